import ValueTree

/// One document and the schema resources found in it so far.
struct SchemaRoot {
  let url: ByteString
  let document: SchemaJSON
  var resources: [JSONPointer: Resource] = [:]
  /// Where the resource with an address stands.
  var places: [ByteString: JSONPointer] = [:]
  /// The schemas that were searched for resources and anchors.
  var processed: Set<JSONPointer> = []

  /// A schema with an address of its own, and the names inside it.
  struct Resource {
    var pointer: JSONPointer
    var id: ByteString
    var dialect: Dialect
    var anchors: [ByteString: JSONPointer] = [:]
    var dynamicAnchors: Set<ByteString> = []
  }

  init(url: ByteString, document: SchemaJSON) {
    self.url = url
    self.document = document
  }

  /// The innermost resource around `pointer`.
  ///
  /// - Throws: Go's words for a nil pointer: a schema that is neither an object nor a truth value has no resource.
  ///   Quirk: case `schema/raw/003`.
  func resource(around pointer: JSONPointer) throws(SchemaFailure) -> Resource {
    var pointer: JSONPointer? = pointer
    while let place = pointer {
      if let resource = resources[place] { return resource }
      pointer = place.parent
    }
    guard let root = resources[.root] else {
      throw SchemaFailure(
        "unable to validate schema: runtime error: invalid memory address or nil pointer dereference", at: [],
        advice: "A schema is a map, {\"type\": \"object\"}, or true or false.")
    }
    return root
  }

  /// Where `reference` points inside this document; nil when it is about another one.
  func resolve(_ reference: SchemaReference) throws(SchemaFailure) -> JSONPointer? {
    if reference.url == url { return try resolve(reference, in: try resource(around: .root)) }
    guard let place = places[reference.url], let resource = resources[place] else { return nil }
    return try resolve(reference, in: resource)
  }

  func resolve(_ reference: SchemaReference, in resource: Resource) throws(SchemaFailure) -> JSONPointer {
    if let pointer = reference.pointer { return pointer.inside(resource.pointer) }
    if let place = resource.anchors[reference.fragment] { return place }
    var shown = reference
    shown.url = resource.id
    throw SchemaFailure("anchor in \(shown.text.goQuoted) not found in schema \(url.goQuoted)")
  }

  /// Notes the names that the schema at `pointer` gives itself, in the resource at `owner`.
  mutating func collectAnchors(
    of object: SchemaJSON.Object, at pointer: JSONPointer, in owner: JSONPointer
  ) throws(SchemaFailure) {
    guard let draft = resources[owner]?.dialect.draft else { return }
    if draft < .of2019 {
      if object["$ref"] != nil { return }
      guard let id = object.string(draft.idKeyword) else { return }
      let fragment: ByteString
      do throws(SchemaFailure) {
        fragment = try SchemaReference.fragment(of: id)
      } catch {
        throw SchemaFailure(
          "error in parsing anchor at \(SchemaPlace(url: url, pointer: pointer).text.goQuoted)")
      }
      if !fragment.isEmpty, fragment[0] != UInt8(ascii: "/") { try addAnchor(fragment, at: pointer, in: owner) }
      return
    }
    if let anchor = object.string("$anchor") { try addAnchor(anchor, at: pointer, in: owner) }
    if draft >= .of2020, let anchor = object.string("$dynamicAnchor") {
      try addAnchor(anchor, at: pointer, in: owner)
      resources[owner]?.dynamicAnchors.insert(anchor)
    }
  }

  private mutating func addAnchor(
    _ anchor: ByteString, at pointer: JSONPointer, in owner: JSONPointer
  ) throws(SchemaFailure) {
    if let other = resources[owner]?.anchors[anchor], other != pointer {
      throw SchemaFailure(
        "duplicate anchor \(anchor.goQuoted) in \(url.goQuoted) at \(other.text.goQuoted) and \(pointer.text.goQuoted)")
    }
    resources[owner]?.anchors[anchor] = pointer
  }
}
