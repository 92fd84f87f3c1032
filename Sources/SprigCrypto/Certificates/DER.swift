#if Certificates
  /// Writes the distinguished encoding of ASN.1 (X.690).
  enum DER {
    static func tagged(_ tag: UInt8, _ contents: [UInt8]) -> [UInt8] {
      var length: [UInt8] = []
      if contents.count < 0x80 {
        length = [UInt8(contents.count)]
      } else {
        var rest = contents.count
        while rest > 0 {
          length.insert(UInt8(truncatingIfNeeded: rest), at: 0)
          rest >>= 8
        }
        length.insert(0x80 | UInt8(length.count), at: 0)
      }
      return [tag] + length + contents
    }

    static func sequence(_ parts: [UInt8]...) -> [UInt8] { tagged(0x30, parts.flatMap { $0 }) }

    static func set(_ parts: [UInt8]...) -> [UInt8] { tagged(0x31, parts.flatMap { $0 }) }

    /// `[number]` around one whole value.
    static func explicit(_ number: UInt8, _ contents: [UInt8]) -> [UInt8] { tagged(0xA0 | number, contents) }

    /// `[number]` in place of the tag of a string or number.
    static func implicit(_ number: UInt8, _ contents: [UInt8]) -> [UInt8] { tagged(0x80 | number, contents) }

    /// A number that is not negative, largest byte first.
    static func integer(_ magnitude: [UInt8]) -> [UInt8] {
      var digits = Array(magnitude.drop { $0 == 0 })
      if digits.first ?? 0x80 >= 0x80 { digits.insert(0, at: 0) }
      return tagged(0x02, digits)
    }

    static let yes: [UInt8] = [0x01, 0x01, 0xFF]
    static let null: [UInt8] = [0x05, 0x00]

    static func octets(_ contents: [UInt8]) -> [UInt8] { tagged(0x04, contents) }

    static func bits(_ contents: [UInt8], unused: UInt8 = 0) -> [UInt8] { tagged(0x03, [unused] + contents) }

    static func identifier(_ arcs: [Int]) -> [UInt8] {
      var contents = [UInt8(arcs[0] * 40 + arcs[1])]
      for arc in arcs.dropFirst(2) {
        var digits = [UInt8(arc & 0x7F)]
        var rest = arc >> 7
        while rest > 0 {
          digits.insert(UInt8(rest & 0x7F) | 0x80, at: 0)
          rest >>= 7
        }
        contents += digits
      }
      return tagged(0x06, contents)
    }
  }

  /// Reads DER value by value; whatever is not well formed ends the reading.
  struct DERReader {
    struct Element {
      var tag: UInt8
      var contents: ArraySlice<UInt8>
      /// Tag, length and contents.
      var whole: ArraySlice<UInt8>

      /// The values inside.
      var reader: DERReader { DERReader(contents) }
    }

    private var rest: ArraySlice<UInt8>

    init(_ bytes: ArraySlice<UInt8>) { rest = bytes }

    var isAtEnd: Bool { rest.isEmpty }

    mutating func next() -> Element? {
      var bytes = rest
      guard let tag = bytes.popFirst(), let first = bytes.popFirst() else { return nil }
      var length = Int(first)
      if first >= 0x80 {
        let count = Int(first & 0x7F)
        guard (1...4).contains(count), bytes.count >= count else { return nil }
        length = bytes.prefix(count).reduce(0) { $0 << 8 | Int($1) }
        bytes = bytes.dropFirst(count)
      }
      guard bytes.count >= length else { return nil }
      let contents = bytes.prefix(length)
      let whole = rest[rest.startIndex..<contents.endIndex]
      rest = bytes.dropFirst(length)
      return Element(tag: tag, contents: contents, whole: whole)
    }

    /// The next value, if it has this tag.
    mutating func next(_ tag: UInt8) -> Element? {
      var copy = self
      guard let element = copy.next(), element.tag == tag else { return nil }
      self = copy
      return element
    }
  }
#endif
