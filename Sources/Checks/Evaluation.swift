import Diagnostics
import GoRegexp
import Manifests
import ValueTree

/// One check held against one value tree.
struct Evaluation {
  let check: Check
  /// What the tree is, for messages.
  let name: String
  /// Nil where there are no other manifests.
  let context: CheckContext?

  func mismatch(in root: FrozenValue, of object: ManifestObject?) -> Mismatch? {
    if case .relation(let relation, let query, let detail) = check.condition {
      return relationMismatch(relation, query, detail, object)
    }
    if case .equalsValue(let query, let path, let isList) = check.condition {
      return sameValueMismatch(query, path, isList: isList, root, object)
    }
    let matches: [ManifestMatch]
    do throws(ManifestPathEnd) {
      matches = try check.path.matches(in: root)
    } catch {
      return ended(error, object)
    }
    if check.isList {
      return mismatch(ManifestMatch(value: .list(matches.map(\.value)), place: []), object)
    }
    switch check.condition {
    case .exists: return check.isNegated ? found(matches[0], "wanted nothing", object) : nil
    case .isAbsent: return check.isNegated ? nil : found(matches[0], "wanted nothing", object)
    case .count(let count) where !check.path.isDefinite:
      if (matches.count == count) != check.isNegated { return nil }
      return made("wanted \(negation)\(check.condition.wanted), found \(matches.count)", object, nil)
    default: return quantified(matches, object)
    }
  }

  private var negation: String { check.isNegated ? "not " : "" }

  private var place: String { check.path.steps.isEmpty ? name : "\(name) \(check.path)" }

  private func made(_ words: String, _ object: ManifestObject?, _ match: ManifestMatch?) -> Mismatch {
    var place = name
    if let match, !match.place.isEmpty {
      place += " \(match.path)"
    } else if match == nil || check.isList {
      place = self.place
    }
    var mismatch = Mismatch("\(place): \(words)")
    mismatch.object = object
    mismatch.match = match
    return mismatch
  }

  private func found(_ match: ManifestMatch, _ words: String, _ object: ManifestObject?) -> Mismatch {
    made("\(words), found \(ValueWords.short(match.value))", object, match)
  }

  /// The path leads to nothing.
  private func ended(_ end: ManifestPathEnd, _ object: ManifestObject?) -> Mismatch? {
    let isWanted =
      switch check.condition {
      case .isAbsent: !check.isNegated
      case .exists: check.isNegated
      case .count(0): !check.isNegated && !check.path.isDefinite
      default: false
      }
    if isWanted, end.reason == nil { return nil }
    var mismatch = made("wanted \(negation)\(check.condition.wanted), found nothing there", object, nil)
    if let reason = end.reason {
      mismatch = made("wanted \(negation)\(check.condition.wanted), but \(reason)", object, nil)
    } else if case .key(let key)? = end.missing, let nearest = Suggestion.nearest(key.string, in: end.known) {
      mismatch.hints = ["Did you mean \(nearest)?"]
    } else if !end.known.isEmpty {
      let holder = end.existing.steps.isEmpty ? "The manifest" : "\(end.existing)"
      mismatch.hints = ["\(holder) holds \(ValueWords.list(end.known))."]
    }
    if check.isNegated { mismatch.hints.append("A check of what is not there never fails: say isAbsent().") }
    return mismatch
  }

  // MARK: Values

  private func quantified(_ matches: [ManifestMatch], _ object: ManifestObject?) -> Mismatch? {
    var mismatches: [Mismatch] = []
    for match in matches {
      if let mismatch = mismatch(match, object) { mismatches.append(mismatch) }
    }
    let holding = matches.count - mismatches.count
    if check.quantifier.holds(for: holding, of: matches.count) { return nil }
    if check.quantifier == .every, var first = mismatches.first {
      let others = mismatches.dropFirst().compactMap { $0.match?.path.description }
      if !others.isEmpty { first.hints.append("The same goes for \(ValueWords.list(others)).") }
      return first
    }
    var mismatch = made(
      "wanted \(check.quantifier.words) of \(matches.count) to be \(negation)\(check.condition.wanted), found \(holding)",
      object, nil)
    mismatch.difference = matches.prefix(8).map { "\($0.path): \(ValueWords.short($0.value))" }
    mismatch.match = matches.first
    return mismatch
  }

