import Charts
import ValueCoding
import ValueTree

/// The Swift in which tests set a chart's values: `WebValues.image.tag("2")`.
///
/// Equal charts give equal texts. Whatever a chart says, its names become Swift names and its texts stay inside of literals
/// and comments.
///
/// - Quirk: an empty key has no setter, since Helm's paths cannot name it.
package struct TypedValuesText {
  private let root: ValuesOutline
  private let name: String
  private let chart: ByteString
  private let deepest: Int

  /// Maps that are not printed yet, with the names of their types.
  private var pending: [(path: ValuePath, outline: ValuesOutline, type: SwiftName)] = []
  private var typeNames: Set<String> = SwiftName.ownTypes
  private var text = ""

  /// A chart with more keys gets setters for the upper ones: the compiler takes a second for some thousand.
  private static let mostKeys = 12_000

  /// The text for a chart.
  ///
  /// - Parameter name: of the type; nil for one made of the chart's name.
  package static func text(of chart: Chart, name: String? = nil) -> String {
    var printer = TypedValuesText(chart, name: name ?? typeName(for: chart))
    printer.printAll()
    return printer.text
  }

  /// `WebValues` for `web`.
  package static func typeName(for chart: Chart) -> String { SwiftName.typeName(chart: chart.name) }

  /// What a chart's name gives to the names of types: `Web` for `web`.
  package static func typeNameStem(of chart: ByteString) -> String { SwiftName.typeNameStem(chart: chart) }

  /// `WebValues` for `Web`.
  package static func typeName(stem: String) -> String { SwiftName.typeName(stem: stem) }

  /// Whether a text can stand as the name of the type.
  package static func isTypeName(_ text: String) -> Bool { SwiftName.isTypeName(text) }

  private init(_ chart: Chart, name: String) {
    root = ValuesOutline(chart)
    self.chart = chart.name
    self.name = name
    deepest = root.depth(ofAtMost: Self.mostKeys)
  }

  // MARK: Types

  private mutating func printAll() {
    text = """
      // Made by valuesctl out of the chart's values: a change here is lost.
      // swift-format-ignore-file

      import ChartTesting

      /// The values of the chart \(SwiftLiteral.commentLine(chart.string)), each a setting for renders.
      enum \(name) {

      """
    printMembers(of: root, at: [], in: nil)
    text += "}\n"
    if pending.isEmpty { return }
    text += """

      /// The maps in ``\(name)``.
      enum \(keysName) {

      """
    var isFirst = true
    while !pending.isEmpty {
      let (path, outline, type) = pending.removeFirst()
      if !isFirst { text += "\n" }
      isFirst = false
      text += "  struct \(type.quoted): ValuesMap {\n"
      text += "    var valuesPath: String { \(SwiftLiteral.quoted(path.setText)) }\n"
      printMembers(of: outline, at: path, in: type)
      text += "  }\n"
    }
    text += "}\n"
  }

  private var keysName: String { name + "Maps" }

  /// The name of a map's type, made of the names that lead there.
  private mutating func typeName(of member: SwiftName, in parent: SwiftName?) -> SwiftName {
    var name = member
    if let parent { name.text = "\(parent.text)_\(member.text)" }
    let base = name.text
    var number = 2
    while !typeNames.insert(name.text).inserted {
      name.text = "\(base)_\(number)"
      number += 1
    }
    return name
  }
}

extension TypedValuesText {
  // MARK: Members

  private mutating func printMembers(of outline: ValuesOutline, at path: ValuePath, in type: SwiftName?) {
    let keys = outline.children.keys.sorted()
    let names = SwiftNames(of: keys).names
    let keyOfName = Dictionary(zip(names.map(\.text), keys)) { first, _ in first }
    for (key, name) in zip(keys, names) {
      guard let child = outline.children[key] else { continue }
      var setterType = child.setterType
      if setterType == .map, path.count + 1 >= deepest { setterType = .freeMap }
      let childPath = path + [.key(key)]
      let indent = type == nil ? "  " : "    "
      var words = "\(SwiftLiteral.code(childPath.setText))\(Self.words(of: child, setterType))"
      let short = SwiftName(key: key).text
      if short != name.text, let other = keyOfName[short] {
        words += " The name \(short) is that of \(SwiftLiteral.code(other.string))."
      }
      if !child.comment.isEmpty { text += "\(indent)/// \(SwiftLiteral.commentLine(child.comment))\n\(indent)///\n" }
      text += "\(indent)/// \(words)\n"
      let access = type == nil ? "static " : ""
      for declaration in declarations(of: name, child, childPath, setterType, in: type) {
        text += "\(indent)\(access)\(declaration)\n"
      }
    }
  }

  private mutating func declarations(
    of name: SwiftName, _ outline: ValuesOutline, _ path: ValuePath, _ setterType: SetterType, in type: SwiftName?
  ) -> [String] {
    let literal = SwiftLiteral.quoted(path.setText)
    func setter(_ type: String, _ label: String, _ parameter: String = "_") -> String {
      "func \(name.quoted)(\(parameter) value: \(type)) -> ChartSetting { .init(path: \(literal), \(label): value) }"
    }
    switch setterType {
    case .bool: return [setter("Bool?", "bool")]
    case .int: return [setter("Int?", "int")]
    case .double: return [setter("Double?", "double")]
    case .string: return [setter("String?", "string")]
    case .any: return [setter("ChartValue", "value")]
    case .list(let item):
      let label = item == "ChartValue" ? "list" : item.lowercased() + "s"
      return [setter("[\(item)]?", label), setter("ChartValue", "value", "raw")]
    case .freeMap: return ["var \(name.quoted): FreeValues { .init(valuesPath: \(literal)) }"]
    case .map:
      let mapType = typeName(of: name, in: type)
      pending.append((path, outline, mapType))
      return ["var \(name.quoted): \(keysName).\(mapType.quoted) { .init() }"]
    }
  }

  /// What follows on the path: the default, and what is allowed.
  private static func words(of outline: ValuesOutline, _ type: SetterType) -> String {
    var words = ""
    switch (type, outline.value) {
    case (.map, _): words = ": a map with the keys below."
    case (_, let value?): words = ", by default \(SwiftLiteral.code(short(value)))."
    case (_, nil): words = ", without a default."
    }
    if !outline.choices.isEmpty {
      words += " One of \(outline.choices.prefix(12).map { SwiftLiteral.code(short($0)) }.joined(separator: ", "))"
      words += outline.choices.count > 12 ? ", …" : "."
    }
    return words
  }

  /// As JSON on one line, cut where it is long.
  private static func short(_ value: FrozenValue) -> String {
    var bytes: [UInt8] = []
    do throws(CodingFailure) {
      try JSONWriter.append(Value(thawing: value), escapesHTML: false, to: &bytes)
    } catch {
      return "…"
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.count > 80 ? text.prefix(79) + "…" : text
  }
}
