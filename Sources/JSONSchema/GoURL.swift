import ValueTree

/// An address as Go's `net/url` reads, resolves and writes it.
///
/// - Source: Go 1.26.6, `net/url/url.go`.
struct GoURL: Sendable {
  var scheme: [UInt8] = []
  /// What follows the scheme when that is no path: `urn:` and the like.
  var opaque: [UInt8] = []
  /// Before the `@`, as written; nil when there is none.
  var user: [UInt8]?
  /// Host and port, unescaped.
  var host: [UInt8] = []
  /// The path, escaped as written.
  var path: [UInt8] = []
  var hasPathAfterScheme = false
  var query: [UInt8] = []
  var forcesQuery = false
  var fragment: [UInt8] = []

  /// Why a text is no address, as Go's `Parse` words it, without its `parse "…": `.
  struct Failure: Error {
    var message: String
  }

  var isAbsolute: Bool { !scheme.isEmpty }

  /// The host without port and brackets.
  var hostname: [UInt8] {
    var name = host[...]
    if let colon = name.lastIndex(of: UInt8(ascii: ":")), Self.isPort(name[colon...]) { name = name[..<colon] }
    if name.first == UInt8(ascii: "["), name.last == UInt8(ascii: "]") { name = name.dropFirst().dropLast() }
    return Array(name)
  }

  /// Whether the path is what Go would write anyway, so that it keeps no raw form.
  var isPathPlain: Bool {
    do throws(Failure) {
      return try Self.unescaped(path[...]).flatMap { Self.isEscapedPathByte($0) ? [$0] : Self.escape($0) } == path
    } catch {
      return true
    }
  }

  /// The path with everything escaped that must be.
  var escapedPath: [UInt8] {
    if path.allSatisfy({ Self.isPathByte($0) || "[]%!'()*,;".utf8.contains($0) }) { return path }
    do throws(Failure) {
      return try Self.unescaped(path[...]).flatMap { Self.isEscapedPathByte($0) ? [$0] : Self.escape($0) }
    } catch {
      return path
    }
  }

  var text: [UInt8] {
    var output: [UInt8] = []
    if !scheme.isEmpty { output += scheme + [UInt8(ascii: ":")] }
    if !opaque.isEmpty {
      output += opaque
    } else {
      if !scheme.isEmpty || !host.isEmpty || user != nil, !(hasPathAfterScheme && host.isEmpty && user == nil) {
        if !host.isEmpty || !path.isEmpty || user != nil { output += "//".utf8 }
        if let user { output += user + [UInt8(ascii: "@")] }
        output += host.flatMap { Self.isHostByte($0) ? [$0] : Self.escape($0) }
      }
      let path = escapedPath
      if let first = path.first, first != UInt8(ascii: "/"), !host.isEmpty { output.append(UInt8(ascii: "/")) }
      if output.isEmpty, path.prefix(while: { $0 != UInt8(ascii: "/") }).contains(UInt8(ascii: ":")) {
        output += "./".utf8
      }
      output += path
    }
    if forcesQuery || !query.isEmpty { output += [UInt8(ascii: "?")] + query }
    if !fragment.isEmpty { output += [UInt8(ascii: "#")] + fragment }
    return output
  }
}

// MARK: Reading

extension GoURL {
  /// Reads `bytes`, and says what is wrong with them as Go does: `parse "…": …`.
  static func parse(_ bytes: [UInt8]) -> Result<GoURL, Failure> {
    let hash = bytes.firstIndex(of: UInt8(ascii: "#")) ?? bytes.endIndex
    // Go quotes the whole text only when the fragment is at fault.
    var shown = bytes[..<hash]
    do throws(Failure) {
      var url = try GoURL(shown)
      shown = bytes[...]
      let fragment = bytes[min(hash + 1, bytes.endIndex)...]
      _ = try unescaped(fragment)
      url.fragment = Array(fragment)
      return .success(url)
    } catch {
      return .failure(Failure(message: "parse \(ByteString(shown).goQuoted): \(error.message)"))
    }
  }

