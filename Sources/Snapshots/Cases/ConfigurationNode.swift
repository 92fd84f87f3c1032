import ChartEngine
import Diagnostics
import ValueCoding
import ValueTree

/// A value of a configuration file that knows where it stands.
struct ConfigurationNode {
  var file: String
  private let source: ByteString
  var value: FrozenValue
  private let places: YAMLPlaces?
  /// `redactions[0].path`; empty for the whole file.
  var path = ""

  /// The first document of a file.
  init(file: String, text: ByteString) throws(SnapshotFailure) {
    self.file = file
    source = text
    let repeated: YAMLRepeatedKey?
    do throws(CodingFailure) {
      (value, places, repeated) = try text.withBytes { bytes throws(CodingFailure) in
        try YAMLReader.readNotingRepeats(bytes)
      }
    } catch {
      var diagnostic = Diagnostic(.configuration, "\(file): \(error.message)")
      if let fault = text.withBytes({ YAMLFault.find(in: $0) }) {
        switch fault.cause {
        case .syntax(let words), .encoding(let words): diagnostic.helmText = "\(file) is no YAML: \(words)"
        case .tab, .notAMap: diagnostic.helmText = "\(file) is no YAML"
        case .unknownAnchor, .anchorInItself, .mergeOfNoMap, .collectionAsKey: break
        }
        FaultExplainer(text: text, file: file).add(fault, to: &diagnostic)
      }
      throw SnapshotFailure(.unreadable, diagnostic)
    }
    if let repeated { throw self.repeated(repeated) }
  }

  private init(_ parent: ConfigurationNode, _ value: FrozenValue, _ index: Int, _ path: String) {
    file = parent.file
    source = parent.source
    self.value = value
    places = parent.places.flatMap { index < $0.children.count ? $0.children[index] : nil }
    self.path = path
  }

  /// The entries of a map.
  func entries() throws(SnapshotFailure) -> [(key: String, node: ConfigurationNode)] {
    switch value {
    case .null: return []
    case .map(let map):
      return map.keys.indices.map { index in
        let key = map.keys[index].string
        return (key, ConfigurationNode(self, map.values[index], index, path.isEmpty ? key : "\(path).\(key)"))
      }
    default: throw wrongKind("keys with values")
    }
  }

  func items() throws(SnapshotFailure) -> [ConfigurationNode] {
    switch value {
    case .null: return []
    case .list(let items):
      return items.indices.map { ConfigurationNode(self, items[$0], $0, "\(path)[\($0)]") }
    default: throw wrongKind("a list")
    }
  }

  func text() throws(SnapshotFailure) -> String {
    guard case .string(let text) = value else {
      if case .float = value { throw wrongKind("a text", hint: "Put it in quotes.") }
      throw wrongKind("a text")
    }
    return text.string
  }

  /// A list of texts; one text is a list of one.
  func texts() throws(SnapshotFailure) -> [String] {
    if case .string(let text) = value { return [text.string] }
    var texts: [String] = []
    for item in try items() { texts.append(try item.text()) }
    return texts
  }

  func flag() throws(SnapshotFailure) -> Bool {
    guard case .bool(let flag) = value else { throw wrongKind("true or false") }
    return flag
  }

  func number<Number: FixedWidthInteger>(as type: Number.Type) throws(SnapshotFailure) -> Number {
    switch value {
    case .float(let number): if let number = Number(exactly: number) { return number }
    case .string(let text): if let number = Number(text.string) { return number }
    default: break
    }
    throw wrongKind("a whole number")
  }

  /// One of a few words.
  func word<Word: RawRepresentable & CaseIterable>(
    as type: Word.Type, _ what: String
  ) throws(SnapshotFailure) -> Word where Word.RawValue == String {
    let text = try text()
    if let word = Word(rawValue: text) { return word }
    let known = Word.allCases.map(\.rawValue)
    throw failure(
      "there is no \(what) \"\(text)\"",
      hint: Suggestion.nearest(text, in: known).map { "Did you mean \($0)?" }
        ?? "There is \(known.joined(separator: ", ")).")
  }

  // MARK: Mistakes

  private func repeated(_ repeated: YAMLRepeatedKey) -> SnapshotFailure {
    var diagnostic = Diagnostic(.configuration, "\(file): the key \(repeated.key) stands twice")
    diagnostic.places = [place(repeated.second, atKey: true), place(repeated.first, atKey: true)]
    diagnostic.places[1].role = .related
    diagnostic.places[1].note = "and at"
    return SnapshotFailure(.unreadable, diagnostic)
  }

  func wrongKind(_ wanted: String, hint: String? = nil) -> SnapshotFailure {
    failure("\(path.isEmpty ? "the file" : path) must be \(wanted)", hint: hint)
  }

  /// A key that means nothing here.
  func unknown(known: [String]) -> SnapshotFailure {
    let key = path.split(separator: ".").last.map(String.init) ?? path
    let hint =
      Suggestion.nearest(key, in: known).map { "Did you mean \($0)?" } ?? "Known are \(known.joined(separator: ", "))."
    return failure("the key \(path) means nothing", hint: hint, atKey: true)
  }

  /// The line of what stands at `path` below this, or of what is around it.
  func place(of path: ValuePath) -> Diagnostic.Place? {
    places.map { place($0.place(at: path, in: value).place, atKey: true) }
  }

  private func place(_ places: YAMLPlaces, atKey: Bool) -> Diagnostic.Place {
    let line = Int(atKey ? places.keyLine : places.line)
    let column = Int(atKey ? places.keyColumn : places.column)
    let found = SourceLine.find(line: line, column: column, length: 1, in: source.bytes, file: file)
    return Diagnostic.Place(.failure, found.place, line: found.line)
  }

  func failure(_ message: String, hint: String? = nil, atKey: Bool = false) -> SnapshotFailure {
    var diagnostic = Diagnostic(.configuration, "\(file): \(message)", hints: hint.map { [$0] } ?? [])
    if let places { diagnostic.places.append(place(places, atKey: atKey)) }
    return SnapshotFailure(.unreadable, diagnostic)
  }
}
