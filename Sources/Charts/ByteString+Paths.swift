import ValueTree

// What Go's `strings`, `path` and `filepath` do to names, on bytes.
extension ByteString {
  package func contains(_ byte: UInt8) -> Bool { withBytes { $0.contains(byte) } }

  package func firstIndex(of byte: UInt8) -> Int? { withBytes { $0.firstIndex(of: byte) } }

  package func lastIndex(of byte: UInt8) -> Int? { withBytes { $0.lastIndex(of: byte) } }

  /// The parts between `separator`, empty ones too: Go's `strings.Split`.
  package func split(on separator: UInt8) -> [ByteString] {
    var parts: [ByteString] = []
    var start = 0
    withBytes { bytes in
      for index in bytes.indices where bytes[index] == separator {
        parts.append(self[start..<index])
        start = index + 1
      }
    }
    parts.append(self[start..<count])
    return parts
  }

  package static func + (left: ByteString, right: ByteString) -> ByteString {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(left.count + right.count)
    left.append(to: &bytes)
    right.append(to: &bytes)
    return ByteString(bytes)
  }

  /// The last element of the path, as Go's `path.Base`.
  package var baseName: ByteString {
    if isEmpty { return "." }
    var end = count
    while end > 0, self[end - 1] == UInt8(ascii: "/") { end -= 1 }
    if end == 0 { return "/" }
    let trimmed = self[0..<end]
    guard let slash = trimmed.lastIndex(of: UInt8(ascii: "/")) else { return trimmed }
    return trimmed[slash + 1..<trimmed.count]
  }

  /// From the last dot of the last element on, as Go's `filepath.Ext`.
  package var pathExtension: ByteString {
    var index = count - 1
    while index >= 0, self[index] != UInt8(ascii: "/") {
      if self[index] == UInt8(ascii: ".") { return self[index..<count] }
      index -= 1
    }
    return ""
  }

  /// Without a byte order mark at the start.
  package var withoutByteOrderMark: ByteString {
    count >= 3 && self[0] == 0xEF && self[1] == 0xBB && self[2] == 0xBF ? self[3..<count] : self
  }

  package var lowercasedASCII: ByteString {
    ByteString(bytes.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 })
  }

  /// Without `.`, `..` and doubled slashes, as Go's `path.Clean`.
  package var cleanedPath: ByteString {
    let isRooted = hasPrefix("/")
    var parts: [ByteString] = []
    for part in split(on: UInt8(ascii: "/")) {
      switch part {
      case "", ".": continue
      case "..":
        if let last = parts.last, last != ".." {
          parts.removeLast()
        } else if !isRooted {
          parts.append(part)
        }
      default: parts.append(part)
      }
    }
    var bytes: [UInt8] = isRooted ? [UInt8(ascii: "/")] : []
    for (index, part) in parts.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: "/")) }
      part.append(to: &bytes)
    }
    return bytes.isEmpty ? "." : ByteString(bytes)
  }

  /// Without white space at both ends, as Go's `strings.TrimSpace`.
  package var trimmed: ByteString { trimmedStart.trimmedEnd }

  package var trimmedStart: ByteString {
    let start = withBytes { bytes in
      var place = 0
      while place < bytes.count {
        let (rune, width) = Runes.decode(bytes, at: place)
        if !GoUnicode.isSpace(rune) { break }
        place += width
      }
      return place
    }
    return self[start..<count]
  }

  /// Without the white space at its end.
  package var trimmedEnd: ByteString {
    self[0..<withBytes { ByteString.countWithoutTrailingSpace($0) }]
  }

  /// How many bytes there are before the white space at the end.
  package static func countWithoutTrailingSpace(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var place = bytes.count
    while place > 0 {
      let (rune, width) = Runes.decodeLast(bytes, before: place)
      if !GoUnicode.isSpace(rune) { break }
      place -= width
    }
    return place
  }
}
