import Checks
import Manifests
import Testing
import ValueTree

/// Values of manifests, to say something about.
///
/// A check must hold for all values that the path leads to, and it must lead to one. ``any``, ``none`` and ``exactly(_:)`` change
/// that, ``not`` turns the check round.
public struct ValueSubject: Sendable {
  private let subject: Check.Subject
  private var path = ManifestPath()
  private var isList = false
  /// What is wrong with the path; a check of it fails with these words.
  private var mistake: String?
  private var quantifier = Quantifier.every
  private var isNegated = false

  init(_ subject: Check.Subject) { self.subject = subject }

  /// Values below: `at("spec").at("replicas")` is `at("spec.replicas")`.
  public func at(_ path: String) -> ValueSubject {
    var copy = self
    do throws(ManifestPath.Failure) {
      copy.path = copy.path.appending(try ManifestPath(path))
    } catch {
      copy.mistake = copy.mistake ?? "the path \(path) cannot be read: \(error.message)"
    }
    return copy
  }

  /// The decoded text of a base64 value, such as an entry of a Secret.
  public func base64() -> ValueSubject { decoded(.base64) }

  /// The value that a YAML text holds, such as a file in a ConfigMap.
  public func yaml() -> ValueSubject { decoded(.yaml) }

  /// The value that a JSON text holds, such as a dashboard in a ConfigMap.
  public func json() -> ValueSubject { decoded(.json) }

  private func decoded(_ decoding: ManifestPath.Decoding) -> ValueSubject {
    var copy = self
    copy.path.steps.append(.decode(decoding))
    return copy
  }

  /// At least one value.
  public var any: ValueSubject { quantified(.atLeastOne) }

  /// No value.
  public var none: ValueSubject { quantified(.none) }

  /// Just so many values.
  public func exactly(_ count: Int) -> ValueSubject { quantified(.exactly(count)) }

  private func quantified(_ quantifier: Quantifier) -> ValueSubject {
    var copy = self
    copy.quantifier = quantifier
    return copy
  }

  /// All values that the path leads to, as one list: `at("spec.ports[*].name").list.equals(["http", "https"])`.
  public var list: ValueSubject {
    var copy = self
    copy.isList = true
    return copy
  }

  /// Turns the check round. The value must be there all the same: of what is not there, say `isAbsent()`.
  public var not: ValueSubject {
    var copy = self
    copy.isNegated.toggle()
    return copy
  }

  // MARK: Checks

  private func check(_ condition: Condition, _ location: SourceLocation) -> ChartCheck {
    if let mistake { return ChartCheck(mistake: mistake, location) }
    var check = Check(subject, condition)
    check.path = path
    check.isList = isList
    check.quantifier = quantifier
    check.isNegated = isNegated
    return ChartCheck(check, location)
  }

  /// The same value: `3` is `3.0` and not `"3"`; of maps the order of keys does not count.
  public func equals(_ value: ChartValue, sourceLocation: SourceLocation = #_sourceLocation) -> ChartCheck {
    check(.equals(value.frozen), sourceLocation)
  }

  /// The same as a value elsewhere in the render: `equals(service("web").at("spec.ports[0].name"))`.
  public func equals(_ other: ValueSubject, sourceLocation: SourceLocation = #_sourceLocation) -> ChartCheck {
    if let mistake = other.mistake { return ChartCheck(mistake: mistake, sourceLocation) }
    guard case .manifests(let query, _) = other.subject else {
      return ChartCheck(mistake: "a value can be compared with one of a manifest, not with a text", sourceLocation)
    }
    return check(.equalsValue(of: query, at: other.path, isList: other.isList), sourceLocation)
  }

  /// A deep part: of a map some entries, of a list some items, of a text a piece; at any depth below the value.
  public func contains(_ part: ChartValue, sourceLocation: SourceLocation = #_sourceLocation) -> ChartCheck {
    check(.contains(part.frozen), sourceLocation)
  }

  /// One of these values.
  public func isOneOf(_ values: [ChartValue], sourceLocation: SourceLocation = #_sourceLocation) -> ChartCheck {
    check(.isOneOf(values.map(\.frozen)), sourceLocation)
  }

  /// A regular expression of Go's syntax, anywhere in the text: `^` and `$` hold it to the whole.
  public func matches(_ pattern: String, sourceLocation: SourceLocation = #_sourceLocation) -> ChartCheck {
    check(.matches(CheckPattern(ByteString(pattern))), sourceLocation)
  }

  /// How many items a list or map has; of a path with `[*]`, filters or `..`, how many values it leads to.
  public func count(_ count: Int, sourceLocation: SourceLocation = #_sourceLocation) -> ChartCheck {
    check(.count(count), sourceLocation)
  }

  /// Something is there, be it null.
  public func exists(sourceLocation: SourceLocation = #_sourceLocation) -> ChartCheck {
    check(.exists, sourceLocation)
  }

  /// Nothing is there. Fails where no render of the chart ever could have something there: then it would say nothing.
  public func isAbsent(sourceLocation: SourceLocation = #_sourceLocation) -> ChartCheck {
    check(.isAbsent, sourceLocation)
  }

  /// null, or an empty text, list or map.
  public func isEmpty(sourceLocation: SourceLocation = #_sourceLocation) -> ChartCheck {
    check(.isEmpty, sourceLocation)
  }

