import Charts
import Diagnostics
import ValueCoding
import ValueTree

// Files of a chart that are read as YAML: `values.yaml`, and what says what the chart is.
extension ChartExplainer {
  func explain(_ text: ByteString, of name: ByteString, below prefix: String, _ diagnostic: inout Diagnostic) {
    let file = path(prefix + name.string)
    if let mismatch = Metadata.mismatch(in: text, file: name) {
      let places = mismatch.places
      add(places, length: Self.lastKey(of: mismatch.path).utf8.count, of: text, in: file, to: &diagnostic)
      diagnostic.hints.append(Self.hint(mismatch, name.string))
    } else if let fault = ValuesText.fault(in: text) {
      FaultExplainer(text: text, file: file).add(fault, to: &diagnostic)
    }
  }

  func explain(_ fault: MetadataFault, below prefix: String, _ diagnostic: inout Diagnostic) {
    guard let (name, text, places) = fault.place else {
      diagnostic.hints.append("It is about \(path(prefix + "Chart.yaml")).")
      return
    }
    add(places, length: fault.key.count, of: text, in: path(prefix + name.string), to: &diagnostic)
    if let advice = fault.advice { diagnostic.hints.append(advice) }
  }

  private func add(
    _ places: YAMLPlaces, length: Int, of text: ByteString, in file: String, to diagnostic: inout Diagnostic
  ) {
    let found = SourceLine.find(
      line: Int(places.keyLine), column: Int(places.keyColumn), length: max(1, length), in: text.bytes, file: file)
    diagnostic.places.append(Diagnostic.Place(.failure, found.place, line: found.line))
  }

  /// `tags` of `dependencies[0].tags`; empty for an item of a list.
  private static func lastKey(of path: String) -> Substring {
    path.hasSuffix("]") ? "" : path.split(separator: ".").last ?? ""
  }

  private static func hint(_ mismatch: GoMismatch, _ file: String) -> String {
    let what = mismatch.path.isEmpty ? file : mismatch.path
    return "\(what) must be \(words(mismatch.wanted)); this is \(words(mismatch.found))."
  }

  private static func words(_ shape: GoShape) -> String {
    switch shape.pointee {
    case .any, .pointer: "any value"
    case .string: "a string"
    case .bool: "true or false"
    case .int, .float: "a number"
    case .map, .structure: "a map, key: value"
    case .list(let element):
      switch element.pointee {
      case .string: "a list of strings, such as [a, b]"
      case .structure(let structure): "a list of maps, such as - \(structure.fields.first?.name ?? "name"): …"
      default: "a list"
      }
    }
  }

  private static func words(_ value: FrozenValue) -> String {
    switch value {
    case .null: "null"
    case .bool: "true or false"
    case .integer, .float: "a number"
    case .string: "a string"
    case .list: "a list"
    case .map: "a map"
    }
  }
}
