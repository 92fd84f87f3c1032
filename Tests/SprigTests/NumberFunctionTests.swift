import TemplateFunctions
import Testing
import ValueTree

@testable import Sprig

@Suite struct NumberFunctions {
  @Test(
    arguments: [
      ("010", 8, "octal"), ("0x1F", 31, "hexadecimal"), ("1_000", 1000, "underscores"), ("08", 0, "no octal digit"),
      ("3.00", 3, "a fraction of zeros"), ("3.0.", 3, "and a point behind it"), ("3.7", 0, "any other fraction"),
      ("5.", 0, "a point alone"), ("1e3", 0, "an exponent"), ("9223372036854775808", 0, "past 64 bits"),
      (1e19, .min, "a float past 64 bits"), (-3.99, -3, "floats are cut"), (true, 1, "truth"), (.null, 0, "nil"),
      ([1], 0, "a list"), (.integer(5, .duration), 0, "a duration"), (.integer(2, .month), 2, "a month"),
    ] as [(Value, Int64, String)])
  func castsToInteger(value: Value, number: Int64, why: String) {
    #expect(Cast.int64(value) == number, "\(why)")
  }

  @Test(
    arguments: [
      ("add", [], "0", "nothing"), ("add", ["3.5", 1], "1", "a text that is no integer"),
      ("add1", [.integer(.max, .int)], "-9223372036854775808", "wraps around"),
      ("div", [.integer(.min, .int), -1], "-9223372036854775808", "wraps around"),
      ("mod", [-10, 3], "-1", "the sign of the dividend"),
      ("div", [1, 0.5], "!runtime error: integer divide by zero", "floats are cut first"),
      ("addf", [0.1, 0.2], "0.3", "decimals are exact"), ("divf", [2, 3], "0.6666666666666667", "sixteen places"),
      ("divf", [.float(1e-300), .float(1e300)], "0.0", "nothing left of sixteen places"),
      ("mulf", [.float(1e308), .float(1e308), .float(1e-308)], "1e+308", "no overflow on the way"),
      ("mulf", [.float(1e200), .float(1e200)], "inf", "overflow at the end"),
      ("divf", [1, 0], "!decimal division by 0", "zero"),
      ("addf", ["NaN"], "!Cannot create a Decimal from NaN", "no number"),
      ("round", [-1.4, 0], "-2.0", "negative numbers go away from zero"),
      ("round", [2.4, 0, 0.4], "2.0", "a bound that binary fractions miss"),
      ("maxf", ["NaN", "Inf"], "inf", "infinity before NaN"),
      ("until", [-3], "int[0 -1 -2]", "downwards"),
      ("untilStep", [0, 10, 0], "int[]", "no step"), ("seq", [0], "\"1 0\"", "down from 1"),
      (
        "untilStep", [.integer(.min, .int), .integer(.max, .int), .integer(.max, .int)],
        "int[-9223372036854775808 -1 9223372036854775806]", "the whole range"
      ),
      ("atoi", ["9223372036854775808"], "9223372036854775807", "the nearest"),
      ("toDecimal", [777], "511", "octal"),
    ] as [(ByteString, [Value], String, String)])
  func calls(name: ByteString, arguments: [Value], result: String, why: String) {
    #expect(outcomeOf(name, arguments) == result, "\(why)")
  }

  @Test func boundsLists() {
    #expect(outcomeOf("until", [1_000_000_000_000]).contains("the limit list-items"))
  }

  private func outcomeOf(_ name: ByteString, _ arguments: [Value]) -> String {
    do { return shown(try call(name, arguments)) } catch let failure as FunctionFailure {
      return "!\(failure.message)"
    } catch { return "\(error)" }
  }
}

@Suite struct BigNaturals {
  @Test func dividesBack() {
    // Limbs of extremes make the guesses of long division wrong.
    let numbers = ["1", "999999999", "1000000000", "999999999999999999", "1000000000000000000000000001"]
      .flatMap { digits in [digits, digits + "999999999000000000", digits + "000000000999999999"] }
      .map { digits in digits.utf8.reduce(BigNatural(0)) { $0.timesPowerOfTen(1).plus(BigNatural(UInt64($1 - 48))) } }
    for dividend in numbers {
      for divisor in numbers {
        let (quotient, remainder) = dividend.divided(by: divisor)
        #expect(remainder.compare(to: divisor) < 0)
        #expect(quotient.times(divisor).plus(remainder) == dividend)
      }
    }
  }
}
