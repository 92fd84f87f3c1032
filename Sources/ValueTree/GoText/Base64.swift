/// Standard base64 with padding, and Go's words for what is none.
package enum Base64 {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let values: [UInt8] = {
    var values = [UInt8](repeating: 0xFF, count: 256)
    for (value, byte) in alphabet.enumerated() { values[Int(byte)] = UInt8(value) }
    return values
  }()

  package static func encoded(_ bytes: UnsafeBufferPointer<UInt8>) -> ByteString {
    ByteString(capacity: (bytes.count + 2) / 3 * 4) { output in
      alphabet.withUnsafeBufferPointer { alphabet in
        var index = 0
        var place = 0
        while index < bytes.count {
          let left = bytes.count - index
          let group =
            UInt32(bytes[index]) << 16 | (left > 1 ? UInt32(bytes[index + 1]) << 8 : 0)
            | (left > 2 ? UInt32(bytes[index + 2]) : 0)
          output[place] = alphabet[Int(group >> 18)]
          output[place + 1] = alphabet[Int(group >> 12 & 63)]
          output[place + 2] = left > 1 ? alphabet[Int(group >> 6 & 63)] : 0x3D
          output[place + 3] = left > 2 ? alphabet[Int(group & 63)] : 0x3D
          index += 3
          place += 4
        }
        return place
      }
    }
  }

  /// The bytes, or where Go's decoder gives up. Line ends count for nothing.
  package static func decoded(_ text: UnsafeBufferPointer<UInt8>) -> Result<ByteString, CorruptInput> {
    var output: [UInt8] = []
    output.reserveCapacity(text.count / 4 * 3 + 3)
    var index = 0
    while index < text.count {
      appendWholeGroups(text, &index, to: &output)
      switch group(text, &index) {
      case .success(let group):
        if group.count > 1 { output.append(UInt8(truncatingIfNeeded: group.bits >> 16)) }
        if group.count > 2 { output.append(UInt8(truncatingIfNeeded: group.bits >> 8)) }
        if group.count > 3 { output.append(UInt8(truncatingIfNeeded: group.bits)) }
      case .failure(let corrupt): return .failure(corrupt)
      }
    }
    return .success(ByteString(output))
  }

  /// Four characters at a time, up to the first that is none of the alphabet.
  private static func appendWholeGroups(
    _ text: UnsafeBufferPointer<UInt8>, _ index: inout Int, to output: inout [UInt8]
  ) {
    values.withUnsafeBufferPointer { values in
      while index + 4 <= text.count {
        let (a, b) = (values[Int(text[index])], values[Int(text[index + 1])])
        let (c, d) = (values[Int(text[index + 2])], values[Int(text[index + 3])])
        if (a | b | c | d) > 63 { return }
        output.append(a << 2 | b >> 4)
        output.append(b << 4 | c >> 2)
        output.append(c << 6 | d)
        index += 4
      }
    }
  }

  /// Up to four characters, from the left end of 24 bits.
  private struct Group {
    var bits: UInt32 = 0
    var count = 0

    mutating func add(_ value: UInt8) {
      bits |= UInt32(value) << (18 - 6 * UInt32(count))
      count += 1
    }
  }

  private static func group(
    _ text: UnsafeBufferPointer<UInt8>, _ index: inout Int
  ) -> Result<Group, CorruptInput> {
    var group = Group()
    while group.count < 4 {
      guard index < text.count else {
        return group.count == 0 ? .success(group) : .failure(CorruptInput(offset: index - group.count))
      }
      let byte = text[index]
      index += 1
      let value = values[Int(byte)]
      if value != 0xFF {
        group.add(value)
      } else if byte == 0x3D {
        return endsWell(text, &index, group.count).map { group }
      } else if byte != 0x0A && byte != 0x0D {
        return .failure(CorruptInput(offset: index - 1))
      }
    }
    return .success(group)
  }

  /// Checks what follows the first `=`, after `count` characters of the last group.
  private static func endsWell(
    _ text: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ count: Int
  ) -> Result<Void, CorruptInput> {
    func skipLineEnds() {
      while index < text.count, text[index] == 0x0A || text[index] == 0x0D { index += 1 }
    }
    if count < 2 { return .failure(CorruptInput(offset: index - 1)) }
    if count == 2 {
      skipLineEnds()
      if index == text.count { return .failure(CorruptInput(offset: text.count)) }
      if text[index] != 0x3D { return .failure(CorruptInput(offset: index - 1)) }
      index += 1
    }
    skipLineEnds()
    return index < text.count ? .failure(CorruptInput(offset: index)) : .success(())
  }
}

/// Where an encoded text is not what it should be.
package struct CorruptInput: Error, Equatable {
  package var offset: Int

  package init(offset: Int) { self.offset = offset }

  /// Go's message, which sprig returns as though it were the result (SURPRISES 41).
  package func text(of encoding: String) -> ByteString {
    ByteString("illegal \(encoding) data at input byte \(offset)")
  }
}
