import ValueTree

extension URLText {
  /// - Throws: Go's whole message: `parse "…": …`.
  static func parsed(_ text: ByteString) throws(URLTextFailure) -> URLText {
    let mark = text.firstIndex(of: UInt8(ascii: "#"))
    let main = text[0..<(mark ?? text.count)]
    var url: URLText
    do throws(URLFailure) {
      url = try URLText(withoutFragment: main)
    } catch {
      throw URLTextFailure(text: main, cause: error)
    }
    guard let mark else { return url }
    do throws(URLFailure) {
      url.fragment = try URLPart.fragment.unescaped(text[mark + 1..<text.count])
    } catch {
      throw URLTextFailure(text: text, cause: error)
    }
    return url
  }

  private init(withoutFragment text: ByteString) throws(URLFailure) {
    if text.withBytes({ $0.contains { $0 < 0x20 || $0 == 0x7F } }) { throw .controlCharacter }
    if text == "*" {
      path = "*"
      return
    }
    var rest = try takeScheme(text)
    if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      query = rest[mark + 1..<rest.count]
      rest = rest[0..<mark]
    }
    if rest.isEmpty || rest[0] != UInt8(ascii: "/") {
      if !scheme.isEmpty {
        opaque = rest
        return
      }
      if firstSegment(rest).contains(UInt8(ascii: ":")) { throw .colonInFirstSegment }
    }
    if rest.hasPrefix("//"), !scheme.isEmpty || !rest.hasPrefix("///") {
      let authority = firstSegment(rest[2..<rest.count])
      rest = rest[2 + authority.count..<rest.count]
      try readAuthority(authority)
    }
    path = try URLPart.path.unescaped(rest)
  }

  /// Takes `http:` off, in lower case.
  private mutating func takeScheme(_ text: ByteString) throws(URLFailure) -> ByteString {
    for index in 0..<text.count {
      switch text[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        if index == 0 { return text }
      case UInt8(ascii: ":"):
        if index == 0 { throw .missingScheme }
        scheme = ByteString(text[0..<index].bytes.map { 65...90 ~= $0 ? $0 | 0x20 : $0 })
        return text[index + 1..<text.count]
      default: return text
      }
    }
    return text
  }

  private mutating func readAuthority(_ authority: ByteString) throws(URLFailure) {
    guard let at = authority.lastIndex(of: UInt8(ascii: "@")) else {
      host = try readHost(authority)
      return
    }
    host = try readHost(authority[at + 1..<authority.count])
    let info = authority[0..<at]
    guard info.withBytes({ $0.allSatisfy(isUserInfoByte) }) else { throw .badUserInfo }
    if let colon = info.firstIndex(of: UInt8(ascii: ":")) {
      let name = try URLPart.userInfo.unescaped(info[0..<colon])
      user = UserInfo(name: name, password: try URLPart.userInfo.unescaped(info[colon + 1..<info.count]))
    } else {
      user = UserInfo(name: try URLPart.userInfo.unescaped(info))
    }
  }

  private func readHost(_ text: ByteString) throws(URLFailure) -> ByteString {
    if let bracket = text.lastIndex(of: UInt8(ascii: "[")) {
      if bracket > 0 { throw .badLiteral }
      return try readLiteral(text)
    }
    if let first = text.firstIndex(of: UInt8(ascii: ":")) {
      // Databases list several hosts with ports; the web's schemes have one.
      let isStrict = scheme == "http" || scheme == "https"
      let colon = isStrict ? first : text.lastIndex(of: UInt8(ascii: ":")) ?? first
      let port = text[colon..<text.count]
      if !isOptionalPort(port) { throw .badPort(port) }
    }
    return try URLPart.host.unescaped(text)
  }

  /// An IPv6 address in brackets, with a port perhaps.
  private func readLiteral(_ text: ByteString) throws(URLFailure) -> ByteString {
    guard let end = text.lastIndex(of: UInt8(ascii: "]")) else { throw .missingBracket }
    let port = text[end + 1..<text.count]
    if !isOptionalPort(port) { throw .badPort(port) }
    let name = text[1..<end]
    var address: [UInt8]
    if let zone = name.firstPlace(of: "%25") {
      address = try URLPart.host.unescaped(name[0..<zone]).bytes
      address += try URLPart.zone.unescaped(name[zone..<name.count]).bytes
    } else {
      address = try URLPart.host.unescaped(name).bytes
    }
    let version: Int
    do throws(IPAddressFailure) {
      version = try IPAddress.version(of: ByteString(address))
    } catch {
      throw .badAddress(error)
    }
    if version == 4 { throw .badLiteral }
    return ByteString([UInt8(ascii: "[")] + address + [UInt8(ascii: "]")] + port.bytes)
  }
}

private func isUserInfoByte(_ byte: UInt8) -> Bool {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
    UInt8(ascii: "A")...UInt8(ascii: "Z"):
    true
  default: ("-._:~!$&'()*+,;=%@" as StaticString).withUTF8Buffer { $0.contains(byte) }
  }
}

extension ByteString {
  fileprivate func firstPlace(of part: ByteString) -> Int? {
    withBytes { bytes in part.withBytes { ByteSearch.index(of: $0, in: bytes) } }
  }
}

/// Why a text is no URL, with the text.
struct URLTextFailure: Error {
  var text: ByteString
  var cause: URLFailure

  var message: ByteString {
    var output = URLFailure.quoting("parse ", text, ": ").bytes
    cause.message.append(to: &output)
    return ByteString(output)
  }
}
