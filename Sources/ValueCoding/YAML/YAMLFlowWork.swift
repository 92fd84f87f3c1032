import ValueTree

/// What flow collections cost: for each token libyaml looks at every one that is open, and a text that has to be mended is
/// read once more for each place (``YAMLStandIns``).
package struct YAMLFlowWork {
  /// How many looks one reading takes, at most.
  let looks: Int
  /// How often the text is read, at most.
  let readings: Int

  /// Looks of all readings of a text together: a quarter of a second.
  private static let limit = 150_000_000
  private static let mostReadings = 200

  package init(_ text: UnsafeBufferPointer<UInt8>) {
    var (depth, deepest, ends, places) = (0, 0, 0, 0)
    var (hasTag, place) = (false, 0)
    if let base = text.baseAddress {
      while place < text.count {
        let next = place + 1 < text.count ? base[place + 1] : 0
        switch base[place] {
        case UInt8(ascii: "["), UInt8(ascii: "{"):
          depth += 1
          ends += 1
          if depth > deepest { deepest = depth }
        case UInt8(ascii: "]"), UInt8(ascii: "}"):
          depth -= 1
          ends += 1
        case UInt8(ascii: ","): ends += 1
        case UInt8(ascii: "!"): hasTag = true
        case UInt8(ascii: ":"): if next > UInt8(ascii: " ") { places += 1 }
        case UInt8(ascii: "\\"): if next == UInt8(ascii: "'") { places += 1 }
        default: break
        }
        place += 1
      }
    }
    // Deeper texts are refused when that depth is reached.
    looks = text.count &* min(deepest, YAMLEvents.depthLimit)
    let mends = min(Self.mostReadings, 1 + places + (hasTag ? ends : 0))
    readings = deepest == 0 ? Self.mostReadings : min(mends, max(2, Self.limit / max(1, looks)))
  }

  /// In steps of a render, of a hundred nanoseconds each.
  package var steps: Int { looks &* readings / 64 }
}
