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
      return names.map { SchemaFinding(unknownKey: path + [.key($0)]) }
    }
    return causes.isEmpty ? [SchemaFinding(self)] : causes.flatMap(\.findings)
  }
}

/// One thing that is wrong with a value.
package struct SchemaFinding: Equatable, Sendable {
  /// Where the value stands.
  package var path: ValuePath
  package var message: String
  /// Whether the schema has no property of this name.
  package let isUnknownKey: Bool
  /// What is allowed there, shared with the schema: there may be as many findings as choices.
  private let allowed: [SchemaJSON]

  package init(path: ValuePath, message: String) {
    (self.path, self.message, isUnknownKey, allowed) = (path, message, false, [])
  }

  fileprivate init(unknownKey path: ValuePath) {
    (self.path, message, isUnknownKey, allowed) = (path, "the schema does not know it", true, [])
  }

  fileprivate init(_ violation: SchemaViolation) {
    (path, message, isUnknownKey) = (violation.path, violation.kind.text, false)
    if case .choices(let values) = violation.kind { allowed = values } else { allowed = [] }
  }

  /// The first texts that are allowed there.
  package var choices: [String] {
    allowed.prefix(200).compactMap { if case .string(let text) = $0 { text.string } else { nil } }
  }

  package static func == (left: SchemaFinding, right: SchemaFinding) -> Bool {
    left.path == right.path && left.message == right.message && left.isUnknownKey == right.isUnknownKey
  }
}

extension SchemaNodeReference {
  var node: SchemaNode { schema.nodes[index] }
}
