import Manifests
import ValueTree

/// One statement about what a chart renders.
package struct Check: Sendable {
  package enum Subject: Sendable, Equatable {
    case manifests(ManifestQuery, Quantifier)
    /// The notes of the root chart.
    case notes
    /// What a template text renders alone, in the scope of the chart; the words are how a test writes it.
    case template(ByteString, words: String)
    /// The message of a render that failed.
    case failure
  }

  package var subject: Subject
  /// Empty for the subject itself.
  package var path = ManifestPath()
  /// Whether the values that the path leads to are looked at as one list.
  package var isList = false
  /// Of the values that the path leads to.
  package var quantifier = Quantifier.every
  package var isNegated = false
  package var condition: Condition

  package init(_ subject: Subject, _ condition: Condition) {
    self.subject = subject
    self.condition = condition
  }
}

/// What a check wants of a value.
package enum Condition: Sendable, Equatable {
  case exists
  case isAbsent
  case equals(FrozenValue)
  /// The same as another value of the render.
  case equalsValue(of: ManifestQuery, at: ManifestPath, isList: Bool)
  case contains(FrozenValue)
  case isOneOf([FrozenValue])
  case matches(CheckPattern)
  case count(Int)
  case isEmpty
  case compares(Order, FrozenValue)
  case isOrdered(by: ManifestPath?)
  case isUnique(by: ManifestPath?)
  case isType(ValueType)
  case relation(Relation, ManifestQuery, detail: ByteString?)
  /// Of a failure: the file, and the line if it matters.
  case isAt(file: ByteString, line: Int?)

  package enum Order: String, Sendable {
    case less = "<"
    case atMost = "<="
    case more = ">"
    case atLeast = ">="
  }

  package enum ValueType: String, Sendable, CaseIterable {
    case null, bool, number, string, list, map
  }

  /// What one manifest has to do with another.
  package enum Relation: String, Sendable {
    case selects, mounts, references, targetsPort
  }
}

// MARK: Words

extension Check: CustomStringConvertible {
  /// The check as it is written in a test.
  package var description: String {
    var text = subject.text
    if !path.steps.isEmpty { text += ".at(\(Self.quoted(path.description)))" }
    if isList { text += ".list" }
    switch quantifier {
    case .every: break
    case .one: text += ".one"
    case .atLeastOne: text += ".any"
    case .none: text += ".none"
    case .exactly(let count): text += ".exactly(\(count))"
    }
    if isNegated, case .relation(let relation, let other, _) = condition {
      let verb = relation.rawValue.dropLast()
      return text + ".doesNot\(verb.prefix(1).uppercased() + verb.dropFirst())(\(Subject.manifests(other, .one).text))"
    }
    if isNegated { text += ".not" }
    if case .exists = condition, path.steps.isEmpty, !isNegated { return text }
    return text + condition.text
  }

  package static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n") + "\""
  }
}

extension Check.Subject {
  var text: String {
    switch self {
    case .notes: return "notes"
    case .template(_, let words): return words
    case .failure: return "failure"
    case .manifests(let query, let quantifier):
      let kind = query.plainKind?.string ?? ""
      if query.kind == nil, query.name == nil, query.labels.isEmpty, let file = query.file, quantifier == .every {
        return "file(\(Check.quoted(file.string)))"
      }
      if quantifier == .one, let name = query.name, query.labels.isEmpty, query.file == nil {
        return "\(kind.prefix(1).lowercased() + kind.dropFirst())(\(Check.quoted(name.string)))"
      }
      let of = "." + kind.prefix(1).lowercased() + kind.dropFirst()
      var arguments = [query.kind == nil ? ".manifest" : of]
      if let name = query.name { arguments.append("named: \(Check.quoted(name.string))") }
      if let file = query.file { arguments.append("file: \(Check.quoted(file.string))") }
      if !query.labels.isEmpty {
        let labels = query.labels.sorted { $0.key < $1.key }.map {
          "\(Check.quoted($0.key.string)): \(Check.quoted($0.value.string))"
        }
        arguments.append("labels: [\(labels.joined(separator: ", "))]")
      }
      switch quantifier {
      case .one: return "the(\(arguments.joined(separator: ", ")))"
      case .every: return "every(\(arguments.joined(separator: ", ")))"
      case .atLeastOne: return "atLeastOne(\(arguments.joined(separator: ", ")))"
      case .none: return "none(\(arguments.joined(separator: ", ")))"
      case .exactly(let count): return "exactly(\(count), \(arguments.joined(separator: ", ")))"
      }
    }
  }
}

