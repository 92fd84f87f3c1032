import ValueTree

/// Go templates' `==` and `<` over values of unknown type.
enum Comparison {
  /// What text/template tells apart; a number of one class never equals one of another, except integers.
  private enum Class {
    case none, bool, integer, unsigned, float, complex, string

    init(_ value: Value) {
      switch value.kind {
      case .bool: self = .bool
      case .int, .int8, .int16, .int32, .int64: self = .integer
      case .uint, .uint8, .uint16, .uint32, .uint64, .uintptr: self = .unsigned
      case .float32, .float64: self = .float
      case .complex64, .complex128: self = .complex
      case .string: self = .string
      default: self = .none
      }
    }
  }

  /// `eq` of two.
  ///
  /// - Throws: in Go's words when the types do not compare: float64 and int do not (SURPRISES 4).
  static func areEqual(_ left: Value, _ right: Value) throws(FunctionFailure) -> Bool {
    switch (left, right) {
    case (.string(let a), .string(let b)): return a == b
    case (.float(let a), .float(let b)): return a == b
    case (.bool(let a), .bool(let b)): return a == b
    case (.integer(let a, let typeA), .integer(let b, let typeB)):
      return a == b && (typeA.isUnsigned == typeB.isUnsigned || a >= 0)
    case (.null, .null): return true
    default: return try areEqualSlowly(left, right)
    }
  }

  private static func areEqualSlowly(_ left: Value, _ right: Value) throws(FunctionFailure) -> Bool {
    let left = plain(left)
    let right = plain(right)
    let classes = (Class(left), Class(right))
    if classes.0 != classes.1 {
      // Nil compares with everything, and equals none of it.
      if left.isNull || right.isNull { return false }
      throw incompatible(left, right)
    }
    if classes.0 != .none {
      if case (.object(let a), .object(let b)) = (left, right) { return a.isEqual(to: b) ?? false }
      return try areEqual(left, right)
    }
    guard left.kind == right.kind || left.isNull || right.isNull else {
      throw FunctionFailure(
        GoFormat.sprintf(
          "non-comparable types %s: %s, %s: %v",
          [left, .text(left.typeName), .text(right.typeName), right]))
    }
    if isNil(left) || isNil(right) { return isNil(left) == isNil(right) }
    if left.kind != .map, left.kind != .slice, case (.object(let a), .object(let b)) = (left, right),
      let isEqual = a.isEqual(to: b)
    {
      return isEqual
    }
    throw FunctionFailure(GoFormat.sprintf("non-comparable type %s: %s", [right, .text(right.typeName)]))
  }

  /// `lt`.
  static func isLess(_ left: Value, _ right: Value) throws(FunctionFailure) -> Bool {
    switch (left, right) {
    case (.string(let a), .string(let b)): return a < b
    case (.float(let a), .float(let b)): return a < b
    case (.integer(let a, let typeA), .integer(let b, let typeB)):
      switch (typeA.isUnsigned, typeB.isUnsigned) {
      case (false, false): return a < b
      case (true, true): return UInt64(bitPattern: a) < UInt64(bitPattern: b)
      case (false, true): return a < 0 || UInt64(bitPattern: a) < UInt64(bitPattern: b)
      case (true, false): return b >= 0 && UInt64(bitPattern: a) < UInt64(bitPattern: b)
      }
    default: return try isLessSlowly(left, right)
    }
  }

  private static func isLessSlowly(_ left: Value, _ right: Value) throws(FunctionFailure) -> Bool {
    let left = plain(left)
    let right = plain(right)
    let classes = (Class(left), Class(right))
    if classes.0 == .none || classes.1 == .none { throw FunctionFailure("invalid type for comparison") }
    if classes.0 != classes.1 {
      if case (.integer, .integer) = (left, right) { return try isLess(left, right) }
      throw incompatible(left, right)
    }
    if classes.0 == .bool || classes.0 == .complex { throw FunctionFailure("invalid type for comparison") }
    if case .object = left { throw FunctionFailure("invalid type for comparison") }
    return try isLess(left, right)
  }

  /// `le`: less, or equal.
  static func isLessOrEqual(_ left: Value, _ right: Value) throws(FunctionFailure) -> Bool {
    if try isLess(left, right) { return true }
    return try areEqual(left, right)
  }

  /// A named string type as a string; everything else as it is.
  private static func plain(_ value: Value) -> Value {
    guard case .object(let object) = value, object.kind == .string else { return value }
    if case .string = object.encoded { return object.encoded }
    return object.text.map { .string($0) } ?? value
  }

  private static func isNil(_ value: Value) -> Bool {
    switch value {
    case .null: true
    case .list(let list): list.isNil
    case .map(let map): map.isNil
    default: false
    }
  }

  private static func incompatible(_ left: Value, _ right: Value) -> FunctionFailure {
    FunctionFailure(
      ByteString("incompatible types for comparison: \(left.typeName) and \(right.typeName)"),
      underlying: FailureCause.unlikeTypes(left.typeName, right.typeName))
  }
}
