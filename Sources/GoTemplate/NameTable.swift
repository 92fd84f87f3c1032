import ValueTree

/// Numbers of names that never change, found by their bytes without touching a reference count.
///
/// An open hash table by ``mapHash``; `include` and the parser ask it thousands of times a render.
struct NameTable: Sendable {
  private let names: [ByteString]
  /// Numbers plus one; the size is a power of two, at least twice the number of names.
  private let slots: [UInt32]

  init(_ names: [ByteString]) {
    self.names = names
    var size = 16
    while size < names.count * 2 { size *= 2 }
    var slots = [UInt32](repeating: 0, count: size)
    for (number, name) in names.enumerated() {
      var slot = Int(name.mapHash) & (size - 1)
      while slots[slot] != 0 { slot = (slot + 1) & (size - 1) }
      slots[slot] = UInt32(number + 1)
    }
    self.slots = slots
  }

  func number(of name: UnsafeBufferPointer<UInt8>) -> Int? {
    let hash = mapHash(name)
    return slots.withUnsafeBufferPointer { slots in
      names.withUnsafeBufferPointer { names in
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != 0 {
          let number = Int(slots[slot]) - 1
          let found = names[number].unretainedBytes
          if found.count == name.count,
            name.isEmpty || compareBytes(found.baseAddress!, name.baseAddress!, name.count) == 0
          {
            return number
          }
          slot = (slot + 1) & (slots.count - 1)
        }
        return nil
      }
    }
  }
}
