import TemplateFunctions
import ValueTree

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// `repeat`, `indent` and `nindent`: the texts that grow.
enum Indentation {
  /// Every line, the empty ones too, after `spaces` spaces; `nindent` puts a line end before it all.
  ///
  /// - Complexity: two passes over the text, one to count lines and one to copy them whole. Bench: `sprig/nindent`.
  static func indented(
    _ text: ByteString, by spaces: Int64, startsLine: Bool, _ limits: Limits
  ) throws(FunctionFailure) -> ByteString {
    guard spaces >= 0 else { throw .panic("strings: negative Repeat count") }
    return try text.withBytes { bytes throws(FunctionFailure) in
      let lines = 1 &+ ByteSearch.count(of: 0x0A, in: bytes)
      let (padding, overflow) = Int(spaces).multipliedReportingOverflow(by: lines)
      let extra = startsLine ? 1 : 0
      guard !overflow, padding < Int.max - bytes.count - 1 else {
        try limits.checkBytes(Int.max, of: startsLine ? "nindent" : "indent")
        return ByteString()
      }
      if padding == 0 && extra == 0 { return text }
      let total = padding + bytes.count + extra
      try limits.checkBytes(total, of: startsLine ? "nindent" : "indent")
      return ByteString(capacity: total) { output in
        if startsLine { output[0] = 0x0A }
        write(bytes, padding: Int(spaces), to: output + extra)
        return total
      }
    }
  }

  private static func write(
    _ bytes: UnsafeBufferPointer<UInt8>, padding: Int, to output: UnsafeMutablePointer<UInt8>
  ) {
    var output = output
    var start = 0
    while true {
      memset(output, 0x20, padding)
      output += padding
      let lineEnd = ByteSearch.index(of: 0x0A, in: bytes, from: start)
      let end = lineEnd.map { $0 + 1 } ?? bytes.count
      if end > start { memcpy(output, bytes.baseAddress! + start, end - start) }
      output += end - start
      start = end
      if lineEnd == nil { return }
    }
  }

  /// `strings.Repeat`
  static func repeated(_ text: ByteString, _ count: Int64, _ limits: Limits) throws(FunctionFailure) -> ByteString {
    guard count >= 0 else { throw .panic("strings: negative Repeat count") }
    if count == 0 || text.isEmpty { return ByteString() }
    if count == 1 { return text }
    let (total, overflow) = text.count.multipliedReportingOverflow(by: Int(count))
    if overflow { throw .panic("strings: Repeat output length overflow") }
    try limits.checkBytes(total, of: "repeat")
    return text.withBytes { bytes in
      ByteString(capacity: total) { output in
        if bytes.count == 1 {
          memset(output, Int32(bytes[0]), total)
        } else {
          var filled = bytes.count
          memcpy(output, bytes.baseAddress!, filled)
          while filled < total {
            let block = min(filled, total - filled)
            memcpy(output + filled, output, block)
            filled += block
          }
        }
        return total
      }
    }
  }
}
