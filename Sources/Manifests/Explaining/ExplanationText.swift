import ChartEngine
import Diagnostics
import GoTemplate
import ValueCoding
import ValueTree

/// An explanation for people and for tools.
package struct ExplanationText {
  private let explanation: Explanation
  private let names: SourceNames
  private let origins: ValueOrigins

  package init(_ explanation: Explanation, _ explainer: Explainer) {
    self.explanation = explanation
    names = explainer.names
    origins = explainer.origins
  }

  // MARK: For people

  package func text(isColoured: Bool) -> String {
    var text = "\(explanation.manifest) \(explanation.path) is \(Self.short(explanation.value))\n"
    var calls: [Source.Place] = []
    for part in explanation.parts {
      text += "\n" + Diagnostic.text(of: places(of: part, above: calls), isColoured: isColoured)
      calls = part.source.calls.map(\.place)
    }
    if explanation.partsLeftOut > 0 {
      text += "\n  … and \(explanation.partsLeftOut) more parts that actions wrote\n"
    }
    if let emptiness { text += "\n  \(emptiness)\n" }
    let told = influences
    for influence in told.prefix(Self.mostInfluences) {
      text += "\n" + self.text(of: influence, isColoured: isColoured)
    }
    if told.count > Self.mostInfluences {
      text += "\n  … and \(told.count - Self.mostInfluences) more: --format json has all\n"
    }
    if told.isEmpty, emptiness == nil { text += "\n  \(nothing)\n" }
    return text
  }

  private static let mostInfluences = 12

  /// Those to tell: what an action that prints nothing names is told with it.
  private var influences: [Explanation.Influence] {
    emptiness == nil ? explanation.values : explanation.values.filter { $0.value != nil }
  }

  /// Only places and values, without blank lines between, for a message that says the rest.
  ///
  /// Of a text of many lines only its key: the message is about some line, and the parts would be those of others.
  package var placesText: String {
    if let key = explanation.keyPart { return Diagnostic.text(of: places(of: key, above: []), isColoured: false) }
    var text = ""
    for part in explanation.parts.prefix(3) {
      text += Diagnostic.text(of: places(of: part, above: []), isColoured: false)
    }
    for influence in influences.filter({ $0.role != .decides }).prefix(3) {
      text += self.text(of: influence, isColoured: false)
    }
    if let words = emptiness { text += "    \(words)\n" }
    return text
  }

  /// What to say when no value was found to matter.
  private var nothing: String {
    if let inner { return "This is the line of its key. What stands inside has lines of its own: ask for \(inner)." }
    if explanation.parts.allSatisfy(\.source.isLiteral) {
      let isInBlock = explanation.parts.contains { !$0.blocks.isEmpty }
      return "It stands in the template as it is; "
        + (isInBlock ? "the blocks around it decide whether it does." : "no value changes it there.")
    }
    var words: [String] = []
    if !explanation.idleReads.isEmpty {
      words.append("Its templates read \(Self.list(explanation.idleReads)), but changing them changes nothing here.")
    }
    if !explanation.untriedReads.isEmpty {
      words.append(
        "Its templates read \(Self.list(explanation.untriedReads)), of which nothing is known: there are too many values "
          + "below to try them all, or the chart refuses others.")
    }
    return words.isEmpty ? "No value of the chart takes part." : words.joined(separator: "\n  ")
  }

  private static func list(_ reads: [ValuePath]) -> String {
    reads.prefix(6).map { ".Values." + $0.setText }.joined(separator: ", ") + (reads.count > 6 ? ", …" : "")
  }

  /// The first way into a map or a list that holds something.
  private var inner: ManifestPath? {
    switch explanation.value {
    case .map(let map): map.keys.first.map { ManifestPath(steps: explanation.path.steps + [.key($0)]) }
    case .list(let items): items.isEmpty ? nil : ManifestPath(steps: explanation.path.steps + [.index(0)])
    default: nil
    }
  }

  /// Why an action printed nothing: mostly a value that is set nowhere.
  private var emptiness: String? {
    guard let part = explanation.parts.first, part.printsNothing else { return nil }
    var words = "The action prints nothing."
    for keys in EmptyAction.values(namedAt: part.source.place)
    where origins.flag(at: keys) == nil && origins.place(at: keys) == nil {
      words += " .Values.\(keys.map(\.string).joined(separator: ".")) is set nowhere."
      if let hint = origins.nearestKey(to: keys) { words += " " + hint }
    }
    return words
  }

  /// - Parameter above: the calls of the part before, which are not told twice.
  private func places(of part: Explanation.Part, above: [Source.Place]) -> [Diagnostic.Place] {
    let isWhole = explanation.parts.count == 1
    let verb = part.printsNothing ? "left empty" : "written"
    let note = isWhole ? "\(verb) at" : "\(Self.quoted(part.text)) is \(verb) at"
    var places = [place(.related, part.source.place, note: note, showsLine: true)]
    for block in part.blocks.suffix(4).reversed() {
      let note = block.isElse ? "in the else of" : "inside"
      places.append(place(.related, block.place, note: note, showsLine: true))
    }
    if part.source.calls.map(\.place) == above { return places }
    for call in part.source.calls.prefix(12) {
      places.append(place(.includedFrom, call.place, note: Self.words(call), showsLine: false))
    }
    return places
  }

  /// The text of a calling action.
  private static func words(_ call: Source.Call) -> String {
    let place = call.place
    let text = place.text[min(place.start, place.text.count)..<min(place.end, place.text.count)].string
    let line = text.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
    return line.count > 100 ? String(line.prefix(99)) + "…" : line
  }

  private func place(
    _ role: Diagnostic.Place.Role, _ place: Source.Place, note: String, showsLine: Bool
  ) -> Diagnostic.Place {
    let file = place.isExpansion ? "the text given to tpl" : names.file(place.file)
    let found = SourceLine.find(SourceRange(place.start, place.end), in: place.text.bytes, file: file)
    return Diagnostic.Place(role, found.place, note: note, line: showsLine ? found.line : nil)
  }

  private func text(of influence: Explanation.Influence, isColoured: Bool) -> String {
    let name = ".Values." + influence.path.setText
    guard let value = influence.value else { return "  \(name) is set nowhere; setting it changes this\n" }
    let words =
      switch influence.role {
      case .whole: "its value is \(name)"
      case .part: "\(name), \(Self.short(value)), takes part"
      case .decides: "\(name), \(Self.short(value)), decides it"
      }
    // A global that nobody sets for all charts has its place in the chart that reads it.
    for path in [influence.path, influence.readPath] {
      let keys = path.keysBeforeIndex
      if let flag = origins.flag(at: keys) { return "  \(words), set by \(flag)\n" }
      guard let found = origins.place(at: keys) else { continue }
      let place = Diagnostic.Place(.related, found.place, note: "\(words), set at", line: found.line)
      return Diagnostic.text(of: [place], isColoured: isColoured)
    }
    return "  \(words)\n"
  }

  private static func short(_ value: FrozenValue) -> String {
    var bytes: [UInt8] = []
    do throws(CodingFailure) {
      try JSONWriter.append(Value(thawing: value), escapesHTML: false, to: &bytes)
    } catch {
      return "a value that JSON has no words for"
    }
    let text = String(decoding: bytes, as: UTF8.self)
    return text.count > 200 ? String(text.prefix(199)) + "…" : text
  }

  private static func quoted(_ text: ByteString) -> String { short(.string(text)) }
}

