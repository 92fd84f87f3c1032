import TemplateFunctions
import ValueTree

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// `replace`: every `old` becomes `new`.
enum TextReplacing {
  /// - Quirk: an empty `old` stands before every code point and at the end, as in Go: `replace "" "-" "ab"` is `-a-b-`.
  static func replaced(
    _ text: ByteString, _ old: ByteString, with new: ByteString, _ limits: Limits
  ) throws(FunctionFailure) -> ByteString {
    if old.isEmpty { return try interleaved(text, with: new, limits) }
    let found = text.withBytes { bytes in old.withBytes { ByteSearch.count(of: $0, in: bytes) } }
    if found == 0 { return text }
    let total = text.count + found * (new.count - old.count)
    try limits.checkBytes(total, of: "replace")
    return ByteString(capacity: total) { output in
      text.withBytes { bytes in
        old.withBytes { old in new.withBytes { copy(bytes, replacing: old, with: $0, to: output) } }
      }
      return total
    }
  }

  private static func copy(
    _ bytes: UnsafeBufferPointer<UInt8>, replacing old: UnsafeBufferPointer<UInt8>,
    with new: UnsafeBufferPointer<UInt8>, to output: UnsafeMutablePointer<UInt8>
  ) {
    guard let base = bytes.baseAddress else { return }
    var output = output
    var start = 0
    while let found = ByteSearch.index(of: old, in: bytes, from: start) {
      memcpy(output, base + start, found - start)
      output += found - start
      if let source = new.baseAddress { memcpy(output, source, new.count) }
      output += new.count
      start = found + old.count
    }
    memcpy(output, base + start, bytes.count - start)
  }

  private static func interleaved(
    _ text: ByteString, with new: ByteString, _ limits: Limits
  ) throws(FunctionFailure) -> ByteString {
    let places = TextSplitting.exploded(text, limit: -1)
    let (added, overflow) = new.count.multipliedReportingOverflow(by: places.count + 1)
    try limits.checkBytes(overflow ? Int.max : text.count + added, of: "replace")
    var output: [UInt8] = []
    output.reserveCapacity(text.count + added)
    new.append(to: &output)
    for place in places {
      place.append(to: &output)
      new.append(to: &output)
    }
    return ByteString(output)
  }
}
