import Diagnostics
import GoTemplate
import ValueTree

/// Hints for what is written as in other languages, by the bytes at which the parser stopped.
extension ParseExplainer {
  /// Nil when nothing is recognized.
  static func syntaxHint(at start: Int, in action: ActionText) -> String? {
    // The parser stops at the start of a name in which a character is wrong.
    let stop = action.endOfName(at: start)
    return keywordHint(at: start, in: action) ?? braceHint(at: start, in: action) ?? dashHint(at: stop, in: action)
      ?? characterHint(at: stop, in: action) ?? indexHint(at: start, stop: stop, in: action)
      ?? argumentHint(at: start, in: action) ?? operatorHint(at: stop, in: action)
  }

  // MARK: Keywords

  private static func keywordHint(at start: Int, in action: ActionText) -> String? {
    let keyword = action.keyword
    let word = action.text(start..<action.endOfName(at: start))
    switch keyword {
    case "end": return word.isEmpty ? nil : "Every block ends with {{ end }}, without the name of what ends."
    case "else":
      guard word == "if" || word == "with" else { return nil }
      return "else if belongs to an if, and else with to a with; here put {{ \(word) … }} … {{ end }} inside the else."
    case "define", "block", "template", "include": return nameHint(behind: keyword, at: start, in: action)
    default: return nil
    }
  }

  /// For a template's name without quotes.
  static func nameHint(behind keyword: String, at start: Int, in action: ActionText) -> String? {
    guard ActionText.isWord(action.byte(start)), action.operand(before: start).map(action.text) == keyword else {
      return nil
    }
    var end = start
    while end < action.inner.upperBound, !ActionText.isBlank(action.byte(end)) { end += 1 }
    let name = action.text(start..<end)
    guard name.utf8.allSatisfy({ ActionText.isName($0) || "-/".utf8.contains($0) }) else { return nil }
    return "A template's name stands in quotes: \(keyword) \"\(name)\"."
  }

  // MARK: Braces

  private static func braceHint(at start: Int, in action: ActionText) -> String? {
    guard action.byte(start) == UInt8(ascii: "{") else { return nil }
    if start == action.open + 2 { return "An action has two braces on each side: {{ .Values.x }}." }
    guard action.byte(start + 1) == UInt8(ascii: "{") else { return "A map is made by dict: dict \"key\" .Values.x." }
    if !action.isClosedAgain { return "Is the }} missing of the action before this one?" }
    let inner = action.text(min(start + 2, action.inner.upperBound)..<action.inner.upperBound)
      .split(separator: " ").joined(separator: " ")
    return "No action starts inside another: write \(inner.contains(" ") ? "(\(inner))" : inner) there, without braces."
  }

  // MARK: Dashes

  private static func dashHint(at stop: Int, in action: ActionText) -> String? {
    guard action.byte(stop) == UInt8(ascii: "-") else { return nil }
    if stop == action.open + 2 { return "A blank must stand behind {{-, or the dash belongs to what follows." }
    if stop == action.inner.lowerBound {
      return "A dash that takes blanks away stands right beside the braces: {{- … -}}."
    }
    if action.byte(stop + 1) == UInt8(ascii: "}"), action.byte(stop + 2) == UInt8(ascii: "}") {
      return "A blank must stand before -}}."
    }
    var first = stop
    while first > action.inner.lowerBound, ActionText.isName(action.byte(first - 1)) { first -= 1 }
    guard action.byte(first) == UInt8(ascii: "$"), !action.text(first..<stop).contains(".") else { return nil }
    var end = stop
    while end < action.inner.upperBound, ActionText.isWord(action.byte(end)) || action.byte(end) == UInt8(ascii: "-") {
      end += 1
    }
    let name = action.text(first..<end)
    let underlined = String(name.map { $0 == "-" ? "_" : $0 })
    return "The name of a variable has no dash: \(underlined)."
  }

  // MARK: Characters

  private static func characterHint(at stop: Int, in action: ActionText) -> String? {
    switch action.byte(stop) {
    case UInt8(ascii: "\\"):
      return "Quotes inside {{ }} need no backslash, even where the action stands in quotes itself: \"…\"."
    case UInt8(ascii: "#"), UInt8(ascii: "!"), UInt8(ascii: ">"), UInt8(ascii: "^"), UInt8(ascii: "&"),
      UInt8(ascii: "/"),
      UInt8(ascii: "%"):
      return stop == action.inner.lowerBound ? otherLanguage(at: stop, in: action) : nil
    case 0xC2...: return typographicHint(at: stop, in: action)
    default: return nil
    }
  }

  /// For what other template languages put first: `{{#if}}`, `{{/if}}`, `{{> part}}`.
  private static func otherLanguage(at stop: Int, in action: ActionText) -> String? {
    let word = action.text(stop + 1..<max(stop + 1, action.endOfName(at: stop + 1)))
    switch (action.byte(stop), word) {
    case (UInt8(ascii: "#"), "if"), (UInt8(ascii: "#"), "with"), (UInt8(ascii: "%"), "if"):
      return "It is written {{ \(word) … }} … {{ end }}."
    case (UInt8(ascii: "#"), "each"), (UInt8(ascii: "#"), "range"): return "Loops are written {{ range .Values.list }}."
    case (UInt8(ascii: "#"), "unless"): return "It is written {{ if not … }} … {{ end }}."
    case (UInt8(ascii: "/"), _) where !word.isEmpty: return "Every block ends with {{ end }}."
    case (UInt8(ascii: ">"), _): return "A template is included by {{ include \"name\" . }}."
    case (UInt8(ascii: "#"), _): return "A comment is {{/* … */}}, without blanks beside the braces."
    default: return nil
    }
  }

