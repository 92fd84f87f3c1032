import ValueTree

/// `abbrev` and `abbrevboth`: text cut to a width, with three dots for what is gone.
///
/// - Unit: bytes.
enum TextAbbreviation {
  /// - Parameter offset: the byte that has to be in the result; up to 4 the beginning is kept.
  static func abbreviated(_ text: ByteString, offset: Int64, width: Int64) -> ByteString {
    let length = Int64(text.count)
    guard width >= 4, length > width else { return width < 4 ? ByteString() : text }
    let kept = width - 3
    var offset = min(offset, length)
    if length - max(offset, 0) < kept { offset = length - kept }
    var output: [UInt8] = []
    output.reserveCapacity(Int(width))
    if offset <= 4 {
      text[0..<Int(kept)].append(to: &output)
      output += dots
    } else if offset + kept < length {
      output += dots
      abbreviated(text[Int(offset)..<text.count], offset: 0, width: kept).append(to: &output)
    } else {
      output += dots
      text[Int(length - kept)..<text.count].append(to: &output)
    }
    return ByteString(output)
  }

  private static let dots = Array("...".utf8)
}
