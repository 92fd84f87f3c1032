/// A class such as `\p{Greek}`, as RE2 writes it.
struct UnicodeClass {
  /// As it stands in `[…]`.
  let member: String
  /// As it stands by itself.
  let alone: String

  /// The class that Go finds under `name`; nil when there is none.
  ///
  /// - Quirk: Go 1.26 takes underscores out of `name` and then finds no script that has one in its own name, so
  ///   `\p{Old_Italic}` is an error.
  init?(named name: ArraySlice<UInt8>, isNegated: Bool) {
    let name = Self.canonical(name)
    let sign = isNegated ? "P" : "p"
    switch name {
    case "Any": self.init("\\\(sign){Any}")
    case "Ascii": self.init(isNegated ? "\\x{80}-\\x{10ffff}" : "\\x{0}-\\x{7f}", isRange: true)
    case "LC", "Lc", "Casedletter":
      self.init(isNegated ? "\\PL\\p{Lm}\\p{Lo}" : "\\p{Lu}\\p{Ll}\\p{Lt}", isRange: true)
    case "C", "Other": self.init(complement: Self.assignedLetters, unlessNegated: isNegated, Self.otherRanges)
    case "Cn", "Unassigned": self.init(complement: Self.assigned, unlessNegated: isNegated, Self.unassignedRanges)
    case "Assigned": self.init(complement: Self.assigned, unlessNegated: !isNegated, Self.unassignedRanges)
    case "Kawi":
      let ranges = "\\x{11f00}-\\x{11f10}\\x{11f12}-\\x{11f3a}\\x{11f3e}-\\x{11f59}"
      let others = "\\x{0}-\\x{11eff}\\x{11f11}\\x{11f3b}-\\x{11f3d}\\x{11f5a}-\\x{10ffff}"
      self.init(isNegated ? others : ranges, isRange: true)
    default:
      if Self.categories.contains(name) || Self.scripts.contains(name) {
        self.init("\\\(sign){\(name)}")
      } else if let category = Self.aliases[name] {
        self.init("\\\(sign){\(category)}")
      } else {
        return nil
      }
    }
  }

  private init(_ member: String, isRange: Bool = false) {
    self.member = member
    alone = isRange ? "[\(member)]" : member
  }

  /// All that is not in `classes`, or with `isNegated` just those. RE2 cannot write a complement as a member.
  private init(complement classes: String, unlessNegated isNegated: Bool, _ ranges: @autoclosure () -> String) {
    member = isNegated ? classes : ranges()
    alone = isNegated ? "[\(classes)]" : "[^\(classes)]"
  }

  private static let assignedLetters = "\\pL\\pM\\pN\\pP\\pS\\pZ"
  private static let assigned = assignedLetters + "\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}"

  private static let unassignedRanges = ranges { $0 == .unassigned }
  private static let otherRanges = unassignedRanges + "\\p{Cc}\\p{Cf}\\p{Co}\\p{Cs}"

  /// The code points, surrogates left out, whose category `holds`.
  private static func ranges(_ holds: (Unicode.GeneralCategory) -> Bool) -> String {
    var text = ""
    var start: UInt32?
    for code in UInt32(0)...0x110000 {
      let isMember = Unicode.Scalar(code).map { holds($0.properties.generalCategory) } ?? false
      if isMember, start == nil { start = code }
      if !isMember, let first = start {
        text += "\\x{\(String(first, radix: 16))}-\\x{\(String(code - 1, radix: 16))}"
        start = nil
      }
    }
    return text
  }

  /// First letter large, the others small, without `_`, `-` and space.
  private static func canonical(_ name: ArraySlice<UInt8>) -> String {
    var output: [UInt8] = []
    for byte in name where byte != UInt8(ascii: "_") && byte != UInt8(ascii: "-") && byte != UInt8(ascii: " ") {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z") where output.isEmpty: output.append(byte - 32)
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where !output.isEmpty: output.append(byte + 32)
      default: output.append(byte)
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  private static let categories = Set(
    words(
      """
      Cc Cf Co Cs L Ll Lm Lo Lt Lu M Mc Me Mn N Nd Nl No P Pc Pd Pe Pf Pi Po Ps S Sc Sk Sm So Z Zl Zp Zs
      """))

  /// The scripts of Unicode 15 whose names Go finds, without Kawi, which RE2 of 2022 does not know.
  private static let scripts = Set(
    words(
      """
      Adlam Ahom Arabic Armenian Avestan Balinese Bamum Batak Bengali Bhaiksuki Bopomofo Brahmi Braille Buginese Buhid \
      Carian Chakma Cham Cherokee Chorasmian Common Coptic Cuneiform Cypriot Cyrillic Deseret Devanagari Dogra \
      Duployan Elbasan Elymaic Ethiopic Georgian Glagolitic Gothic Grantha Greek Gujarati Gurmukhi Han Hangul Hanunoo \
      Hatran Hebrew Hiragana Inherited Javanese Kaithi Kannada Katakana Kharoshthi Khmer Khojki Khudawadi Lao Latin \
      Lepcha Limbu Lisu Lycian Lydian Mahajani Makasar Malayalam Mandaic Manichaean Marchen Medefaidrin Miao Modi \
      Mongolian Mro Multani Myanmar Nabataean Nandinagari Newa Nko Nushu Ogham Oriya Osage Osmanya Palmyrene \
      Phoenician Rejang Runic Samaritan Saurashtra Sharada Shavian Siddham Sinhala Sogdian Soyombo Sundanese Syriac \
      Tagalog Tagbanwa Takri Tamil Tangsa Tangut Telugu Thaana Thai Tibetan Tifinagh Tirhuta Toto Ugaritic Vai \
      Vithkuqi Wancho Yezidi Yi
      """))

  private static let aliases: [String: String] = [
    "Closepunctuation": "Pe", "Combiningmark": "M", "Connectorpunctuation": "Pc", "Control": "Cc",
    "Currencysymbol": "Sc", "Dashpunctuation": "Pd", "Decimalnumber": "Nd", "Enclosingmark": "Me",
    "Finalpunctuation": "Pf", "Format": "Cf", "Initialpunctuation": "Pi", "Letter": "L", "Letternumber": "Nl",
    "Lineseparator": "Zl", "Lowercaseletter": "Ll", "Mark": "M", "Mathsymbol": "Sm", "Modifierletter": "Lm",
    "Modifiersymbol": "Sk", "Nonspacingmark": "Mn", "Number": "N", "Openpunctuation": "Ps", "Otherletter": "Lo",
    "Othernumber": "No", "Otherpunctuation": "Po", "Othersymbol": "So", "Paragraphseparator": "Zp",
    "Privateuse": "Co", "Punctuation": "P", "Separator": "Z", "Spaceseparator": "Zs", "Spacingmark": "Mc",
    "Surrogate": "Cs", "Symbol": "S", "Titlecaseletter": "Lt", "Uppercaseletter": "Lu", "Cntrl": "Cc", "Digit": "Nd",
    "Punct": "P",
  ]
}