extension Condition {
  var text: String {
    switch self {
    case .exists: ".exists()"
    case .isAbsent: ".isAbsent()"
    case .equals(let value): ".equals(\(ValueWords.swift(value)))"
    case .equalsValue(let other, let path, let isList):
      ".equals(\(Check.Subject.manifests(other, .one).text).at(\(Check.quoted(path.description)))\(isList ? ".list" : ""))"
    case .contains(let value): ".contains(\(ValueWords.swift(value)))"
    case .isOneOf(let values): ".isOneOf([\(values.map { ValueWords.swift($0) }.joined(separator: ", "))])"
    case .matches(let pattern): ".matches(\(Check.quoted(pattern.text.string)))"
    case .count(let count): ".count(\(count))"
    case .isEmpty: ".isEmpty()"
    case .compares(let order, let value): ".\(order.method)(\(ValueWords.swift(value)))"
    case .isOrdered(nil): ".isOrdered()"
    case .isOrdered(let path?): ".isOrdered(by: \(Check.quoted(path.description)))"
    case .isUnique(nil): ".isUnique()"
    case .isUnique(let path?): ".isUnique(by: \(Check.quoted(path.description)))"
    case .isType(let type): ".isType(.\(type.rawValue))"
    case .relation(.mounts, let other, let detail?):
      ".mounts(\(Check.Subject.manifests(other, .one).text), at: \(Check.quoted(detail.string)))"
    case .relation(.targetsPort, let other, _): ".targetsPort(of: \(Check.Subject.manifests(other, .one).text))"
    case .relation(let relation, let other, _): ".\(relation.rawValue)(\(Check.Subject.manifests(other, .one).text))"
    case .isAt(let file, nil): ".at(\(Check.quoted(file.string)))"
    case .isAt(let file, let line?): ".at(\(Check.quoted(file.string)), line: \(line))"
    }
  }

  /// What is wanted, behind "wanted".
  var wanted: String {
    switch self {
    case .exists: "a value"
    case .isAbsent: "nothing"
    case .equals(let value): ValueWords.short(value)
    case .equalsValue(let other, let path, _): "the same as \(other) \(path)"
    case .contains(let value): "something that contains \(ValueWords.short(value))"
    case .isOneOf(let values): "one of \(values.map { ValueWords.short($0) }.joined(separator: ", "))"
    case .matches(let pattern): "a text that matches \(pattern.text)"
    case .count(1): "1 item"
    case .count(let count): "\(count) items"
    case .isEmpty: "something empty"
    case .compares(let order, let value): "\(order.words) \(ValueWords.short(value))"
    case .isOrdered(let path): "items in order" + (path.map { " of \($0)" } ?? "")
    case .isUnique(let path): "no two equal items" + (path.map { " by \($0)" } ?? "")
    case .isType(let type): type.words
    case .relation(.selects, let other, _): "to select \(other)"
    case .relation(.mounts, let other, let detail): "to mount \(other)" + (detail.map { " at \($0)" } ?? "")
    case .relation(.references, let other, _): "to reference \(other)"
    case .relation(.targetsPort, let other, _): "each port to lead to a port of \(other)"
    case .isAt(let file, let line): "it at \(file)" + (line.map { ":\($0)" } ?? "")
    }
  }
}

extension Condition.Order {
  var method: String {
    switch self {
    case .less: "isLessThan"
    case .atMost: "isAtMost"
    case .more: "isMoreThan"
    case .atLeast: "isAtLeast"
    }
  }

  var words: String {
    switch self {
    case .less: "less than"
    case .atMost: "at most"
    case .more: "more than"
    case .atLeast: "at least"
    }
  }
}

extension Condition.ValueType {
  var words: String {
    switch self {
    case .null: "null"
    case .bool: "true or false"
    case .number: "a number"
    case .string: "a text"
    case .list: "a list"
    case .map: "a map"
    }
  }

  func fits(_ value: FrozenValue) -> Bool {
    switch (self, value) {
    case (.null, .null), (.bool, .bool), (.number, .integer), (.number, .float), (.string, .string), (.list, .list),
      (.map, .map):
      true
    default: false
    }
  }
}
