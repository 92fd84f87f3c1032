import GoTemplate
import TemplateFunctions
import ValueTree

/// Helm's words for errors of templates: everything that must equal them to the letter stands here.
///
/// Helm builds these by taking Go's messages apart again, so that some texts lose or repeat parts; the same is done here
/// on the same text. Quirk: `errors/chain/*`, `errors/nodes/*` and `errors/parse/*`.
///
/// - Source: Helm 4, `pkg/engine/engine.go`, `cleanupParseError` and `reformatExecErrorMsg`.
enum HelmErrorText {
  private static let markStart = Array("HELM_ERR_START".utf8)
  private static let markEnd = Array("HELM_ERR_END".utf8)

  /// The message of `fail` and `required`, marked so that it is found again in the chain.
  static func marked(_ message: ByteString) -> ByteString { ByteString(markStart + message.bytes + markEnd) }

  /// A parse error: only what follows the last `: ` is kept (SURPRISES 18).
  static func parseError(_ failure: ParseFailure) -> ByteString {
    let tokens = split(failure.goText.bytes, separator: Array(": ".utf8), limit: Int.max)
    return ByteString(Array("parse error at (".utf8) + tokens[1] + Array("): ".utf8) + tokens[tokens.count - 1])
  }

  /// An error of execution.
  static func executionError(_ failure: TemplateFailure) -> ByteString {
    let text = failure.goText.bytes
    guard failure.place != nil else { return ByteString(text) }
    let tokens = split(text, separator: Array(": ".utf8), limit: 3)
    guard tokens.count == 3 else { return ByteString(text) }
    if let start = find(markStart, in: tokens[2], from: 0), let end = findLast(markEnd, in: tokens[2]), end > start {
      let message = tokens[2][(start + markStart.count)..<end]
      return ByteString(Array("execution error at (".utf8) + tokens[1] + Array("): ".utf8) + message)
    }
    guard let links = links(of: failure) else { return ByteString(text) }
    var output: [UInt8] = []
    for link in links { link.append(to: &output) }
    return ByteString(trimmed(output))
  }

  /// One line of the multi-line form.
  private struct Link: Equatable {
    var location: [UInt8] = []
    var function: [UInt8] = []
    var message: [UInt8]

    func append(to output: inout [UInt8]) {
      if !location.isEmpty { output += location + Array("\n  ".utf8) }
      if !function.isEmpty { output += function + Array("\n    ".utf8) }
      if !message.isEmpty { output += message + Array("\n".utf8) }
    }
  }

  /// The links of the chain, or nil when one of them is no template error, for then the whole text is shown as it is.
  private static func links(of failure: TemplateFailure) -> [Link]? {
    var links: [Link] = []
    var current: TemplateFailure? = failure
    var functionText: [UInt8]?
    while true {
      let text: [UInt8]
      if let known = current {
        text = known.goText.bytes
      } else if let known = functionText {
        text = known
      } else {
        break
      }
      guard let link = link(text) else { return nil }
      if links.last != link { links.append(link) }
      guard let underlying = current?.underlying else { break }
      if underlying.isCut { return nil }
      if let inner = underlying.underlying as? TemplateFailure, inner.goText == underlying.message {
        current = inner
      } else {
        current = nil
        functionText = underlying.message.bytes
        guard let text = functionText, let link = Self.link(text) else { return nil }
        if links.last != link { links.append(link) }
        break
      }
    }
    return links
  }

  private static func link(_ text: [UInt8]) -> Link? {
    let prefix = Array("template: ".utf8)
    guard text.starts(with: prefix) else { return nil }
    let rest = Array(text[prefix.count...])
    if rest.starts(with: "no template ".utf8) { return Link(message: text) }
    return executing(rest) ?? simple(rest)
  }

  private static func executing(_ text: [UInt8]) -> Link? {
    let marker = Array(": executing ".utf8)
    guard let start = find(marker, in: text, from: 0) else { return nil }
    let after = Array(text[(start + marker.count)...])
    guard after.first == UInt8(ascii: "\""), let quote = after.dropFirst().firstIndex(of: UInt8(ascii: "\"")) else {
      return nil
    }
    let atPrefix = Array(" at <".utf8)
    let afterName = Array(after[(quote + 1)...])
    guard afterName.starts(with: atPrefix) else { return nil }
    let afterAt = Array(afterName[atPrefix.count...])
    guard let end = find(Array(">: ".utf8), in: afterAt, from: 0) else { return nil }
    return Link(
      location: Array(text[..<start]),
      function: Array("executing \"".utf8) + after[1..<quote] + Array("\" at <".utf8) + afterAt[..<end]
        + Array(">:".utf8), message: cut(Array(afterAt[(end + 3)...])))
  }

  private static func simple(_ text: [UInt8]) -> Link? {
    guard let separator = findLast(Array(": ".utf8), in: text) else { return nil }
    return Link(location: Array(text[..<separator]), message: cut(Array(text[(separator + 2)...])))
  }

  /// What a message says before it quotes the next error.
  private static func cut(_ message: [UInt8]) -> [UInt8] {
    find(Array(" template:".utf8), in: message, from: 0).map { Array(message[..<$0]) } ?? message
  }

  // MARK: Bytes

  private static func find(_ needle: [UInt8], in text: [UInt8], from start: Int) -> Int? {
    guard text.count >= needle.count else { return nil }
    var index = start
    while index + needle.count <= text.count {
      if text[index] == needle[0], text[index..<index + needle.count].elementsEqual(needle) { return index }
      index += 1
    }
    return nil
  }

  private static func findLast(_ needle: [UInt8], in text: [UInt8]) -> Int? {
    var index = text.count - needle.count
    while index >= 0 {
      if text[index..<index + needle.count].elementsEqual(needle) { return index }
      index -= 1
    }
    return nil
  }

  private static func split(_ text: [UInt8], separator: [UInt8], limit: Int) -> [[UInt8]] {
    var parts: [[UInt8]] = []
    var start = 0
    while parts.count + 1 < limit, let found = find(separator, in: text, from: start) {
      parts.append(Array(text[start..<found]))
      start = found + separator.count
    }
    parts.append(Array(text[start...]))
    return parts
  }

  /// Go's `strings.TrimSpace`, for the ASCII that stands at the ends here.
  private static func trimmed(_ text: [UInt8]) -> [UInt8] {
    var slice = text[...]
    while let last = slice.last, last < 0x80, GoUnicode.isSpace(UInt32(last)) { slice.removeLast() }
    while let first = slice.first, first < 0x80, GoUnicode.isSpace(UInt32(first)) { slice.removeFirst() }
    return Array(slice)
  }
}
