import Diagnostics
import GoTemplate
import ValueTree

/// Shows where a template text cannot be parsed.
struct ParseExplainer {
  var names: SourceNames

  func diagnostic(_ text: String, _ failure: ParseFailure) -> Diagnostic {
    var diagnostic = Diagnostic(.parse, text)
    add(failure, file: names.file(failure.name), to: &diagnostic)
    return diagnostic
  }

  func add(_ failure: ParseFailure, file: String, to diagnostic: inout Diagnostic) {
    let range = shown(failure)
    let found = SourceLine.find(range, in: failure.text.bytes, file: file)
    switch failure.cause {
    case .missingEnd:
      guard let block = OpenBlock.innermost(in: failure.text) else { break }
      let opened = SourceLine.find(SourceRange(block.start, block.end), in: failure.text.bytes, file: file)
      let note = "the \(block.keyword.string) without an end is at"
      diagnostic.places.append(Diagnostic.Place(.failure, opened.place, note: note, line: opened.line))
      diagnostic.hints.append("Put {{ end }} where the \(block.keyword.string) stops.")
      return
    default: break
    }
    diagnostic.places.append(Diagnostic.Place(.failure, found.place, line: found.line))
    diagnostic.hints += hints(failure)
  }

  /// What to mark: for a keyword without a block its whole action.
  private func shown(_ failure: ParseFailure) -> SourceRange {
    let bytes = failure.text.bytes
    var start = Int(failure.range.start)
    switch failure.cause {
    case .strayKeyword, .missingValue:
      start = min(start, bytes.count - 2)
      while start > 0, !(bytes[start] == UInt8(ascii: "{") && bytes[start + 1] == UInt8(ascii: "{")) { start -= 1 }
      return SourceRange(max(0, start), Int(failure.range.end))
    default: return failure.range
    }
  }

  private func hints(_ failure: ParseFailure) -> [String] {
    switch failure.cause {
    case .unknownFunction(let name):
      let known = Functions.set.names.map(\.string)
      if let nearest = Suggestion.nearest(name.string, in: known) { return ["Did you mean \(nearest)?"] }
      return [
        "There is no function \(name.string). A value is written .Values.\(name.string), a text \"\(name.string)\"."
      ]
    case .unknownVariable(let name):
      return ["\(name.string) is declared nowhere before: {{ \(name.string) := … }}. A variable ends with its block."]
    case .strayKeyword: return ["There is one {{ end }} or {{ else }} too many, or its {{ if }} is missing above."]
    case .missingValue(let context): return ["\(context) needs something to look at: {{ \(context) .Values.x }}."]
    case .token, .missingEnd, .other: return []
    }
  }
}
