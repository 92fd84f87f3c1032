/// Makes tar archives.
struct TarWriter {
  private var bytes: [UInt8] = []

  /// Adds a plain file; a name of more than 100 bytes is cut.
  mutating func add(_ name: [UInt8], _ data: [UInt8]) {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: some Collection<UInt8>, _ place: Int) {
      header.replaceSubrange(place..<place + text.count, with: text)
    }
    put(name.prefix(100), 0)
    put("0000644".utf8, 100)
    let octal = String(data.count, radix: 8)
    put((String(repeating: "0", count: 11 - octal.utf8.count) + octal).utf8, 124)
    put("0".utf8, 156)
    put("ustar\u{0}00".utf8, 257)
    TarWriter.putSum(in: &header, at: 0)
    bytes += header + data + [UInt8](repeating: 0, count: (512 - data.count % 512) % 512)
  }

  var finished: [UInt8] { bytes + [UInt8](repeating: 0, count: 1024) }

  /// The archive with the sum of every header right, as far as sizes lead from one to the next.
  static func withRightSums(_ archive: [UInt8]) -> [UInt8] {
    var archive = archive
    var place = 0
    while place + 512 <= archive.count {
      if archive[place..<place + 512].contains(where: { $0 != 0 }) { putSum(in: &archive, at: place) }
      let digits = archive[place + 124..<place + 136].filter { (0x30...0x37).contains($0) }
      let size = digits.reduce(0) { ($0 << 3 | Int($1 - 0x30)) & 0xFF_FFFF }
      place += 512 + (size + 511) / 512 * 512
    }
    return archive
  }

  private static func putSum(in archive: inout [UInt8], at place: Int) {
    archive.replaceSubrange(place + 148..<place + 156, with: [UInt8](repeating: 0x20, count: 8))
    let sum = String(archive[place..<place + 512].reduce(0) { $0 + Int($1) }, radix: 8)
    let digits = String(repeating: "0", count: 6 - sum.utf8.count) + sum
    archive.replaceSubrange(place + 148..<place + 155, with: Array(digits.utf8) + [0])
  }
}
