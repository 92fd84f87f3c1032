import GoRegexp
import ValueTree

/// Turns documents into nodes, following references as they come.
///
/// - Source: santhosh-tekuri/jsonschema 6.0.2, `compiler.go` and `objcompiler.go`.
final class SchemaCompiler {
  var documents: SchemaDocuments
  /// Whether `format` is checked in every draft.
  var assertsFormats = false
  private(set) var nodes: [SchemaNode] = []
  private var indexes: [SchemaPlace: NodeIndex] = [:]
  private var compiled = 0
  private var patterns: [ByteString: Regexp] = [:]

  init(readFile: @escaping SchemaDocuments.FileReader) {
    documents = SchemaDocuments(readFile: readFile)
  }

  /// Compiles the schema at `place` and everything that it needs.
  func compile(_ place: SchemaPlace) throws(SchemaFailure) -> NodeIndex {
    let root = try documents.root(place.url)
    let index = enqueue(SchemaPlace(url: root.url, pointer: place.pointer))
    while compiled < nodes.count {
      do throws(SchemaFailure) { try compileNode(compiled) } catch { throw located(error) }
      compiled += 1
    }
    return index
  }

  /// At the reference that leads to the node which cannot be compiled.
  private func located(_ failure: SchemaFailure) -> SchemaFailure {
    guard let referrer = nodes.first(where: { $0.reference == compiled }) else { return failure }
    let place = SchemaPlace(url: referrer.place.url, pointer: referrer.place.pointer.appending("$ref"))
    return failure.located(at: place, advice: SchemaFailure.referenceAdvice)
  }

  /// Compiles a pattern, each text once: a schema may name one at many places.
  func pattern(_ text: ByteString) throws(RegexpFailure) -> Regexp {
    if let known = patterns[text] { return known }
    let made = try Regexp(text)
    patterns[text] = made
    return made
  }

  func enqueue(_ place: SchemaPlace) -> NodeIndex {
    if let index = indexes[place] { return index }
    nodes.append(SchemaNode(place: place))
    indexes[place] = nodes.count - 1
    return nodes.count - 1
  }

  private func compileNode(_ index: NodeIndex) throws(SchemaFailure) {
    let node = nodes[index]
    try documents.ensureSchema(at: node.place)
    let root = try documents.root(node.place.url)
    let value = try node.place.find(in: root.document)
    let resource = try root.resource(around: node.place.pointer)
    node.draft = resource.dialect.draft
    node.resource = enqueue(SchemaPlace(url: node.place.url, pointer: resource.pointer))
    if node.draft >= .of2020, node.resource == index {
      for (anchor, pointer) in resource.anchors.sorted(by: { $0.key < $1.key })
      where resource.dynamicAnchors.contains(anchor) {
        node.dynamicAnchors[anchor] = enqueue(SchemaPlace(url: node.place.url, pointer: pointer))
      }
    }
    switch value {
    case .bool(let verdict): node.verdict = verdict
    case .object(let object):
      if object.isEmpty {
        node.verdict = true
      } else {
        try compile(object, into: node, root: root, resource: resource)
      }
    default: break
    }
    node.evaluatesAllProperties = node.objects?.rules.additional != nil
    if let arrays = node.arrays?.rules {
      node.evaluatesAllItems = arrays.items != nil || arrays.additional != nil
      node.evaluatedItems = arrays.prefix.count
    }
  }

  private func compile(
    _ object: SchemaJSON.Object, into node: SchemaNode, root: SchemaRoot, resource: SchemaRoot.Resource
  ) throws(SchemaFailure) {
    let dialect = resource.dialect
    let keywords = SchemaKeywords(object: object, node: node, root: root, resource: resource, compiler: self)
    if let target = try keywords.reference("$ref") {
      node.reference = target
      // Before 2019 everything beside a `$ref` is ignored, except that the library forgets about `const`.
      if node.draft < .of2019 {
        if node.draft >= .draft6 { node.constant = object["const"] }
        return
      }
    }
    if dialect.has("applicator") {
      node.conditions = keywords.conditions().map(Boxed.init)
    }
    node.objects = try keywords.objectRules().map(Boxed.init)
    node.arrays = keywords.arrayRules().map(Boxed.init)
    if dialect.has("validation") {
      node.texts = try keywords.textRules().map(Boxed.init)
      node.numbers = keywords.numberRules().map(Boxed.init)
      node.types = keywords.types
      node.choices = keywords.choices
      if node.draft >= .draft6 { node.constant = object["const"] }
    }
    if assertsFormats || node.draft < .of2019 || dialect.has(node.draft == .of2019 ? "format" : "format-assertion") {
      node.format = object.string("format").flatMap { SchemaFormat(rawValue: $0.string) }
    }
    if node.draft >= .of2019 {
      node.recursiveReference = try keywords.reference("$recursiveRef")
      node.isRecursiveAnchor = keywords.flag("$recursiveAnchor")
      if dialect.has(node.draft == .of2019 ? "applicator" : "unevaluated") {
        node.unevaluatedItems = keywords.schema("unevaluatedItems")
        node.unevaluatedProperties = keywords.schema("unevaluatedProperties")
      }
    }
    if node.draft >= .of2020 {
      if let target = try keywords.reference("$dynamicRef"), let text = object.string("$dynamicRef") {
        let fragment = try SchemaReference.fragment(of: text)
        let isAnchor = !fragment.isEmpty && fragment[0] != UInt8(ascii: "/")
        node.dynamicReference = SchemaNode.DynamicReference(
          target: target, anchor: isAnchor ? fragment : ByteString())
      }
      node.dynamicAnchor = object.string("$dynamicAnchor") ?? ByteString()
    }
  }
}
