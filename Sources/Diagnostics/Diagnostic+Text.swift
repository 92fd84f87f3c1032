extension Diagnostic {
  /// For people: Helm's words first, whole but for what they repeat, then each place with its line, then what to try.
  ///
  /// - Parameter isColoured: whether a terminal shows it.
  package func text(isColoured: Bool) -> String {
    let paint = Paint(isOn: isColoured)
    var text = "\(paint.error("Error:")) \(RepeatedLinks.shortened(helmText))"
    if !text.hasSuffix("\n") { text += "\n" }
    if !places.isEmpty { text += "\n" }
    text += Self.text(of: places, isColoured: isColoured)
    if !hints.isEmpty { text += "\n" }
    for hint in hints { text += "\(paint.hint("Hint:")) \(hint)\n" }
    return text
  }

  /// Each place with its line and carets below it.
  package static func text(of places: [Place], isColoured: Bool) -> String {
    let paint = Paint(isOn: isColoured)
    let width = places.map { $0.line == nil ? 0 : String($0.place.line).utf8.count }.max() ?? 0
    var text = ""
    for place in places { append(place, width: width, paint, to: &text) }
    return text
  }

  private static func append(_ place: Place, width: Int, _ paint: Paint, to text: inout String) {
    let name = paint.strong(place.isRendered ? place.renderedText : place.place.text)
    if !place.message.isEmpty { text += "  \(place.message)\n" }
    switch place.role {
    case .failure: text += place.note.isEmpty ? "  at \(name)\n" : "  \(place.note) \(name)\n"
    case .includedFrom: text += "  included from \(name)" + (place.note.isEmpty ? "\n" : ": \(place.note)\n")
    case .writtenAt: text += "  \(place.note.isEmpty ? "written at" : place.note) \(name)\n"
    case .value, .related: text += "  \(place.note) \(name)\n"
    }
    guard let line = place.line else { return }
    let number = String(place.place.line)
    let gap = String(repeating: " ", count: width)
    let shown = String(repeating: " ", count: max(0, width - number.utf8.count)) + number
    text += paint.faint("  \(shown) |") + (line.text.isEmpty ? "" : " \(line.text)") + "\n"
    text += paint.faint("  \(gap) |") + " \(line.marker.blanks)\(paint.error(line.marker.carets))\n"
  }

  /// The colours of a terminal, or none.
  private struct Paint {
    var isOn: Bool

    func error(_ text: String) -> String { painted(text, "1;31") }
    func hint(_ text: String) -> String { painted(text, "1;36") }
    func strong(_ text: String) -> String { painted(text, "1") }
    func faint(_ text: String) -> String { painted(text, "2") }

    private func painted(_ text: String, _ code: String) -> String {
      isOn ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
  }
}

extension Diagnostic.Place {
  fileprivate var renderedText: String {
    let whole = document.map { "document \($0) that" } ?? "what"
    return "line \(place.line) of \(whole) \(place.file) rendered"
  }
}

extension SourcePlace {
  /// `values.yaml:31:5`, as editors and terminals know it.
  package var text: String { "\(file):\(line):\(column)" }
}
