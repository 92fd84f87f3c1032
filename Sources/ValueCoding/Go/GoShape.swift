import ValueTree

/// The Go type that a text is decoded into, as far as it decides words and values.
package indirect enum GoShape: Sendable {
  /// `interface {}`
  case any
  case string, bool, int, float
  /// `map[string]…`
  case map(of: GoShape)
  /// `[]…`
  case list(of: GoShape)
  /// `*…`
  case pointer(to: GoShape)
  case structure(GoStructure)

  /// `map[string]interface {}`, what values and `fromYaml` are read into.
  package static let values = GoShape.map(of: .any)
  /// `[]interface {}`, what `fromYamlArray` is read into.
  package static let items = GoShape.list(of: .any)

  /// As Go prints the type.
  package var typeName: String {
    switch self {
    case .any: "interface {}"
    case .string: "string"
    case .bool: "bool"
    case .int: "int"
    case .float: "float64"
    case .map(let element): "map[string]" + element.typeName
    case .list(let element): "[]" + element.typeName
    case .pointer(let target): "*" + target.typeName
    case .structure(let structure): structure.typeName
    }
  }

  /// What stands behind pointers.
  package var pointee: GoShape { if case .pointer(let target) = self { target.pointee } else { self } }
}

/// A Go struct with the names that its fields have in JSON.
package struct GoStructure: Sendable {
  /// The name without its package, empty for a type written in place.
  package var name: String
  /// As Go prints the type: `chart.Metadata`.
  package var typeName: String
  package var fields: [Field]

  package struct Field: Sendable {
    package var name: String
    package var shape: GoShape

    package init(_ name: String, _ shape: GoShape) {
      self.name = name
      self.shape = shape
    }
  }

  package init(name: String, typeName: String, fields: [Field]) {
    self.name = name
    self.typeName = typeName
    self.fields = fields
  }

  /// The field that takes `key`: exactly so named, else the first that differs only in case.
  package func field(_ key: ByteString) -> Field? {
    for field in fields where key == ByteString(field.name) { return field }
    let folded = Self.folded(key)
    for field in fields where folded == Self.folded(ByteString(field.name)) { return field }
    return nil
  }

  /// The key in upper case, with the two letters beyond ASCII that fold into it (`ſ` and the Kelvin sign).
  private static func folded(_ key: ByteString) -> [UInt8] {
    var output: [UInt8] = []
    let bytes = key.bytes
    var index = 0
    while index < bytes.count {
      if index + 1 < bytes.count, bytes[index] == 0xC5, bytes[index + 1] == 0xBF {
        output.append(UInt8(ascii: "S"))
        index += 2
      } else if index + 2 < bytes.count, bytes[index] == 0xE2, bytes[index + 1] == 0x84, bytes[index + 2] == 0xAA {
        output.append(UInt8(ascii: "K"))
        index += 3
      } else {
        let byte = bytes[index]
        output.append(byte >= 0x61 && byte <= 0x7A ? byte - 0x20 : byte)
        index += 1
      }
    }
    return output
  }
}

/// What decoding into a Go variable leaves there, and the error that it returns: both may be.
package struct GoDecoded: Sendable, Equatable {
  package var value: FrozenValue
  /// The error's whole text.
  package var failure: String?

  package init(value: FrozenValue, failure: String? = nil) {
    self.value = value
    self.failure = failure
  }
}
