#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Finding bytes in bytes.
package enum ByteSearch {
  /// The first `byte` at or after `start`.
  package static func index(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0) -> Int? {
    guard start < bytes.count, let base = bytes.baseAddress else { return nil }
    guard let found = memchr(base + start, Int32(byte), bytes.count - start) else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  package static func count(of byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    guard var place = bytes.baseAddress else { return 0 }
    let end = place + bytes.count
    while place < end {
      count &+= place.pointee == byte ? 1 : 0
      place += 1
    }
    return count
  }

  /// The first `needle` at or after `start`; an empty one is found at `start`.
  ///
  /// - Complexity: looks for the first byte; where that is found too often in vain, linear by a rolling hash.
  package static func index(
    of needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, from start: Int = 0
  ) -> Int? {
    guard let wanted = needle.baseAddress, !needle.isEmpty else { return start <= bytes.count ? start : nil }
    guard let base = bytes.baseAddress else { return nil }
    if needle.count == 1 { return index(of: needle[0], in: bytes, from: start) }
    let lastStart = bytes.count - needle.count
    var place = start
    var failures = 0
    while place <= lastStart {
      guard let found = memchr(base + place, Int32(needle[0]), lastStart - place + 1) else { return nil }
      place = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if base[place + 1] == wanted[1], memcmp(base + place, wanted, needle.count) == 0 { return place }
      place += 1
      failures += 1
      if failures > 16 + (place - start) / 8 { return indexByHash(of: needle, in: bytes, from: place) }
    }
    return nil
  }

  /// Rabin and Karp's search.
  private static func indexByHash(
    of needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    guard let base = bytes.baseAddress, let wanted = needle.baseAddress, start + needle.count <= bytes.count else {
      return nil
    }
    let factor: UInt32 = 16_777_619
    var goal: UInt32 = 0
    var hash: UInt32 = 0
    var power: UInt32 = 1
    for offset in 0..<needle.count {
      goal = goal &* factor &+ UInt32(needle[offset])
      hash = hash &* factor &+ UInt32(bytes[start + offset])
      power = power &* factor
    }
    var place = start
    while true {
      if hash == goal, memcmp(base + place, wanted, needle.count) == 0 { return place }
      let next = place + needle.count
      guard next < bytes.count else { return nil }
      hash = hash &* factor &+ UInt32(bytes[next]) &- power &* UInt32(bytes[place])
      place += 1
    }
  }

  /// How often `needle`, which is not empty, occurs without overlap.
  package static func count(of needle: UnsafeBufferPointer<UInt8>, in bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var start = 0
    while let found = index(of: needle, in: bytes, from: start) {
      count += 1
      start = found + needle.count
    }
    return count
  }
}

extension ByteString {
  /// The room that the text takes when it is read as YAML, JSON or TOML, at most: a value stands behind each mark.
  package var readRoom: Int {
    var marks = 0
    withBytes { bytes in
      for byte in bytes {
        switch byte {
        case 0x0A, 0x2C, 0x2D, 0x3A, 0x3D, 0x5B, 0x7B: marks &+= 1  // \n , - : = [ {
        default: break
        }
      }
    }
    return count &+ marks &* 96
  }

  /// The room that the text takes when it is parsed as a template, at most: a node of some hundred bytes stands for as
  /// little as two bytes of an action, and the text around the actions stays as it is.
  package var parsedRoom: Int {
    withBytes { bytes in
      var room = bytes.count
      var place = 0
      while let start = ByteSearch.index(of: UInt8(ascii: "{"), in: bytes, from: place) {
        guard start + 1 < bytes.count, bytes[start + 1] == UInt8(ascii: "{") else {
          place = start + 1
          continue
        }
        var end = start + 2
        while let brace = ByteSearch.index(of: UInt8(ascii: "}"), in: bytes, from: end) {
          end = brace + 1
          if end < bytes.count, bytes[end] == UInt8(ascii: "}") { break }
        }
        if end == start + 2 { end = bytes.count }
        room += (end - start) * 64
        place = end
      }
      return room
    }
  }

  package func hasPrefix(_ prefix: ByteString) -> Bool {
    count >= prefix.count && self[0..<prefix.count] == prefix
  }

  package func hasSuffix(_ suffix: ByteString) -> Bool {
    count >= suffix.count && self[(count - suffix.count)..<count] == suffix
  }

  /// Where `part` stands first.
  package func offset(of part: ByteString) -> Int? {
    withBytes { bytes in part.withBytes { ByteSearch.index(of: $0, in: bytes) } }
  }

  /// Whether `part` occurs; the empty one always does.
  package func contains(_ part: ByteString) -> Bool {
    withBytes { bytes in part.withBytes { ByteSearch.index(of: $0, in: bytes) != nil } }
  }
}

extension ByteString {
  /// `==` for whole documents: by the C library, which is fast in a debug build too.
  package func isEqualText(_ other: ByteString) -> Bool {
    guard count == other.count else { return false }
    return withBytes { left in
      other.withBytes { right in
        guard let left = left.baseAddress, let right = right.baseAddress else { return true }
        return left == right || memcmp(left, right, count) == 0
      }
    }
  }
}
