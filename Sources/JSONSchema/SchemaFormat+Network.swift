import ValueTree

extension SchemaFormat {
  static func ipv4Complaint(_ text: ArraySlice<UInt8>) -> String? {
    let groups = split(text, ".")
    if groups.count != 4 { return "expected four decimals" }
    for group in groups {
      if group.count > 1, group.first == UInt8(ascii: "0") { return "leading zeros" }
      switch GoNumber.parseInt(ByteString(group), base: 10) {
      case .success(let number):
        if !(0...255).contains(number) { return "decimal must be between 0 and 255" }
      case .failure(let failure):
        let why = failure == .range ? "value out of range" : "invalid syntax"
        return "strconv.Atoi: parsing \(ByteString(group).goQuoted): \(why)"
      }
    }
    return nil
  }

  static func ipv6Complaint(_ text: ArraySlice<UInt8>) -> String? {
    if !text.contains(UInt8(ascii: ":")) { return "missing colon" }
    switch IPAddress.parse(Array(text)) {
    case .failure(let failure): return failure.message
    case .success(let address): return address.hasZone ? "zone id is not a part of ipv6 address" : nil
    }
  }

  static func hostnameComplaint(_ text: ArraySlice<UInt8>) -> String? {
    let text = text.last == UInt8(ascii: ".") ? text.dropLast() : text
    if text.count > 253 { return "more than 253 characters long" }
    for label in split(text, ".") {
      if !(1...63).contains(label.count) { return "label must be 1 to 63 characters long" }
      if label.first == UInt8(ascii: "-") { return "label starts with hyphen" }
      if label.last == UInt8(ascii: "-") { return "label ends with hyphen" }
      if let refused = firstRefused(label, { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }) {
        return "invalid character \(quotedRune(refused))"
      }
    }
    return nil
  }

  static func emailComplaint(_ text: ArraySlice<UInt8>) -> String? {
    if text.count > 254 { return "more than 255 characters long" }
    guard let at = text.lastIndex(of: UInt8(ascii: "@")) else { return "missing @" }
    let local = text[..<at]
    if local.count > 64 { return "local part more than 64 characters long" }
    if let complaint = localPartComplaint(local) { return complaint }
    var domain = text[(at + 1)...]
    if domain.first == UInt8(ascii: "["), domain.last == UInt8(ascii: "]"), domain.count > 1 {
      domain = domain.dropFirst().dropLast()
      if domain.starts(with: "IPv6:".utf8) {
        return ipv6Complaint(domain.dropFirst(5)).map { "invalid ipv6 address: \($0)" }
      }
      return ipv4Complaint(domain).map { "invalid ipv4 address: \($0)" }
    }
    return hostnameComplaint(domain).map { "invalid domain: \($0)" }
  }

  private static func localPartComplaint(_ local: ArraySlice<UInt8>) -> String? {
    if local.count > 1, local.first == UInt8(ascii: "\"") {
      let quoted = local.dropFirst().dropLast()
      return quoted.contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"") }
        ? "backslash and quote are not allowed within quoted local part" : nil
    }
    let dot = UInt8(ascii: ".")
    if local.first == dot { return "starts with dot" }
    if local.last == dot { return "ends with dot" }
    if zip(local, local.dropFirst()).contains(where: { $0 == dot && $1 == dot }) { return "consecutive dots" }
    let isAllowed: (UInt8) -> Bool = { isAlphanumeric($0) || ".!#$%&'*+-/=?^_`{|}~".utf8.contains($0) }
    return firstRefused(local, isAllowed).map { "invalid character \(quotedRune($0))" }
  }

  // MARK: Addresses

  private static func url(_ text: ArraySlice<UInt8>) -> Result<GoURL, GoURL.Failure> {
    GoURL.parse(Array(text)).flatMap { url in
      let name = url.hostname
      guard name.contains(UInt8(ascii: ":")) else { return .success(url) }
      guard url.host.contains(UInt8(ascii: "[")), url.host.contains(UInt8(ascii: "]")) else {
        return .failure(GoURL.Failure(message: "ipv6 address not enclosed in brackets"))
      }
      if let complaint = ipv6Complaint(name[...]) {
        return .failure(GoURL.Failure(message: "invalid ipv6 address: \(complaint)"))
      }
      return .success(url)
    }
  }

  static func uriComplaint(_ text: ArraySlice<UInt8>) -> String? {
    switch url(text) {
    case .failure(let failure): failure.message
    case .success(let url): url.isAbsolute ? nil : "relative url"
    }
  }

  static func uriReferenceComplaint(_ text: ArraySlice<UInt8>) -> String? {
    if text.contains(UInt8(ascii: "\\")) { return #"contains \"# }
    if case .failure(let failure) = url(text) { return failure.message }
    return nil
  }

  /// - Quirk: only the path is looked at, and only when writing it anew would change it.
  static func uriTemplateComplaint(_ text: ArraySlice<UInt8>) -> String? {
    let path: [UInt8]
    switch url(text) {
    case .failure(let failure): return failure.message
    case .success(let url): path = url.isPathPlain ? [] : url.path
    }
    for token in split(path[...], "/") {
      let plain: [UInt8]
      do throws(GoURL.Failure) {
        plain = try GoURL.unescaped(token)
      } catch {
        return "percent decode failed: \(error.message)"
      }
      var isOpen = false
      for byte in plain where byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") {
        if isOpen == (byte == UInt8(ascii: "{")) { return "nested curly braces" }
        isOpen.toggle()
      }
      if isOpen { return "no matching closing brace" }
    }
    return nil
  }
}
