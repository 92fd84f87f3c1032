import ValueTree

extension Validator {
  mutating func checkObject(_ map: FrozenMap, _ frame: inout Frame) {
    let node = frame.node.node
    guard let rules = node.objects?.rules else { return }
    if let least = rules.least, map.count < least {
      add(.count(keyword: "minProperties", got: map.count, want: least), to: &frame)
    }
    if let most = rules.most, map.count > most {
      add(.count(keyword: "maxProperties", got: map.count, want: most), to: &frame)
    }
    if !spend(workOfNames(rules)) { return }
    let missing = missing(rules.required, in: map)
    if !missing.isEmpty { add(.required(missing), to: &frame) }
    if frame.isDone { return }
    for (property, dependency) in rules.dependencies where map[property] != nil {
      switch dependency {
      case .required(let names): checkDependency(property, names, map, &frame)
      case .schema(let index):
        if let violation = apply(index, in: &frame) { frame.violations.append(violation) }
      }
    }
    checkProperties(map, rules, &frame)
    if node.draft == .draft4 || frame.isDone { return }
    if let names = rules.names { checkNames(map, names, &frame) }
    for (property, index) in rules.dependentSchemas where map[property] != nil {
      if let violation = apply(index, in: &frame) { frame.violations.append(violation) }
    }
    for (property, names) in rules.dependentRequired where map[property] != nil {
      checkDependency(property, names, map, &frame)
    }
  }

  private func workOfNames(_ rules: ObjectRules) -> Int {
    rules.required.count + rules.dependencies.count + rules.dependentSchemas.count + rules.dependentRequired.count
  }

  private func missing(_ names: [ByteString], in map: FrozenMap) -> [ByteString] {
    names.filter { map[$0] == nil }
  }

  private mutating func checkDependency(
    _ property: ByteString, _ names: [ByteString], _ map: FrozenMap, _ frame: inout Frame
  ) {
    if !spend(names.count) { return }
    let missing = missing(names, in: map)
    if !missing.isEmpty { add(.dependency(property: property, missing: missing), to: &frame) }
  }

  private mutating func checkProperties(_ map: FrozenMap, _ rules: ObjectRules, _ frame: inout Frame) {
    if rules.properties.isEmpty, rules.patterns.isEmpty, rules.additional == nil { return }
    var refused: [ByteString] = []
    let workPerByte = rules.patterns.reduce(0) { $0 + $1.0.workPerByte }
    for (index, key) in map.keys.enumerated() {
      if frame.isDone || !spend(1 + rules.patterns.count * 4 + workPerByte * key.count) { return }
      var isEvaluated = false
      let value = map.values[index]
      if let node = rules.properties[key] {
        isEvaluated = true
        if let violation = apply(node, to: value, at: .key(key), in: frame) { frame.violations.append(violation) }
      }
      for (pattern, node) in rules.patterns where pattern.matches(key) {
        isEvaluated = true
        if let violation = apply(node, to: value, at: .key(key), in: frame) { frame.violations.append(violation) }
      }
      if !isEvaluated, let additional = rules.additional {
        isEvaluated = true
        switch additional {
        case .allowed(let isAllowed): if !isAllowed { refused.append(key) }
        case .schema(let node):
          if let violation = apply(node, to: value, at: .key(key), in: frame) { frame.violations.append(violation) }
        }
      }
      if isEvaluated { frame.unevaluated.evaluate(index) }
    }
    if !refused.isEmpty { add(.additionalProperties(refused), to: &frame) }
  }

  /// - Quirk: a name is checked as a document of its own, so that its place is lost. Case `schema/keyword/111`.
  private mutating func checkNames(_ map: FrozenMap, _ index: NodeIndex, _ frame: inout Frame) {
    for key in map.keys {
      var node = frame.node.sibling(index)
      var meta = frame.meta
      if let current = meta, node == current, let dialect = dialects[JSONPointer(path)] {
        node = Metaschema.schema(of: dialect)
        meta = node
      }
      var validator = Validator(stepsLeft: stepsLeft)
      validator.dialects = dialects
      validator.patternStepsLeft = patternStepsLeft
      let found = validator.run(node, .string(key), meta: meta)
      (stepsLeft, patternStepsLeft) = (validator.stepsLeft, validator.patternStepsLeft)
      if !spend(16) { return }
      if var violation = found {
        violation.kind = .propertyName(key)
        frame.violations.append(violation)
      }
    }
  }
}