  private func mismatch(_ match: ManifestMatch, _ object: ManifestObject?) -> Mismatch? {
    switch outcome(match.value) {
    case .holds: return check.isNegated ? found(match, "wanted not \(check.condition.wanted)", object) : nil
    case .fails(let difference):
      if check.isNegated { return nil }
      var mismatch = found(match, "wanted \(check.condition.wanted)", object)
      mismatch.difference = difference
      return mismatch
    case .unfit(let words):
      // Neither the check nor its opposite makes sense of such a value.
      return found(match, "wanted \(negation)\(check.condition.wanted), but \(words)", object)
    }
  }

  private enum Outcome {
    case holds
    case fails([String])
    case unfit(String)

    init(_ holds: Bool) { self = holds ? .holds : .fails([]) }
  }

  private func outcome(_ value: FrozenValue) -> Outcome {
    switch check.condition {
    case .equals(let wanted): return equality(value, wanted)
    case .contains(let pattern): return containment(value, pattern)
    case .isOneOf(let values): return Outcome(values.contains { $0.isSame(as: value) })
    case .matches(let pattern): return match(value, pattern)
    case .count(let count):
      switch value {
      case .list(let items): return Outcome(items.count == count)
      case .map(let map): return Outcome(map.count == count)
      default: return .unfit("only lists and maps have items")
      }
    case .isEmpty:
      switch value {
      case .null, .string(""): return .holds
      case .list(let items): return Outcome(items.isEmpty)
      case .map(let map): return Outcome(map.isEmpty)
      default: return Outcome(false)
      }
    case .compares(let order, let wanted):
      guard let place = value.order(before: wanted) else {
        return .unfit("\(value.typeWords) does not compare with \(wanted.typeWords)")
      }
      switch order {
      case .less: return Outcome(place < 0)
      case .atMost: return Outcome(place <= 0)
      case .more: return Outcome(place > 0)
      case .atLeast: return Outcome(place >= 0)
      }
    case .isOrdered(let path): return order(value, by: path)
    case .isUnique(let path): return uniqueness(value, by: path)
    case .isType(let type): return Outcome(type.fits(value))
    case .exists: return .holds
    case .isAbsent, .relation, .isAt, .equalsValue: return .fails([])
    }
  }

  private func equality(_ value: FrozenValue, _ wanted: FrozenValue) -> Outcome {
    if value.isSame(as: wanted) { return .holds }
    if value.scalarText != nil, value.scalarText == wanted.scalarText {
      return .fails(["one is \(wanted.typeWords), the other \(value.typeWords)"])
    }
    let lines = LeafDifference.lines(wanted: wanted, found: value)
    return .fails(lines.count == 1 && !lines[0].hasPrefix("line") && lines[0].hasPrefix("wanted") ? [] : lines)
  }

  private func containment(_ value: FrozenValue, _ pattern: FrozenValue) -> Outcome {
    if PartialMatch.contains(value, pattern) { return .holds }
    guard let nearest = PartialMatch.nearest(to: pattern, in: value) else { return .fails([]) }
    let place = nearest.place.place.isEmpty ? "it" : "\(nearest.place.path)"
    return .fails(["\(place) comes nearest:"] + nearest.lacks.map { "  " + $0 })
  }

  private func match(_ value: FrozenValue, _ pattern: CheckPattern) -> Outcome {
    guard let text = value.scalarText, !value.isNull else { return .unfit("\(value.typeWords) is no text") }
    switch pattern.regexp {
    case .success(let regexp): return Outcome(regexp.matches(text))
    case .failure(let error): return .unfit("the pattern cannot be read: \(error.message)")
    }
  }

