import Diagnostics
import GoTemplate
import ValueCoding
import ValueTree

extension Explainer {
  /// A rendered document that is no YAML: the lines to blame as they were rendered, the template lines that wrote them,
  /// and where the values in them are set.
  package func diagnostic(_ failure: ManifestFailure, helmText: String) -> Diagnostic {
    var diagnostic = Diagnostic(.manifest, helmText)
    let name = names.file(failure.path)
    guard let fault = failure.content.withBytes({ YAMLFault.find(in: $0) }) else {
      diagnostic.hints = ["The document comes from \(name); look at it with \(debugFlag)."]
      return diagnostic
    }
    let traced = TracedDocument(of: failure, chart: chart, request)
    let verdict = verdict(on: fault, failure, traced)
    var shown = FaultExplainer(text: failure.content, file: name)
    shown.isRendered = true
    shown.document = traced?.number
    if let traced, let (part, hint) = indentHint(fault, verdict, traced) {
      add([part], shown, traced, showsValues: false, to: &diagnostic)
      diagnostic.hints.append(hint)
    } else if let traced, let joint = LineJoint.find(above: fault, in: traced) {
      add(joint, shown, to: &diagnostic)
    } else {
      add(verdict.parts, shown, traced, showsValues: !verdict.isAboutIndentation, to: &diagnostic)
      diagnostic.hints += loneValueHint(fault, verdict, traced).map { [$0] } ?? verdict.hints
    }
    diagnostic.hints.append("\(debugFlag) prints all that was rendered.")
    return diagnostic
  }

  // MARK: Hints

  /// The verdict for a text that an action printed, unless the template itself has it, or the action its own quotes.
  private func verdict(on fault: YAMLFault, _ failure: ManifestFailure, _ traced: TracedDocument?) -> FaultVerdict {
    let verdict = FaultVerdict(fault, in: failure.content, by: .action)
    func isLiteral(_ offset: Int?) -> Bool? { offset.flatMap { traced?.source(at: $0) }?.isLiteral }
    if isLiteral(verdict.parts.first.map { Int($0.range.start) }) == false,
      fault.quoted == nil || isLiteral(fault.quoted?.lowerBound) == true
    {
      return verdict
    }
    return FaultVerdict(fault, in: failure.content, by: .template)
  }

  /// Looks at what wrote the line to blame and the one above, which may stand in a wrong column and be read.
  private func indentHint(
    _ fault: YAMLFault, _ verdict: FaultVerdict, _ traced: TracedDocument
  ) -> (part: FaultVerdict.Part, hint: String)? {
    guard let blamed = verdict.parts.first else { return nil }
    let lines = traced.lines
    let start = lines.line(around: Int(blamed.range.start)).lowerBound
    let above = start > 0 ? lines.content(ofLineAround: start - 1) : 0..<0
    let partAbove = FaultVerdict.Part(role: .failure, range: SourceRange(above.lowerBound, above.upperBound))
    for part in [blamed, partAbove] {
      let offset = Int(part.range.start)
      let column = lines.column(of: lines.content(ofLineAround: offset).lowerBound)
      guard let source = traced.source(at: offset) else { continue }
      let next = traced.source(at: lines.line(around: offset).upperBound + 1)
      if let hint = IndentHint.hint(for: fault, writtenBy: source, column: column, next: next) { return (part, hint) }
    }
    return nil
  }

  /// For what `toYaml` made of a single value in a place for several.
  private func loneValueHint(_ fault: YAMLFault, _ verdict: FaultVerdict, _ traced: TracedDocument?) -> String? {
    guard fault.cause == .syntax("could not find expected ':'"), let part = verdict.parts.first,
      let source = traced?.source(at: Int(part.range.start)), IndentHint.isToYaml(source),
      let set = setValue(among: source.reads), set.value.isScalar
    else { return nil }
    return "The template puts a map or a list there; \(set.name) is only one value."
  }

  // MARK: Places

  private func add(
    _ parts: [FaultVerdict.Part], _ shown: FaultExplainer, _ traced: TracedDocument?, showsValues: Bool,
    to diagnostic: inout Diagnostic
  ) {
    for part in parts {
      diagnostic.places.append(shown.place(of: part))
      guard let source = traced?.source(at: Int(part.range.start)), addWriter(source, to: &diagnostic), showsValues,
        !source.isLiteral
      else { continue }
      setValue(among: source.reads)?.add(is: "", to: &diagnostic)
    }
  }

  /// The template line that wrote something, and the calls that led there.
  ///
  /// - Returns: whether it was not told before.
  private func addWriter(_ source: Source, to diagnostic: inout Diagnostic) -> Bool {
    let written = place(.writtenAt, source.place)
    if diagnostic.places.contains(written) { return false }
    diagnostic.places.append(written)
    if source.place.isExpansion { addGiver(ofExpansion: source.place.text, at: source.place.start, to: &diagnostic) }
    for call in source.calls.prefix(8) { diagnostic.places.append(place(.includedFrom, call.place)) }
    return true
  }

  private func place(_ role: Diagnostic.Place.Role, _ place: Source.Place) -> Diagnostic.Place {
    let bytes = place.text.bytes
    // Of literal text the rest of its line is shown.
    let end = place.end > place.start + 1 ? place.end : bytes[place.start...].firstIndex(of: 0x0A) ?? bytes.count
    let file = place.isExpansion ? Self.expansionName : names.file(place.file)
    let found = SourceLine.find(SourceRange(place.start, end), in: bytes, file: file)
    return Diagnostic.Place(role, found.place, line: role == .writtenAt ? found.line : nil)
  }

  /// Two lines of a template became one: shows it, and what removed the line break between them.
  private func add(_ joint: LineJoint, _ shown: FaultExplainer, to diagnostic: inout Diagnostic) {
    let range = SourceRange(joint.rendered.lowerBound, joint.rendered.upperBound)
    diagnostic.places.append(shown.place(of: FaultVerdict.Part(role: .failure, range: range)))
    let trimmer = joint.trimmer
    let file = trimmer.isExpansion ? Self.expansionName : names.file(trimmer.file)
    let found = SourceLine.find(SourceRange(trimmer.start, trimmer.end), in: trimmer.text.bytes, file: file)
    let note = "the line break before \(joint.word) was removed at"
    diagnostic.places.append(Diagnostic.Place(.writtenAt, found.place, note: note, line: found.line))
    diagnostic.hints.append(
      joint.action.flatMap(IndentHint.hint(forJoined:))
        ?? "\(joint.marker) takes away all white space on its side: leave the dash out.")
  }
}
