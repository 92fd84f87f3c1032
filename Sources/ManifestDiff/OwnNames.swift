import ValueTree

/// What an object calls itself, its namespace and its release.
struct OwnNames {
  private var names: [(text: ByteString, mark: UInt8)] = []

  init(of object: DiffObject) {
    guard let metadata = object.value.mapValue?["metadata"]?.mapValue else { return }
    let release = metadata["labels"]?.mapValue?["app.kubernetes.io/instance"]
    for (mark, value) in [(1, metadata["name"]), (2, metadata["namespace"]), (3, release)] {
      if case .string(let name)? = value, !name.isEmpty { names.append((name, UInt8(mark))) }
    }
    // The longest first, so that a release in a name does not cut it.
    names.sort { ($1.text.count, $0.mark) < ($0.text.count, $1.mark) }
  }

  /// The text with each name, where it stands as a whole word, as a character that no manifest has: one for each role.
  func masked(_ text: ByteString) -> ByteString {
    var text = text
    for name in names where text.contains(name.text) { text = Self.masking(name.text, as: name.mark, in: text) }
    return text
  }

  /// The value with all its texts masked, and without what every object has of its own.
  func masked(_ value: FrozenValue, depth: Int = 0) -> FrozenValue {
    if depth > DiffBounds.depth { return value }
    switch value {
    case .string(let text): return .string(masked(text))
    case .list(let items): return .list(items.map { masked($0, depth: depth + 1) })
    case .map(let map):
      return .map(FrozenMap(sortedKeys: map.keys, values: map.values.map { masked($0, depth: depth + 1) }))
    default: return value
    }
  }

  private static func masking(_ name: ByteString, as mark: UInt8, in text: ByteString) -> ByteString {
    var output: [UInt8] = []
    text.withBytes { bytes in
      name.withBytes { name in
        var start = 0
        while let found = ByteSearch.index(of: name, in: bytes, from: start) {
          let end = found + name.count
          output.append(contentsOf: bytes[start..<found])
          let isWord = (found == 0 || !isLetter(bytes[found - 1])) && (end == bytes.count || !isLetter(bytes[end]))
          if isWord { output.append(mark) } else { output.append(contentsOf: bytes[found..<end]) }
          start = end
        }
        output.append(contentsOf: bytes[start...])
      }
    }
    return ByteString(output)
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5A || byte >= 0x61 && byte <= 0x7A || byte >= 0x80
  }
}