  /// What the items of a list are told apart by; nil for an item that has nothing there.
  private func keys(_ value: FrozenValue, by path: ManifestPath?) -> [FrozenValue?]? {
    guard case .list(let items) = value else { return nil }
    guard let path else { return items }
    return items.map { path.values(in: $0).first }
  }

  private func missingKey(_ keys: [FrozenValue?], _ path: ManifestPath?) -> String? {
    guard let path, let index = keys.firstIndex(where: { $0 == nil }) else { return nil }
    return "[\(index)] has no \(path)"
  }

  private func order(_ value: FrozenValue, by path: ManifestPath?) -> Outcome {
    guard let keys = keys(value, by: path) else { return .unfit("only lists are in order") }
    if let words = missingKey(keys, path) { return .unfit(words) }
    let known = keys.compactMap { $0 }
    for index in known.indices.dropFirst() {
      let (before, after) = (ValueWords.short(known[index - 1]), ValueWords.short(known[index]))
      guard let order = known[index - 1].order(before: known[index]) else {
        return .unfit("\(before) and \(after) do not compare")
      }
      if order > 0 { return .fails(["[\(index)] \(after) comes behind \(before)"]) }
    }
    return .holds
  }

  private func uniqueness(_ value: FrozenValue, by path: ManifestPath?) -> Outcome {
    guard let keys = keys(value, by: path) else { return .unfit("only lists have items") }
    if let words = missingKey(keys, path) { return .unfit(words) }
    var seen: [String: Int] = [:]
    for (index, key) in keys.compactMap({ $0 }).enumerated() {
      if let first = seen[ValueWords.json(key)] {
        return .fails(["[\(first)] and [\(index)] are both \(ValueWords.short(key))"])
      }
      seen[ValueWords.json(key)] = index
    }
    return .holds
  }

  // MARK: Other manifests

  /// The value that another one is to be like; its own mistakes come first.
  private func sameValueMismatch(
    _ query: ManifestQuery, _ path: ManifestPath, isList: Bool, _ root: FrozenValue, _ object: ManifestObject?
  ) -> Mismatch? {
    let wanted = "\(name): wanted \(negation)\(check.condition.wanted), but"
    let others = context?.selected(by: query) ?? []
    guard others.count == 1 else {
      let names = ValueWords.list(others.map(\.address.description))
      return Mismatch(others.isEmpty ? "\(wanted) there is no \(query)" : "\(wanted) \(query) is \(names)")
    }
    let values = path.values(in: others[0].value)
    let place = "\(others[0].address) \(path)"
    if values.isEmpty { return Mismatch("\(wanted) \(place) is not there") }
    if values.count > 1, !isList {
      return Mismatch("\(wanted) \(place) is \(values.count) values", hints: ["Say .list to compare all of them."])
    }
    var check = check
    check.condition = .equals(isList ? .list(values) : values[0])
    var mismatch = Evaluation(check: check, name: name, context: context).mismatch(in: root, of: object)
    mismatch?.difference.append("wanted is \(place)")
    return mismatch
  }

  private func relationMismatch(
    _ relation: Condition.Relation, _ query: ManifestQuery, _ detail: ByteString?, _ object: ManifestObject?
  ) -> Mismatch? {
    guard let object, let context else { return Mismatch("\(name): only a manifest has to do with others") }
    let others = context.selected(by: query)
    if others.isEmpty {
      let known = context.objects.filter { query.plainKind == nil || $0.kind == query.plainKind }
      let hints = known.isEmpty ? [] : ["There is \(ValueWords.list(known.map(\.address.description)))."]
      return Mismatch("\(name): wanted \(check.condition.wanted), but there is no \(query)", hints: hints)
    }
    let relations = Relations(namespaceOfRelease: context.namespaceOfRelease)
    for other in others {
      let failure = relations.failure(relation, from: object, to: other, detail: detail)
      if (failure == nil) == check.isNegated {
        let words = failure.map { ", but " + $0 } ?? ", but it does"
        var mismatch = Mismatch("\(name): wanted \(negation)\(check.condition.wanted)\(words)")
        mismatch.object = object
        return mismatch
      }
    }
    return nil
  }
}
