#if Certificates
  /// An address of IPv4 or IPv6, read as Go's `net.ParseIP` does.
  enum InternetAddress {
    /// 4 bytes, also for an IPv4 address written as IPv6, or 16; nil when `text` is no address.
    static func bytes(_ text: String) -> [UInt8]? {
      let characters = Array(text.utf8)
      guard characters.contains(UInt8(ascii: ":")) else { return version4(characters[...]) }
      guard let long = version6(characters) else { return nil }
      let isMapped = long[..<10].allSatisfy { $0 == 0 } && long[10] == 0xFF && long[11] == 0xFF
      return isMapped ? Array(long[12...]) : long
    }

    private static func version4(_ text: ArraySlice<UInt8>) -> [UInt8]? {
      let parts = text.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      guard parts.count == 4 else { return nil }
      var bytes: [UInt8] = []
      for part in parts {
        let isPlain = part.allSatisfy { (0x30...0x39).contains($0) } && (part.count == 1 || part.first != 0x30)
        guard isPlain, (1...3).contains(part.count) else { return nil }
        guard let value = UInt8(String(decoding: part, as: UTF8.self)) else { return nil }
        bytes.append(value)
      }
      return bytes
    }

    private static func version6(_ text: [UInt8]) -> [UInt8]? {
      var groups: [[UInt8]] = [[]]
      // `::` stands once for as many zeros as are missing.
      var gap: Int?
      var rest = text[...]
      if rest.starts(with: [0x3A, 0x3A]) {
        gap = 0
        rest = rest.dropFirst(2)
      }
      var bytes: [UInt8] { groups.flatMap { $0 } }
      while !rest.isEmpty {
        let end = rest.firstIndex(of: 0x3A) ?? rest.endIndex
        let part = rest[rest.startIndex..<end]
        if part.contains(UInt8(ascii: ".")) {
          guard end == rest.endIndex, let tail = version4(part) else { return nil }
          groups.append(tail)
          rest = []
          break
        }
        guard (1...4).contains(part.count), let value = UInt16(String(decoding: part, as: UTF8.self), radix: 16),
          part.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") })
        else { return nil }
        groups.append([UInt8(value >> 8), UInt8(value & 0xFF)])
        rest = rest[end...].dropFirst()
        if end == text.endIndex { break }
        if rest.isEmpty { return nil }
        if rest.first == 0x3A {
          guard gap == nil else { return nil }
          gap = bytes.count
          rest = rest.dropFirst()
        }
      }
      guard let gap else { return bytes.count == 16 ? bytes : nil }
      guard bytes.count < 16 else { return nil }
      let zeros = [UInt8](repeating: 0, count: 16 - bytes.count)
      return Array(bytes[..<gap]) + zeros + Array(bytes[gap...])
    }
  }
#endif
