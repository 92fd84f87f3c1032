import TemplateFunctions
import ValueTree

/// `wrap` and `wrapWith`: lines broken at spaces.
///
/// - Source: goutils, `WrapCustom`.
/// - Unit: bytes; line ends that the text has already do not count.
struct TextWrapping {
  /// At most so many bytes in a line, at least 1.
  var width: Int
  var separator: ByteString
  /// Whether a word longer than ``width`` is cut; otherwise it stays whole.
  var cutsLongWords: Bool

  init(width: Int64, separator: ByteString, cutsLongWords: Bool) {
    self.width = Int(max(width, 1))
    self.separator = separator.isEmpty ? "\n" : separator
    self.cutsLongWords = cutsLongWords
  }

  func wrapped(_ text: ByteString, _ limits: Limits) throws(FunctionFailure) -> ByteString {
    let bytes = text.bytes
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count + bytes.count / 16)
    var offset = 0
    while bytes.count - offset > width {
      if bytes[offset] == 0x20 {
        offset += 1
        continue
      }
      let lineEnd = offset + width
      if let space = bytes[offset...lineEnd].lastIndex(of: 0x20) {
        try end(bytes[offset..<space], &output, limits)
        offset = space + 1
      } else if cutsLongWords {
        try end(bytes[offset..<lineEnd], &output, limits)
        offset = lineEnd
      } else if let space = bytes[lineEnd...].firstIndex(of: 0x20) {
        try end(bytes[offset..<space], &output, limits)
        offset = space + 1
      } else {
        output += bytes[offset...]
        offset = bytes.count
      }
    }
    output += bytes[offset...]
    return ByteString(output)
  }

  private func end(
    _ line: ArraySlice<UInt8>, _ output: inout [UInt8], _ limits: Limits
  ) throws(FunctionFailure) {
    try limits.checkBytes(output.count + line.count + separator.count, of: "wrap")
    output += line
    separator.append(to: &output)
  }
}
