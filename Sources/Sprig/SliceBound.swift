import ValueTree

/// What `slice` takes for a bound: anything that `int` takes.
enum SliceBound {
  static func number(_ value: Value) -> Int64 {
    switch value {
    case .integer(let number, _): return number
    case .float(let number): return Int64(exactly: number.rounded(.towardZero)) ?? .min
    case .bool(let truth): return truth ? 1 : 0
    case .string(let text):
      guard case .success(let number) = GoNumber.parseInt(text, base: 0) else { return 0 }
      return number
    default: return 0
    }
  }
}