// MARK: For tools

extension ExplanationText {
  /// One JSON object on one line; places are `{"file","line","column"}`, counted from one.
  package var json: String {
    var members: [(ByteString, Value)] = [
      ("manifest", .text(explanation.manifest.description)), ("file", .text(names.file(explanation.file))),
      ("path", .text(explanation.path.description)), ("value", Value(thawing: explanation.value)),
    ]
    members.append(("parts", .list(List(explanation.parts.map(part)))))
    members.append(("values", .list(List(explanation.values.map(influence)))))
    var output: [UInt8] = []
    do throws(CodingFailure) {
      try JSONWriter.append(.map(Map(members)), escapesHTML: false, to: &output)
    } catch {
      return "{\"error\":\"\(error.message)\"}\n"
    }
    return String(decoding: output, as: UTF8.self) + "\n"
  }

  private func part(_ part: Explanation.Part) -> Value {
    let calls = part.source.calls.map { call in
      Value.map(
        Map([
          ("kind", .text(call.kind.rawValue)), ("place", place(call.place)),
          ("template", .string(call.place.template)),
        ]))
    }
    return .map(
      Map([
        ("text", .string(part.text)), ("literal", .bool(part.source.isLiteral && !part.printsNothing)),
        ("empty", .bool(part.printsNothing)), ("place", place(part.source.place)),
        ("template", .string(part.source.place.template)), ("calls", .list(List(calls))),
        ("inside", .list(List(part.blocks.map { place($0.place) }))),
      ]))
  }

  private func place(_ place: Source.Place) -> Value {
    let found = SourceLine.find(SourceRange(place.start, place.end), in: place.text.bytes, file: "").place
    let file: Value = place.isExpansion ? .null : .text(names.file(place.file))
    return .map(Map([("file", file), ("line", .int(found.line)), ("column", .int(found.column))]))
  }

  private func influence(_ influence: Explanation.Influence) -> Value {
    let origin = origins.text(at: influence.path) ?? origins.text(at: influence.readPath)
    return .map(
      Map([
        ("path", .text(influence.path.setText)), ("value", influence.value.map { Value(thawing: $0) } ?? .null),
        ("isSet", .bool(influence.value != nil)), ("origin", origin.map { Value.text($0) } ?? .null),
        ("whole", .bool(influence.role == .whole)), ("decides", .bool(influence.role == .decides)),
      ]))
  }
}
