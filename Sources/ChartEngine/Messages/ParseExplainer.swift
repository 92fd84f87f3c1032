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
    if let start = openAction(failure) {
      let opened = SourceLine.find(SourceRange(start, start + 2), in: failure.text.bytes, file: file)
      if opened.place.line != found.place.line {
        let note = "inside the action that starts at"
        diagnostic.places.append(Diagnostic.Place(.related, opened.place, note: note, line: opened.line))
        diagnostic.hints.append("Is its }} missing?")
        return
      }
    }
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
    case .unknownFunction(let name): return functionHints(name.string)
    case .unknownVariable(let name):
      return ["\(name.string) is declared nowhere before: {{ \(name.string) := … }}. A variable ends with its block."]
    case .strayKeyword: return ["There is one {{ end }} or {{ else }} too many, or its {{ if }} is missing above."]
    case .missingValue(let context): return ["\(context) needs something to look at: {{ \(context) .Values.x }}."]
    case .token, .unexpected: return tokenHints(failure)
    case .missingEnd, .other: return []
    }
  }

  private func functionHints(_ name: String) -> [String] {
    switch name {
    case "env", "expandenv": return ["Helm takes \(name) away from sprig, so that charts cannot read the environment."]
    case "elseif", "elif", "elsif": return ["It is two words: {{ else if … }}."]
    case "endif", "endfor", "endrange", "endwith": return ["Every block ends with {{ end }}."]
    case "for", "foreach": return ["Loops are written {{ range .Values.list }}."]
    case "true", "True", "False", "None", "null": return ["It is written true, false or nil."]
    default: break
    }
    let known =
      Functions.set.names.map(\.string) + ["if", "else", "end", "range", "with", "define", "template", "block"]
    if let nearest = Suggestion.nearest(name, in: known) { return ["Did you mean \(nearest)?"] }
    return ["There is no function \(name). A value is written .Values.\(name), a string \"\(name)\"."]
  }

  /// By the byte that the parser stopped at.
  private func tokenHints(_ failure: ParseFailure) -> [String] {
    let bytes = failure.text.bytes
    let start = Int(failure.range.start)
    guard start < bytes.count else { return ["The text ends inside an action; is a }} missing?"] }
    switch bytes[start] {
    case UInt8(ascii: "}") where start + 1 < bytes.count && bytes[start + 1] == UInt8(ascii: "}"): return []
    case UInt8(ascii: "}"): return ["An action is closed with two braces: }}."]
    case UInt8(ascii: "'"): return ["Strings stand in double quotes: \"none\"."]
    case UInt8(ascii: "\""): return ["The string that starts here is not closed with a \"."]
    case UInt8(ascii: "`"): return ["The string that starts here is not closed with a `."]
    case UInt8(ascii: "/"):
      return ["A comment is {{/* … */}} or {{- /* … */ -}}: nothing but the dash and one blank may stand around it."]
    case _ where Self.stopsAtQuote(bytes, start):
      return ["A \" inside a string is written \\\", or the string stands in ` in place of \"."]
    default: return Self.dashHint(bytes, at: start).map { [$0] } ?? []
    }
  }

  /// For `"say "hi""`, where the parser reads a word and then meets a quote.
  private static func stopsAtQuote(_ bytes: [UInt8], _ start: Int) -> Bool {
    var index = start
    while index < bytes.count, bytes[index] > 0x20, bytes[index] != UInt8(ascii: "\"") { index += 1 }
    return index > start && index < bytes.count && bytes[index] == UInt8(ascii: "\"")
  }

  /// For `.Values.my-app`, where the parser stops at the dash.
  private static func dashHint(_ bytes: [UInt8], at start: Int) -> String? {
    func isPart(_ byte: UInt8) -> Bool {
      switch byte {
      case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "$"):
        true
      default: false
      }
    }
    var first = start
    while first > 0, isPart(bytes[first - 1]) { first -= 1 }
    var end = start + 1
    while end < bytes.count, isPart(bytes[end]), bytes[end] != UInt8(ascii: ".") { end += 1 }
    guard let dash = bytes[first..<end].firstIndex(of: UInt8(ascii: "-")),
      let dot = bytes[first..<dash].lastIndex(of: UInt8(ascii: "."))
    else { return nil }
    let name = String(decoding: bytes[dot + 1..<end], as: UTF8.self)
    let holder = dot == first ? "." : String(decoding: bytes[first..<dot], as: UTF8.self)
    return "A name with a dash is looked up by index: index \(holder) \"\(name)\"."
  }

  /// The action that a parser was in; nil when it stood in text.
  private func openAction(_ failure: ParseFailure) -> Int? {
    switch failure.cause {
    case .strayKeyword, .missingValue: nil
    default: failure.action
    }
  }
}
