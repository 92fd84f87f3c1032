import Charts
import Diagnostics
import GoTemplate
import TemplateFunctions
import ValueTree

extension Explainer {
  /// The innermost failure with its line, the includes that led there, and what is known of its cause.
  func executing(_ text: String, _ failure: TemplateFailure, _ file: ByteString) -> Diagnostic {
    var chain = [failure]
    while let inner = chain.last?.underlying?.underlying as? TemplateFailure { chain.append(inner) }
    chain.reverse()
    let cause = chain[0]
    var diagnostic = Diagnostic(cause.origin == .limit ? .limit : .template, text)
    var holder = chain.lazy.compactMap(\.place).map(\.file).first { $0 != Self.expansion }
    if let place = cause.place {
      add(place, .failure, in: holder, to: &diagnostic)
      if place.file == Self.expansion { addGiver(ofExpansion: place.text, at: place.offset, to: &diagnostic) }
    }
    for call in cause.calls { add(call, .includedFrom, in: holder, to: &diagnostic) }
    for outer in chain.dropFirst() {
      guard let place = outer.place, diagnostic.places.count < Self.mostPlaces else { break }
      if place.file != Self.expansion { holder = place.file }
      add(place, .includedFrom, in: holder, to: &diagnostic)
      for call in outer.calls { add(call, .includedFrom, in: holder, to: &diagnostic) }
    }
    if let inner = cause.underlying?.underlying as? ParseFailure {
      ParseExplainer(names: names).add(inner, file: Self.expansionName, to: &diagnostic)
      addGiver(ofExpansion: inner.text, at: Int(inner.range.start), to: &diagnostic)
    }
    explain(cause, in: chain, file, &diagnostic)
    return diagnostic
  }

  /// What text/template calls the text of a `tpl`.
  private static var expansion: ByteString { "gotpl" }
  private static var mostPlaces: Int { 12 }

  private func add(
    _ place: TemplateFailure.Place, _ role: Diagnostic.Place.Role, in holder: ByteString?,
    to diagnostic: inout Diagnostic, note: String? = nil
  ) {
    let isExpansion = place.file == Self.expansion
    let file = isExpansion ? Self.expansionName : names.file(place.file)
    let found = SourceLine.find(range(of: place), in: place.text.bytes, file: file)
    if role == .failure {
      diagnostic.places.append(Diagnostic.Place(role, found.place, line: found.line))
    } else if let note {
      diagnostic.places.append(Diagnostic.Place(role, found.place, note: note, line: found.line))
    } else if diagnostic.places.last?.place != found.place {
      let note = place.node.string
      diagnostic.places.append(
        Diagnostic.Place(role, found.place, note: note.utf8.count > 100 ? String(note.prefix(99)) + "…" : note))
    }
  }

  /// The part of the text that the node was printed from: Go places a chain of fields at its second one.
  private func range(of place: TemplateFailure.Place) -> SourceRange {
    // Of a long one its beginning is compared, and looked for near by: a text that repeats itself would take its square.
    let node = place.node.bytes.prefix(400)
    let text = place.text.bytes
    let lowest = max(0, place.offset - min(place.node.count, 4_000))
    var start = place.offset
    while start >= lowest {
      if start + node.count <= text.count, text[start..<start + node.count].elementsEqual(node) {
        return SourceRange(start, start + node.count)
      }
      start -= 1
    }
    // Written with other blanks than it is printed: up to the end of the action.
    var end = place.offset
    while end + 1 < text.count, text[end] != 0x0A, !(text[end] == 0x7D && text[end + 1] == 0x7D) { end += 1 }
    while end > place.offset, text[end - 1] == 0x20 || text[end - 1] == 0x2D { end -= 1 }
    return SourceRange(place.offset, max(end, place.offset + 1))
  }

  // MARK: Causes

