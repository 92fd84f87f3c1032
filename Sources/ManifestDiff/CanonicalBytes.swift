import SprigCrypto
import ValueTree

/// Bytes that are equal exactly for equal things: each part has its tag and length before it.
struct CanonicalBytes {
  private(set) var bytes: [UInt8] = []

  mutating func append(tag: Unicode.Scalar, _ number: Int = 0) {
    bytes.append(UInt8(truncatingIfNeeded: tag.value))
    bytes.append(contentsOf: String(number).utf8)
    bytes.append(UInt8(ascii: ";"))
  }

  mutating func append(_ text: ByteString, tag: Unicode.Scalar) {
    append(tag: tag, text.count)
    text.append(to: &bytes)
  }

  mutating func append(_ text: String, tag: Unicode.Scalar) { append(ByteString(text), tag: tag) }

  /// A value with the texts in it as `replacing` gives them. Numbers go by what they are worth.
  ///
  /// - Complexity: O(size); deep trees are no deep recursion.
  mutating func append(_ value: FrozenValue, replacing: (ByteString) -> ByteString = { $0 }) {
    enum Part {
      case key(ByteString)
      case value(FrozenValue)
    }
    var stack: [Part] = [.value(value)]
    while let part = stack.popLast() {
      switch part {
      case .key(let key): append(key, tag: "k")
      case .value(.null): append(tag: "n")
      case .value(.bool(let value)): append(tag: "b", value ? 1 : 0)
      case .value(.integer(let value)): append(Self.number(value), tag: "d")
      case .value(.float(let value)): append(Self.number(value), tag: "d")
      case .value(.string(let text)): append(replacing(text), tag: "s")
      case .value(.list(let items)):
        append(tag: "l", items.count)
        for item in items.reversed() { stack.append(.value(item)) }
      case .value(.map(let map)):
        append(tag: "m", map.count)
        for index in map.keys.indices.reversed() {
          stack.append(.value(map.values[index]))
          stack.append(.key(map.keys[index]))
        }
      }
    }
  }

  mutating func append(_ path: [EditStep]) {
    append(tag: "p", path.count)
    for step in path {
      switch step {
      case .key(let key): append(key, tag: "k")
      case .decoded(let encoding): append(encoding.rawValue, tag: "e")
      case .item(let item) where item.identity.isEmpty: append(tag: "i", item.index)
      case .item(let item):
        append(tag: "f", item.identity.count)
        for field in item.identity {
          append(field.key, tag: "k")
          append(field.value, tag: "v")
        }
      }
    }
  }

  mutating func append(_ edit: Edit) {
    append(edit.path)
    switch edit.kind {
    case .added(let value):
      append(tag: "+")
      append(value)
    case .removed(let value):
      append(tag: "-")
      append(value)
    case .replaced(let old, let new):
      append(tag: "~")
      append(old)
      append(new)
    case .moved(let from, let to):
      append(tag: "<", from)
      append(tag: ">", to)
    }
  }

  /// 32 hexadecimal digits: half a SHA-256.
  var digest: String { Digest.text(of: ByteString(bytes), digits: 32) }

  private static func number(_ value: Int64) -> ByteString {
    let float = Double(value)
    return Int64(exactly: float) == value ? number(float) : ByteString(String(value))
  }

  private static func number(_ value: Double) -> ByteString {
    var output: [UInt8] = []
    GoNumber.append(value == 0 ? 0 : value, format: UInt8(ascii: "g"), precision: -1, to: &output)
    return ByteString(output)
  }
}

/// Sums as they are shown.
enum Digest {
  static func text(of bytes: ByteString, digits: Int) -> String {
    var text = ""
    for byte in bytes.withBytes({ SHA256.digest($0) }).prefix((digits + 1) / 2) {
      if byte < 16 { text += "0" }
      text += String(byte, radix: 16)
    }
    return text
  }

  /// `sha256:` and the first 12 digits: enough to tell two apart.
  static func short(_ bytes: ByteString) -> String { "sha256:" + text(of: bytes, digits: 12) }
}
