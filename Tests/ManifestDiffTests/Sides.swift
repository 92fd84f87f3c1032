import ManifestDiff
import ValueCoding
import ValueTree

/// The changes between two texts of documents, as people read them.
func changes(_ old: String, _ new: String, options: DiffOptions = DiffOptions()) -> ObjectDiff {
  ObjectDiff.compare(
    DiffObject.read(ByteString(old), source: "a.yaml"), DiffObject.read(ByteString(new), source: "a.yaml"),
    options: options)
}

/// The lines of the edits between two YAML values, without headers.
func edits(_ old: String, _ new: String, kind: String = "") -> [String] {
  let head = kind.isEmpty ? "" : "kind: \(kind)\nmetadata: {name: x}\n"
  return changes(head + old, head + new, options: .values).changes.flatMap { change -> [String] in
    let lines = DiffText().text(of: change).split(separator: "\n").dropFirst()
    return lines.map { String($0.dropFirst(2)).trimmingPrefix(while: { $0 == " " }).description }
  }
}

extension DiffOptions {
  /// Only what changes values.
  static var values: DiffOptions {
    var options = DiffOptions()
    options.reports = []
    return options
  }
}
