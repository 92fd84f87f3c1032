/// The kinds of Go's `reflect` package that a template can meet.
package enum Kind: UInt8, Sendable {
  case invalid, bool, int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64, uintptr, float32, float64
  case complex64, complex128, array, chan, function, interface, map, pointer, slice, string, structure

  /// As `kindOf` prints it.
  package var name: String {
    switch self {
    case .invalid: "invalid"
    case .bool: "bool"
    case .int: "int"
    case .int8: "int8"
    case .int16: "int16"
    case .int32: "int32"
    case .int64: "int64"
    case .uint: "uint"
    case .uint8: "uint8"
    case .uint16: "uint16"
    case .uint32: "uint32"
    case .uint64: "uint64"
    case .uintptr: "uintptr"
    case .float32: "float32"
    case .float64: "float64"
    case .complex64: "complex64"
    case .complex128: "complex128"
    case .array: "array"
    case .chan: "chan"
    case .function: "func"
    case .interface: "interface"
    case .map: "map"
    case .pointer: "ptr"
    case .slice: "slice"
    case .string: "string"
    case .structure: "struct"
    }
  }
}

/// What Go type an integer has; the value itself is kept as 64 bits.
@frozen
package enum IntegerType: UInt8, Sendable {
  case int, int8, int16, int32, int64, uint, uint8, uint16, uint32, uint64, uintptr
  /// `time.Duration`, an int64 of nanoseconds with a text form.
  case duration
  /// `time.Month`, an int with a text form.
  case month
  /// `time.Weekday`, an int with a text form.
  case weekday

  package var kind: Kind {
    switch self {
    case .int, .month, .weekday: .int
    case .int8: .int8
    case .int16: .int16
    case .int32: .int32
    case .int64, .duration: .int64
    case .uint: .uint
    case .uint8: .uint8
    case .uint16: .uint16
    case .uint32: .uint32
    case .uint64: .uint64
    case .uintptr: .uintptr
    }
  }

  package var isUnsigned: Bool {
    switch self {
    case .uint, .uint8, .uint16, .uint32, .uint64, .uintptr: true
    default: false
    }
  }

  /// As `typeOf` and `%T` print it.
  package var typeName: String {
    switch self {
    case .duration: "time.Duration"
    case .month: "time.Month"
    case .weekday: "time.Weekday"
    default: kind.name
    }
  }
}