  private init(_ bytes: ArraySlice<UInt8>) throws(Failure) {
    if bytes.contains(where: { $0 < 0x20 || $0 == 0x7F }) {
      throw Failure(message: "net/url: invalid control character in URL")
    }
    if bytes.elementsEqual("*".utf8) {
      path = Array(bytes)
      return
    }
    var rest = try takeScheme(bytes)
    if rest.last == UInt8(ascii: "?"), rest.firstIndex(of: UInt8(ascii: "?")) == rest.endIndex - 1 {
      forcesQuery = true
      rest = rest.dropLast()
    } else if let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      query = Array(rest[(mark + 1)...])
      rest = rest[..<mark]
    }
    if rest.first != UInt8(ascii: "/") {
      if !scheme.isEmpty {
        opaque = Array(rest)
        return
      }
      if rest.prefix(while: { $0 != UInt8(ascii: "/") }).contains(UInt8(ascii: ":")) {
        throw Failure(message: "first path segment in URL cannot contain colon")
      }
    }
    if rest.starts(with: "//".utf8), !scheme.isEmpty || !rest.starts(with: "///".utf8) {
      let authority = rest.dropFirst(2).prefix { $0 != UInt8(ascii: "/") }
      rest = rest.dropFirst(2 + authority.count)
      try takeAuthority(authority)
    } else if !scheme.isEmpty, rest.first == UInt8(ascii: "/") {
      hasPathAfterScheme = true
    }
    _ = try Self.unescaped(rest)
    path = Array(rest)
  }

  private mutating func takeScheme(_ bytes: ArraySlice<UInt8>) throws(Failure) -> ArraySlice<UInt8> {
    for (offset, byte) in bytes.enumerated() {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): continue
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
        if offset == 0 { return bytes }
      case UInt8(ascii: ":"):
        if offset == 0 { throw Failure(message: "missing protocol scheme") }
        scheme = bytes.prefix(offset).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return bytes.dropFirst(offset + 1)
      default: return bytes
      }
    }
    return bytes
  }

  private mutating func takeAuthority(_ authority: ArraySlice<UInt8>) throws(Failure) {
    guard let at = authority.lastIndex(of: UInt8(ascii: "@")) else {
      host = try Self.host(authority, scheme: scheme)
      return
    }
    host = try Self.host(authority[(at + 1)...], scheme: scheme)
    let name = authority[..<at]
    guard name.allSatisfy({ Self.isUnreserved($0) || "-._:~!$&'()*+,;=%@".utf8.contains($0) }) else {
      throw Failure(message: "net/url: invalid userinfo")
    }
    _ = try Self.unescaped(name)
    user = Array(name)
  }

  private static func host(_ host: ArraySlice<UInt8>, scheme: [UInt8]) throws(Failure) -> [UInt8] {
    if let open = host.lastIndex(of: UInt8(ascii: "[")) {
      guard open == host.startIndex else { throw Failure(message: "invalid IP-literal") }
      guard let close = host.lastIndex(of: UInt8(ascii: "]")) else { throw Failure(message: "missing ']' in host") }
      let port = host[(close + 1)...]
      guard isPort(port) else { throw Failure(message: "invalid port \(ByteString(port).goQuoted) after host") }
      let name = try unescapedHost(host[(open + 1)..<close])
      switch IPAddress.parse(name) {
      case .failure(let failure): throw Failure(message: "invalid host: \(failure.message)")
      case .success(let address):
        if address.isVersion4 { throw Failure(message: "invalid IP-literal") }
      }
      return [UInt8(ascii: "[")] + name + [UInt8(ascii: "]")] + Array(port)
    }
    if var colon = host.firstIndex(of: UInt8(ascii: ":")) {
      // Only these two schemes are strict about a second colon.
      if scheme != Array("http".utf8), scheme != Array("https".utf8), let last = host.lastIndex(of: UInt8(ascii: ":")) {
        colon = last
      }
      let port = host[colon...]
      guard isPort(port) else { throw Failure(message: "invalid port \(ByteString(port).goQuoted) after host") }
    }
    return try unescapedHost(host)
  }

  private static func isPort(_ text: ArraySlice<UInt8>) -> Bool {
    text.isEmpty || text.first == UInt8(ascii: ":") && text.dropFirst().allSatisfy { (0x30...0x39).contains($0) }
  }
}

// MARK: Escapes

