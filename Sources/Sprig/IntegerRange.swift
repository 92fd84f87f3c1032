import TemplateFunctions
import ValueTree

/// The integers that `until`, `untilStep` and `seq` count.
///
/// - Source: sprig 3.3.0, `numeric.go`, `untilStep` and `seq`.
enum IntegerRange {
  /// From `start` to before `stop`; none when the step leads away from it.
  static func numbers(
    from start: Int64, to stop: Int64, step: Int64, _ function: String, _ limits: Limits
  ) throws(FunctionFailure) -> [Int64] {
    guard start != stop, step != 0, (stop > start) == (step > 0) else { return [] }
    let distance = (stop > start ? stop &- start : start &- stop)
    let count = (UInt64(bitPattern: distance) - 1) / step.magnitude + 1
    try limits.checkItems(Int(clamping: count), of: function)
    return (0..<Int64(count)).map { start &+ $0 &* step }
  }

  /// `seq`'s numbers, with its inclusive end.
  ///
  /// - Quirk: sprig/math/087: a step upwards to a smaller end gives nothing; any other number of bounds neither.
  static func sequence(_ bounds: ArraySlice<Value>, _ limits: Limits) throws(FunctionFailure) -> [Int64] {
    let bounds = bounds.map { Cast.int64($0) }
    let (start, step, end): (Int64, Int64?, Int64)
    switch bounds.count {
    case 1: (start, step, end) = (1, nil, bounds[0])
    case 2: (start, step, end) = (bounds[0], nil, bounds[1])
    case 3: (start, step, end) = (bounds[0], bounds[1], bounds[2])
    default: return []
    }
    let direction: Int64 = end < start ? -1 : 1
    if let step, end < start, step > 0 { return [] }
    return try numbers(from: start, to: end &+ direction, step: step ?? direction, "seq", limits)
  }
}
