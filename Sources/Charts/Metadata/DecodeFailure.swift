import ValueTree

/// Why a YAML value does not fit a Go struct, in `encoding/json`'s words.
struct DecodeFailure: Error, Equatable {
  var message: String
}

/// The first misfit of a decoding that goes on after it, as Go's does.
struct Misfits {
  /// Type names and fields from the outermost struct to the innermost, for the message.
  private var structs: [String] = []
  private var fields: [String] = []
  private(set) var first: String?

  /// Notes that `value` was found where `type` belongs.
  mutating func note(_ value: FrozenValue, _ type: String) {
    guard first == nil else { return }
    let found = value.jsonName
    if fields.isEmpty {
      first = "json: cannot unmarshal \(found) into Go value of type \(type)"
    } else {
      let place = "\(structs.last ?? "").\(fields.joined(separator: "."))"
      first = "json: cannot unmarshal \(found) into Go struct field \(place) of type \(type)"
    }
  }

  /// Decodes the field `name` of the struct `type` in `body`.
  mutating func inside(_ type: String, _ name: String, _ body: (inout Misfits) -> Void) {
    structs.append(type)
    fields.append(name)
    body(&self)
    structs.removeLast()
    fields.removeLast()
  }

  func check() throws(DecodeFailure) {
    if let first { throw DecodeFailure(message: "error unmarshaling JSON: while decoding JSON: " + first) }
  }
}

extension FrozenValue {
  /// As `encoding/json` calls the kind.
  var jsonName: String {
    switch self {
    case .null: "null"
    case .bool: "bool"
    case .integer, .float: "number"
    case .string: "string"
    case .list: "array"
    case .map: "object"
    }
  }

  /// The text that sigs.k8s.io/yaml puts where a string belongs; nil where it does not convert.
  ///
  /// - Quirk: a float goes through float32, so `1.10` is `1.1` and `1e6` is `1e+06` (`chartyaml/version`).
  var coercedText: ByteString? {
    switch self {
    case .string(let text): return text
    case .integer(let number): return ByteString(String(number))
    case .bool(let truth): return truth ? "true" : "false"
    case .float(let number):
      if number.isNaN { return "NaN" }
      if number.isInfinite { return number < 0 ? "-Inf" : "+Inf" }
      var output: [UInt8] = []
      GoNumber.append(Double(Float(number)), format: UInt8(ascii: "g"), precision: -1, bits: 32, to: &output)
      return ByteString(output)
    case .null, .list, .map: return nil
    }
  }
}
