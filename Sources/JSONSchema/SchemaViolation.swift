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
  package var findings: [SchemaFinding] {
    if case .additionalProperties(let names) = kind {
      return names.map {
        SchemaFinding(path: path + [.key($0)], message: "the schema does not know it", isUnknownKey: true)
      }
    }
    if causes.isEmpty { return [SchemaFinding(path: path, message: kind.text, choices: kind.texts)] }
    return causes.flatMap(\.findings)
  }
}

/// One thing that is wrong with a value.
package struct SchemaFinding: Equatable, Sendable {
  /// Where the value stands.
  package var path: ValuePath
  package var message: String
  /// Whether the schema has no property of this name.
  package var isUnknownKey = false
  /// The texts that are allowed there.
  package var choices: [String] = []

  package init(path: ValuePath, message: String, isUnknownKey: Bool = false, choices: [String] = []) {
    self.path = path
    self.message = message
    self.isUnknownKey = isUnknownKey
    self.choices = choices
  }
}

extension SchemaNodeReference {
  var node: SchemaNode { schema.nodes[index] }
}
