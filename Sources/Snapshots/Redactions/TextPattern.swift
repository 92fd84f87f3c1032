import ValueTree

/// A text in which `*` stands for any run of characters; `\*` is a star.
package struct TextPattern: Hashable, Sendable {
  package let text: String
  /// The literal pieces between stars.
  private let pieces: [ByteString]

  package init(_ text: String) {
    self.text = text
    var pieces: [[UInt8]] = [[]]
    var isEscaped = false
    for byte in text.utf8 {
      if isEscaped || byte != UInt8(ascii: "*") && byte != UInt8(ascii: "\\") {
        pieces[pieces.count - 1].append(byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        pieces.append([])
      }
    }
    self.pieces = pieces.map { ByteString($0) }
  }

  /// The longest piece that every fitting text holds.
  var literal: ByteString { pieces.max { $0.count < $1.count } ?? ByteString() }

  package func fits(_ name: ByteString) -> Bool {
    guard pieces.count > 1 else { return name == pieces[0] }
    let (first, last) = (pieces[0], pieces[pieces.count - 1])
    guard name.count >= first.count + last.count, name.hasPrefix(first), name.hasSuffix(last) else { return false }
    var start = first.count
    let end = name.count - last.count
    for piece in pieces[1..<pieces.count - 1] where !piece.isEmpty {
      guard let found = name[start..<end].offset(of: piece) else { return false }
      start += found + piece.count
    }
    return true
  }
}
