import ValueTree

/// The documents that a schema may refer to.
///
/// - Source: santhosh-tekuri/jsonschema 6.0.2, `roots.go` and `loader.go`.
struct SchemaDocuments {
  /// The bytes of the file at a path, or words for why not.
  package typealias FileReader = (_ path: String) -> Result<[UInt8], SchemaFailure>

  private var documents: [ByteString: SchemaJSON] = [:]
  private(set) var roots: [ByteString: SchemaRoot] = [:]
  private let readFile: FileReader

  init(readFile: @escaping FileReader) {
    self.readFile = readFile
  }

  mutating func add(_ document: SchemaJSON, at url: ByteString) { documents[url] = document }

  /// The document at `url`, searched and checked.
  mutating func root(_ url: ByteString) throws(SchemaFailure) -> SchemaRoot {
    if let root = roots[url] { return root }
    var root = SchemaRoot(url: url, document: try document(at: url))
    try collect(
      root.document, at: .root, base: url, fallback: Dialect(draft: .standard, vocabularies: nil), in: &root)
    let text = url.string
    if !text.hasPrefix("http://json-schema.org/"), !text.hasPrefix("https://json-schema.org/") {
      try check(root.document, at: .root, in: root)
    }
    roots[url] = root
    return root
  }

  mutating func resolve(_ reference: SchemaReference) throws(SchemaFailure) -> SchemaPlace {
    let root = try root(reference.url)
    return SchemaPlace(url: root.url, pointer: try root.resolve(reference, in: try root.resource(around: .root)))
  }

  /// Searches and checks a schema that stands where no keyword of its draft puts one.
  mutating func ensureSchema(at place: SchemaPlace) throws(SchemaFailure) {
    var root = try root(place.url)
    if root.processed.contains(place.pointer) { return }
    let value = try place.find(in: root.document)
    let owner = try root.resource(around: place.pointer)
    try collect(value, at: place.pointer, base: owner.id, fallback: owner.dialect, in: &root)
    if root.resources[place.pointer] == nil, let object = value.object {
      try root.collectAnchors(of: object, at: place.pointer, in: owner.pointer)
    }
    try check(value, at: place.pointer, in: root)
    roots[place.url] = root
  }

  private func check(_ value: SchemaJSON, at pointer: JSONPointer, in root: SchemaRoot) throws(SchemaFailure) {
    let dialect = try root.resource(around: pointer).dialect
    let dialects = root.resources.mapValues(\.dialect)
    if let violation = Metaschema.violation(of: value.frozen, dialect: dialect, resources: dialects) {
      let place = SchemaPlace(url: root.url, pointer: pointer)
      let failure = SchemaFailure("\(place.text.goQuoted) is not valid against metaschema: \(violation.titledText)")
      let inner = violation.findings.first.map { JSONPointer($0.path).inside(pointer) } ?? pointer
      throw failure.located(at: SchemaPlace(url: root.url, pointer: inner))
    }
  }

  // MARK: Loading

  private mutating func document(at url: ByteString) throws(SchemaFailure) -> SchemaJSON {
    if let document = documents[url] { return document }
    let document = try load(url)
    documents[url] = document
    return document
  }

  /// - Quirk: a `urn:` that nobody knows allows everything. Case `schema/raw/…` (SURPRISES 56).
  private func load(_ url: ByteString) throws(SchemaFailure) -> SchemaJSON {
    let text = url.string
    if let metaschema = Metaschema.document(text) { return metaschema }
    let parsed: GoURL
    switch GoURL.parse(url.bytes) {
    case .success(let url): parsed = url
    case .failure(let failure): throw SchemaFailure("failing loading \(url.goQuoted): \(failure.message)")
    }
    do throws(SchemaFailure) {
      switch String(decoding: parsed.scheme, as: UTF8.self) {
      case "urn": return .bool(true)
      case "file":
        let bytes = try readFile(String(decoding: parsed.path, as: UTF8.self)).get()
        return try bytes.withUnsafeBufferPointer { bytes throws(SchemaFailure) in try SchemaJSON.read(bytes) }
      case "http", "https": throw SchemaFailure("schemas are never fetched from the network")
      default: throw SchemaFailure("no URLLoader registered for \(ByteString(parsed.text).goQuoted)")
      }
    } catch {
      throw SchemaFailure("failing loading \(url.goQuoted): \(error.message)")
    }
  }

  // MARK: Searching

  private mutating func collect(
    _ value: SchemaJSON, at pointer: JSONPointer, base: ByteString, fallback: Dialect, in root: inout SchemaRoot
  ) throws(SchemaFailure) {
    if root.processed.contains(pointer) { return }
    switch value {
    case .bool:
      if pointer == .root { add(SchemaRoot.Resource(pointer: pointer, id: base, dialect: fallback), to: &root) }
    case .object(let object):
      try collect(object, at: pointer, base: base, fallback: fallback, in: &root)
    default: break
    }
    root.processed.insert(pointer)
  }

