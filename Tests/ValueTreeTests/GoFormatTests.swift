import Testing
import ValueTree

/// A row of a table: values are not `Sendable`, so the row makes them.
struct FormatRow: Sendable, CustomTestStringConvertible {
  let format: String
  let arguments: @Sendable () -> [Value]
  let want: String
  let why: String

  init(_ format: String, _ arguments: @autoclosure @escaping @Sendable () -> [Value], _ want: String, _ why: String) {
    self.format = format
    self.arguments = arguments
    self.want = want
    self.why = why
  }

  var testDescription: String { "\(format): \(why)" }
}

@Suite struct GoFormatTests {
  static let rows: [FormatRow] = [
    FormatRow("%s is %d", [.text("a"), .int(3)], "a is 3", "text and number"),
    FormatRow("%5s|%-5s|%05d", [.text("é"), .text("é"), .int(-42)], "    é|é    |-0042", "width counts characters"),
    FormatRow("%.2s|%.0f|%8.3f", [.text("héy"), .float(2.5), .float(3.14159)], "hé|2|   3.142", "precision"),
    FormatRow("%+d|% d|%x|%X|%#x|%o|%O|%b", (0..<8).map { _ in .int(10) }, "+10| 10|a|A|0xa|12|0o12|1010", "bases"),
    FormatRow("%c|%q|%U|%#U", (0..<4).map { _ in .int(0xE9) }, "é|'é'|U+00E9|U+00E9 'é'", "code points"),
    FormatRow("%q|%+q|%#q|%x|% X", (0..<5).map { _ in .text("é`") }, #""é`"|"\u00e9`"|"é`"|c3a960|C3 A9 60"#, "text"),
    FormatRow(
      "%v|%g|%e|%t", [.float(1e6), .float(0.5), .float(2), .bool(true)], "1e+06|0.5|2.000000e+00|true", "rest"),
    FormatRow(
      "%6.2f|%+.1e|%08.3f", [.float(-1), .float(12345), .float(-3.14159)], " -1.00|+1.2e+04|-003.142", "signs"),
    FormatRow(
      "%.20e %.17g %.3e",
      [.float(.leastNonzeroMagnitude), .float(.leastNormalMagnitude.nextDown), .float(.greatestFiniteMagnitude)],
      "4.94065645841246544177e-324 2.2250738585072009e-308 1.798e+308", "the ends of what there is"),
    FormatRow("%.60f", [.float(0.1)], "0.100000000000000005551115123125782702118158340454101562500000", "all digits"),
    FormatRow("%v %v %5v", [.float(.infinity), .float(.nan), .float(-.infinity)], "+Inf NaN  -Inf", "no numbers"),
    FormatRow("%#g|%#.3x", [.float(1), .float(1)], "1.00000|0x1.000p+00", "a point is kept"),
    FormatRow("%T %T %T", [.null, .list(List([])), .float(1)], "<nil> []interface {} float64", "types"),
    FormatRow("%d", [.text("x")], "%!d(string=x)", "a verb that does not fit"),
    FormatRow("%05d|%.2f", [.bool(true), .int(7)], "%!d(bool=0true)|%!f(int=07)", "flags apply inside the mark"),
    FormatRow("%d %d", [.int(1)], "1 %!d(MISSING)", "an operand too few"),
    FormatRow("%d", [.int(1), .int(2), .null, .text("x")], "1%!(EXTRA int=2, <nil>, string=x)", "operands too many"),
    FormatRow("%", [], "%!(NOVERB)", "no verb"),
    FormatRow("%z %!", [.int(1), .int(2)], "%!z(int=1) %!!(int=2)", "no such verb"),
    FormatRow("%[2]s %[1]s", [.text("a"), .text("b")], "b a", "by index"),
    FormatRow("%[3]d %[x]d", [.int(1)], "%!d(BADINDEX) %!d(BADINDEX)", "an index that is none"),
    FormatRow("%*d|%-*d|%.*f", [.int(4), .int(1), .int(4), .int(2), .int(1), .float(2.55)], "   1|2   |2.5", "stars"),
    FormatRow("%*d", [.float(4), .int(1)], "%!(BADWIDTH)1", "a YAML number is no width"),
    FormatRow("%9999999999d", [.int(1)], "%!(NOVERB)%!(EXTRA int=1)", "a width beyond reason"),
    FormatRow("%d%%", [.int(5)], "5%", "a percent sign"),
    FormatRow("%s %d", [.null, .null], "%!s(<nil>) %!d(<nil>)", "nil as an operand"),
    FormatRow("%s %d", [.list(List([.null])), .list(List([.text("a")]))], "[<nil>] [%!d(string=a)]", "nil inside"),
    FormatRow(
      "%v", [.map(Map([("b", .list(List([.int(1), .int(2)]))), ("a", .float(1))]))], "map[a:1 b:[1 2]]", "nested"),
    FormatRow(
      "%#v %#v", [.map(Map([("a", .text("x"))])), .list(List([.null], of: .any))],
      #"map[string]interface {}{"a":"x"} []interface {}{interface {}(nil)}"#, "Go's syntax"),
    FormatRow("%3d", [.list(List([.int(1), .int(2)]))], "[  1   2]", "the width holds for each item"),
    FormatRow("%s|%x|%v", (0..<3).map { _ in .list(List([.integer(104, .uint8)], of: .uint8)) }, "h|68|[104]", "bytes"),
    FormatRow(
      "%v|%d|%t", (0..<3).map { _ in .integer(5_400_000_000_000, .duration) },
      "1h30m0s|5400000000000|%!t(time.Duration=5400000000000)", "a duration has text for some verbs"),
  ]

  @Test(arguments: rows)
  func formats(row: FormatRow) {
    #expect(GoFormat.sprintf(ByteString(row.format), row.arguments()).string == row.want)
  }

  @Test func spacesOperands() {
    let values: [Value] = [.int(1), .int(2), .text("a"), .text("b"), .int(3), .int(4), .null]
    #expect(GoFormat.sprint(values) == "1 2ab3 4 <nil>")
    #expect(GoFormat.sprintln(values) == "1 2 a b 3 4 <nil>\n")
  }

  @Test func printsStructsAndPointers() {
    let version = Value.object(Sample(kind: .pointer, text: nil))
    #expect(GoFormat.sprintf("%v %+v", [version, version]) == "&{1 x} &{N:1 S:x}")
    #expect(GoFormat.sprintf("%#v", [version]) == #"&sample.Type{N:1, S:"x"}"#)
    let named = Value.object(Sample(kind: .pointer, text: "v1"))
    #expect(GoFormat.sprintf("%v %s %q %d", [named, named, named, named]) == #"v1 v1 "v1" &{1 %!d(string=x)}"#)
    #expect(GoFormat.sprint([.list(List([named]))]) == "[v1]")
  }

  @Test func stopsAtAMapThatHoldsItself() {
    let map = Map()
    map["self"] = .map(map)
    var output: [UInt8] = []
    #expect(!GoFormat.appendWithinLimits(.map(map), to: &output))
    #expect(output.count < 200_000)
  }
}

private final class Sample: GoObject {
  let kind: Kind
  let text: ByteString?

  init(kind: Kind, text: ByteString?) {
    self.kind = kind
    self.text = text
  }

  var typeName: String { "*sample.Type" }
  var fields: [(name: ByteString, value: Value)] { [("N", .int(1)), ("S", .text("x"))] }
}
