import GoRegexp
import ValueTree

/// Reads the keywords of one schema. What cannot be read by its type is as if it were not there.
struct SchemaKeywords {
  let object: SchemaJSON.Object
  let node: SchemaNode
  let root: SchemaRoot
  let resource: SchemaRoot.Resource
  let compiler: SchemaCompiler

  // MARK: Schemas below

  func schema(_ keyword: ByteString) -> NodeIndex? {
    object[keyword] == nil ? nil : enqueue(node.place.pointer.appending(keyword))
  }

  private func enqueue(_ pointer: JSONPointer) -> NodeIndex {
    compiler.enqueue(SchemaPlace(url: node.place.url, pointer: pointer))
  }

  private func schemas(_ keyword: ByteString) -> [NodeIndex] {
    guard case .list(let items)? = object[keyword] else { return [] }
    let pointer = node.place.pointer.appending(keyword)
    return items.indices.map { enqueue(pointer.appending($0)) }
  }

  /// In the order of the keys.
  private func schemaMap(_ keyword: ByteString) -> [(ByteString, NodeIndex)] {
    guard let entries = object[keyword]?.object else { return [] }
    let pointer = node.place.pointer.appending(keyword)
    return entries.keys.map { ($0, enqueue(pointer.appending($0))) }
  }

  private func additional(_ keyword: ByteString) -> Additional? {
    if case .bool(let isAllowed)? = object[keyword] { return .allowed(isAllowed) }
    return schema(keyword).map { .schema($0) }
  }

  func reference(_ keyword: ByteString) throws(SchemaFailure) -> NodeIndex? {
    guard let text = object.string(keyword) else { return nil }
    do throws(SchemaFailure) {
      let reference = try SchemaReference(text, in: resource.id)
      if let pointer = try root.resolve(reference) { return enqueue(pointer) }
      return compiler.enqueue(try compiler.documents.resolve(reference))
    } catch {
      let place = SchemaPlace(url: node.place.url, pointer: node.place.pointer.appending(keyword))
      throw error.located(at: place, advice: SchemaFailure.referenceAdvice)
    }
  }

  // MARK: Plain values

  func flag(_ keyword: ByteString) -> Bool {
    if case .bool(true)? = object[keyword] { true } else { false }
  }

  private func number(_ keyword: ByteString) -> ExactNumber? {
    if case .number(let number)? = object[keyword] { number.exact } else { nil }
  }

  private func count(_ keyword: ByteString) -> Int? { number(keyword)?.count }

  private func texts(_ value: SchemaJSON?) -> [ByteString] {
    guard case .list(let items)? = value else { return [] }
    return items.compactMap { if case .string(let text) = $0 { text } else { nil } }
  }

  private func regexp(_ pattern: ByteString, at keyword: ByteString) throws(SchemaFailure) -> Regexp {
    do throws(RegexpFailure) {
      return try compiler.pattern(pattern)
    } catch {
      let place = SchemaPlace(url: node.place.url, pointer: node.place.pointer.appending(keyword))
      throw SchemaFailure("invalid regex \(pattern.goQuoted) at \(place.text.goQuoted): \(error.message)")
        .located(at: place)
    }
  }

  // MARK: Rules

  var types: JSONTypes {
    switch object["type"] {
    case .string(let name)?: JSONTypes(name: name)
    case .list?: texts(object["type"]).reduce(into: JSONTypes()) { $0.formUnion(JSONTypes(name: $1)) }
    default: []
    }
  }

  var choices: SchemaNode.Choices? {
    guard case .list(let values)? = object["enum"] else { return nil }
    return SchemaNode.Choices(
      values: values, types: values.reduce(into: JSONTypes()) { $0.formUnion(JSONTypes(of: $1)) })
  }

  func conditions() -> Conditions? {
    var rules = Conditions()
    rules.all = schemas("allOf")
    rules.any = schemas("anyOf")
    rules.one = schemas("oneOf")
    rules.not = schema("not")
    if node.draft >= .draft7, let condition = schema("if") {
      rules.condition = condition
      var verdict: Bool?
      if case .bool(let value)? = object["if"] { verdict = value }
      if verdict != false { rules.then = schema("then") }
      if verdict != true { rules.otherwise = schema("else") }
    }
    let isEmpty =
      rules.all.isEmpty && rules.any.isEmpty && rules.one.isEmpty && rules.not == nil && rules.condition == nil
    return isEmpty ? nil : rules
  }

