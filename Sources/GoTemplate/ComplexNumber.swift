import ValueTree

/// A complex constant (`1+2i`), which templates can only print and ask for its type.
final class ComplexNumber: GoObject {
  let real: Double
  let imaginary: Double

  init(real: Double, imaginary: Double) {
    self.real = real
    self.imaginary = imaginary
  }

  var typeName: String { "complex128" }
  var kind: Kind { .complex128 }
  var isTrue: Bool { real != 0 || imaginary != 0 }

  /// The two parts, which `printf` formats one by one; a template cannot reach them.
  var fields: [(name: ByteString, value: Value)] { [("real", .float(real)), ("imaginary", .float(imaginary))] }
  func field(_ name: ByteString) -> Value? { nil }

  func isEqual(to other: any GoObject) -> Bool? {
    guard let other = other as? ComplexNumber else { return nil }
    return real == other.real && imaginary == other.imaginary
  }
}
