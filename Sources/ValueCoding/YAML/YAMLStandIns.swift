/// Characters put in the place of others, where libyaml 0.2.5 treats those unlike go-yaml's older port.
///
/// A stand-in is a private-use character that the text does not have, so that it can be turned back in every scalar:
/// * a colon before one of `,?[]{}` inside a plain scalar of a flow collection is an error for libyaml, text for go-yaml;
/// * `\\'` in double quotes likewise;
/// * `,`, `[` and `]` end a tag for libyaml and belong to it for go-yaml; both read `%2C` and the like;
/// * a byte order mark inside the text is skipped by libyaml at the start of a line, text for go-yaml.
struct YAMLStandIns {
  enum Remedy {
    /// The byte offset of the character.
    case colon(Int)
    case apostrophe(Int)
    case tag(Int)
  }

  private var places: [(standIn: [UInt8], original: [UInt8])] = []

  var isEmpty: Bool { places.isEmpty }

  /// The text with its inner byte order marks replaced; nil when it has none.
  mutating func markBOMs(in text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    guard text.containsPair(0xEF, 0xBB) else { return nil }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    var output: [UInt8] = []
    var index = 0
    while index < text.count {
      if index > 0, index + 2 < text.count, text[index] == 0xEF, text[index + 1] == 0xBB, text[index + 2] == 0xBF {
        output.append(contentsOf: standIn(for: mark, in: Array(text)))
        index += 3
      } else {
        output.append(text[index])
        index += 1
      }
    }
    return isEmpty ? nil : output
  }

  mutating func apply(_ remedy: Remedy, to bytes: [UInt8]) -> [UInt8] {
    var bytes = bytes
    switch remedy {
    case .colon(let offset): bytes.replaceSubrange(offset..<offset + 1, with: standIn(for: [0x3A], in: bytes))
    case .tag(let offset): bytes.replaceSubrange(offset..<offset + 1, with: Self.escaped(bytes[offset]))
    case .apostrophe(let offset): bytes.replaceSubrange(offset..<offset + 2, with: standIn(for: [0x27], in: bytes))
    }
    return bytes
  }

  /// `%2C`
  private static func escaped(_ byte: UInt8) -> [UInt8] {
    Array("%".utf8) + Array(String(byte, radix: 16, uppercase: true).utf8)
  }

  /// `text` with the originals again.
  func removed(from text: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(text.count)
    var index = 0
    scan: while index < text.count {
      if text[index] == 0xEE {
        for place in places where text[index...].starts(with: place.standIn) {
          output.append(contentsOf: place.original)
          index += 3
          continue scan
        }
      }
      output.append(text[index])
      index += 1
    }
    return output
  }

  private mutating func standIn(for original: [UInt8], in bytes: [UInt8]) -> [UInt8] {
    for place in places where place.original == original { return place.standIn }
    var candidate: UInt32 = 0xE000
    while candidate < 0xF8FF {
      let standIn: [UInt8] = [
        0xE0 | UInt8(candidate >> 12), 0x80 | UInt8(candidate >> 6 & 0x3F), 0x80 | UInt8(candidate & 0x3F),
      ]
      let isTaken = places.contains { $0.standIn == standIn } || Self.contains(bytes, standIn)
      if !isTaken, standIn[0] == 0xEE {
        places.append((standIn, original))
        return standIn
      }
      candidate += 1
    }
    return original
  }

  private static func contains(_ bytes: [UInt8], _ wanted: [UInt8]) -> Bool {
    bytes.indices.contains { bytes[$0] == wanted[0] && bytes[$0...].starts(with: wanted) }
  }
}
