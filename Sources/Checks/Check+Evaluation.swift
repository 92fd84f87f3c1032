import Diagnostics
import GoRegexp
import Manifests
import ValueTree

extension Check {
  /// - Returns: nil when the check holds.
  package func mismatch(in context: CheckContext) -> Mismatch? {
    switch subject {
    case .manifests(let query, let quantifier): return mismatch(query, quantifier, context)
    case .notes: return textMismatch(context.notes, name: "notes")
    case .template(let template, let words):
      switch context.template(template) {
      case .success(let text): return textMismatch(text, name: words)
      case .failure(let mismatch): return mismatch
      }
    case .failure: return Mismatch("the chart renders; a failure was wanted")
    }
  }

  private func textMismatch(_ text: ByteString, name: String) -> Mismatch? {
    Evaluation(check: self, name: name, context: nil).mismatch(in: .string(text), of: nil)
  }

  // MARK: Manifests

  private func mismatch(_ query: ManifestQuery, _ quantifier: Quantifier, _ context: CheckContext) -> Mismatch? {
    let selected = context.selected(by: query)
    if quantifier == .none, path.steps.isEmpty, condition == .exists { return noneMismatch(query, selected, context) }
    if selected.isEmpty { return nothingSelected(query, quantifier, context) }
    if quantifier == .one, selected.count > 1 {
      return Mismatch(
        "\(query) is \(selected.count) manifests: \(ValueWords.list(selected.map(\.address.description)))",
        hints: ["Name one, or say every(…), atLeastOne(…) or exactly(…)."])
    }
    if case .exactly(let count) = quantifier, path.steps.isEmpty, condition == .exists {
      if selected.count == count { return nil }
      return Mismatch(
        "wanted exactly \(count) of \(query), found \(selected.count): "
          + ValueWords.list(selected.map(\.address.description)))
    }
    return quantified(selected, query, quantifier, context)
  }

  private func quantified(
    _ selected: [ManifestObject], _ query: ManifestQuery, _ quantifier: Quantifier, _ context: CheckContext
  ) -> Mismatch? {
    var mismatches: [Mismatch] = []
    for object in selected {
      let evaluation = Evaluation(check: self, name: object.address.description, context: context)
      if let mismatch = evaluation.mismatch(in: object.value, of: object) { mismatches.append(mismatch) }
    }
    let holding = selected.count - mismatches.count
    if quantifier.holds(for: holding, of: selected.count) {
      return quantifier == .none || condition == .isAbsent ? vacuity(query, context) : nil
    }
    if quantifier == .one || quantifier == .every, var first = mismatches.first {
      if mismatches.count > 1 {
        let others = mismatches.dropFirst().compactMap { $0.object?.address.description }
        first.hints.append("The same goes for \(ValueWords.list(others)).")
      }
      return first
    }
    var mismatch = Mismatch("wanted \(quantifier.words) of \(selected.count) of \(query) to hold, found \(holding)")
    mismatch.difference = mismatches.prefix(5).map(\.summary)
    return mismatch
  }

  private func noneMismatch(
    _ query: ManifestQuery, _ selected: [ManifestObject], _ context: CheckContext
  ) -> Mismatch? {
    if !selected.isEmpty {
      var mismatch = Mismatch("wanted no \(query), found \(ValueWords.list(selected.map(\.address.description)))")
      mismatch.object = selected.first
      return mismatch
    }
    guard let shape = context.shape() else { return nil }
    if let file = query.file, !shape.hasTemplate(file) {
      return Mismatch("this can never fail: the chart has no template \(file)")
    }
    guard let kind = query.plainKind, !shape.mayRender(kind: kind) else { return nil }
    var mismatch = Mismatch("this can never fail: no template of the chart renders a \(kind)")
    if let nearest = Suggestion.nearest(kind.string, in: Array(Set(context.objects.map(\.kind.string)))) {
      mismatch.hints = ["Did you mean \(nearest)?"]
    }
    return mismatch
  }

  /// A check that holds because there is nothing: whether there ever could be something.
  private func vacuity(_ query: ManifestQuery, _ context: CheckContext) -> Mismatch? {
    guard let shape = context.shape(), !shape.mayHave(path, in: query) else { return nil }
    var mismatch = Mismatch(
      "this can never fail: no render of the chart has \(path) in a \(query.plainKind ?? "manifest")")
    let known = shape.keys(beside: path, in: query)
    if let key = path.lastKey, let nearest = Suggestion.nearest(key.string, in: known) {
      mismatch.hints = ["Did you mean \(nearest)?"]
    } else if !known.isEmpty {
      mismatch.hints = ["There is \(ValueWords.list(known))."]
    }
    return mismatch
  }

  private func nothingSelected(
    _ query: ManifestQuery, _ quantifier: Quantifier, _ context: CheckContext
  ) -> Mismatch {
    var mismatch = Mismatch("there is no \(query)")
    let all = context.objects
    let ofKind = all.filter { query.plainKind == nil || $0.kind == query.plainKind }
    if all.isEmpty {
      mismatch.hints = ["With these values the chart renders no manifest at all."]
    } else if let name = query.name, !ofKind.isEmpty,
      let nearest = Suggestion.nearest(name.string, in: ofKind.map(\.name.string))
    {
      mismatch.hints = ["Did you mean \(nearest)?"]
    } else if !ofKind.isEmpty {
      mismatch.hints = ["There is \(ValueWords.list(ofKind.map(\.address.description)))."]
    } else {
      mismatch.hints = ["There is \(ValueWords.list(all.map(\.address.description)))."]
      if let kind = query.plainKind, let nearest = Suggestion.nearest(kind.string, in: all.map(\.kind.string)) {
        mismatch.hints = ["Did you mean \(nearest)?"]
      }
    }
    return mismatch
  }
}
