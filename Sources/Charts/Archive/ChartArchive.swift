import ValueTree

/// The files of a packed chart (`.tgz`), with Helm's checks of their names and sizes.
///
/// - Source: Helm 4.2.4, `pkg/chart/loader/archive/archive.go`.
enum ChartArchive {
  /// - Parameter budget: unpacked bytes that the whole chart may still have.
  static func files(
    in packed: ByteString, limits: Limits, budget: inout Int
  ) throws(ArchiveFailure) -> [ChartFile] {
    // The headers between the files take room too.
    let room = limits.archiveBytes + limits.archiveBytes / 4
    let unpacked = try Gunzip.unpack(
      packed, limit: min(budget, room),
      orThrow: budget < room ? .tooLargeTogether(limits.unpackedBytes) : .tooLarge(limits.archiveBytes))
    budget -= unpacked.count
    var reader = TarReader(unpacked)
    var files: [ChartFile] = []
    var remaining = limits.archiveBytes
    while let entry = try reader.next() {
      if entry.isFolder || entry.isHeader { continue }
      let name = try name(of: entry)
      if entry.size > remaining { throw .tooLarge(limits.archiveBytes) }
      if entry.size > limits.fileBytes { throw .fileTooLarge(entry.name, limits.fileBytes) }
      remaining -= entry.size
      if remaining <= 0 { throw .tooLarge(limits.archiveBytes) }
      if files.count == limits.files { throw .tooManyFiles(limits.files) }
      files.append(ChartFile(name: name, content: .bytes(entry.data.withoutByteOrderMark)))
    }
    if files.isEmpty { throw .noFiles }
    return files
  }

  /// The path below the chart's folder, which is the first element whatever its name.
  private static func name(of entry: TarEntry) throws(ArchiveFailure) -> ByteString {
    if entry.name.count > Metadata.longestName { throw .nameTooLong(Metadata.longestName) }
    let backslash = UInt8(ascii: "\\")
    let separator = entry.name.contains(backslash) ? backslash : UInt8(ascii: "/")
    let parts = entry.name.split(on: separator)
    let rest = parts.dropFirst()
    var joined: [UInt8] = []
    for (index, part) in rest.enumerated() {
      if index > 0 { joined.append(UInt8(ascii: "/")) }
      part.append(to: &joined)
    }
    if joined.first == UInt8(ascii: "/") { throw .absolutePath }
    let name = ByteString(joined).cleanedPath
    if name == "." { throw .outsideBase(entry.name) }
    if name.hasPrefix("..") { throw .parentFolder }
    if isDrivePath(name) { throw .illegalName }
    if parts[0] == "Chart.yaml" { throw .chartFileNotInBase }
    return name
  }

  /// `c:/…`
  private static func isDrivePath(_ name: ByteString) -> Bool {
    guard name.count >= 3, name[1] == UInt8(ascii: ":"), name[2] == UInt8(ascii: "/") else { return false }
    return (0x41...0x5A).contains(name[0] & 0xDF)
  }
}