  private static func typographicHint(at stop: Int, in action: ActionText) -> String? {
    let bytes = action.bytes[stop..<min(stop + 4, action.bytes.count)]
    guard let scalar = String(decoding: bytes, as: UTF8.self).unicodeScalars.first else { return nil }
    switch scalar.value {
    case 0xAB, 0xBB, 0x2018...0x201F, 0x2039, 0x203A:
      return "\(scalar) is no quote of a template; strings stand in \"…\". Was the line copied from a document?"
    case 0xA0, 0x2000...0x200B, 0x202F, 0xFEFF, 0x3000:
      return "A blank that is no plain one stands here; write it anew. Was the line copied from a document?"
    case 0x2013, 0x2014, 0x2212: return "\(scalar) is no plain dash; write -."
    case 0x2026: return "… stands for something that is to be filled in here."
    default: return nil
    }
  }

  // MARK: Indexes

  /// For `.Values.env[0].name` and `.Values.env.0.name`.
  private static func indexHint(at start: Int, stop: Int, in action: ActionText) -> String? {
    let isDotted = action.byte(start) == UInt8(ascii: ".") && ActionText.isDigit(action.byte(start + 1))
    guard isDotted || action.byte(stop) == UInt8(ascii: "[") else { return nil }
    let bracket = isDotted ? start : stop
    let last = action.byte(bracket - 1)
    guard ActionText.isName(last) || last == UInt8(ascii: ")"), let holder = action.operand(before: bracket) else {
      return isDotted ? nil : "A list is made by list: list \"a\" \"b\"."
    }
    var end = bracket
    var keys: [String] = []
    while keys.count < 5, let (key, next) = isDotted ? dottedIndex(at: end, in: action) : index(at: end, in: action) {
      keys.append(key)
      end = next
    }
    guard !keys.isEmpty else { return "What is inside is looked up by index: index .Values.list 0." }
    let rest = action.text(end..<action.endOfName(at: end))
    let call = "index \(dotted(action.text(holder))) \(keys.joined(separator: " "))"
    return "What is inside is looked up by index: \(rest.hasPrefix(".") ? "(\(call))\(rest)" : call)."
  }

  /// With the dot that `Values` lacks.
  private static func dotted(_ name: String) -> String {
    scopeNames.contains(name.split(separator: ".").first.map(String.init) ?? "") && !name.hasPrefix(".")
      ? ".\(name)" : name
  }

  private static func dottedIndex(at start: Int, in action: ActionText) -> (key: String, end: Int)? {
    guard action.byte(start) == UInt8(ascii: "."), ActionText.isDigit(action.byte(start + 1)) else { return nil }
    var end = start + 1
    while ActionText.isWord(action.byte(end)) { end += 1 }
    let key = action.text(start + 1..<end)
    return (key.utf8.allSatisfy(ActionText.isDigit) ? key : "\"\(key)\"", end)
  }

  private static func index(at start: Int, in action: ActionText) -> (key: String, end: Int)? {
    guard action.byte(start) == UInt8(ascii: "["), let key = action.operand(after: start + 1),
      action.byte(key.upperBound) == UInt8(ascii: "]")
    else { return nil }
    let text = action.text(key)
    return (text.hasPrefix("'") ? "\"\(text.dropFirst().dropLast())\"" : text, key.upperBound + 1)
  }

  // MARK: Arguments

  private static func argumentHint(at start: Int, in action: ActionText) -> String? {
    switch action.byte(start) {
    case UInt8(ascii: "("): return parenthesisHint(at: start, in: action)
    case UInt8(ascii: ","):
      if ActionText.isBlank(action.byte(start - 1)) { return "A comma that is a string stands in quotes: \",\"." }
      let end = min(action.inner.upperBound, start + 80)
      let call = action.withoutCommas(action.inner.lowerBound..<max(end, action.inner.lowerBound))
      return
        "Arguments are set apart by blanks, not by commas: {{ \(call)\(end < action.inner.upperBound ? "…" : "") }}."
    case UInt8(ascii: ":") where action.byte(start + 1) == UInt8(ascii: "="):
      return "Only a variable can be set: $x := …."
    case UInt8(ascii: "|") where start == action.inner.lowerBound:
      return "A value stands before the first |: {{ .Values.x \(action.text) }}."
    case UInt8(ascii: "."):
      guard ActionText.isBlank(action.byte(start + 1)), ActionText.isName(action.byte(start - 1)),
        let name = action.operand(before: start), let next = action.operand(after: start + 1),
        ActionText.isWord(action.byte(next.lowerBound))
      else { return nil }
      return "No blank stands behind a dot: \(action.text(name)).\(action.text(next))."
    default: return nil
    }
  }

  /// For `default("a", .x)` and `.Files.Get("x")`.
  private static func parenthesisHint(at start: Int, in action: ActionText) -> String? {
    guard let name = action.operand(before: start), name.upperBound == start, let close = action.closing(of: start)
    else { return nil }
    let word = action.text(name)
    let isMethod = word.hasPrefix(".") && word.split(separator: ".").last?.first?.isUppercase == true
    guard isMethod || Functions.set.number(of: ByteString(word)) != nil else {
      return word.hasPrefix(".") || word.hasPrefix("$") ? "A value takes no arguments, and \(word) is one." : nil
    }
    let arguments = action.withoutCommas(start + 1..<close)
    return "Arguments stand without parentheses and commas: \(word)\(arguments.isEmpty ? "" : " ")\(arguments)."
  }
}
