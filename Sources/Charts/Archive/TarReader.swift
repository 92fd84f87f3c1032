import ValueTree

/// One entry of a tar archive that is not a header of another.
struct TarEntry {
  var name: ByteString
  var isFolder: Bool
  var isHeader: Bool
  var size: Int
  var data: ByteString
}

/// Reads tar: v7, ustar, pax and GNU's long names.
///
/// - Source: Go 1.26, `archive/tar`; Helm 4.2.4 reads charts with it.
struct TarReader {
  private static let block = 512
  private let archive: ByteString
  private var place = 0

  init(_ archive: ByteString) { self.archive = archive }

  /// What pax and GNU headers say about the entry that follows them.
  private struct Overrides {
    var name: ByteString?
    var size: Int?
  }

  mutating func next() throws(ArchiveFailure) -> TarEntry? {
    var overrides = Overrides()
    while let header = try nextBlock() {
      let type = header[156]
      let size = try TarReader.number(header, 124, 12)
      switch type {
      case UInt8(ascii: "x"): try readPax(try take(size), into: &overrides)
      case UInt8(ascii: "L"): overrides.name = TarReader.text(try take(size), 0)
      case UInt8(ascii: "K"): _ = try take(size)
      default: return try entry(header, type: type, size: overrides.size ?? size, name: overrides.name)
      }
    }
    return nil
  }

  private mutating func entry(
    _ header: ByteString, type: UInt8, size: Int, name override: ByteString?
  ) throws(ArchiveFailure) -> TarEntry {
    var name = TarReader.text(header, 0, 100)
    if header[257..<262] == "ustar" && header[262] == 0 {
      let prefix = TarReader.text(header, 345, 155)
      if !prefix.isEmpty { name = prefix + "/" + name }
    }
    if let override { name = override }
    let mode = try TarReader.number(header, 100, 8)
    let isOldFolder = type == 0 && name.hasSuffix("/")
    let isFolder = type == UInt8(ascii: "5") || isOldFolder || mode & 0o170000 == 0o040000
    let isOnlyHeader = (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(type)
    let length = isOnlyHeader ? 0 : size
    return TarEntry(
      name: name, isFolder: isFolder, isHeader: type == UInt8(ascii: "g"), size: length, data: try take(length))
  }

  /// The next header; nil at the end, which is the end of the bytes or two empty blocks.
  private mutating func nextBlock() throws(ArchiveFailure) -> ByteString? {
    if place == archive.count { return nil }
    guard place + TarReader.block <= archive.count else { throw .unexpectedEnd }
    let header = archive[place..<place + TarReader.block]
    place += TarReader.block
    if header.withBytes({ $0.allSatisfy { $0 == 0 } }) {
      if place == archive.count { return nil }
      guard place + TarReader.block <= archive.count else { throw .unexpectedEnd }
      let second = archive[place..<place + TarReader.block]
      if second.withBytes({ $0.allSatisfy { $0 == 0 } }) { return nil }
      throw .invalidTarHeader
    }
    try TarReader.checkSum(header)
    return header
  }

  /// The next `size` bytes and the padding behind them.
  private mutating func take(_ size: Int) throws(ArchiveFailure) -> ByteString {
    guard size >= 0 else { throw .invalidTarHeader }
    guard size <= archive.count - place else { throw .unexpectedEnd }
    let data = archive[place..<place + size]
    let padded = (size + TarReader.block - 1) / TarReader.block * TarReader.block
    place = min(place + padded, archive.count)
    return data
  }

  private static func checkSum(_ header: ByteString) throws(ArchiveFailure) {
    let wanted = try number(header, 148, 8)
    var unsigned = 0
    var signed = 0
    header.withBytes { bytes in
      for index in bytes.indices {
        let byte = (148..<156).contains(index) ? UInt8(ascii: " ") : bytes[index]
        unsigned += Int(byte)
        signed += Int(Int8(bitPattern: byte))
      }
    }
    if wanted != unsigned && wanted != signed { throw .invalidTarHeader }
  }

  /// The text of a field up to its first zero byte.
  private static func text(_ header: ByteString, _ start: Int, _ count: Int? = nil) -> ByteString {
    let field = header[start..<start + (count ?? header.count - start)]
    return field[0..<(field.firstIndex(of: 0) ?? field.count)]
  }

  /// A number in octal digits, or in base 256 when the first bit is set.
  private static func number(_ header: ByteString, _ start: Int, _ count: Int) throws(ArchiveFailure) -> Int {
    let field = header[start..<start + count].bytes
    if field[0] & 0x80 != 0 {
      guard field[0] == 0x80, field.dropLast(7).dropFirst().allSatisfy({ $0 == 0 }) else { throw .invalidTarHeader }
      return field.suffix(min(7, count - 1)).reduce(0) { $0 << 8 | Int($1) }
    }
    let digits = field.drop { $0 == 0x20 || $0 == 0 }
    let last = digits.lastIndex { $0 != 0x20 && $0 != 0 } ?? digits.startIndex - 1
    var number = 0
    for digit in digits[digits.startIndex..<max(digits.startIndex, last + 1)] {
      if digit == 0 { break }
      guard (0x30...0x37).contains(digit), number < 1 << 55 else { throw .invalidTarHeader }
      number = number << 3 | Int(digit - 0x30)
    }
    return number
  }

  /// Records of the form `27 path=some/name\n`, whose number counts the whole record.
  private func readPax(_ records: ByteString, into overrides: inout Overrides) throws(ArchiveFailure) {
    var rest = records
    while !rest.isEmpty {
      guard let space = rest.firstIndex(of: UInt8(ascii: " ")), space > 0, space < 10,
        let length = Int(rest[0..<space].string), length > space + 2, length <= rest.count,
        rest[length - 1] == UInt8(ascii: "\n")
      else { throw .invalidTarHeader }
      let record = rest[space + 1..<length - 1]
      guard let equals = record.firstIndex(of: UInt8(ascii: "=")) else { throw .invalidTarHeader }
      let value = record[equals + 1..<record.count]
      switch record[0..<equals] {
      case "path": overrides.name = value
      case "size":
        guard let size = Int(value.string), size >= 0 else { throw .invalidTarHeader }
        overrides.size = size
      default: break
      }
      rest = rest[length..<rest.count]
    }
  }
}