  func objectRules() throws(SchemaFailure) -> ObjectRules? {
    var rules = ObjectRules()
    let before = compiler.nodes.count
    if resource.dialect.has("applicator") {
      for (name, node) in schemaMap("properties") { rules.properties[name] = node }
      for (pattern, node) in schemaMap("patternProperties") {
        rules.patterns.append((try regexp(pattern, at: "patternProperties"), node))
      }
      rules.additional = additional("additionalProperties")
      rules.dependencies = dependencies()
      if node.draft >= .draft6 { rules.names = schema("propertyNames") }
      if node.draft >= .of2019 { rules.dependentSchemas = schemaMap("dependentSchemas") }
    }
    if resource.dialect.has("validation") {
      rules.most = count("maxProperties")
      rules.least = count("minProperties")
      rules.required = texts(object["required"])
      if node.draft >= .of2019, let map = object["dependentRequired"]?.object {
        for (property, value) in zip(map.keys, map.values) {
          if case .list = value { rules.dependentRequired.append((property, texts(value))) }
        }
      }
    }
    let hasRules =
      compiler.nodes.count > before || rules.most != nil || rules.least != nil || !rules.required.isEmpty
      || rules.additional != nil || !rules.properties.isEmpty || !rules.patterns.isEmpty || rules.names != nil
      || !rules.dependencies.isEmpty || !rules.dependentSchemas.isEmpty || !rules.dependentRequired.isEmpty
    return hasRules ? rules : nil
  }

  private func dependencies() -> [(property: ByteString, dependency: ObjectRules.Dependency)] {
    guard let map = object["dependencies"]?.object else { return [] }
    var result: [(property: ByteString, dependency: ObjectRules.Dependency)] = []
    for (property, value) in zip(map.keys, map.values) {
      if case .list = value {
        result.append((property, .required(texts(value))))
      } else {
        result.append((property, .schema(enqueue(node.place.pointer.appending("dependencies").appending(property)))))
      }
    }
    return result
  }

  func arrayRules() -> ArrayRules? {
    var rules = ArrayRules()
    if resource.dialect.has("applicator") {
      if node.draft >= .of2020 {
        rules.prefix = schemas("prefixItems")
        rules.items = schema("items")
      } else if case .list? = object["items"] {
        rules.prefix = schemas("items")
        rules.additional = additional("additionalItems")
      } else {
        rules.items = schema("items")
      }
      if node.draft >= .draft6 { rules.contains = schema("contains") }
    }
    if resource.dialect.has("validation") {
      rules.least = count("minItems")
      rules.most = count("maxItems")
      rules.isUnique = flag("uniqueItems")
      if rules.contains != nil, node.draft >= .of2019 {
        rules.leastContained = count("minContains")
        rules.mostContained = count("maxContains")
      }
    }
    let hasRules =
      !rules.prefix.isEmpty || rules.items != nil || rules.additional != nil || rules.contains != nil
      || rules.least != nil || rules.most != nil || rules.isUnique
    return hasRules ? rules : nil
  }

  func textRules() throws(SchemaFailure) -> TextRules? {
    var rules = TextRules()
    rules.least = count("minLength")
    rules.most = count("maxLength")
    if let pattern = object.string("pattern") { rules.pattern = try regexp(pattern, at: "pattern") }
    return rules.least == nil && rules.most == nil && rules.pattern == nil ? nil : rules
  }

  func numberRules() -> NumberRules? {
    var rules = NumberRules()
    rules.divisor = number("multipleOf")
    rules.maximum = number("maximum")
    rules.minimum = number("minimum")
    // In draft 4 these are truth values that sharpen the others.
    if flag("exclusiveMaximum") {
      swap(&rules.exclusiveMaximum, &rules.maximum)
    } else {
      rules.exclusiveMaximum = number("exclusiveMaximum")
    }
    if flag("exclusiveMinimum") {
      swap(&rules.exclusiveMinimum, &rules.minimum)
    } else {
      rules.exclusiveMinimum = number("exclusiveMinimum")
    }
    let isEmpty =
      rules.divisor == nil && rules.maximum == nil && rules.minimum == nil && rules.exclusiveMaximum == nil
      && rules.exclusiveMinimum == nil
    return isEmpty ? nil : rules
  }
}
