import ValueTree

/// What a text's code says about its nodes, worked out once for a source map.
final class OpIndex {
  /// By node: the place of the op whose expression it is in; -1 for none.
  private(set) var owners: [Int32]
  /// By variable number: the ops that declare or assign it.
  private(set) var declarations: [UInt32: [Int]] = [:]
  /// `with` and `range`: the op and the code in which the dot is what it took.
  private(set) var dotBodies: [(op: Int, body: Range<Int>)] = []
  private let tables: ParsedText.Tables
  private let text: ParsedText
  private var actions: [Int: Range<Int>] = [:]

  init(_ text: ParsedText) {
    tables = text.tables
    self.text = text
    owners = [Int32](repeating: -1, count: text.nodeCount)
    for place in 0..<text.codeCount {
      let op = tables.code[place]
      switch op.code {
      case .print, .evaluate, .if, .with, .range, .template:
        let inner = nodes(below: op.a)
        for node in inner { owners[Int(node)] = Int32(place) }
        for node in inner where tables.nodes[Int(node)].kind == .pipe {
          for name in declared(by: tables.nodes[Int(node)]) { declarations[name, default: []].append(place) }
        }
        if op.code == .with || op.code == .range { dotBodies.append((place, place + 1..<max(place + 1, Int(op.b)))) }
      default: break
      }
    }
  }

  private func declared(by pipe: Node) -> [UInt32] {
    (0..<UInt32(pipe.declarations)).map {
      tables.names[Int(tables.nodes[Int(tables.children[Int(pipe.extra + $0)])].first)].hash
    }
  }

  /// A node and all inside it.
  func nodes(below root: UInt32) -> [UInt32] {
    var found: [UInt32] = []
    var waiting = [root]
    while let number = waiting.popLast() {
      found.append(number)
      let node = tables.nodes[Int(number)]
      switch node.kind {
      case .pipe, .command: waiting += (0..<node.count).reversed().map { tables.children[Int(node.first + $0)] }
      case .chain, .template: if node.extra != Node.none { waiting.append(node.extra) }
      default: break
      }
    }
    return found
  }

  /// The ops that gave the variables and the dot in these nodes their values, as seen from the op at `place`.
  func givers(of nodes: [UInt32], at place: Int) -> [Int] {
    var found: [Int] = []
    for number in nodes {
      let node = tables.nodes[Int(number)]
      switch node.kind {
      case .variable:
        let name = tables.names[Int(node.first)].hash
        found += (declarations[name] ?? []).filter { $0 != place && !found.contains($0) }.reversed()
      case .dot, .field:
        if let giver = dotBodies.last(where: { $0.body.contains(place) })?.op, !found.contains(giver) {
          found.append(giver)
        }
      default: break
      }
    }
    return found
  }

  /// The action around a node, with its braces: it is looked for once, since a loop prints by the same one again and again.
  func action(around position: Int) -> Range<Int> {
    if let known = actions[position] { return known }
    let found = text.action(around: position)
    actions[position] = found
    return found
  }

  /// The expression of an op.
  func expression(of place: Int) -> UInt32 { tables.code[place].a }
}
