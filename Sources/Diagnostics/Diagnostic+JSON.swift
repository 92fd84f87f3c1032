extension Diagnostic {
  /// For tools: one JSON object on one line.
  ///
  /// `file`, `line` and `column` are where it failed, null where no file is to blame; `note`, where there is one, says
  /// what is wrong there; `frames` are all other places.
  package var json: String {
    let failure = places.first { $0.role == .failure }
    var output = "{\"kind\":\"\(kind.rawValue)\",\"helm\":"
    Self.append(helmText, to: &output)
    output += ",\"file\":"
    if let place = failure?.place { Self.append(place.file, to: &output) } else { output += "null" }
    output += ",\"line\":\(failure.map { String($0.place.line) } ?? "null")"
    output += ",\"column\":\(failure.map { String($0.place.column) } ?? "null")"
    if let failure, !failure.words.isEmpty {
      output += ",\"note\":"
      Self.append(failure.words, to: &output)
    }
    if failure?.isRendered == true { output += ",\"rendered\":true" }
    output += ",\"frames\":["
    for (index, place) in places.filter({ $0 != failure }).enumerated() {
      output += index == 0 ? "" : ","
      output += "{\"role\":\"\(place.role.rawValue)\",\"note\":"
      Self.append(place.words, to: &output)
      output += ",\"file\":"
      Self.append(place.place.file, to: &output)
      output += ",\"line\":\(place.place.line),\"column\":\(place.place.column)}"
    }
    output += "],\"hint\":"
    if hints.isEmpty { output += "null" } else { Self.append(hints.joined(separator: " "), to: &output) }
    return output + "}"
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
