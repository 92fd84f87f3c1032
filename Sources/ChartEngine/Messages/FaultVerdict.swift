import Diagnostics
import ValueCoding
import ValueTree

/// What a fault in a YAML text comes down to: the parts of the text to blame, and what to try.
///
/// A reader tells where it gave up. That is mostly behind the mistake, so the lines around are looked at.
struct FaultVerdict {
  struct Part: Equatable {
    var role: Diagnostic.Place.Role
    var range: SourceRange
    var note = ""
  }

  /// The first one is to blame.
  private(set) var parts: [Part] = []
  private(set) var hints: [String] = []
  /// Whether it is where lines stand that is wrong, and not what stands in them.
  private(set) var isAboutIndentation = false

  private let fault: YAMLFault
  private let lines: FaultLines
  private let writer: Writer

  /// What wrote the text, at least where it is to blame: what helps depends on it.
  enum Writer { case person, template, action }

  init(_ fault: YAMLFault, in text: ByteString, by writer: Writer) {
    self.fault = fault
    self.writer = writer
    lines = FaultLines(text)
    if let conflict = lines.conflictMarker {
      blame(conflict, hint: Self.conflictHint)
    } else {
      judge()
    }
  }

  private static let conflictHint =
    "git left these marks of a merge conflict: keep one of the two sides, and take out <<<<<<<, ======= and >>>>>>>."

  // MARK: Parts

  private mutating func blame(_ range: Range<Int>, hint: String? = nil) {
    parts.append(Part(role: .failure, range: SourceRange(range.lowerBound, range.upperBound)))
    if let hint { hints.append(hint) }
  }

  private mutating func blame(_ offset: Int, hint: String? = nil) { blame(offset..<offset + 1, hint: hint) }

  private mutating func relate(_ offset: Int, _ note: String) {
    parts.append(Part(role: .related, range: SourceRange(offset, offset + 1), note: note))
  }

  /// Blames where the reader gave up, and tells where the thing started that it was reading.
  private mutating func blameBoth(hint: String? = nil) {
    blame(fault.offset, hint: hint)
    guard let start = fault.start, lines.line(around: start) != lines.line(around: fault.offset) else { return }
    relate(start, "inside what starts at")
  }

  // MARK: Causes

  private mutating func judge() {
    switch fault.cause {
    case .tab: blameBoth(hint: "YAML is indented by spaces only; a tab stands here.")
    case .encoding(let words): blame(fault.offset, hint: Self.encodingHint(words))
    case .notAMap(let isList): blame(fault.offset, hint: notAMapHint(isList))
    case .unknownAnchor(let name):
      blameAlias(
        name,
        "stands for what an & of that name above it marks, and there is none. A text that starts with * \(needsQuotes)")
    case .anchorInItself(let name):
      blameAlias(name, "stands inside of what the & of that name marks, which would have to hold itself.")
    case .mergeOfNoMap:
      blame(fault.offset, hint: "<< takes a map, or a list of maps, and adds their keys; here stands something else.")
    case .collectionAsKey(let isList): judgeKey(isList)
    case .syntax(let words): judge(words)
    }
  }

  private mutating func blameAlias(_ name: String, _ words: String) {
    let shown = name.utf8.count > 60 ? "" : name
    blame(fault.offset..<fault.offset + 1 + name.utf8.count, hint: "*\(shown) \(words)")
  }

  private static func encodingHint(_ words: String) -> String {
    words == "control characters are not allowed"
      ? "A control character stands here, which YAML allows only as \"\\x00\" or its like in double quotes."
      : "The bytes here are no UTF-8: save the file as UTF-8."
  }

  private func notAMapHint(_ isList: Bool) -> String {
    if isRendered {
      return "A manifest is a map: kind: …, metadata: …; this is \(isList ? "a list" : "only a string")."
    }
    return isList
      ? "A values file is a map, key: value; this one is a list. Put it under a key."
      : "A values file is a map, key: value; this is only a string. Is a colon missing, or the space behind it?"
  }

  private mutating func judgeKey(_ isList: Bool) {
    if fault.offset > 0, lines.byte(fault.offset - 1) == UInt8(ascii: "{"),
      lines.byte(fault.offset) == UInt8(ascii: "{")
    {
      return judgeBracket(fault.offset - 1)
    }
    blame(fault.offset, hint: "A key is a text, a number, true or false; this one is \(isList ? "a list" : "a map").")
  }

