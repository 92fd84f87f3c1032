extension Diagnostic {
  /// For tools: one JSON object on one line.
  ///
  /// `file`, `line` and `column` are where it failed, null where no file is to blame; `note`, where there is one, says what is
  /// wrong there; `frames` are all other places. Of what a template rendered it is where the template wrote it, since no file
  /// has the line itself: that one is a frame with `"rendered":true`. Columns count bytes of UTF-8 from one.
  package var json: String {
    let blamed = blamedPlace
    var output = "{\"kind\":\"\(kind.rawValue)\",\"helm\":"
    Self.append(helmText, to: &output)
    output += ","
    if let place = blamed.map({ places[$0] }) {
      Self.append(place, to: &output)
      if !place.words.isEmpty {
        output += ",\"note\":"
        Self.append(place.words, to: &output)
      }
    } else {
      output += "\"file\":null,\"line\":null,\"column\":null"
    }
    output += ",\"frames\":["
    for (number, index) in places.indices.filter({ $0 != blamed }).enumerated() {
      output += number == 0 ? "" : ","
      output += "{\"role\":\"\(places[index].role.rawValue)\",\"note\":"
      Self.append(places[index].words, to: &output)
      output += ","
      Self.append(places[index], to: &output)
      output += "}"
    }
    output += "],\"hint\":"
    if hints.isEmpty { output += "null" } else { Self.append(hints.joined(separator: " "), to: &output) }
    return output + "}"
  }

  /// The place that an editor ought to open.
  private var blamedPlace: Int? {
    guard let failure = places.firstIndex(where: { $0.role == .failure }) else { return nil }
    return places[failure].isRendered ? places.firstIndex { $0.role == .writtenAt } ?? failure : failure
  }

  private static func append(_ place: Place, to output: inout String) {
    output += "\"file\":"
    append(place.place.file, to: &output)
    output += ",\"line\":\(place.place.line),\"column\":\(place.place.column)"
    if place.isRendered { output += ",\"rendered\":true" }
    if let document = place.document { output += ",\"document\":\(document)" }
  }

  private static func append(_ text: String, to output: inout String) {
    output += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\t": output += "\\t"
      case "\r": output += "\\r"
      case _ where scalar.value < 0x20:
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
    output += "\""
  }
}

extension Diagnostic.Place {
  /// What is said about the place.
  fileprivate var words: String { message.isEmpty ? note : message }
}
