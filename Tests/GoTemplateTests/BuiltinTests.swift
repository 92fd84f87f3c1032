import GoTemplate
import TemplateFunctions
import Testing
import ValueTree

/// What a builtin returns, or the words it fails with.
private func call(_ name: ByteString, _ arguments: [Value], _ limits: Limits = Limits()) throws -> ByteString {
  let function = try #require(FunctionTable(BuiltinTable.functions)[name])
  do throws(FunctionFailure) {
    return GoFormat.text(try function.body(Arguments(arguments), FunctionContext(limits: limits)))
  } catch {
    return error.message
  }
}

struct CallRow: Sendable, CustomTestStringConvertible {
  let name: ByteString
  let arguments: @Sendable () -> [Value]
  let want: ByteString

  init(_ name: ByteString, _ arguments: @autoclosure @escaping @Sendable () -> [Value], _ want: ByteString) {
    self.name = name
    self.arguments = arguments
    self.want = want
  }

  var testDescription: String { "\(name) gives \(want)" }
}

@Suite struct BuiltinTests {
  static let comparisons: [CallRow] = [
    CallRow("eq", [.text("a"), .text("b"), .text("a")], "true"),
    CallRow("eq", [.int(1), .int(1), .text("x")], "true"),
    CallRow("eq", [.int(1), .int(2), .text("x")], "incompatible types for comparison: int and string"),
    CallRow("eq", [.float(3), .int(3)], "incompatible types for comparison: float64 and int"),
    CallRow("eq", [.int64(3), .int(3)], "true"),
    CallRow("eq", [.integer(-1, .int64), .integer(-1, .uint64)], "false"),
    CallRow("eq", [.null, .text("a")], "false"),
    CallRow("eq", [.null, .null], "true"),
    CallRow("eq", [.null, .map(Map(isNil: true))], "true"),
    CallRow("eq", [.int(1)], "missing argument for comparison"),
    CallRow("eq", [.list(List([])), .list(List([.text("a")]))], "non-comparable type [a]: []interface {}"),
    CallRow(
      "eq", [.list(List([.text("a")])), .map(Map())],
      "non-comparable types [a]: []interface {}, map[string]interface {}: map[]"),
    CallRow("ne", [.float(.nan), .float(.nan)], "true"),
    CallRow("lt", [.text("Z"), .text("a")], "true"),
    CallRow("lt", [.integer(-1, .int), .integer(-1, .uint64)], "true"),
    CallRow("lt", [.bool(true), .bool(false)], "invalid type for comparison"),
    CallRow("lt", [.null, .int(1)], "invalid type for comparison"),
    CallRow("lt", [.bool(true), .float(1)], "incompatible types for comparison: bool and float64"),
    CallRow("le", [.float(1), .float(1)], "true"),
    CallRow("gt", [.float(.nan), .float(1)], "true"),
    CallRow("ge", [.int(1), .int(2)], "false"),
    CallRow("not", [.text("")], "true"),
  ]

  static let collections: [CallRow] = [
    CallRow("len", [.text("é")], "2"),
    CallRow("len", [.map(Map([("a", .int(1))]))], "1"),
    CallRow("len", [.null], "len of nil pointer"),
    CallRow("len", [.float(1)], "len of type float64"),
    CallRow("index", [.list(List([.text("a"), .text("b")])), .int(1)], "b"),
    CallRow("index", [.map(Map([("a", .list(List([.int(7)])))])), .text("a"), .int(0)], "7"),
    CallRow("index", [.map(Map()), .text("a")], "<nil>"),
    CallRow("index", [.map(Map(.strings)), .text("a")], ""),
    CallRow("index", [.map(Map()), .text("a"), .text("b")], "index of nil pointer"),
    CallRow("index", [.map(Map()), .int(1)], "value has type int; should be string"),
    CallRow("index", [.map(Map()), .null], "value is nil; should be of type string"),
    CallRow("index", [.null, .int(1)], "index of untyped nil"),
    CallRow("index", [.text("abc"), .int(1)], "98"),
    CallRow("index", [.list(List([.int(1)])), .int(1)], "reflect: slice index out of range"),
    CallRow("index", [.list(List([.int(1)])), .int(2)], "index out of range: 2"),
    CallRow("index", [.list(List([.int(1)])), .int(-1)], "index out of range: -1"),
    CallRow("index", [.list(List([.int(1)])), .float(0)], "cannot index slice/array with type float64"),
    CallRow("index", [.bool(true), .int(0)], "can't index item of type bool"),
    CallRow("slice", [.text("abcd"), .int(1), .int(3)], "bc"),
    CallRow("slice", [.list(List([.int(1), .int(2)])), .int(1)], "[2]"),
    CallRow("slice", [.text("abcd"), .int(3), .int(1)], "invalid slice index: 3 > 1"),
    CallRow("slice", [.text("a"), .int(0), .int(1), .int(1)], "cannot 3-index slice a string"),
    CallRow("slice", [.float(1)], "can't slice item of type float64"),
  ]

  static let printing: [CallRow] = [
    CallRow("print", [.int(1), .int(2), .text("a"), .int(3)], "1 2a3"),
    CallRow("println", [], "\n"),
    CallRow("printf", [.text("%s-%d"), .text("a"), .int(1)], "a-1"),
    CallRow("html", [.text("<a href='x'>&\"\u{0}")], "&lt;a href=&#39;x&#39;&gt;&amp;&#34;\u{FFFD}"),
    CallRow("html", [.null], "&lt;no value&gt;"),
    CallRow("js", [.text("'\"\\<=é\n\u{A0}\u{E000}")], "\\'\\\"\\\\\\u003C\\u003Dé\\u000A\\u00A0\\uE000"),
    CallRow("urlquery", [.text("a b/é~"), .int(1)], "a+b%2F%C3%A9~1"),
  ]

  @Test(arguments: comparisons + collections + printing)
  func calls(row: CallRow) throws {
    #expect(try call(row.name, row.arguments()) == row.want)
  }

  @Test func printingStopsAtALimit() throws {
    let map = Map()
    map["self"] = .map(map)
    #expect(try call("print", [.map(map)]).string.hasPrefix("print would print too much"))
    let format = Value.text(String(repeating: "%9999d", count: 1_000))
    var limits = Limits()
    limits.valueBytes = 20_000
    #expect(try call("printf", [format] + (0..<1_000).map { .int($0) }, limits).string.contains("too much"))
  }
}
