import GoRegexp
import ValueTree

/// A condition on an item: `name == 'web' && !livenessProbe`.
///
/// Sides of a comparison are paths from the item (`port`, `@.ports[0].name`, `@` for the item itself) and literals: texts in
/// single or double quotes, numbers, `true`, `false`, `null`. Operators: `==` (or `=`), `!=`, `<`, `<=`, `>`, `>=`, `=~` and `!~`
/// for regular expressions, `&&`, `||`, `!`, parentheses. A path alone asks whether it leads somewhere. A comparison with
/// nothing is false, `!=` and `!~` too: an item without `port` is neither `port == 80` nor `port != 80`.
package indirect enum ManifestFilter: Sendable, Equatable {
  case exists(ManifestPath)
  case comparison(Operand, Comparison, Operand)
  case not(ManifestFilter)
  case and(ManifestFilter, ManifestFilter)
  case or(ManifestFilter, ManifestFilter)

  package enum Operand: Sendable, Equatable {
    case path(ManifestPath)
    case literal(FrozenValue)
  }

  package enum Comparison: String, Sendable, CaseIterable {
    case equal = "=="
    case notEqual = "!="
    case matches = "=~"
    case doesNotMatch = "!~"
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case less = "<"
    case greater = ">"
  }

  /// Whether the condition holds for `item`.
  package func holds(for item: FrozenValue) throws(ManifestPath.Failure) -> Bool {
    switch self {
    case .exists(let path): return !path.values(in: item).isEmpty
    case .not(let inner): return try !inner.holds(for: item)
    case .and(let left, let right):
      if try !left.holds(for: item) { return false }
      return try right.holds(for: item)
    case .or(let left, let right):
      if try left.holds(for: item) { return true }
      return try right.holds(for: item)
    case .comparison(let left, let comparison, let right):
      for a in left.values(in: item) {
        for b in right.values(in: item) where try comparison.holds(a, b) { return true }
      }
      return false
    }
  }
}

extension ManifestFilter.Operand {
  fileprivate func values(in item: FrozenValue) -> [FrozenValue] {
    switch self {
    case .literal(let value): [value]
    case .path(let path): path.values(in: item)
    }
  }
}

extension ManifestFilter.Comparison {
  fileprivate func holds(_ left: FrozenValue, _ right: FrozenValue) throws(ManifestPath.Failure) -> Bool {
    switch self {
    case .equal: return left.isSame(as: right)
    case .notEqual: return !left.isSame(as: right)
    case .matches, .doesNotMatch:
      guard case .string(let pattern) = right else { return false }
      guard let text = left.scalarText else { return false }
      do throws(RegexpFailure) {
        return try Regexp(pattern).matches(text) == (self == .matches)
      } catch {
        throw ManifestPath.Failure(message: error.message.string)
      }
    case .less: return left.order(before: right).map { $0 < 0 } ?? false
    case .lessOrEqual: return left.order(before: right).map { $0 <= 0 } ?? false
    case .greater: return left.order(before: right).map { $0 > 0 } ?? false
    case .greaterOrEqual: return left.order(before: right).map { $0 >= 0 } ?? false
    }
  }
}

extension ManifestFilter: CustomStringConvertible {
  package var description: String {
    switch self {
    case .exists(let path): "\(path)"
    case .comparison(let left, let comparison, let right): "\(left) \(comparison.rawValue) \(right)"
    case .not(.exists(let path)): "!\(path)"
    case .not(let inner): "!(\(inner))"
    case .and(let left, let right): "\(left.nested) && \(right.nested)"
    case .or(let left, let right): "\(left) || \(right)"
    }
  }

  private var nested: String { if case .or = self { "(\(self))" } else { description } }
}

extension ManifestFilter.Operand: CustomStringConvertible {
  package var description: String {
    switch self {
    case .path(let path): path.steps.isEmpty ? "@" : "\(path)"
    case .literal(.string(let text)): "'\(text)'"
    case .literal(let value): value.scalarText?.string ?? "null"
    }
  }
}