  /// - Parameter chain: the failure and those that wrap it, innermost first.
  private func explain(
    _ failure: TemplateFailure, in chain: [TemplateFailure], _ file: ByteString, _ diagnostic: inout Diagnostic
  ) {
    let call = FailedCall(failure)
    switch failure.cause {
    case .fieldOfNil(let reference, let field)?:
      if let hint = Self.foreignHint(reference) ?? Self.scopeHint(reference) ?? Self.lookupHint(reference, failure) {
        diagnostic.hints.append(hint)
        return
      }
      if let (given, place) = argument(of: reference, in: chain) {
        diagnostic.hints.append("\(reference.text.string) is \(given.text.string) of the include at \(place).")
        return explain(nil: given, file, &diagnostic)
      }
      explain(nil: reference, file, &diagnostic)
      guard reference.path?.first == "Values" else { return }
      diagnostic.hints.append(
        "Set it, or write (\(reference.text)).\(field): that is nothing, and no error, where \(reference.text) is nil.")
    case .fieldOfOther(let reference, let field, let typeName)?:
      if let hint = Self.templatePipeHint(failure, reference) ?? Self.memberHint(reference, field, typeName)
        ?? Self.scopeHint(reference, field: field)
      {
        diagnostic.hints.append(hint)
        return
      }
      explain(other: reference, typeName, field, file, &diagnostic)
    case .valueWithArguments(let reference, let field, let typeName)?:
      let hint = Self.memberHint(reference, field, typeName) ?? call.valueHint(reference, field)
      diagnostic.hints.append(hint)
    case .endlessInclude(let names, let place)?:
      diagnostic.places.removeLast(max(0, diagnostic.places.count - 4))
      if place != failure.place {
        add(place, .related, in: place.file, to: &diagnostic, note: "one of the includes without an end is at")
      }
      diagnostic.hints.append(Self.endless(names))
    case .missingTemplate(let name, let known)?:
      explain(missing: name, known: known, &diagnostic)
    case .unlikeTypes(let left, let right)?:
      diagnostic.hints.append(call.comparisonHint(left, right) ?? Self.unlike(left, right))
    case .undeclaredVariable?:
      diagnostic.hints.append("= changes a variable that is there already; := makes a new one.")
    case .wrongCount("values", 0)?: diagnostic.hints.append("Did you mean .Values? values is a function.")
    case .wrongCount(let function, let given)?: diagnostic.hints += Self.signature(of: function, given: given)
    case .wrongType(let wanted, let found)?:
      if let hint = call.orderHint {
        diagnostic.hints.append(hint)
        if call.isRequired { return }
      }
      for operand in failure.nilOperands { explain(nil: operand, file, &diagnostic) }
      if call.orderHint == nil, failure.nilOperands.isEmpty, !explain(type: found, wanted: wanted, &diagnostic) {
        diagnostic.hints += Self.conversion(from: found, to: wanted)
      }
    case .notIterable(let typeName)?:
      if explain(type: typeName, wanted: nil, &diagnostic) { return }
      diagnostic.hints.append("range goes through a list, a map or a number; this is \(Self.people(typeName)).")
    case nil:
      if let hint = Self.limitHint(failure) ?? call.functionHint(failure) { diagnostic.hints.append(hint) }
      for operand in failure.nilOperands { explain(nil: operand, file, &diagnostic) }
    }
  }

  /// For `.Values` and its like where the dot is not the scope.
  ///
  /// - Parameter field: what a dot that is no map was asked for.
  private static func scopeHint(_ reference: ValueReference, field: ByteString? = nil) -> String? {
    guard let missing = reference.missingKey ?? (reference.text == "." ? field : nil),
      ParseExplainer.scopeNames.contains(missing.string)
    else { return nil }
    let scopes: [ByteString] = ["ctx", "context", "root", "top", "global", "scope", "Root", "Context", "$"]
    if let scope = reference.knownKeys.first(where: scopes.contains) {
      return
        "The dot is not the chart's scope here but a map with \(scope.string) in it: is .\(scope.string).\(missing) "
        + "meant?"
    }
    return "The dot is not the chart's scope here: inside range and with it is what they took, and $.\(missing) still "
      + "works; in a named template it is what include was given, mostly a dot."
  }

  private static func limitHint(_ failure: TemplateFailure) -> String? {
    guard failure.origin == .limit else { return nil }
    return "Real charts stay far below: look for a number that is much too large, or a template that calls itself."
  }

  /// Where a value comes from that is nil, or that ought to be there.
  private func explain(nil reference: ValueReference, _ file: ByteString, _ diagnostic: inout Diagnostic) {
    let name = reference.text.string
    guard let path = reference.path, let keys = Self.keys(of: path, in: file) else {
      diagnostic.hints.append("\(name) is nil here.")
      return addNearest(reference, to: &diagnostic)
    }
    let origins = origins
    if let flag = origins.flag(at: keys) {
      diagnostic.hints.append("\(name) is nil: \(flag) makes it so.")
    } else if let found = origins.place(at: keys) {
      let note =
        found.isNull ? "\(name) is nil: it is set to null, or to nothing, at" : "\(name) is nil; the values have it at"
      diagnostic.places.append(Diagnostic.Place(.value, found.place, note: note, line: found.line))
    } else {
      let existing = Array(keys.prefix(max(0, keys.count - (path.count - reference.existing))))
      if !existing.isEmpty, let found = origins.place(at: existing) {
        let around = ".Values." + existing.map(\.string).joined(separator: ".")
        let missing = keys[existing.count].string
        let note = "\(name) is set nowhere; \(missing) would stand in \(around), at"
        diagnostic.places.append(Diagnostic.Place(.value, found.place, note: note, line: found.line))
      } else {
        diagnostic.hints.append("\(name) is set nowhere, neither in values files nor by --set.")
      }
      addNearest(reference, to: &diagnostic)
    }
  }

