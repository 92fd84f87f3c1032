import ValueTree

/// A function that templates can call.
///
/// ```swift
/// Function("repeat", [.int, .string]) { arguments, context throws(FunctionFailure) in
///   .string(try repeated(arguments.string(1), Int(arguments.int(0)), context.limits))
/// }
/// ```
///
/// The evaluator has checked and converted the arguments by `parameters` before the body runs, with Go's words when they
/// do not fit: a body may rely on `arguments.string(0)` for a `.string` parameter.
package struct Function: Sendable {
  package typealias Body = @Sendable (borrowing Arguments, FunctionContext) throws(FunctionFailure) -> Value

  package let name: String
  package let parameters: [ParameterType]
  /// Whether the last parameter may come any number of times, none included.
  package let isVariadic: Bool
  package let body: Body

  package init(
    _ name: String, _ parameters: [ParameterType] = [], variadic isVariadic: Bool = false, body: @escaping Body
  ) {
    self.name = name
    self.parameters = parameters
    self.isVariadic = isVariadic
    self.body = body
  }
}

/// The checked arguments of one call.
package struct Arguments {
  package var values: [Value]

  @inlinable
  package init(_ values: [Value]) { self.values = values }

  @inlinable package var count: Int { values.count }
  @inlinable package subscript(index: Int) -> Value { values[index] }

  /// The text of a `.string` parameter.
  @inlinable
  package func string(_ index: Int) -> ByteString {
    if case .string(let text) = values[index] { return text }
    mismatch(index)
  }

  /// The number of an `.int`, `.int64`, `.uint32` or `.uint64` parameter.
  @inlinable
  package func int(_ index: Int) -> Int64 {
    if case .integer(let number, _) = values[index] { return number }
    mismatch(index)
  }

  @inlinable
  package func float(_ index: Int) -> Double {
    if case .float(let number) = values[index] { return number }
    mismatch(index)
  }

  @inlinable
  package func bool(_ index: Int) -> Bool {
    if case .bool(let truth) = values[index] { return truth }
    mismatch(index)
  }

  /// The map of a `.map` or `.stringMap` parameter. A nil map arrives as an empty one with `isNil` set.
  @inlinable
  package func map(_ index: Int) -> Map {
    if case .map(let map) = values[index] { return map }
    mismatch(index)
  }

  /// The list of a `.list` or `.stringList` parameter. A nil slice arrives as an empty list with `isNil` set.
  @inlinable
  package func list(_ index: Int) -> List {
    if case .list(let list) = values[index] { return list }
    mismatch(index)
  }

  /// The arguments from `index` on: those of a variadic parameter.
  @inlinable
  package func rest(from index: Int) -> ArraySlice<Value> { values[min(index, values.count)...] }

  /// A body asked for another type than its function declares: a mistake in this package, never in a chart.
  @usableFromInline
  func mismatch(_ index: Int) -> Never {
    preconditionFailure("argument \(index) is \(values[index].typeName), which its parameter does not allow")
  }
}
