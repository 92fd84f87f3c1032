import TemplateFunctions
import ValueTree

/// `split`, `splitn` and `splitList`: Go's `strings.SplitN`.
enum TextSplitting {
  /// - Parameter limit: at most so many parts, the last one whole; 0 is none, below 0 is all.
  static func parts(
    of text: ByteString, at separator: ByteString, limit: Int64 = -1, _ limits: Limits
  ) throws(FunctionFailure) -> [ByteString] {
    if limit == 0 { return [] }
    if text.count > limits.listItems { try limits.checkItems(partCount(text, separator, limit), of: "split") }
    if separator.isEmpty { return exploded(text, limit: limit) }
    return text.withBytes { bytes in
      separator.withBytes { separator in
        var parts: [ByteString] = []
        var start = 0
        while limit < 0 || parts.count < limit - 1,
          let found = ByteSearch.index(of: separator, in: bytes, from: start)
        {
          parts.append(text[start..<found])
          start = found + separator.count
        }
        parts.append(text[start..<bytes.count])
        return parts
      }
    }
  }

  private static func partCount(_ text: ByteString, _ separator: ByteString, _ limit: Int64) -> Int {
    let all = text.withBytes { bytes in
      if separator.isEmpty { return bytes.count { $0 & 0xC0 != 0x80 } }
      return separator.withBytes { ByteSearch.count(of: $0, in: bytes) } + 1
    }
    return limit < 0 ? all : Int(min(Int64(all), limit))
  }

  /// One part for each code point; a byte that is not UTF-8 is a part as it is.
  static func exploded(_ text: ByteString, limit: Int64) -> [ByteString] {
    text.withBytes { bytes in
      var parts: [ByteString] = []
      var start = 0
      while start < bytes.count {
        if limit >= 0, parts.count == limit - 1 {
          parts.append(text[start..<bytes.count])
          break
        }
        let width = Runes.decode(bytes, at: start).width
        parts.append(text[start..<start + width])
        start += width
      }
      return parts
    }
  }

  /// `map[string]string` with the keys `_0`, `_1`, …
  static func numbered(_ parts: [ByteString]) -> Value {
    let entries = parts.enumerated().map { (ByteString("_\($0.offset)"), Value.string($0.element)) }
    return .map(Map(entries, type: .strings))
  }
}
