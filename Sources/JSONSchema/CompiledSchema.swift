import ValueTree

/// A schema ready to check values with, from any number of threads.
package final class CompiledSchema: Sendable {
  let nodes: [SchemaNode]
  let root: NodeIndex

  init(nodes: [SchemaNode], root: NodeIndex) {
    self.nodes = nodes
    self.root = root
  }

  /// What Helm calls the schema of a chart, which has no address of its own.
  static let url: ByteString = "file:///values.schema.json"

  /// Compiles the bytes of a `values.schema.json`.
  ///
  /// Nothing is ever fetched: a `$ref` into the network fails.
  ///
  /// - Parameter readFile: how a `file:` reference is read; the bytes, or Go's words for why not.
  /// - Throws: what Helm prints after the chart's name, for bad JSON, a schema that breaks its metaschema, and references
  ///   that lead nowhere.
  package convenience init(
    _ bytes: UnsafeBufferPointer<UInt8>,
    readFile: (_ path: String) -> Result<[UInt8], SchemaFailure> = { .failure(.unread($0)) }
  ) throws(SchemaFailure) {
    let document = try SchemaJSON.read(bytes)
    self.init(
      try withoutActuallyEscaping(readFile) { readFile throws(SchemaFailure) in
        let compiler = SchemaCompiler(readFile: readFile)
        compiler.documents.add(document, at: Self.url)
        let root = try compiler.compile(SchemaPlace(url: Self.url, pointer: .root))
        return (compiler.nodes, root)
      })
  }

  private convenience init(_ compiled: ([SchemaNode], NodeIndex)) {
    self.init(nodes: compiled.0, root: compiled.1)
  }

  /// What `values` break, or nil.
  ///
  /// - Parameter stepsLeft: how much checking it may take; what is left comes back. Below zero the violation says so.
  package func violation(of values: FrozenMap, stepsLeft: inout Int) -> SchemaViolation? {
    var validator = Validator(stepsLeft: stepsLeft)
    defer { stepsLeft = validator.stepsLeft }
    return validator.run(SchemaNodeReference(schema: self, index: root), .map(values), meta: nil)
  }

  /// What `value` breaks, or nil.
  package func violation(of value: FrozenValue) -> SchemaViolation? {
    var validator = Validator()
    return validator.run(SchemaNodeReference(schema: self, index: root), value, meta: nil)
  }
}

extension SchemaFailure {
  /// Files beside the schema are not read unless the caller says how.
  package static func unread(_ path: String) -> SchemaFailure {
    SchemaFailure("open \(path): schemas in other files are not read")
  }
}

/// One node of one compiled schema.
struct SchemaNodeReference: Equatable {
  let schema: CompiledSchema
  let index: NodeIndex

  static func == (left: SchemaNodeReference, right: SchemaNodeReference) -> Bool {
    left.index == right.index && left.schema === right.schema
  }

  func sibling(_ index: NodeIndex) -> SchemaNodeReference { SchemaNodeReference(schema: schema, index: index) }
}
