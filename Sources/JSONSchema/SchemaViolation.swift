import ValueTree

/// What a value breaks of a schema: a tree, as the schema's conditions nest.
package struct SchemaViolation: Error, Sendable {
  /// Where the value stands that breaks it.
  package var path: ValuePath
  var kind: ViolationKind
  var causes: [SchemaViolation] = []

  /// The violation as Helm shows it, one line each: `- at '/a/b': got string, want number`.
  package var text: String {
    var lines = ""
    for cause in causes { cause.append(to: &lines, indent: 1) }
    return lines.isEmpty ? lines : String(lines.dropFirst())
  }

  /// The same below the schema's own name.
  var titledText: String { "\(kind.text)\n\(text)" }

  private func append(to output: inout String, indent: Int) {
    var indent = indent
    // A reference that fails in one way is not worth a line of its own.
    if !(kind.isReference && causes.count == 1) {
      output += "\n" + String(repeating: "  ", count: indent - 1) + "- at \(JSONPointer(path).text.singleQuoted): "
      output += kind.text
      indent += 1
    }
    for cause in causes { cause.append(to: &output, indent: indent) }
  }

  /// The innermost findings, each with the place of the value it is about.
  package var findings: [(path: ValuePath, message: String, isUnknownKey: Bool)] {
    if case .additionalProperties(let names) = kind {
      return names.map { (path + [.key($0)], "the schema does not know it", true) }
    }
    if causes.isEmpty { return [(path, kind.text, false)] }
    return causes.flatMap(\.findings)
  }
}

extension SchemaNodeReference {
  var node: SchemaNode { schema.nodes[index] }
}
