import ValueTree

/// Prints a node as text/template does in `executing "x" at <.Values.a>`.
///
/// - Source: Go 1.26, `text/template/parse/node.go`, `writeTo`.
struct NodePrinter {
  private let node: (Int) -> Node
  private let child: (Int) -> Int
  private let name: (Int) -> ByteString
  private let literal: (Int) -> ByteString
  private let string: (Int) -> ByteString
  private let functions: FunctionSet

  /// Nodes of a text that is still being parsed.
  init(parts: ParsedText.Parts, text: ByteString, functions: FunctionSet) {
    node = { parts.nodes[$0] }
    child = { Int(parts.children[$0]) }
    name = { Self.slice(text, parts.names[$0].start, parts.names[$0].count) }
    literal = { Self.slice(text, parts.strings[$0].start, parts.strings[$0].count) }
    string = { parts.strings[$0].value }
    self.functions = functions
  }

  init(_ parsed: ParsedText) {
    let tables = parsed.tables
    node = { tables.nodes[$0] }
    child = { Int(tables.children[$0]) }
    name = { Self.slice(parsed.text, tables.names[$0].start, tables.names[$0].count) }
    literal = { Self.slice(parsed.text, tables.strings[$0].start, tables.strings[$0].count) }
    string = { tables.strings[$0].value }
    functions = parsed.functions
  }

  private static func slice(_ text: ByteString, _ start: UInt32, _ count: UInt32) -> ByteString {
    text[Int(start)..<Int(start) + Int(count)]
  }

  func print(_ node: UInt32) -> [UInt8] {
    var output: [UInt8] = []
    write(Int(node), to: &output)
    return output
  }

  private func write(_ number: Int, to output: inout [UInt8]) {
    let node = node(number)
    switch node.kind {
    case .pipe: writePipe(node, to: &output)
    case .command:
      for index in 0..<Int(node.count) {
        if index > 0 { output.append(UInt8(ascii: " ")) }
        writeOperand(child(Int(node.first) + index), to: &output)
      }
    case .field: writeNames(node, from: 0, to: &output)
    case .variable:
      name(Int(node.first)).append(to: &output)
      writeNames(node, from: 1, to: &output)
    case .chain:
      writeOperand(Int(node.extra), to: &output)
      writeNames(node, from: 0, to: &output)
    case .identifier: output.append(contentsOf: functions.functions[Int(node.first)].name.utf8)
    case .dot: output.append(UInt8(ascii: "."))
    case .nil: output.append(contentsOf: "nil".utf8)
    case .bool: output.append(contentsOf: (node.flag ? "true" : "false").utf8)
    case .number: name(Int(node.extra)).append(to: &output)
    case .string: literal(Int(node.first)).append(to: &output)
    case .template:
      output.append(contentsOf: "{{template ".utf8)
      GoQuote.append(string(Int(node.first)), to: &output)
      if node.extra != Node.none {
        output.append(UInt8(ascii: " "))
        write(Int(node.extra), to: &output)
      }
      output.append(contentsOf: "}}".utf8)
    }
  }

  private func writePipe(_ node: Node, to output: inout [UInt8]) {
    for index in 0..<Int(node.declarations) {
      if index > 0 { output.append(contentsOf: ", ".utf8) }
      write(child(Int(node.extra) + index), to: &output)
    }
    if node.declarations > 0 { output.append(contentsOf: (node.flag ? " = " : " := ").utf8) }
    for index in 0..<Int(node.count) {
      if index > 0 { output.append(contentsOf: " | ".utf8) }
      write(child(Int(node.first) + index), to: &output)
    }
  }

  /// Pipelines stand in parentheses as operands.
  private func writeOperand(_ number: Int, to output: inout [UInt8]) {
    let isPipe = node(number).kind == .pipe
    if isPipe { output.append(UInt8(ascii: "(")) }
    write(number, to: &output)
    if isPipe { output.append(UInt8(ascii: ")")) }
  }

  private func writeNames(_ node: Node, from start: Int, to output: inout [UInt8]) {
    for index in start..<max(start, Int(node.count)) {
      output.append(UInt8(ascii: "."))
      name(Int(node.first) + index).append(to: &output)
    }
  }
}