  /// Numbers, and quantities such as `"512Mi"` and `"250m"`.
  public func isLessThan(_ value: ChartValue, sourceLocation: SourceLocation = #_sourceLocation) -> ChartCheck {
    check(.compares(.less, value.frozen), sourceLocation)
  }

  /// Numbers and quantities.
  public func isAtMost(_ value: ChartValue, sourceLocation: SourceLocation = #_sourceLocation) -> ChartCheck {
    check(.compares(.atMost, value.frozen), sourceLocation)
  }

  /// Numbers and quantities.
  public func isMoreThan(_ value: ChartValue, sourceLocation: SourceLocation = #_sourceLocation) -> ChartCheck {
    check(.compares(.more, value.frozen), sourceLocation)
  }

  /// Numbers and quantities.
  public func isAtLeast(_ value: ChartValue, sourceLocation: SourceLocation = #_sourceLocation) -> ChartCheck {
    check(.compares(.atLeast, value.frozen), sourceLocation)
  }

  /// The items of a list are in rising order, by a path in each if one is given.
  public func isOrdered(by path: String? = nil, sourceLocation: SourceLocation = #_sourceLocation) -> ChartCheck {
    itemCheck(by: path, sourceLocation) { .isOrdered(by: $0) }
  }

  /// No two items of a list are equal, by a path in each if one is given.
  public func isUnique(by path: String? = nil, sourceLocation: SourceLocation = #_sourceLocation) -> ChartCheck {
    itemCheck(by: path, sourceLocation) { .isUnique(by: $0) }
  }

  func change(_ kind: ExpectedChange.Kind, _ location: SourceLocation) -> ChartChange {
    if let mistake { return ChartChange(mistake: mistake, location) }
    guard case .manifests(let query, _) = subject else {
      return ChartChange(mistake: "only values of manifests can change", location)
    }
    return ChartChange(ExpectedChange(query, path, kind), location)
  }

  private func itemCheck(
    by text: String?, _ location: SourceLocation, _ condition: (ManifestPath?) -> Condition
  ) -> ChartCheck {
    guard let text else { return check(condition(nil), location) }
    do throws(ManifestPath.Failure) {
      return check(condition(try ManifestPath(text)), location)
    } catch {
      return ChartCheck(mistake: "the path \(text) cannot be read: \(error.message)", location)
    }
  }

  /// What YAML makes of the value: `8080` is a number, `"8080"` a text.
  public func isType(_ type: ValueType, sourceLocation: SourceLocation = #_sourceLocation) -> ChartCheck {
    check(.isType(type.condition), sourceLocation)
  }
}

/// What YAML makes of a value.
public enum ValueType: String, Sendable, CaseIterable {
  case null, bool, number, string, list, map

  var condition: Condition.ValueType {
    switch self {
    case .null: .null
    case .bool: .bool
    case .number: .number
    case .string: .string
    case .list: .list
    case .map: .map
    }
  }
}

/// A text that a chart renders beside its manifests, to say something about.
public struct TextSubject: Sendable {
  private let subject: Check.Subject

  init(_ subject: Check.Subject) { self.subject = subject }

  /// The text as a value, for checks that are not here.
  private var value: ValueSubject { ValueSubject(subject) }

  /// What the text says when it is read as YAML.
  public func yaml() -> ValueSubject { value.yaml() }

  /// What the text says when it is read as JSON.
  public func json() -> ValueSubject { value.json() }

  /// Turns the check round.
  public var not: ValueSubject { value.not }

  /// The whole text.
  public func equals(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) -> ChartCheck {
    value.equals(ChartValue(text), sourceLocation: sourceLocation)
  }

  /// A piece of the text.
  public func contains(_ part: String, sourceLocation: SourceLocation = #_sourceLocation) -> ChartCheck {
    value.contains(ChartValue(part), sourceLocation: sourceLocation)
  }

  /// A regular expression of Go's syntax, anywhere in the text.
  public func matches(_ pattern: String, sourceLocation: SourceLocation = #_sourceLocation) -> ChartCheck {
    value.matches(pattern, sourceLocation: sourceLocation)
  }

  /// Nothing was rendered.
  public func isEmpty(sourceLocation: SourceLocation = #_sourceLocation) -> ChartCheck {
    value.isEmpty(sourceLocation: sourceLocation)
  }
}

/// The failure of a render, to say something about.
public struct FailureSubject: Sendable {
  /// The message contains these words: Helm's own, as suites in the field assert on them.
  public func says(_ words: String, sourceLocation: SourceLocation = #_sourceLocation) -> ChartCheck {
    ChartCheck(Check(.failure, .contains(.string(ByteString(words)))), sourceLocation)
  }

  /// The message matches a regular expression of Go's syntax.
  public func matches(_ pattern: String, sourceLocation: SourceLocation = #_sourceLocation) -> ChartCheck {
    ChartCheck(Check(.failure, .matches(CheckPattern(ByteString(pattern)))), sourceLocation)
  }

  /// Where it failed, or an include that led there: `at("templates/deployment.yaml", line: 4)`.
  public func at(
    _ file: String, line: Int? = nil, sourceLocation: SourceLocation = #_sourceLocation
  ) -> ChartCheck {
    ChartCheck(Check(.failure, .isAt(file: ByteString(file), line: line)), sourceLocation)
  }
}
