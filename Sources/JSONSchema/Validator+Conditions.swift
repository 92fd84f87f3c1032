import ValueTree

extension Validator {
  mutating func checkConditions(_ rules: Conditions, _ frame: inout Frame) {
    if let not = rules.not, apply(not, in: &frame, isQuick: true) == nil { add(.not, to: &frame) }
    checkAll(rules.all, &frame)
    checkAny(rules.any, &frame)
    checkOne(rules.one, &frame)
    guard let condition = rules.condition else { return }
    let holds = apply(condition, in: &frame, isQuick: true) == nil
    if let node = holds ? rules.then : rules.otherwise, let violation = apply(node, in: &frame) {
      frame.violations.append(violation)
    }
  }

  private mutating func checkAll(_ nodes: [NodeIndex], _ frame: inout Frame) {
    var violations: [SchemaViolation] = []
    for node in nodes {
      if let violation = apply(node, in: &frame) {
        violations.append(violation)
        if frame.isQuick { break }
      }
    }
    if !violations.isEmpty { add(.allOf, causes: violations, to: &frame) }
  }

  private mutating func checkAny(_ nodes: [NodeIndex], _ frame: inout Frame) {
    if nodes.isEmpty { return }
    var violations: [SchemaViolation] = []
    var isMatched = false
    for node in nodes {
      if let violation = apply(node, in: &frame) {
        violations.append(violation)
      } else {
        isMatched = true
        // The others matter only for what they evaluate.
        if frame.unevaluated.isEmpty { break }
      }
    }
    if !isMatched { add(.anyOf, causes: violations, to: &frame) }
  }

  private mutating func checkOne(_ nodes: [NodeIndex], _ frame: inout Frame) {
    if nodes.isEmpty { return }
    var violations: [SchemaViolation] = []
    var matched: Int?
    for (index, node) in nodes.enumerated() {
      if let violation = apply(node, in: &frame, isQuick: matched != nil) {
        if matched == nil { violations.append(violation) }
      } else if let matched {
        add(.oneOf(matched: [matched, index]), to: &frame)
        return
      } else {
        matched = index
      }
    }
    if matched == nil { add(.oneOf(matched: []), causes: violations, to: &frame) }
  }

  mutating func checkUnevaluated(_ frame: inout Frame) {
    let node = frame.node.node
    switch frame.value {
    case .map(let map):
      guard let unevaluated = node.unevaluatedProperties else { return }
      for (index, flag) in frame.unevaluated.flags.enumerated() where flag {
        let key = map.keys[index]
        if let violation = apply(unevaluated, to: map.values[index], at: .key(key), in: frame) {
          frame.violations.append(violation)
        }
      }
    case .list(let list):
      guard let unevaluated = node.unevaluatedItems else { return }
      for (index, flag) in frame.unevaluated.flags.enumerated() where flag {
        if let violation = apply(unevaluated, to: list[index], at: .index(index), in: frame) {
          frame.violations.append(violation)
        }
      }
    default: return
    }
    frame.unevaluated.evaluateAll()
  }
}
