import Diagnostics
import ValueCoding
import ValueTree

/// Shows where a YAML text is wrong, and says what people mostly did there.
package struct FaultExplainer {
  var text: ByteString
  var file: String
  var linesBefore: Int
  /// Whether a template wrote the text.
  var isRendered = false

  package init(text: ByteString, file: String, linesBefore: Int = 0) {
    self.text = text
    self.file = file
    self.linesBefore = linesBefore
  }

  package func add(_ fault: YAMLFault, to diagnostic: inout Diagnostic) {
    let main = line(fault.line, fault.column)
    diagnostic.places.append(place(.failure, main))
    if let startLine = fault.startLine, let startColumn = fault.startColumn, startLine != fault.line {
      diagnostic.places.append(place(.related, line(startLine, startColumn), note: "inside what starts at"))
    }
    diagnostic.hints += hints(fault)
  }

  private func place(
    _ role: Diagnostic.Place.Role, _ found: (place: SourcePlace, line: SourceLine), note: String = ""
  ) -> Diagnostic.Place {
    var place = Diagnostic.Place(role, found.place, note: note, line: found.line)
    place.isRendered = isRendered
    return place
  }

  private func line(_ line: Int, _ column: Int) -> (place: SourcePlace, line: SourceLine) {
    SourceLine.find(line: line + linesBefore, column: column, length: 1, in: text.bytes, file: file)
  }

  private func hints(_ fault: YAMLFault) -> [String] {
    switch fault.cause {
    case .tab: return ["YAML is indented by spaces only; a tab stands here."]
    case .notAMap(let isList):
      if isRendered {
        return ["A manifest is a map: kind: …, metadata: …; this is \(isList ? "a list" : "only a string")."]
      }
      return [
        isList
          ? "A values file is a map, key: value; this one is a list. Put it under a key."
          : "A values file is a map, key: value; this is only a string. Is a colon missing, or the space behind it?"
      ]
    case .syntax(let words): return syntaxHints(words, fault)
    }
  }

  private func syntaxHints(_ words: String, _ fault: YAMLFault) -> [String] {
    switch words {
    case "mapping values are not allowed in this context":
      return ["Either this line is indented wrongly, or a value with a colon in it needs quotes."]
    case "could not find expected ':'":
      return ["A key needs a colon and a space behind it; a string of several lines needs | or quotes."]
    case "did not find expected key", "did not find expected '-' indicator":
      return ["The indentation of this line fits none of the lines above it."]
    case "found character that cannot start any token":
      return ["A value that starts with @, ` or % needs quotes."]
    case "found unexpected end of stream", "did not find expected ',' or ']'", "did not find expected ',' or '}'",
      "found unexpected document indicator":
      return ["A quote or a bracket that was opened is not closed."]
    case "block sequence entries are not allowed in this context":
      return ["A list starts on a line of its own, below its key."]
    default: return []
    }
  }
}
