/// One step into a tree of values.
package enum ValuePathStep: Hashable, Sendable {
  case key(ByteString)
  case index(Int)
}

/// Where in a tree of values something stands; empty at the root.
package typealias ValuePath = [ValuePathStep]

extension Array where Element == ValuePathStep {
  /// The keys up to the first index: merging goes no deeper.
  package var keysBeforeIndex: [ByteString] {
    var keys: [ByteString] = []
    for step in self {
      guard case .key(let key) = step else { break }
      keys.append(key)
    }
    return keys
  }

  /// As `--set` would name it: `a.b[0].c\.d`.
  package var setText: String {
    var text: [UInt8] = []
    for step in self {
      switch step {
      case .index(let index): text.append(contentsOf: "[\(index)]".utf8)
      case .key(let key):
        if !text.isEmpty { text.append(UInt8(ascii: ".")) }
        key.withBytes { bytes in
          for byte in bytes {
            if ".[]=,\\".utf8.contains(byte) { text.append(UInt8(ascii: "\\")) }
            text.append(byte)
          }
        }
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

extension FrozenValue {
  package subscript(step: ValuePathStep) -> FrozenValue? {
    switch (self, step) {
    case (.map(let map), .key(let key)): map[key]
    case (.list(let items), .index(let index)): items.indices.contains(index) ? items[index] : nil
    default: nil
    }
  }

  /// What the path leads to; nil where it ends before.
  package func value(at path: some Sequence<ValuePathStep>) -> FrozenValue? {
    var value = self
    for step in path {
      guard let next = value[step] else { return nil }
      value = next
    }
    return value
  }
}