  private func add(_ resource: SchemaRoot.Resource, to root: inout SchemaRoot) {
    root.resources[resource.pointer] = resource
    root.places[resource.id] = resource.pointer
  }

  private mutating func collect(
    _ object: SchemaJSON.Object, at pointer: JSONPointer, base: ByteString, fallback: Dialect, in root: inout SchemaRoot
  ) throws(SchemaFailure) {
    var namesDialect = object.string("$schema") != nil
    let place = SchemaPlace(url: root.url, pointer: pointer)
    var draft = try self.draft(of: object, at: place, fallback: fallback.draft, seen: [])
    var id = draft.id(of: object)
    if id == nil, pointer != .root {
      // Inside a resource `$schema` means nothing.
      draft = fallback.draft
      namesDialect = false
      id = draft.id(of: object)
    }
    var base = base
    if let id {
      do throws(SchemaFailure) {
        base = try SchemaReference(id, in: base).url
      } catch {
        throw SchemaFailure("error in parsing id at \(place.text.goQuoted)")
      }
    }
    if id != nil || pointer == .root {
      if let other = root.places[base] {
        if other != pointer {
          throw SchemaFailure(
            "duplicate id \(base.goQuoted) in \(root.url.goQuoted) at \(pointer.text.goQuoted) "
              + "and \(other.text.goQuoted)")
        }
      } else {
        let dialect =
          namesDialect ? Dialect(draft: draft, vocabularies: try vocabularies(of: object, draft)) : fallback
        add(SchemaRoot.Resource(pointer: pointer, id: base, dialect: dialect), to: &root)
      }
    }
    guard let owner = root.places[base], let dialect = root.resources[owner]?.dialect else { return }
    try root.collectAnchors(of: object, at: pointer, in: owner)
    for (keyword, shape) in draft.subschemas {
      guard let value = object[keyword] else { continue }
      try collect(value, shape, at: pointer.appending(keyword), base: base, dialect: dialect, in: &root)
    }
  }

  private mutating func collect(
    _ value: SchemaJSON, _ shape: Draft.Shape, at pointer: JSONPointer, base: ByteString, dialect: Dialect,
    in root: inout SchemaRoot
  ) throws(SchemaFailure) {
    switch (shape, value) {
    case (.single, .list): break
    case (.single, _): try collect(value, at: pointer, base: base, fallback: dialect, in: &root)
    case (.list, .list(let items)):
      for (index, item) in items.enumerated() {
        try collect(item, at: pointer.appending(index), base: base, fallback: dialect, in: &root)
      }
    case (.map, .object(let object)):
      for (key, item) in zip(object.keys, object.values) {
        try collect(item, at: pointer.appending(key), base: base, fallback: dialect, in: &root)
      }
    default: break
    }
  }

  // MARK: Drafts

  private mutating func draft(
    of object: SchemaJSON.Object, at place: SchemaPlace, fallback: Draft, seen: Set<ByteString>
  ) throws(SchemaFailure) -> Draft {
    guard let schema = object.string("$schema") else { return fallback }
    if let draft = Draft(url: schema) { return draft }
    let url = schema.beforeHash
    if case .failure(let failure) = GoURL.parse(url.bytes) {
      throw SchemaFailure("invalid $schema in \(place.text.goQuoted): \(failure.message)")
    }
    if place.pointer == .root, url == place.url { throw SchemaFailure("draft \(url.goQuoted) is not supported") }
    if seen.contains(url) { throw SchemaFailure("cycle in resolving $schema in \(url.goQuoted)") }
    let metaschema: SchemaJSON.Object?
    do throws(SchemaFailure) { metaschema = try document(at: url).object } catch {
      let inside = SchemaPlace(url: place.url, pointer: place.pointer.appending("$schema"))
      throw error.located(
        at: inside,
        advice: "Known are drafts 4, 6, 7, 2019-09 and 2020-12: https://json-schema.org/draft/2020-12/schema.")
    }
    guard let metaschema else { return fallback }
    return try draft(
      of: metaschema, at: SchemaPlace(url: url, pointer: .root), fallback: fallback, seen: seen.union([url]))
  }

  /// The vocabularies that the metaschema of `object` requires; nil when it is one of the standard metaschemas.
  private mutating func vocabularies(
    of object: SchemaJSON.Object, _ draft: Draft
  ) throws(SchemaFailure) -> [String]? {
    guard let schema = object.string("$schema"), Draft(url: schema) == nil else { return nil }
    let url = schema.beforeHash
    guard draft >= .of2019, let required = try document(at: url).object?["$vocabulary"]?.object else { return nil }
    var names: [String] = []
    for (key, isRequired) in zip(required.keys, required.values) {
      guard case .bool(true) = isRequired else { continue }
      let text = key.string
      let name = String(text.dropFirst(draft.vocabularyPrefix.count))
      guard text.hasPrefix(draft.vocabularyPrefix), draft.vocabularies.contains(name) else {
        throw SchemaFailure("unsupported vocabulary \(key.goQuoted) in \(url.goQuoted)")
      }
      names.append(name)
    }
    if !names.contains("core") { names.append("core") }
    return names
  }
}
