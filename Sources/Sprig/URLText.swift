import ValueTree

/// A URL in its parts.
///
/// - Source: Go 1.26.6, `net/url`, `Parse` and `URL.String`.
struct URLText {
  struct UserInfo {
    var name: ByteString
    var password: ByteString?

    /// Escaped, with a colon when there is a password, be it empty.
    var text: ByteString {
      var output: [UInt8] = []
      URLPart.userInfo.appendEscaped(name, to: &output)
      if let password {
        output.append(UInt8(ascii: ":"))
        URLPart.userInfo.appendEscaped(password, to: &output)
      }
      return ByteString(output)
    }
  }

  var scheme = ByteString()
  var opaque = ByteString()
  var user: UserInfo?
  /// With its port.
  var host = ByteString()
  var path = ByteString()
  var query = ByteString()
  var fragment = ByteString()

  /// Of all parts but the user's.
  var byteCount: Int {
    scheme.count + opaque.count + host.count + path.count + query.count + fragment.count
  }

  /// The host without its port, and without the brackets of an IPv6 address.
  var hostName: ByteString {
    var name = host
    if let colon = name.lastIndex(of: UInt8(ascii: ":")), isOptionalPort(name[colon..<name.count]) {
      name = name[0..<colon]
    }
    if name.count >= 2, name[0] == UInt8(ascii: "["), name[name.count - 1] == UInt8(ascii: "]") {
      name = name[1..<name.count - 1]
    }
    return name
  }

  /// Put together again, escaped where it must be.
  var text: ByteString {
    var output: [UInt8] = []
    if !scheme.isEmpty {
      scheme.append(to: &output)
      output.append(UInt8(ascii: ":"))
    }
    if opaque.isEmpty { appendHierarchy(to: &output) } else { opaque.append(to: &output) }
    if !query.isEmpty {
      output.append(UInt8(ascii: "?"))
      query.append(to: &output)
    }
    if !fragment.isEmpty {
      output.append(UInt8(ascii: "#"))
      URLPart.fragment.appendEscaped(fragment, to: &output)
    }
    return ByteString(output)
  }

  private func appendHierarchy(to output: inout [UInt8]) {
    let hasAuthority = !host.isEmpty || user != nil
    if hasAuthority || !scheme.isEmpty && !path.isEmpty { output.append(contentsOf: "//".utf8) }
    if let user {
      user.text.append(to: &output)
      output.append(UInt8(ascii: "@"))
    }
    URLPart.host.appendEscaped(host, to: &output)
    let escaped = path == "*" ? path : URLPart.path.escaped(path)
    if !escaped.isEmpty, escaped[0] != UInt8(ascii: "/"), !host.isEmpty { output.append(UInt8(ascii: "/")) }
    // Without the dot, a first segment with a colon would read as a scheme.
    if output.isEmpty, firstSegment(escaped).contains(UInt8(ascii: ":")) { output.append(contentsOf: "./".utf8) }
    escaped.append(to: &output)
  }
}

/// Nothing, or a colon and digits.
func isOptionalPort(_ text: ByteString) -> Bool {
  text.withBytes { bytes in
    bytes.isEmpty || bytes[0] == UInt8(ascii: ":") && bytes.dropFirst().allSatisfy { 48...57 ~= $0 }
  }
}

func firstSegment(_ path: ByteString) -> ByteString {
  path[0..<(path.firstIndex(of: UInt8(ascii: "/")) ?? path.count)]
}

extension ByteString {
  func firstIndex(of byte: UInt8) -> Int? { withBytes { $0.firstIndex(of: byte) } }
  func lastIndex(of byte: UInt8) -> Int? { withBytes { $0.lastIndex(of: byte) } }
  func contains(_ byte: UInt8) -> Bool { firstIndex(of: byte) != nil }
}
