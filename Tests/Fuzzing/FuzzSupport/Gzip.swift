import CZlib
import ValueTree

/// Packs without making anything smaller, which is quick and reversible by eye.
enum Gzip {
  static func packed(_ bytes: [UInt8]) -> ByteString {
    var output: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF]
    var place = 0
    repeat {
      let count = min(bytes.count - place, 0xFFFF)
      let isLast: UInt8 = place + count == bytes.count ? 1 : 0
      output += [isLast] + little(UInt32(count), 2) + little(~UInt32(count), 2)
      output += bytes[place..<place + count]
      place += count
    } while place < bytes.count
    let sum = bytes.withUnsafeBufferPointer { crc32(0, $0.baseAddress, UInt32($0.count)) }
    return ByteString(output + little(UInt32(sum), 4) + little(UInt32(truncatingIfNeeded: bytes.count), 4))
  }

  private static func little(_ number: UInt32, _ count: Int) -> [UInt8] {
    (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * UInt32($0))) }
  }
}
