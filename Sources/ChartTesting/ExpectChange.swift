import Checks
import ManifestDiff
import Manifests
import Testing
import ValueTree

/// One statement about what differs between two renders.
public struct ChartChange: Sendable {
  let change: ExpectedChange?
  let mistake: String?
  let location: SourceLocation

  init(_ change: ExpectedChange, _ location: SourceLocation) {
    self.change = change
    mistake = nil
    self.location = location
  }

  init(mistake: String, _ location: SourceLocation) {
    change = nil
    self.mistake = mistake
    self.location = location
  }
}

/// Collects the statements of a block; `if` and `for` work inside it.
@resultBuilder
public enum ChangeBuilder {
  /// A statement.
  public static func buildExpression(_ change: ChartChange) -> [ChartChange] { [change] }

  /// Statements one after another.
  public static func buildBlock(_ changes: [ChartChange]...) -> [ChartChange] { changes.flatMap { $0 } }

  /// The statements of an `if` without `else`.
  public static func buildOptional(_ changes: [ChartChange]?) -> [ChartChange] { changes ?? [] }

  /// The statements of an `if`.
  public static func buildEither(first changes: [ChartChange]) -> [ChartChange] { changes }

  /// The statements of an `else`.
  public static func buildEither(second changes: [ChartChange]) -> [ChartChange] { changes }

  /// The statements of each turn of a `for`.
  public static func buildArray(_ changes: [[ChartChange]]) -> [ChartChange] { changes.flatMap { $0 } }
}

extension ManifestSubject {
  /// Something in the manifest changes, whatever it is.
  public func changes(sourceLocation: SourceLocation = #_sourceLocation) -> ChartChange {
    ChartChange(ExpectedChange(query, ManifestPath(), .changes(from: nil, to: nil)), sourceLocation)
  }

  /// The manifest is rendered that was not.
  public func appears(sourceLocation: SourceLocation = #_sourceLocation) -> ChartChange {
    ChartChange(ExpectedChange(query, ManifestPath(), .appears), sourceLocation)
  }

  /// The manifest is no longer rendered.
  public func disappears(sourceLocation: SourceLocation = #_sourceLocation) -> ChartChange {
    ChartChange(ExpectedChange(query, ManifestPath(), .disappears), sourceLocation)
  }
}

extension ValueSubject {
  /// The value, or something in it, changes; `from` and `to` say what it was and is.
  public func changes(
    from old: ChartValue? = nil, to new: ChartValue? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) -> ChartChange {
    change(.changes(from: old?.frozen, to: new?.frozen), sourceLocation)
  }

  /// The value is there that was not.
  public func appears(sourceLocation: SourceLocation = #_sourceLocation) -> ChartChange {
    change(.appears, sourceLocation)
  }

  /// The value is no longer there.
  public func disappears(sourceLocation: SourceLocation = #_sourceLocation) -> ChartChange {
    change(.disappears, sourceLocation)
  }
}

/// Renders the chart twice and says what differs, and nothing else.
///
/// ```swift
/// try expectChange(from: .set("replicas", 1), to: .set("replicas", 3)) {
///   deployment("web").at("spec.replicas").changes(from: 1, to: 3)
/// }
/// ```
/// A change that no statement names is an issue at the call, a statement that nothing fits one at its own line. Random values
/// and the clock are the same in both renders.
///
/// - Parameters:
///   - old: over the settings of the traits around, for the first render.
///   - new: the same for the second.
///   - sourceLocation: where changes stand that no statement names.
///   - changes: the statements.
public func expectChange(
  from old: ChartSetting..., to new: ChartSetting..., sourceLocation: SourceLocation = #_sourceLocation,
  @ChangeBuilder _ changes: () -> [ChartChange]
) throws {
  let failures = try ChangeRun(old, new).failures(of: changes(), sourceLocation)
  for failure in failures { failure.record() }
}

/// Two renders with their settings.
struct ChangeRun {
  private let old: RenderInput
  private let new: RenderInput

  init(_ old: [ChartSetting], _ new: [ChartSetting]) throws(ChartTestFailure) {
    self.old = try RenderInput(comparing: old)
    self.new = try RenderInput(comparing: new)
  }

  func failures(of changes: [ChartChange], _ location: SourceLocation) -> [CheckFailure] {
    let comparison: RenderComparison
    switch (ChartLibrary.shared.render(old), ChartLibrary.shared.render(new)) {
    case (.success(let before), .success(let after)): comparison = RenderComparison(before, after)
    case (.failure(let failure), _):
      return [CheckFailure(text: "the first render fails\n" + failure.text, location: location)]
    case (_, .failure(let failure)):
      return [CheckFailure(text: "the second render fails\n" + failure.text, location: location)]
    }
    let (mismatches, unexpected) = comparison.verdict(on: changes.compactMap(\.change))
    var failures = changes.filter { $0.mistake != nil }.map {
      CheckFailure(text: $0.mistake ?? "", location: $0.location)
    }
    for (change, mismatch) in zip(changes.filter { $0.change != nil }, mismatches) {
      guard let mismatch else { continue }
      failures.append(CheckFailure(text: mismatch.text, location: change.location))
    }
    if !unexpected.isEmpty {
      var words = DiffText().text(of: unexpected)
      while words.hasSuffix("\n") { words.removeLast() }
      failures.append(CheckFailure(text: "more changes than the test names:\n\n\(words)", location: location))
    }
    return failures
  }
}
