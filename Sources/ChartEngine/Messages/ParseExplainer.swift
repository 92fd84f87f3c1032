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
    switch failure.cause {
    case .missingEnd, .innerDefine:
      if BlockExplainer(failure, file: file).explain(&diagnostic) { return }
    default: break
    }
    let bytes = failure.text.bytes
    let action = ActionText(bytes, around: Int(failure.range.start), start: failure.action)
    let found = SourceLine.find(shown(failure, bytes, action), in: bytes, file: file)
    diagnostic.places.append(Diagnostic.Place(.failure, found.place, line: found.line))
    if let start = openAction(failure) {
      let opened = SourceLine.find(SourceRange(start, start + 2), in: bytes, file: file)
      if opened.place.line != found.place.line {
        let note = "inside the action that starts at"
        diagnostic.places.append(Diagnostic.Place(.related, opened.place, note: note, line: opened.line))
        diagnostic.hints.append("Is its }} missing?")
        return
      }
    }
    if case .unknownVariable(let name) = failure.cause {
      explain(unknown: name, failure, bytes, action, file, &diagnostic)
    } else {
      diagnostic.hints += hints(failure, bytes, action)
    }
  }

  private func explain(
    unknown name: ByteString, _ failure: ParseFailure, _ bytes: [UInt8], _ action: ActionText?, _ file: String,
    _ diagnostic: inout Diagnostic
  ) {
    if let hint = Self.variableHint(name.string, in: action) {
      diagnostic.hints.append(hint)
    } else if let declared = declaration(of: name, failure, bytes, file) {
      diagnostic.places.append(declared)
      diagnostic.hints.append("A variable ends with its block: declare it before the block, and change it there by =.")
    } else if let nearest = nearestVariable(to: name.string, before: Int(failure.range.start), in: bytes) {
      diagnostic.hints.append("Did you mean \(nearest)?")
    } else {
      let variable = name.string
      diagnostic.hints.append(
        "\(variable) is declared nowhere before: {{ \(variable) := … }}. A variable ends with its block.")
    }
  }

  /// What to mark: for a keyword without a block its whole action, and all of an operator.
  private func shown(_ failure: ParseFailure, _ bytes: [UInt8], _ action: ActionText?) -> SourceRange {
    var start = Int(failure.range.start)
    switch failure.cause {
    case .strayKeyword, .missingValue, .strayLeave:
      start = min(start, bytes.count - 2)
      while start > 0, !(bytes[start] == UInt8(ascii: "{") && bytes[start + 1] == UInt8(ascii: "{")) { start -= 1 }
      return SourceRange(max(0, start), Int(failure.range.end))
    case .unexpected, .token:
      guard let action else { return failure.range }
      let stop = action.endOfName(at: start)
      if let found = Self.operator(at: stop, in: action), found.range.lowerBound <= start + 1 {
        return SourceRange(found.range.lowerBound, found.range.upperBound)
      }
      // A name up to the character that is wrong in it.
      let isWrong =
        stop > start && failure.range.start == failure.range.end
        && "-[{!&+*/<=>?@#^~;\\%".utf8.contains(action.byte(stop))
      return isWrong ? SourceRange(start, stop + 1) : failure.range
    default: return failure.range
    }
  }

  /// Where a variable was declared that is not known any more.
  private func declaration(
    of name: ByteString, _ failure: ParseFailure, _ bytes: [UInt8], _ file: String
  ) -> Diagnostic.Place? {
    let before = failure.text[0..<min(Int(failure.range.start), failure.text.count)]
    guard let start = before.offset(of: ByteString(name.bytes + Array(" :=".utf8))) else { return nil }
    let found = SourceLine.find(SourceRange(start, start + name.count), in: bytes, file: file)
    let note = "\(name.string) is declared in a block that has ended, at"
    return Diagnostic.Place(.related, found.place, note: note, line: found.line)
  }

  /// Of the variables that were declared before.
  private func nearestVariable(to name: String, before end: Int, in bytes: [UInt8]) -> String? {
    var names: Set<String> = []
    var index = 0
    let end = min(end, bytes.count)
    while index < end, names.count < 100 {
      guard bytes[index] == UInt8(ascii: "$") else {
        index += 1
        continue
      }
      let start = index
      repeat { index += 1 } while index < end && ActionText.isWord(bytes[index])
      let isDeclared = bytes[index...].starts(with: " :=".utf8) || bytes[index...].starts(with: ", $".utf8)
      if isDeclared, index - start > 1 { names.insert(String(decoding: bytes[start..<index], as: UTF8.self)) }
    }
    names.remove(name)
    return Suggestion.nearest(name, in: names.sorted())
  }

  private func hints(_ failure: ParseFailure, _ bytes: [UInt8], _ action: ActionText?) -> [String] {
    let start = Int(failure.range.start)
    switch failure.cause {
    case .unknownFunction(let name): return Self.functionHints(name.string, at: start, in: action)
    case .strayKeyword: return ["There is one {{ end }} or {{ else }} too many, or its {{ if }} is missing above."]
    case .strayLeave: return ["There is no range around it to leave. What is not to be printed goes into an {{ if }}."]
    case .missingValue(let context): return [Self.missingValueHint(context)]
    case .token, .unexpected:
      if let action, let hint = Self.syntaxHint(at: start, in: action) { return [hint] }
      return tokenHints(start, bytes)
    case .unknownVariable, .missingEnd, .innerDefine, .other: return []
    }
  }

  private static func missingValueHint(_ context: String) -> String {
    switch context {
    case "block clause": "A block needs a name and what its dot is to be: {{ block \"name\" . }}."
    case "command": "Something must stand between the braces: {{ .Values.x }}."
    case "parenthesized pipeline": "Something must stand between the parentheses."
    default: "\(context) needs something to look at: {{ \(context) .Values.x }}."
    }
  }

  /// By the byte that the parser stopped at.
  private func tokenHints(_ start: Int, _ bytes: [UInt8]) -> [String] {
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
    let hint = "A name with a dash is looked up by index: index \(holder) \"\(name)\"."
    guard dash + 1 < end, bytes[dash + 1..<end].allSatisfy(ActionText.isDigit) else { return hint }
    let numbers = String(decoding: bytes[first..<dash], as: UTF8.self) + " "
    return hint + " A difference is sub \(numbers)\(String(decoding: bytes[dash + 1..<end], as: UTF8.self))."
  }

  /// The action that a parser was in; nil when it stood in text.
  private func openAction(_ failure: ParseFailure) -> Int? {
    switch failure.cause {
    case .strayKeyword, .missingValue, .strayLeave: nil
    default: failure.action
    }
  }
}
