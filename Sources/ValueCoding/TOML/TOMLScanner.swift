import ValueTree

/// Runes with their line, one at a time.
struct TOMLScanner {
  /// What comes behind the last rune.
  static let end: UInt32 = 0

  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var place = 0
  private(set) var line = 1
  /// The width of the last rune, for ``back()``.
  private var lastWidth = 0

  /// Why a rune cannot be read.
  enum Fault: Error {
    case notUTF8(UInt8)
    case control(UInt32)
  }

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  func peek() throws(Fault) -> (rune: UInt32, width: Int) {
    guard place < bytes.count else { return (Self.end, 0) }
    let byte = bytes[place]
    if byte >= 0x20, byte < 0x7F { return (UInt32(byte), 1) }
    let (rune, width) = Runes.decode(bytes, at: place)
    if byte >= 0x80 {
      if width == 1 { throw .notUTF8(byte) }
      return (rune, width)
    }
    switch byte {
    case UInt8(ascii: "\t"), UInt8(ascii: "\n"): return (rune, 1)
    case UInt8(ascii: "\r") where place + 1 < bytes.count && bytes[place + 1] == UInt8(ascii: "\n"): return (rune, 1)
    default: throw .control(rune)
    }
  }

  /// The next rune, or ``end`` any number of times.
  mutating func take() throws(Fault) -> UInt32 {
    let (rune, width) = try peek()
    if rune == UInt32(UInt8(ascii: "\n")) { line += 1 }
    place += width
    lastWidth = width
    return rune
  }

  /// Undoes the last ``take()``.
  mutating func back() {
    place -= lastWidth
    if lastWidth == 1, bytes[place] == UInt8(ascii: "\n") { line -= 1 }
    lastWidth = 0
  }

  /// Goes back to `place`, which is on the same line.
  mutating func back(to place: Int) {
    self.place = place
    lastWidth = 0
  }

  func text(from start: Int) -> ByteString { text(start..<place) }

  func text(_ range: Range<Int>) -> ByteString { ByteString(UnsafeBufferPointer(rebasing: bytes[range])) }

  static func isBare(_ rune: UInt32) -> Bool {
    switch rune {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
    default: false
    }
  }

  static func isDigit(_ rune: UInt32) -> Bool { rune &- 0x30 < 10 }
}

// MARK: - What the parser needs of it

extension TOMLParser {
  mutating func take() throws(CodingFailure) -> UInt32 {
    do throws(TOMLScanner.Fault) { return try scanner.take() } catch { throw failure(error) }
  }

  func peek() throws(CodingFailure) -> UInt32 {
    do throws(TOMLScanner.Fault) { return try scanner.peek().rune } catch { throw failure(error) }
  }

  /// Takes the next rune when it is `byte`.
  mutating func accept(_ byte: UInt8) throws(CodingFailure) -> Bool {
    guard try peek() == UInt32(byte) else { return false }
    _ = try take()
    return true
  }

  mutating func skipBlanks() throws(CodingFailure) {
    while case let rune = try peek(), rune == 0x20 || rune == 0x09 { _ = try take() }
  }

  /// Up to the end of the line, which stays.
  mutating func skipComment() throws(CodingFailure) {
    while case let rune = try peek(), rune != TOMLScanner.end, rune != 0x0A, rune != 0x0D { _ = try take() }
  }
}

// MARK: - Failures

extension TOMLParser {
  func failure(_ message: String, line: Int) -> CodingFailure {
    let key = tables.current
    let place = key.isEmpty ? "" : " (last key \(quoted(key)))"
    return CodingFailure(message: "toml: line \(line)\(place): \(message)", offset: scanner.place)
  }

  func failure(_ message: String) -> CodingFailure { failure(message, line: scanner.line) }

  /// - Quirk: at the end of the text the line before counts, when the text ends with a line feed.
  func failure(_ message: String, after rune: UInt32) -> CodingFailure {
    let endsLine =
      rune == TOMLScanner.end && scanner.place >= 1 && scanner.bytes[scanner.place - 1] == UInt8(ascii: "\n")
    return failure(message, line: scanner.line - (endsLine ? 1 : 0))
  }

  /// - Quirk: for what a line feed or the end of the text cut off, the line is one less than read so far, even when
  ///   that was no line feed: it may be 0.
  func failureBefore(_ message: String) -> CodingFailure { failure(message, line: scanner.line - 1) }

  private func failure(_ fault: TOMLScanner.Fault) -> CodingFailure {
    switch fault {
    case .notUTF8(let byte): failure("invalid UTF-8 byte: 0x\(hexadecimal(UInt32(byte)))")
    case .control(let rune): failure("TOML files cannot contain control characters: '0x\(hexadecimal(rune))'")
    }
  }

  private func hexadecimal(_ number: UInt32) -> String {
    let digits = String(number, radix: 16)
    return digits.utf8.count < 2 ? "0" + digits : digits
  }

  /// Runs a change of the tables; a conflict is told with the line of the key.
  mutating func define(
    _ change: (inout TOMLTables) throws(TOMLTables.Conflict) -> Void
  ) throws(CodingFailure) {
    do throws(TOMLTables.Conflict) {
      try change(&tables)
    } catch {
      throw failure(error.message, line: tables.keyLine)
    }
  }

  /// As `%q` prints a rune: `'x'`.
  func quoted(_ rune: UInt32) -> String { GoFormat.sprintf("%q", [.integer(Int64(rune), .int32)]).string }

  /// As `%q` prints a text.
  func quoted(_ text: ByteString) -> String {
    var output: [UInt8] = []
    GoQuote.append(text, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// The rune itself; a NUL for the end of the text.
  func shown(_ rune: UInt32) -> String { Unicode.Scalar(rune).map { String(Character($0)) } ?? "\u{FFFD}" }

  /// The rune in quotes that nothing is escaped in, or `end of file`.
  func named(_ rune: UInt32) -> String { rune == TOMLScanner.end ? "end of file" : "'\(shown(rune))'" }
}
