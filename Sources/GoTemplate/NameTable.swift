import ValueTree

/// Numbers of names that never change, found by their bytes without touching a reference count.
///
/// An open hash table by ``mapHash``; `include` and the parser ask it thousands of times a render.
struct NameTable: Sendable {
  private let names: [ByteString]
  /// Numbers plus one; the size is a power of two, at least twice the number of names.
  private let slots: [UInt32]
  /// Used instead where names were chosen to stand in each other's way.
  private let crowded: [ByteString: Int]

  /// How far from its own slot a name may stand.
  private static let maximumDistance = 64

  init(_ names: [ByteString]) {
    self.names = names
    var size = 16
    while size < names.count * 2 { size *= 2 }
    var slots = [UInt32](repeating: 0, count: size)
    let isPlaced = names.indices.allSatisfy { Self.place($0, of: names[$0], in: &slots) }
    self.slots = slots
    crowded = isPlaced ? [:] : Dictionary(zip(names, names.indices)) { first, _ in first }
  }

  /// - Returns: false when there is no slot near its own.
  private static func place(_ number: Int, of name: ByteString, in slots: inout [UInt32]) -> Bool {
    let first = Int(name.mapHash)
    for distance in 0...maximumDistance {
      let slot = (first + distance) & (slots.count - 1)
      if slots[slot] == 0 {
        slots[slot] = UInt32(number + 1)
        return true
      }
    }
    return false
  }

  func number(of name: UnsafeBufferPointer<UInt8>) -> Int? {
    if !crowded.isEmpty { return crowded[ByteString(name)] }
    let hash = mapHash(name)
    return slots.withUnsafeBufferPointer { slots in
      names.withUnsafeBufferPointer { names in
        var slot = Int(hash) & (slots.count - 1)
        var left = Self.maximumDistance
        while slots[slot] != 0, left >= 0 {
          let number = Int(slots[slot]) - 1
          let found = names[number].unretainedBytes
          if found.count == name.count,
            name.isEmpty || compareBytes(found.baseAddress!, name.baseAddress!, name.count) == 0
          {
            return number
          }
          slot = (slot + 1) & (slots.count - 1)
          left -= 1
        }
        return nil
      }
    }
  }
}
