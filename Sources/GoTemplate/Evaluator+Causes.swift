import TemplateFunctions
import ValueTree

// All of this runs after a failure only.
extension Evaluator {
  /// The value that the first `count` names of a field, variable or chain node lead to.
  @inline(never)
  func reference(_ number: UInt32, names count: UInt32) -> ValueReference {
    let node = code.nodes[Int(number)]
    let isVariable = node.kind == .variable
    let names = (0..<count).map { name(code.names[Int(node.first + $0)]) }
    var text: [UInt8] = node.kind == .chain ? receiverText(node.extra) : []
    for (index, name) in names.enumerated() {
      if index > 0 || !isVariable { text.append(UInt8(ascii: ".")) }
      name.append(to: &text)
    }
    if text.isEmpty { text.append(UInt8(ascii: ".")) }
    var reference = ValueReference(text: ByteString(text), path: nil, knownKeys: [], missingKey: nil, existing: 0)
    guard node.kind != .chain, let start = isVariable ? variable(node) : dot else { return reference }
    var value = start
    var holder: (map: Map, index: Int)?
    let steps = isVariable ? Array(names.dropFirst()) : names
    for (index, step) in steps.enumerated() {
      guard case .map(let map) = value else { break }
      holder = (map, index)
      value = map[step] ?? .null
    }
    guard let holder else {
      if case .map(let map) = start { reference.path = path(of: map) }
      return reference
    }
    if holder.map[steps[holder.index]] == nil {
      reference.missingKey = steps[holder.index]
      reference.knownKeys = holder.map.keys
    }
    reference.path = path(of: holder.map).map { $0 + steps[holder.index...] }
    reference.existing = (reference.path?.count ?? 0) - (steps.count - holder.index)
    return reference
  }

  private func receiverText(_ number: UInt32) -> [UInt8] {
    let text = printed(number)
    return code.nodes[Int(number)].kind == .pipe ? [UInt8(ascii: "(")] + text + [UInt8(ascii: ")")] : text
  }

  private func name(_ name: Name) -> ByteString {
    ByteString(Array(UnsafeBufferPointer(start: code.text + Int(name.start), count: Int(name.count))))
  }

  private func variable(_ node: Node) -> Value? {
    let name = code.names[Int(node.first)].hash
    return variables[min(base, variables.count)...].last { $0.name == name }?.value
  }

  /// Where a map hangs below the scope: ours is the outermost template's dot.
  private func path(of map: Map) -> [ByteString]? {
    guard case .map(let scope)? = variables.first?.value else { return nil }
    if scope === map { return [] }
    var left = 100_000
    return scope["Values"].flatMap { Self.path(of: map, in: $0, depth: 0, &left) }.map { ["Values"] + $0 }
  }

  private static func path(of map: Map, in value: Value, depth: Int, _ left: inout Int) -> [ByteString]? {
    guard case .map(let inner) = value, depth < 100 else { return nil }
    if inner === map { return [] }
    for (key, value) in zip(inner.keys, inner.values) {
      left -= 1
      if left < 0 { return nil }
      if let path = path(of: map, in: value, depth: depth + 1, &left) { return [key] + path }
    }
    return nil
  }

  // MARK: Nil operands

  /// The values that the pipeline around a node names and that are nil: a text was wanted, and there was none.
  @inline(never)
  func nilOperands(around node: UInt32) -> [ValueReference] {
    var found: [ValueReference] = []
    var left = 20
    for number in node..<lastNode(near: node, 2_000) {
      let candidate = code.nodes[Int(number)]
      if candidate.kind == .template {
        if candidate.extra != Node.none { collectNils(below: candidate.extra, into: &found, &left) }
        break
      }
      if candidate.kind == .pipe, contains(number, node) {
        collectNils(below: number, into: &found, &left)
        break
      }
    }
    return found
  }

  /// The end of the nodes among which what stands around one is looked for: parents follow their children.
  private func lastNode(near node: UInt32, _ most: UInt32) -> UInt32 {
    max(node, min(node + most, UInt32(text._withUnsafeGuaranteedRef { $0.nodeCount })))
  }

  /// What the innermost command around a node consists of.
  @inline(never)
  func command(around node: UInt32) -> [ByteString] {
    for number in node..<lastNode(near: node, 500) {
      if code.nodes[Int(number)].kind == .command, contains(number, node) {
        return children(of: number).prefix(12).map { operandText($0) }
      }
    }
    return []
  }

  private func operandText(_ number: UInt32) -> ByteString {
    let text = ByteString(receiverText(number))
    return text.count > 200 ? text[0..<200] : text
  }

  private func contains(_ outer: UInt32, _ inner: UInt32) -> Bool {
    if outer <= inner { return outer == inner }
    return children(of: outer).contains { contains($0, inner) }
  }

  private func children(of number: UInt32) -> [UInt32] {
    let node = code.nodes[Int(number)]
    switch node.kind {
    case .pipe, .command: return (0..<node.count).map { code.children[Int(node.first + $0)] }
    case .chain: return [node.extra]
    default: return []
    }
  }

  private func collectNils(below number: UInt32, into found: inout [ValueReference], _ left: inout Int) {
    if found.count == 3 || left == 0 { return }
    let node = code.nodes[Int(number)]
    // Only then: a reference knows where its map hangs, which takes a search.
    if node.kind == .field || node.kind == .variable && node.count > 1, isNil(node) {
      left -= 1
      let reference = reference(number, names: node.count)
      if !found.contains(reference) { found.append(reference) }
    }
    for child in children(of: number) { collectNils(below: child, into: &found, &left) }
  }

  /// Whether maps lead to a nil, or to one that has no such key.
  private func isNil(_ node: Node) -> Bool {
    let isVariable = node.kind == .variable
    guard var value = isVariable ? variable(node) : dot else { return false }
    for index in (isVariable ? 1 : 0)..<node.count {
      guard case .map(let map) = value else { return false }
      guard let next = map[name(code.names[Int(node.first + index)])] else { return true }
      value = next
    }
    return value.isNull
  }

  /// The `{{template}}` calls that were open, innermost first.
  @inline(never)
  func openCalls(above floor: Int) -> [TemplateFailure.Place] {
    frames[min(floor, frames.count)...].suffix(20).reversed().map { frame in
      let call = frame.place > 0 ? frame.code.code[frame.place - 1] : Op(code: .return)
      let node = call.code == .template ? call.a : frame.current
      return frame.text._withUnsafeGuaranteedRef { place(of: node, in: $0, template: frame.template) }
    }
  }

  func place(of node: UInt32, in text: ParsedText, template: Int) -> TemplateFailure.Place {
    let offset = Int(text.tables.nodes[Int(node)].position)
    let (line, column) = text.lineAndColumn(of: offset)
    return TemplateFailure.Place(
      file: text.name, line: line, column: column, offset: offset, template: name(ofTemplate: template),
      node: ByteString(NodePrinter(text).print(node)), text: text.text)
  }
}
