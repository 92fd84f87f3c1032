import CZlib
import ValueTree

/// Why an archive cannot be read, in the words of Go's gzip and tar and of Helm.
package enum ArchiveFailure: Error, Equatable {
  case endOfFile
  case unexpectedEnd
  case invalidGzipHeader
  case corrupt(offset: Int)
  case invalidChecksum
  case invalidTarHeader
  case tooLarge(Int)
  /// The packed charts of one chart together.
  case tooLargeTogether(Int)
  case tooManyFiles(Int)
  case fileTooLarge(ByteString, Int)
  case absolutePath
  case parentFolder
  case outsideBase(ByteString)
  case illegalName
  case nameTooLong(Int)
  case chartFileNotInBase
  case noFiles

  package var message: String {
    switch self {
    case .endOfFile: "EOF"
    case .unexpectedEnd: "unexpected EOF"
    case .invalidGzipHeader: "gzip: invalid header"
    case .corrupt(let offset): "flate: corrupt input before offset \(offset)"
    case .invalidChecksum: "gzip: invalid checksum"
    case .invalidTarHeader: "archive/tar: invalid tar header"
    case .tooLarge(let limit):
      "decompressed chart is larger than the maximum size \(limit)" + LimitName.archiveBytes.flag
    case .tooLargeTogether(let limit):
      "the packed charts are larger than \(limit) bytes together" + LimitName.unpackedBytes.flag
    case .tooManyFiles(let limit): "the archive holds more than \(limit) files" + LimitName.files.flag
    case .fileTooLarge(let name, let limit):
      "decompressed chart file \(GoText.quoted(name)) is larger than the maximum file size \(limit)"
        + LimitName.fileBytes.flag
    case .absolutePath: "chart illegally contains absolute paths"
    case .parentFolder: "chart illegally references parent directory"
    case .outsideBase(let name):
      "chart illegally contains content outside the base directory: \(GoText.quoted(name))"
    case .nameTooLong(let limit): "a file's name has more than \(limit) bytes, the limit of this program"
    case .illegalName: "chart contains illegally named files"
    case .chartFileNotInBase: "chart yaml not in base directory"
    case .noFiles: "no files in chart archive"
    }
  }
}

/// Unpacks gzip: one member or several in a row.
enum Gunzip {
  /// - Throws: `failure` once more than `limit` bytes come out.
  static func unpack(
    _ packed: ByteString, limit: Int, orThrow failure: ArchiveFailure
  ) throws(ArchiveFailure) -> ByteString {
    var output: [UInt8] = []
    output.reserveCapacity(min(limit, packed.count * 5))
    var block = [UInt8](repeating: 0, count: 1 << 16)
    try packed.withBytes { packed throws(ArchiveFailure) in
      var rest = packed[...]
      repeat {
        try checkHeader(rest)
        rest = rest.dropFirst(
          try unpackMember(UnsafeBufferPointer(rebasing: rest), to: &output, &block, limit: limit, orThrow: failure))
      } while !rest.isEmpty
    }
    return ByteString(output)
  }

  private static func checkHeader(_ packed: Slice<UnsafeBufferPointer<UInt8>>) throws(ArchiveFailure) {
    if packed.isEmpty { throw .endOfFile }
    if packed.count < 10 { throw .unexpectedEnd }
    if !packed.starts(with: [0x1F, 0x8B, 8]) { throw .invalidGzipHeader }
  }

  /// How many bytes the member took.
  private static func unpackMember(
    _ input: UnsafeBufferPointer<UInt8>, to output: inout [UInt8], _ block: inout [UInt8], limit: Int,
    orThrow failure: ArchiveFailure
  ) throws(ArchiveFailure) -> Int {
    var stream = z_stream()
    guard czlib_inflate_init_any(&stream) == Z_OK else { throw .corrupt(offset: 0) }
    defer { inflateEnd(&stream) }
    // zlib does not write there.
    stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    stream.avail_in = UInt32(input.count)
    while true {
      let result = block.withUnsafeMutableBufferPointer { room in
        stream.next_out = room.baseAddress
        stream.avail_out = UInt32(room.count)
        return inflate(&stream, Z_NO_FLUSH)
      }
      let made = block.count - Int(stream.avail_out)
      if output.count + made > limit { throw failure }
      output += block[0..<made]
      switch result {
      case Z_STREAM_END: return input.count - Int(stream.avail_in)
      case Z_OK: continue
      case Z_BUF_ERROR: throw .unexpectedEnd
      default:
        let isChecksum = stream.msg.map { String(cString: $0).contains("check") } ?? false
        throw isChecksum ? .invalidChecksum : .corrupt(offset: Int(stream.total_in))
      }
    }
  }
}
