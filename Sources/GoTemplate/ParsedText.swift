import TemplateFunctions
import ValueTree

/// One template text, parsed: flat tables of nodes and code, never changed again, shared by all renders.
package final class ParsedText: @unchecked Sendable {
  /// One body of the text: its main one or one of its `define`s.
  package struct Body: Sendable {
    package let name: ByteString
    /// Where its code starts.
    let entry: Int
    /// Only white space and comments: never replaces a body that has content.
    package let isEmpty: Bool
  }

  /// The name in messages: the template file's path, or `gotpl`.
  package let name: ByteString
  package let text: ByteString
  /// One for each name. The main one bears the text's own name, unless a `define` of that name took its place.
  package let bodies: [Body]
  let functions: FunctionSet
  let tables: Tables

  /// The tables as raw memory: reading them costs no reference count, which two renders at once would fight over.
  struct Tables {
    let text: UnsafePointer<UInt8>
    let nodes: UnsafePointer<Node>
    let children: UnsafePointer<UInt32>
    let names: UnsafePointer<Name>
    let numbers: UnsafePointer<NumberConstant>
    let strings: UnsafePointer<StringConstant>
    let code: UnsafePointer<Op>
  }

  /// A string literal: where it stands with its quotes, and what it means.
  struct StringConstant {
    var start: UInt32
    var count: UInt32
    var value: ByteString
  }

  private let stringCount: Int
  /// How many ops and nodes there are.
  let codeCount: Int
  let nodeCount: Int

  init(name: ByteString, text: ByteString, bodies: [Body], functions: FunctionSet, parts: Parts) {
    self.name = name
    self.text = text
    self.bodies = bodies
    self.functions = functions
    stringCount = parts.strings.count
    codeCount = parts.code.count
    nodeCount = parts.nodes.count
    tables = Tables(
      text: text.withBytes { $0.baseAddress ?? UnsafePointer(bitPattern: 1)! }, nodes: Self.copy(parts.nodes),
      children: Self.copy(parts.children), names: Self.copy(parts.names), numbers: Self.copy(parts.numbers),
      strings: Self.copy(parts.strings), code: Self.copy(parts.code))
  }

  private static func copy<Element>(_ rows: [Element]) -> UnsafePointer<Element> {
    let memory = UnsafeMutablePointer<Element>.allocate(capacity: max(rows.count, 1))
    rows.withUnsafeBufferPointer { source in
      if let base = source.baseAddress { memory.initialize(from: base, count: rows.count) }
    }
    return UnsafePointer(memory)
  }

  deinit {
    UnsafeMutablePointer(mutating: tables.strings).deinitialize(count: stringCount)
    UnsafeMutablePointer(mutating: tables.strings).deallocate()
    UnsafeMutablePointer(mutating: tables.nodes).deallocate()
    UnsafeMutablePointer(mutating: tables.children).deallocate()
    UnsafeMutablePointer(mutating: tables.names).deallocate()
    UnsafeMutablePointer(mutating: tables.numbers).deallocate()
    UnsafeMutablePointer(mutating: tables.code).deallocate()
  }

  /// The tables while the parser fills them.
  struct Parts {
    var nodes: [Node] = []
    var children: [UInt32] = []
    var names: [Name] = []
    var numbers: [NumberConstant] = []
    var strings: [StringConstant] = []
    var code: [Op] = []
  }

  /// Line and column of a byte.
  ///
  /// - Unit: lines count from one; columns count bytes, from one in messages of the parser's kind and from zero here, as
  ///   text/template prints them.
  package func lineAndColumn(of offset: Int) -> (line: Int, column: Int) {
    text.withBytes { bytes in
      var line = 1
      var lineStart = 0
      for index in 0..<min(offset, bytes.count) where bytes[index] == UInt8(ascii: "\n") {
        line += 1
        lineStart = index + 1
      }
      return (line, offset - lineStart)
    }
  }
}

/// The functions that texts are parsed against, each with a number.
package final class FunctionSet: Sendable {
  /// What the evaluator does itself.
  enum Intrinsic: UInt8 {
    case none, and, or, call, include, tpl

    init(named name: String) {
      switch name {
      case "and": self = .and
      case "or": self = .or
      case "call": self = .call
      case "include": self = .include
      case "tpl": self = .tpl
      default: self = .none
      }
    }
  }

  let functions: [Function]
  let memory: Memory
  private let numbers: NameTable

  /// - Parameter table: sprig's, Helm's and text/template's own functions.
  package init(_ table: FunctionTable) {
    var functions: [Function] = []
    let include = Function("include", [.string, .any]) { _, _ throws(FunctionFailure) in .null }
    let tpl = Function("tpl", [.string, .any]) { _, _ throws(FunctionFailure) in .null }
    let call = Function("call", [.reflected, .reflected], variadic: true) { _, _ throws(FunctionFailure) in .null }
    let and = Function("and", [.reflected, .reflected], variadic: true) { _, _ throws(FunctionFailure) in .null }
    let or = Function("or", [.reflected, .reflected], variadic: true) { _, _ throws(FunctionFailure) in .null }
    var all = table
    all.add([include, tpl, call, and, or])
    for (_, function) in all.functions.sorted(by: { $0.key < $1.key }) { functions.append(function) }
    self.functions = functions
    numbers = NameTable(functions.map { ByteString($0.name) })
    let rows = UnsafeMutablePointer<Function>.allocate(capacity: functions.count)
    rows.initialize(from: functions, count: functions.count)
    let calls = UnsafeMutablePointer<Call>.allocate(capacity: functions.count)
    for (index, function) in functions.enumerated() {
      let parameters = UnsafeMutableBufferPointer<ParameterType>.allocate(capacity: function.parameters.count)
      _ = parameters.initialize(from: function.parameters)
      (calls + index).initialize(
        to: Call(
          intrinsic: Intrinsic(named: function.name), isVariadic: function.isVariadic,
          parameters: UnsafeBufferPointer(parameters)))
    }
    memory = Memory(functions: rows, calls: calls)
  }

  package func number(of name: ByteString) -> Int? { name.withBytes { numbers.number(of: $0) } }

  /// The same for a name that stands in a text.
  func number(of name: UnsafeBufferPointer<UInt8>) -> Int? { numbers.number(of: name) }

  /// The rows again as raw memory, for the evaluator: looking at one costs no reference count of the array.
  struct Memory: @unchecked Sendable {
    let functions: UnsafePointer<Function>
    let calls: UnsafePointer<Call>
  }

  /// What a call needs to know before it looks at the function itself.
  struct Call {
    var intrinsic: Intrinsic
    var isVariadic: Bool
    var parameters: UnsafeBufferPointer<ParameterType>
  }

  deinit {
    UnsafeMutablePointer(mutating: memory.functions).deinitialize(count: functions.count)
    UnsafeMutablePointer(mutating: memory.functions).deallocate()
    for index in functions.indices {
      let parameters = UnsafeMutableBufferPointer(mutating: memory.calls[index].parameters)
      parameters.deinitialize()
      parameters.deallocate()
    }
    UnsafeMutablePointer(mutating: memory.calls).deallocate()
  }

  package var names: [ByteString] { functions.map { ByteString($0.name) } }
}
