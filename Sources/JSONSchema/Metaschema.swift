import ValueTree

/// The schemas that schemas themselves must obey.
enum Metaschema {
  /// The document of a metaschema by its address; nil when it is none.
  static func document(_ url: String) -> SchemaJSON? {
    for prefix in ["http://json-schema.org/", "https://json-schema.org/"] where url.hasPrefix(prefix) {
      let path = String(url.dropFirst(prefix.count))
      guard var text = MetaschemaText.text(path == "schema" ? "draft/2020-12/schema" : path) else { return nil }
      return text.withUTF8 { bytes in
        do throws(SchemaFailure) {
          return try SchemaJSON.read(bytes)
        } catch {
          preconditionFailure("the metaschema \(path) is no JSON: \(error.message)")
        }
      }
    }
    return nil
  }

  /// What `value` breaks of the metaschema of `dialect`; the schemas at `resources` have dialects of their own.
  static func violation(
    of value: FrozenValue, dialect: Dialect, resources: [JSONPointer: Dialect]
  ) -> SchemaViolation? {
    var validator = Validator()
    validator.dialects = resources
    validator.stepsLeft = .max
    let meta = schema(of: dialect)
    return validator.run(meta, value, meta: meta)
  }

  static func schema(of dialect: Dialect) -> SchemaNodeReference {
    let base = compiled(dialect.draft)
    guard let vocabularies = dialect.vocabularies else {
      return SchemaNodeReference(schema: base.schema, index: base.schema.root)
    }
    // A metaschema of someone's own: all the vocabularies that it asks for.
    let node = SchemaNode(place: SchemaPlace(url: "urn:mem:metaschema", pointer: .root))
    node.draft = dialect.draft
    node.resource = base.schema.nodes.count
    var conditions = Conditions()
    conditions.all = vocabularies.compactMap { base.vocabularies[$0] }
    node.conditions = Boxed(conditions)
    if dialect.draft >= .of2020 {
      node.dynamicAnchor = "meta"
      node.dynamicAnchors = ["meta": node.resource]
    }
    let schema = CompiledSchema(nodes: base.schema.nodes + [node], root: node.resource)
    return SchemaNodeReference(schema: schema, index: schema.root)
  }

  // MARK: Compiled once

  private struct Compiled: Sendable {
    var schema: CompiledSchema
    var vocabularies: [String: NodeIndex]
  }

  private static let draft4 = compile(.draft4)
  private static let draft6 = compile(.draft6)
  private static let draft7 = compile(.draft7)
  private static let of2019 = compile(.of2019)
  private static let of2020 = compile(.of2020)

  private static func compiled(_ draft: Draft) -> Compiled {
    switch draft {
    case .draft4: draft4
    case .draft6: draft6
    case .draft7: draft7
    case .of2019: of2019
    case .of2020: of2020
    }
  }

  private static func compile(_ draft: Draft) -> Compiled {
    let compiler = SchemaCompiler { .failure(.unread($0)) }
    compiler.assertsFormats = true
    do throws(SchemaFailure) {
      let root = try compiler.compile(SchemaPlace(url: draft.url, pointer: .root))
      var vocabularies: [String: NodeIndex] = [:]
      for name in draft.vocabularies {
        let url = ByteString(String(draft.url.string.dropLast("schema".utf8.count)) + "meta/" + name)
        vocabularies[name] = try compiler.compile(SchemaPlace(url: url, pointer: .root))
      }
      return Compiled(schema: CompiledSchema(nodes: compiler.nodes, root: root), vocabularies: vocabularies)
    } catch {
      preconditionFailure("the metaschema of \(draft) does not compile: \(error.message)")
    }
  }
}
