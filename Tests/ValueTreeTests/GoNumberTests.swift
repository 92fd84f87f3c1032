import Testing
import ValueTree

@Suite struct GoNumberTests {
  @Test(
    arguments: [
      // number           format  precision  want  why
      (1_000_000, "g", -1, "1e+06", "six digits is where %v turns to an exponent"),
      (999_999, "g", -1, "999999", "below that it stays plain"),
      (123_456_789, "g", -1, "1.23456789e+08", "all digits, and an exponent"),
      (1_500_000, "f", -1, "1500000", "f never has an exponent"),
      (0.0001, "g", -1, "0.0001", "the smallest plain fraction"),
      (0.00001, "g", -1, "1e-05", "two digits of exponent"),
      (1e100, "g", -1, "1e+100", "three digits of exponent"),
      (-0.0, "g", -1, "-0", "zero keeps its sign"),
      (.leastNonzeroMagnitude, "g", -1, "5e-324", "the least number there is"),
      (0.1, "f", 20, "0.10000000000000000555", "exact digits beyond the shortest"),
      (2.5, "f", 0, "2", "a tie goes to even"),
      (3.5, "f", 0, "4", "a tie goes to even, upwards"),
      (0.5, "f", 0, "0", "a tie without a digit before it"),
      (9.995, "f", 2, "9.99", "no tie: the number is a bit less"),
      (99.99, "f", 1, "100.0", "a carry through all digits"),
      (0.00001, "f", 2, "0.00", "nothing left"),
      (123_456, "e", 2, "1.23e+05", "rounded"),
      (123_456, "E", -1, "1.23456E+05", "a capital letter"),
      (100, "g", 10, "100", "g drops zeros"),
      (123_456, "g", 3, "1.23e+05", "the precision is the threshold"),
      (0, "e", 3, "0.000e+00", "zero has exponent zero"),
      (1, "b", -1, "4503599627370496p-52", "the significand and a power of two"),
      (1.5, "x", -1, "0x1.8p+00", "hexadecimal"),
      (1.9999, "x", 1, "0x1.0p+01", "hexadecimal, rounded into the next power"),
      (.infinity, "g", -1, "+Inf", "with its sign"),
      (-.infinity, "f", 2, "-Inf", "whatever the precision"),
      (.nan, "e", 2, "NaN", "without a sign"),
    ] as [(Double, String, Int, String, String)])
  func formatsFloats(number: Double, format: String, precision: Int, want: String, why: String) throws {
    var output: [UInt8] = []
    GoNumber.append(number, format: try #require(format.utf8.first), precision: precision, to: &output)
    #expect(String(decoding: output, as: UTF8.self) == want, "\(why)")
  }

  @Test(
    arguments: [
      ("1", 1, "a digit"),
      ("-1.5e3", -1500, "sign, fraction and exponent"),
      (".5", 0.5, "no digit before the point"),
      ("5.", 5, "none after it"),
      ("1_000.5", 1000.5, "underscores between digits"),
      ("0x1p-2", 0.25, "hexadecimal"),
      ("0x1.fffffffffffff8p1022", 0x1p1023, "hexadecimal tie to even"),
      ("9007199254740993", 9_007_199_254_740_992, "rounded once, to even"),
      ("1e-400", 0, "too small is zero"),
      ("1.7976931348623158e308", .greatestFiniteMagnitude, "just below the end"),
      ("Infinity", .infinity, "a word, in any case"),
      ("-inf", -.infinity, "a signed word"),
    ] as [(String, Double, String)])
  func parsesFloats(text: String, want: Double, why: String) {
    #expect(GoNumber.parseFloat(ByteString(text)) == .success(want), "\(why)")
  }

  @Test(arguments: [
    ("", "empty"), ("+", "a sign alone"), (".", "a point alone"), ("1e", "no exponent"),
    ("1_", "underscore at the end"),
    ("_1", "underscore in front"), ("1_e5", "underscore before the exponent"), ("0x1", "hexadecimal wants an exponent"),
    ("+nan", "nan has no sign"), ("infin", "half a word"), (" 1", "a space"), ("１", "a digit that is not ASCII"),
  ])
  func refusesFloats(text: String, why: String) {
    #expect(GoNumber.parseFloat(ByteString(text)) == .failure(.syntax), "\(why)")
  }

  @Test func tellsFloatsOutOfRange() {
    #expect(GoNumber.parseFloat("1e309") == .failure(.range))
    #expect(GoNumber.parseFloat("-1.7976931348623159e308") == .failure(.range))
  }

  @Test(
    arguments: [
      // text  base  bits  want  why
      ("12", 10, 64, .success(12), "decimal"),
      ("-0x1F", 0, 64, .success(-31), "a sign before the prefix"),
      ("010", 0, 64, .success(8), "a leading zero is octal in base 0"),
      ("010", 10, 64, .success(10), "and nothing special in base 10"),
      ("0b101", 0, 64, .success(5), "binary"),
      ("1_000", 0, 64, .success(1000), "underscores in base 0"),
      ("1_000", 10, 64, .failure(.syntax), "none in base 10"),
      ("0_8", 0, 64, .failure(.syntax), "8 is no octal digit"),
      ("0x", 0, 64, .failure(.syntax), "a prefix alone"),
      ("zz", 36, 64, .success(1295), "letters as digits"),
      ("127", 10, 8, .success(127), "the most of 8 bits"),
      ("128", 10, 8, .failure(.range), "one more"),
      ("-9223372036854775808", 10, 64, .success(.min), "the least of 64 bits"),
      ("9223372036854775808", 10, 64, .failure(.range), "one too many"),
      ("99999999999999999999x", 10, 64, .failure(.range), "Go stops before it sees the letter"),
    ] as [(String, Int, Int, Result<Int64, GoNumber.ParseFailure>, String)])
  func parsesIntegers(
    text: String, base: Int, bits: Int, want: Result<Int64, GoNumber.ParseFailure>, why: String
  ) {
    #expect(GoNumber.parseInt(ByteString(text), base: base, bits: bits) == want, "\(why)")
  }

  @Test func parsesUnsigned() {
    #expect(GoNumber.parseUnsigned("18446744073709551615", base: 10) == .success(.max))
    #expect(GoNumber.parseUnsigned("18446744073709551616", base: 10) == .failure(.range))
    #expect(GoNumber.parseUnsigned("+1", base: 10) == .failure(.syntax), "no sign")
  }

  @Test func saysWhatFailed() {
    #expect(
      GoNumber.ParseFailure.syntax.message("ParseInt", "a\"b")
        == #"strconv.ParseInt: parsing "a\"b": invalid syntax"#)
    #expect(GoNumber.ParseFailure.range.message("Atoi", "9") == #"strconv.Atoi: parsing "9": value out of range"#)
  }
}
