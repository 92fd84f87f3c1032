import ValueTree

/// Reads YAML as Helm does: YAML 1.1 rules for scalars, then JSON's types, so that every number is a float64.
///
/// Every message is the whole text that `sigs.k8s.io/yaml` returns; Helm puts its own words before it:
/// * `error converting YAML to JSON: yaml: line 3: …` where the text is no YAML, or cannot become JSON;
/// * `error unmarshaling JSON: while decoding JSON: json: cannot unmarshal …` where it does not fit the Go type.
///
/// - Source: sigs.k8s.io/yaml 1.6.0, `yaml.go`.
package enum YAMLReader {
  /// The first document of `text`, whatever it is; null when there is none.
  package static func read(_ text: UnsafeBufferPointer<UInt8>) throws(CodingFailure) -> FrozenValue {
    try tree(text, as: .any, keepsIntegers: false, recordsPlaces: false).root
  }

  package static func read(_ text: ByteString) throws(CodingFailure) -> FrozenValue {
    try text.withBytes { bytes throws(CodingFailure) in try read(bytes) }
  }

  /// The first document of `text` and where its nodes stand; no places when there is no document.
  package static func readWithPlaces(
    _ text: UnsafeBufferPointer<UInt8>
  ) throws(CodingFailure) -> (value: FrozenValue, places: YAMLPlaces?) {
    let builder = try tree(text, as: .any, keepsIntegers: false, recordsPlaces: true)
    return (builder.root, builder.rootPlaces)
  }

  /// The same, and the first key that stands twice in one mapping, where Helm takes the last.
  package static func readNotingRepeats(
    _ text: UnsafeBufferPointer<UInt8>
  ) throws(CodingFailure) -> (value: FrozenValue, places: YAMLPlaces?, repeated: YAMLRepeatedKey?) {
    let builder = try tree(text, as: .any, keepsIntegers: false, recordsPlaces: true)
    return (builder.root, builder.rootPlaces, builder.repeatedKey)
  }

  /// The first document of `text` as a values file has it: a map, empty when there is no document.
  package static func readMap(
    _ text: UnsafeBufferPointer<UInt8>, work: YAMLWork = YAMLWork()
  ) throws(CodingFailure) -> FrozenMap {
    let decoded = decode(text, as: .values, work: work)
    if let failure = decoded.failure { throw CodingFailure(message: failure) }
    return decoded.value.mapValue ?? FrozenMap()
  }

  /// Decodes the first document of `text` into a Go variable that holds the empty value of `shape`.
  ///
  /// `fromYaml` is `decode(text, as: .values)` with the failure under the key `Error`; `fromYamlArray` is
  /// `decode(text, as: .items)`, or a list of only the failure.
  package static func decode(
    _ text: UnsafeBufferPointer<UInt8>, as shape: GoShape, work: YAMLWork = YAMLWork()
  ) -> GoDecoded {
    let empty = shape.empty
    do throws(CodingFailure) {
      let tree = try tree(
        text, as: shape, keepsIntegers: shape.needsIntegers, recordsPlaces: false, work: work)
      switch (shape, tree.root) {
      case (.map, .null), (.list, .null), (.structure, .null): return GoDecoded(value: empty)
      case (.any, let root): return GoDecoded(value: root)
      case (.map(of: .any), let root) where root.mapValue != nil: return GoDecoded(value: root)
      case (.list(of: .any), .list(let items)): return GoDecoded(value: .list(items))
      case (_, let root):
        var decoder = GoDecoder()
        let value = decoder.decode(root, as: shape)
        return GoDecoded(
          value: value ?? empty, failure: decoder.failure.map { YAMLFailureText.unmarshaling + $0 })
      }
    } catch {
      return GoDecoded(value: empty, failure: error.message)
    }
  }

  static func tree(
    _ text: UnsafeBufferPointer<UInt8>, as shape: GoShape, keepsIntegers: Bool, recordsPlaces: Bool,
    work: YAMLWork = YAMLWork()
  ) throws(CodingFailure) -> YAMLTreeBuilder {
    var builder = YAMLTreeBuilder(keepsIntegers: keepsIntegers, recordsPlaces: recordsPlaces)
    do throws(YAMLProblem) {
      try YAMLParser.read(text, into: &builder, work: work)
    } catch {
      throw CodingFailure(message: YAMLFailureText.converting + error.message)
    }
    if let failure = builder.failure {
      let text = builder.quotesValue ? try message(text, work) ?? failure : failure
      throw CodingFailure(message: YAMLFailureText.converting + text)
    }
    if builder.hasNonFinite, let number = builder.root.firstNonFinite(as: shape) {
      let name = number.isNaN ? "NaN" : number < 0 ? "-Inf" : "+Inf"
      throw CodingFailure(message: YAMLFailureText.converting + "json: unsupported value: " + name)
    }
    if builder.isTooDeep { throw CodingFailure(message: YAMLFailureText.unmarshaling + "exceeded max depth") }
    return builder
  }

  /// What the failure of a document says, with all digits of the integers that it quotes.
  private static func message(
    _ text: UnsafeBufferPointer<UInt8>, _ work: YAMLWork
  ) throws(CodingFailure) -> String? {
    var builder = YAMLTreeBuilder(keepsIntegers: true, recordsPlaces: false, isForMessage: true)
    do throws(YAMLProblem) { try YAMLParser.read(text, into: &builder, work: work) } catch {
      throw CodingFailure(message: YAMLFailureText.converting + error.message)
    }
    return builder.failure
  }
}

/// The words that `sigs.k8s.io/yaml` puts before an error.
enum YAMLFailureText {
  static let converting = "error converting YAML to JSON: "
  static let unmarshaling = "error unmarshaling JSON: while decoding JSON: "
}

extension GoShape {
  /// What the variable holds before anything is decoded into it.
  var empty: FrozenValue {
    switch pointee {
    case .map, .structure: .map(FrozenMap())
    case .list: .list([])
    default: .null
    }
  }

  /// Whether the difference between `1` and `1.0` may show: where text or an integer waits.
  var needsIntegers: Bool {
    switch pointee {
    case .any, .float, .bool: false
    case .string, .int, .structure: true
    case .map(let element), .list(let element): element.needsIntegers
    case .pointer: false
    }
  }
}