extension GoURL {
  static func unescaped(_ text: ArraySlice<UInt8>) throws(Failure) -> [UInt8] {
    var output: [UInt8] = []
    var index = text.startIndex
    while index < text.endIndex {
      guard text[index] == UInt8(ascii: "%") else {
        output.append(text[index])
        index += 1
        continue
      }
      let shown = text[index...].prefix(3)
      guard shown.count == 3, let high = hex(text[index + 1]), let low = hex(text[index + 2]) else {
        throw Failure(message: "invalid URL escape \(ByteString(shown).goQuoted)")
      }
      output.append(high << 4 | low)
      index += 3
    }
    return output
  }

  /// A host: escapes may spell only what is not ASCII, and few ASCII characters may stand as they are.
  private static func unescapedHost(_ host: ArraySlice<UInt8>) throws(Failure) -> [UInt8] {
    var index = host.startIndex
    while index < host.endIndex {
      let byte = host[index]
      if byte == UInt8(ascii: "%") {
        let shown = host[index...].prefix(3)
        guard shown.count == 3, let high = hex(host[index + 1]), hex(host[index + 2]) != nil,
          high >= 8 || shown.elementsEqual("%25".utf8)
        else {
          throw Failure(message: "invalid URL escape \(ByteString(shown).goQuoted)")
        }
        index += 3
        continue
      }
      if byte < 0x80, !isHostByte(byte) {
        throw Failure(message: "invalid character \(ByteString([byte]).goQuoted) in host name")
      }
      index += 1
    }
    return try unescaped(host)
  }

  /// A fragment with its slashes kept and everything else escaped as one path segment.
  static func escapedFragment(_ text: ByteString) -> [UInt8] {
    text.bytes.flatMap { isUnreserved($0) || "-_.~$&+:=@/".utf8.contains($0) ? [$0] : escape($0) }
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  private static func isPathByte(_ byte: UInt8) -> Bool {
    isUnreserved(byte) || "-_.~$&+/:=@".utf8.contains(byte)
  }

  private static func isEscapedPathByte(_ byte: UInt8) -> Bool {
    isPathByte(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";")
  }

  private static func isHostByte(_ byte: UInt8) -> Bool {
    isUnreserved(byte) || "-_.~!$&'()*+,;=:[]<>\"".utf8.contains(byte)
  }

  private static func escape(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789ABCDEF".utf8)
    return [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
  }

  private static func hex(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte - 0x30
    case 0x41...0x46: byte - 0x37
    case 0x61...0x66: byte - 0x57
    default: nil
    }
  }
}

// MARK: Resolving

extension GoURL {
  /// The address that `reference` means when it stands in this one.
  func resolving(_ reference: GoURL) -> GoURL {
    var url = reference
    if reference.scheme.isEmpty { url.scheme = scheme }
    if !reference.scheme.isEmpty || !reference.host.isEmpty || reference.user != nil {
      url.path = Self.resolvedPath(reference.escapedPath, [])
      return url
    }
    if !reference.opaque.isEmpty { return url }
    if reference.path.isEmpty, !reference.forcesQuery, reference.query.isEmpty {
      url.query = query
      if reference.fragment.isEmpty { url.fragment = fragment }
    }
    if reference.path.isEmpty, !opaque.isEmpty {
      url.opaque = opaque
      return url
    }
    url.host = host
    url.user = user
    url.path = Self.resolvedPath(escapedPath, reference.escapedPath)
    // Go forgets the opaque part here; Helm's library puts it back.
    if !opaque.isEmpty { url.opaque = opaque }
    return url
  }

  private static func resolvedPath(_ base: [UInt8], _ reference: [UInt8]) -> [UInt8] {
    let slash = UInt8(ascii: "/")
    var full = reference
    if reference.isEmpty {
      full = base
    } else if reference[0] != slash {
      full = Array(base[..<(base.lastIndex(of: slash).map { $0 + 1 } ?? 0)]) + reference
    }
    if full.isEmpty { return [] }
    var parts: [ArraySlice<UInt8>] = []
    let elements = full.split(separator: slash, omittingEmptySubsequences: false)
    for (index, element) in elements.enumerated() {
      if index == 0, element.isEmpty { continue }
      if element.elementsEqual("..".utf8) {
        _ = parts.popLast()
      } else if !element.elementsEqual(".".utf8) {
        parts.append(element)
      }
    }
    if let last = elements.last, last.elementsEqual(".".utf8) || last.elementsEqual("..".utf8) { parts.append([]) }
    return [slash] + parts.joined(separator: [slash])
  }
}
