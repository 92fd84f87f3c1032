import ValueTree

/// The order of keys in `toYaml`: numbers in keys by value (`a9` before `a10`), letters after everything else.
///
/// - Source: go.yaml.in/yaml v2.4 and v3.0, `sorter.go`, which differ after digits.
enum YAMLKeyOrder {
  /// The indices of `keys`, which are sorted by bytes, in YAML's order; empty when that is the order they are in.
  static func order(of keys: [ByteString], _ form: YAMLForm) -> [Int] {
    keys.withUnsafeBufferPointer { keys in
      var index = 1
      while index < keys.count {
        if precedes(keys[index].unretainedBytes, keys[index - 1].unretainedBytes, form) {
          return keys.indices.sorted { precedes(keys[$0].unretainedBytes, keys[$1].unretainedBytes, form) }
        }
        index += 1
      }
      return []
    }
  }

  static func precedes(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, _ form: YAMLForm
  ) -> Bool {
    let shared = min(a.count, b.count)
    var place = 0
    while place < shared, a[place] == b[place] { place += 1 }
    if place == shared { return a.count < b.count }
    return asciiOrder(a, b, place, form) ?? order(runes(a), runes(b), form)
  }

  /// The order of two keys that first differ at `place`, when ASCII decides it.
  private static func asciiOrder(
    _ a: UnsafeBufferPointer<UInt8>, _ b: UnsafeBufferPointer<UInt8>, _ place: Int, _ form: YAMLForm
  ) -> Bool? {
    let x = a[place]
    let y = b[place]
    guard x | y < 0x80, place == 0 || a[place - 1] < 0x80 else { return nil }
    let xIsLetter = isLetter(x)
    if xIsLetter || isLetter(y) {
      if xIsLetter, isLetter(y) { return x < y }
      return form == .pretty && place > 0 && isDigit(a[place - 1]) ? xIsLetter : !xIsLetter
    }
    // Without a digit on either side both numbers are 0 and have no digits.
    if !isDigit(x), !isDigit(y) { return x < y }
    var before: Int64 = 0
    if x == UInt8(ascii: "0") || y == UInt8(ascii: "0") {
      var back = place - 1
      while back >= 0, before == 0, isDigit(a[back]) {
        if a[back] != UInt8(ascii: "0") { before = 1 }
        back -= 1
      }
      if before == 0, back >= 0, a[back] >= 0x80 { return nil }
    }
    guard let (left, leftEnd) = number(a, from: place, before), let (right, rightEnd) = number(b, from: place, before)
    else { return nil }
    if left != right { return left < right }
    return leftEnd != rightEnd ? leftEnd < rightEnd : x < y
  }

  /// The number at `place`; nil when a byte follows that is not ASCII and so may be a digit too.
  private static func number(
    _ bytes: UnsafeBufferPointer<UInt8>, from place: Int, _ before: Int64
  ) -> (Int64, end: Int)? {
    var value = before
    var end = place
    while end < bytes.count, isDigit(bytes[end]) {
      value = value &* 10 &+ Int64(bytes[end] &- 48)
      end += 1
    }
    return end < bytes.count && bytes[end] >= 0x80 ? nil : (value, end)
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }
  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  private static func runes(_ bytes: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    var runes: [UInt32] = []
    runes.reserveCapacity(bytes.count)
    var place = 0
    while place < bytes.count {
      let (rune, width) = Runes.decode(bytes, at: place)
      runes.append(rune)
      place += width
    }
    return runes
  }

  private static func order(_ a: [UInt32], _ b: [UInt32], _ form: YAMLForm) -> Bool {
    guard let place = (0..<min(a.count, b.count)).first(where: { a[$0] != b[$0] }) else { return a.count < b.count }
    let xIsLetter = GoUnicode.isLetter(a[place])
    let yIsLetter = GoUnicode.isLetter(b[place])
    if xIsLetter && yIsLetter { return a[place] < b[place] }
    if xIsLetter || yIsLetter {
      return form == .pretty && place > 0 && GoUnicode.isDigit(a[place - 1]) ? xIsLetter : yIsLetter
    }
    // A zero inside a longer number counts as a digit of it.
    let zero = UInt32(UInt8(ascii: "0"))
    var before: Int64 = 0
    if a[place] == zero || b[place] == zero {
      var back = place - 1
      while back >= 0, GoUnicode.isDigit(a[back]) {
        if a[back] != zero {
          before = 1
          break
        }
        back -= 1
      }
    }
    let (x, xEnd) = number(a, from: place, before)
    let (y, yEnd) = number(b, from: place, before)
    if x != y { return x < y }
    if xEnd != yEnd { return xEnd < yEnd }
    return a[place] < b[place]
  }

  private static func number(_ runes: [UInt32], from place: Int, _ before: Int64) -> (Int64, end: Int) {
    var value = before
    var end = place
    while end < runes.count, GoUnicode.isDigit(runes[end]) {
      value = value &* 10 &+ (Int64(runes[end]) - 48)
      end += 1
    }
    return (value, end)
  }
}