  private func addNearest(_ reference: ValueReference, to diagnostic: inout Diagnostic) {
    guard let missing = reference.missingKey?.string else { return }
    let known = reference.knownKeys.map(\.string)
    let words = ["y": "true", "yes": "true", "on": "true", "n": "false", "no": "false", "off": "false"]
    if let meaning = words[missing.lowercased()], known.contains(meaning) {
      diagnostic.hints.append("YAML reads the key \(missing) as \(meaning): write it in quotes, \"\(missing)\": ….")
      return
    }
    if let nearest = Suggestion.nearest(missing, in: known), nearest != missing {
      diagnostic.hints.append("Did you mean \(nearest)? There is no \(missing).")
    } else if !known.isEmpty, known.count <= 12 {
      diagnostic.hints.append("There is no \(missing), only \(known.joined(separator: ", ")).")
    }
  }

  private func explain(
    other reference: ValueReference, _ typeName: String, _ field: ByteString, _ file: ByteString,
    _ diagnostic: inout Diagnostic
  ) {
    let name = reference.text.string
    let type = Self.people(typeName)
    if let path = reference.path, let keys = Self.keys(of: path, in: file), !keys.isEmpty {
      if let flag = origins.flag(at: keys) {
        diagnostic.hints.append("\(flag) makes \(name) \(type); a map with \(field) in it is wanted.")
        return
      }
      if let found = origins.place(at: keys) {
        let note = "\(name) is \(type), set at"
        diagnostic.places.append(Diagnostic.Place(.value, found.place, note: note, line: found.line))
        diagnostic.hints.append("The template wants a map there, with \(field) in it.")
        return
      }
    }
    diagnostic.hints.append("\(name) is \(type) here, which has no \(field).")
  }

  private func explain(missing name: ByteString, known: [ByteString], _ diagnostic: inout Diagnostic) {
    let defined = known.filter { !$0.contains(UInt8(ascii: "/")) }
    if let (place, line, holder) = definition(of: name) {
      let note = "\"\(name)\" is defined at"
      diagnostic.places.append(Diagnostic.Place(.related, place, note: note, line: line))
      diagnostic.hints.append("The values switch the subchart \(holder) off, and its templates with it.")
    } else if let nearest = Suggestion.nearest(name.string, in: defined.map(\.string)) {
      diagnostic.hints.append("Did you mean \"\(nearest)\"?")
    } else if let nearest = Suggestion.nearest(name.string, in: known.map(\.string)) {
      diagnostic.hints.append("Did you mean the file \"\(nearest)\"?")
    } else {
      diagnostic.hints.append("Neither the chart nor a subchart has {{ define \"\(name)\" }}.")
    }
  }

  /// Where a subchart that was left out defines a template.
  private func definition(of name: ByteString) -> (place: SourcePlace, line: SourceLine, holder: String)? {
    var needle = Array("define ".utf8)
    GoQuote.append(name, to: &needle)
    do throws(ChartFailure) {
      for template in chart.orderedTemplates() where !template.chart.isEmpty {
        let text = try template.file.bytes()
        guard let start = text.offset(of: ByteString(needle)) else { continue }
        let found = SourceLine.find(
          SourceRange(start, start + needle.count), in: text.bytes, file: names.file(template.path))
        let holder = template.path.split(on: UInt8(ascii: "/")).dropFirst(2).first?.string ?? ""
        return (found.place, found.line, holder)
      }
    } catch {
      // A file that cannot be read defines nothing that could be shown.
      return nil
    }
    return nil
  }

  /// The way from the root chart's values, for a way from the scope of the chart that `file` belongs to.
  package static func keys(of path: [ByteString], in file: ByteString) -> [ByteString]? {
    guard path.first == "Values" else { return nil }
    var prefix: [ByteString] = []
    var parts = file.split(on: UInt8(ascii: "/")).dropFirst()
    while parts.count > 2, parts.first == "charts" {
      prefix.append(parts[parts.startIndex + 1])
      parts = parts.dropFirst(2)
    }
    return prefix + path.dropFirst()
  }
}
