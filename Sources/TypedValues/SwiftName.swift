import ValueTree

/// Makes Swift names of keys: `kube-state-metrics` is `kubeStateMetrics`, `2fa` is `_2fa`.
struct SwiftName {
  /// Without backticks.
  var text: String

  /// The name as a declaration needs it, and as it can always be used.
  var quoted: String { Self.keywords.contains(text) ? "`\(text)`" : text }

  /// The name that a key alone would get.
  init(key: ByteString) {
    text = Self.camelCase(key.string)
    if Self.withSuffix.contains(text) { text += "_" }
  }

  /// A longer name, near to how the key is spelt: `kube_state_metrics`.
  init(spelling key: ByteString) {
    text = Self.joined(key.string) { scalar in "_" + String(scalar) }
    if Self.withSuffix.contains(text) { text += "_" }
  }

  /// The name of a chart's type: `WebValues` of `web`.
  static func typeName(chart: ByteString) -> String { typeName(stem: typeNameStem(chart: chart)) }

  static func typeName(stem: String) -> String {
    let type = stem + "Values"
    return ownTypes.contains(type) ? "\(type)_" : type
  }

  static func typeNameStem(chart: ByteString) -> String {
    let name = camelCase(chart.string)
    return (name.first.map { $0.uppercased() } ?? "") + name.dropFirst()
  }

  /// Whether a text can stand as the name of a type.
  static func isTypeName(_ text: String) -> Bool {
    camelCase(text) == text && !keywords.contains(text) && !withSuffix.contains(text) && !ownTypes.contains(text)
  }

  /// The letters, digits and underscores of a key; what stands behind anything else becomes upper case.
  private static func camelCase(_ key: String) -> String {
    joined(key) { scalar in scalar.properties.uppercaseMapping }
  }

  private static func joined(_ key: String, _ newWord: (Unicode.Scalar) -> String) -> String {
    var name = ""
    var isNewWord = false
    for scalar in key.unicodeScalars {
      guard isPart(scalar) else {
        isNewWord = !name.isEmpty
        continue
      }
      name += isNewWord ? newWord(scalar) : String(scalar)
      isNewWord = false
    }
    guard let first = name.unicodeScalars.first else { return "key" }
    if name.unicodeScalars.allSatisfy({ $0 == "_" }) { return "key" + name }
    return first == "_" || isStart(first) ? name : "_" + name
  }

  private static func isStart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII ? scalar.properties.isAlphabetic : scalar.properties.isXIDStart && isPlain(scalar)
  }

  private static func isPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "_" || 0x30...0x39 ~= scalar.value || isStart(scalar)
      || !scalar.isASCII && scalar.properties.isXIDContinue && isPlain(scalar)
  }

  /// Not one of the few letters that Swift leaves out of names.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    let category = scalar.properties.generalCategory
    return category != .format && category != .letterNumber && !scalar.properties.isNoncharacterCodePoint
      && !(0xFE00...0xFE0F ~= scalar.value)
  }

  /// Members that mean something else even in backticks, and names of the library's own.
  private static let withSuffix: Set<String> = [
    "init", "self", "Self", "Type", "Protocol", "callAsFunction", "valuesPath", "dynamicMember", "deinit", "subscript",
  ]

  /// Types that the generated text uses: no type of its own may hide them.
  static let ownTypes: Set<String> = [
    "Bool", "Int", "Double", "String", "ChartSetting", "ChartValue", "ValuesMap", "FreeValues", "Swift", "ChartTesting",
  ]

  /// Swift's reserved words.
  private static let keywords: Set<String> = [
    "Any", "as", "associatedtype", "await", "break", "case", "catch", "class", "continue", "default", "defer", "do",
    "else", "enum", "extension", "fallthrough", "false", "fileprivate", "for", "func", "guard", "if", "import", "in",
    "inout", "internal", "is", "let", "nil", "operator", "precedencegroup", "private", "protocol", "public", "repeat",
    "rethrows", "return", "static", "struct", "super", "switch", "throw", "throws", "true", "try", "typealias", "var",
    "where", "while",
  ]
}

/// Gives each key of a map a name of its own.
struct SwiftNames {
  private(set) var names: [SwiftName] = []

  /// Of keys that would get one name, the one that is spelt so keeps it; the others have `_` for what cannot stand in a name,
  /// and when that is taken too a number, in their order.
  init(of keys: [ByteString]) {
    names = keys.map { SwiftName(key: $0) }
    var taken: Set<String> = []
    var isFixed = keys.map { _ in false }
    for (index, key) in keys.enumerated() where ByteString(names[index].text) == key {
      isFixed[index] = taken.insert(names[index].text).inserted
    }
    var numbers: [String: Int] = [:]
    for index in keys.indices where !isFixed[index] {
      if taken.insert(names[index].text).inserted { continue }
      names[index] = SwiftName(spelling: keys[index])
      let name = names[index].text
      while !taken.insert(names[index].text).inserted {
        let number = numbers[name, default: 2]
        names[index].text = "\(name)\(number)"
        numbers[name] = number + 1
      }
    }
  }
}
