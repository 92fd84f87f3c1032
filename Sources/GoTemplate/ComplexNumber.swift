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

  /// `(1+2i)`
  var text: ByteString? {
    var output = Array("(".utf8)
    GoNumber.append(real, format: UInt8(ascii: "g"), precision: -1, to: &output)
    if imaginary.sign == .plus { output.append(UInt8(ascii: "+")) }
    GoNumber.append(imaginary, format: UInt8(ascii: "g"), precision: -1, to: &output)
    return ByteString(output + Array("i)".utf8))
  }

  func isEqual(to other: any GoObject) -> Bool? {
    guard let other = other as? ComplexNumber else { return nil }
    return real == other.real && imaginary == other.imaginary
  }
}