  /// By libyaml's words.
  private mutating func judge(_ words: String) {
    if isRendered, fault.quoted == nil, let printed = lines.goMap(around: fault.offset) {
      return blame(printed, hint: "map[…] is how Go prints a map: toYaml or toJson writes it as YAML.")
    }
    switch words {
    case "mapping values are not allowed in this context": judgeColon()
    case "could not find expected ':'": judgeKeyWithoutColon()
    case "did not find expected key": judgeKeyMissing()
    case "did not find expected '-' indicator":
      judgeIndentation(
        inColumn:
          "The lines above in its column start with -, as items of a list: this one lacks the -, or is indented "
          + "wrongly.")
    case "found character that cannot start any token": judgeFirstCharacter()
    case "did not find expected alphabetic or numeric character":
      let sign = lines.byte(fault.start ?? fault.offset) == UInt8(ascii: "&") ? "&" : "*"
      blame(fault.start ?? fault.offset, hint: "A value that starts with \(sign) \(needsQuotes)")
    case "found unexpected end of stream", "found unexpected document indicator":
      blame(fault.start ?? fault.offset, hint: "The quote that opens here is not closed.")
    case "did not find expected ',' or ']'", "did not find expected ',' or '}'": judgeFlow()
    case "did not find expected node content": judgeMissingValue()
    case "block sequence entries are not allowed in this context":
      blameBoth(hint: "A list starts on a line of its own, below its key.")
    case "found unknown escape character":
      let instead = writer == .action ? inQuotes : "write \\\\, or put the text in single quotes."
      blame(fault.offset, hint: "In double quotes \\ starts an escape: \(instead)")
    default: blameBoth()
    }
  }

  /// For what stands in quotes that a template has around an action.
  private var inQuotes: String { "where a value may hold one, write {{ … | quote }} without quotes around it." }

  private var isRendered: Bool { writer != .person }
  private var needsQuotes: String { writer == .action ? "needs quotes: {{ … | quote }}." : "needs quotes." }

  // MARK: Lines

  private mutating func judgeColon() {
    let start = min(fault.offset, lines.content(ofLineAround: fault.offset).lowerBound)
    if let colon = lines.colonWithoutSpace(above: fault.offset) {
      let word = lines.bytes[lines.content(ofLineAround: colon)].prefix(60)
      blame(
        colon,
        hint: "\(String(decoding: word, as: UTF8.self)) is a text to YAML: a key's colon needs a space behind it.")
    } else if lines.hasKey(in: start..<fault.offset) {
      blame(fault.offset, hint: "A value with a colon and a space in it \(needsQuotes)")
    } else if lines.isBelowValue(fault.offset) {
      isAboutIndentation = true
      blame(
        start..<fault.offset,
        hint: "The line above has its value already, so nothing can stand below it: is this line indented too far?")
    } else {
      blameBoth(hint: "Either this line is indented wrongly, or a value with a colon in it needs quotes.")
    }
  }

  private mutating func judgeKeyWithoutColon() {
    let start = fault.start ?? fault.offset
    let isBracket = "[{\"'".utf8.contains(lines.byte(start))
    blame(
      start..<max(start + 1, lines.content(ofLineAround: start).upperBound),
      hint: isBracket
        ? "This stands where a key is wanted; the value of a key is indented more than the key."
        : "A key needs a colon and a space behind it; a string of several lines needs | or quotes.")
  }

  private mutating func judgeMissingValue() {
    if let bracket = lines.bracketOfValue(before: fault.offset), lines.byte(bracket + 1) == lines.byte(bracket),
      lines.byte(bracket) == UInt8(ascii: "{")
    {
      judgeBracket(bracket)
    } else if "]}".utf8.contains(lines.byte(fault.offset)), lines.isBehindKey(fault.offset) {
      blame(fault.offset, hint: "A text that starts with \(UnicodeScalar(lines.byte(fault.offset))) \(needsQuotes)")
    } else {
      blameBoth(hint: "A value is missing here, or a bracket is not closed.")
    }
  }

