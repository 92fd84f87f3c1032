import Checks
import Testing

/// One statement about what a chart renders, and the line of the test that makes it.
public struct ChartCheck: Sendable {
  /// Nil when the statement itself is wrong; then ``mistake`` says how.
  var check: Check?
  var mistake: String?
  let location: SourceLocation

  init(_ check: Check, _ location: SourceLocation) {
    self.check = check
    self.location = location
  }

  init(mistake: String, _ location: SourceLocation) {
    self.mistake = mistake
    self.location = location
  }
}

/// Collects the statements of a block; `if`, `for` and `switch` work inside it.
@resultBuilder
public enum CheckBuilder {
  /// A statement.
  public static func buildExpression(_ check: ChartCheck) -> [ChartCheck] { [check] }

  /// A subject alone says that it exists, or with `none` that it does not.
  public static func buildExpression(_ subject: ManifestSubject) -> [ChartCheck] {
    [ChartCheck(Check(subject.subject, .exists), subject.location)]
  }

  /// Statements that a function of the test gives.
  public static func buildExpression(_ checks: [ChartCheck]) -> [ChartCheck] { checks }

  /// Statements one after another.
  public static func buildBlock(_ checks: [ChartCheck]...) -> [ChartCheck] { checks.flatMap { $0 } }
  /// The statements of an `if` without `else`.
  public static func buildOptional(_ checks: [ChartCheck]?) -> [ChartCheck] { checks ?? [] }
  /// The statements of an `if`.
  public static func buildEither(first checks: [ChartCheck]) -> [ChartCheck] { checks }
  /// The statements of an `else`.
  public static func buildEither(second checks: [ChartCheck]) -> [ChartCheck] { checks }
  /// The statements of each turn of a `for`.
  public static func buildArray(_ checks: [[ChartCheck]]) -> [ChartCheck] { checks.flatMap { $0 } }
  /// The statements of an `if #available`.
  public static func buildLimitedAvailability(_ checks: [ChartCheck]) -> [ChartCheck] { checks }
}
