import TemplateFunctions
import ValueTree

extension SprigTable {
  static let urls: [Function] = [
    Function("urlParse", [.string]) { arguments, context throws(FunctionFailure) in
      try context.charge(bytes: 2048)
      let url = try parsed(arguments.string(0), "unable to parse url: ")
      return .map(
        Map([
          ("scheme", .string(url.scheme)), ("host", .string(url.host)), ("hostname", .string(url.hostName)),
          ("path", .string(url.path)), ("query", .string(url.query)), ("opaque", .string(url.opaque)),
          ("fragment", .string(url.fragment)), ("userinfo", .string(url.user?.text ?? ByteString())),
        ]))
    },
    Function("urlJoin", [.map]) { arguments, context throws(FunctionFailure) in
      let parts = arguments.map(0)
      var url = URLText()
      url.scheme = try text("scheme", of: parts)
      url.host = try text("host", of: parts)
      url.path = try text("path", of: parts)
      url.query = try text("query", of: parts)
      url.opaque = try text("opaque", of: parts)
      url.fragment = try text("fragment", of: parts)
      let user = try text("userinfo", of: parts)
      try context.charge(givenTexts: url.byteCount + user.count)
      try context.charge(steps: url.byteCount + user.count)
      if !user.isEmpty {
        let carrier = ByteString(Array("proto://".utf8) + user.bytes + Array("@host".utf8))
        url.user = try parsed(carrier, "unable to parse userinfo in dict: ").user
      }
      return .string(url.text)
    },
  ]

  /// Sprig panics where it cannot read a URL.
  private static func parsed(_ text: ByteString, _ prefix: String) throws(FunctionFailure) -> URLText {
    do throws(URLTextFailure) {
      return try URLText.parsed(text)
    } catch {
      throw FunctionFailure(ByteString(Array(prefix.utf8) + error.message.bytes), origin: .panicked)
    }
  }

  private static func text(_ key: ByteString, of parts: Map) throws(FunctionFailure) -> ByteString {
    guard let value = parts[key] else { return ByteString() }
    switch value {
    case .string(let text): return text
    case .null: throw .nilDereference
    default:
      throw .panic("unable to parse \(key) key, must be of type string, but \(value.kind.name) found")
    }
  }
}