  private mutating func judgeKeyMissing() {
    if let quoted = fault.quoted { return judgeQuote(quoted) }
    if let bracket = lines.bracketOfValue(before: fault.offset) { return judgeBracket(bracket) }
    let isItem = lines.isItem(at: fault.offset)
    judgeIndentation(
      inColumn: isItem ? "A - starts an item of a list, and the lines above in its column are keys of a map." : nil)
  }

  /// - Parameter hint: where the column is right.
  private mutating func judgeIndentation(inColumn hint: String?) {
    if let start = fault.start, lines.column(of: start) == lines.column(of: fault.offset) {
      blameBoth(hint: hint)
    } else {
      isAboutIndentation = true
      if lines.bytes[lines.content(ofLineAround: fault.offset)].starts(with: "---".utf8) {
        return blame(fault.offset, hint: "--- parts documents only where it is the start of a line.")
      }
      let fitsNone = lines.isIndentedLikeNone(fault.offset)
      blameBoth(hint: fitsNone ? "The indentation of this line fits none of the lines above it." : nil)
    }
  }

  /// A text in quotes ended too early: by a quote inside of it, or by the one that opens another text below.
  private mutating func judgeQuote(_ quoted: Range<Int>) {
    let isDouble = lines.byte(quoted.lowerBound) == UInt8(ascii: "\"")
    let quote = isDouble ? "\"" : "'"
    if lines.line(around: quoted.lowerBound) != lines.line(around: quoted.upperBound) {
      blame(quoted.lowerBound, hint: "Is the \(quote) missing that closes the text which opens here?")
      return relate(quoted.upperBound - 1, "the next \(quote) ends it, at")
    }
    let inside = "The text in quotes ends with this \(quote): "
    blame(
      quoted.upperBound - 1,
      hint: writer == .action
        ? inside + inQuotes
        : inside + "inside of a text in \(quote) it is written \(isDouble ? "\\\"" : "''").")
  }

  private mutating func judgeFirstCharacter() {
    if isRendered, let verb = lines.printfVerb(at: fault.offset) {
      return blame(verb, hint: "%!… is what printf gives where a verb does not fit its value, or a value is missing.")
    }
    if let bracket = lines.bracketOfValue(before: fault.offset) { return judgeBracket(bracket) }
    let byte = lines.byte(fault.offset)
    let isKnown = "@`%".utf8.contains(byte)
    blameBoth(
      hint: "A value that starts with \(isKnown ? String(UnicodeScalar(byte)) : "@, ` or %") \(needsQuotes)")
  }

  /// A value was meant as a text and starts with what opens a map or a list.
  private mutating func judgeBracket(_ offset: Int) {
    let brace = UInt8(ascii: "{")
    guard lines.byte(offset) == brace, lines.byte(offset + 1) == brace else {
      let bracket = UnicodeScalar(lines.byte(offset))
      let kind = bracket == "{" ? "map" : "list"
      return blame(offset, hint: "\(bracket) opens a \(kind): a text that starts with it \(needsQuotes)")
    }
    blame(
      offset..<offset + 2,
      hint: isRendered
        ? "{{ was printed, and opens a map inside of a map in YAML: a text that starts with { \(needsQuotes)"
        : "Values files are no templates: quote the text and let the template expand it with tpl.")
  }

  private mutating func judgeFlow() {
    let bracket = lines.bracketOfValue(before: fault.offset)
    if let bracket, lines.byte(bracket + 1) == UInt8(ascii: "{"), lines.byte(bracket) == UInt8(ascii: "{") {
      return judgeBracket(bracket)
    }
    guard let start = fault.start, !lines.isClosed(bracketAt: start) else {
      return blameBoth(hint: "A comma is missing before this, or a text needs quotes.")
    }
    let unclosed = "the \(UnicodeScalar(lines.byte(start))) that opens here is not closed."
    blame(
      start,
      hint: lines.hasComment(behind: start) ? "Behind the # all is a comment: \(unclosed)" : "T\(unclosed.dropFirst())")
    let isElsewhere = lines.line(around: start) != lines.line(around: fault.offset)
    if isElsewhere, fault.offset < lines.bytes.count { relate(fault.offset, "it cannot go on with") }
  }
}
