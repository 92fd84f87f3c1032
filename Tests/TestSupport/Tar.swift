/// Makes tar archives: sound ones, and such as nobody should believe.
package struct Tar {
  package var bytes: [UInt8] = []

  package init() {}

  /// With the two empty blocks at its end.
  package var ended: [UInt8] { bytes + [UInt8](repeating: 0, count: 1024) }

  package mutating func add(
    _ name: String, _ data: String = "", type: Character = "0", prefix: String = "", size: Int? = nil
  ) {
    add(name, Array(data.utf8), type: type, prefix: prefix, size: size)
  }

  /// - Parameter size: what the header says instead of the truth.
  package mutating func add(
    _ name: String, _ data: [UInt8], type: Character = "0", prefix: String = "", size: Int? = nil
  ) {
    var header = [UInt8](repeating: 0, count: 512)
    func put(_ text: String, _ place: Int) { header.replaceSubrange(place..<place + text.utf8.count, with: text.utf8) }
    put(name, 0)
    put("0000644", 100)
    let octal = String(size ?? data.count, radix: 8)
    put(String(repeating: "0", count: 11 - octal.count) + octal, 124)
    put("        ", 148)
    put(String(type), 156)
    put("ustar\u{0}00", 257)
    put(prefix, 345)
    let sum = String(header.reduce(0) { $0 + Int($1) }, radix: 8)
    put(String(repeating: "0", count: 6 - sum.count) + sum + "\u{0} ", 148)
    bytes += header + data
    bytes += [UInt8](repeating: 0, count: (512 - data.count % 512) % 512)
  }
}
