import ValueTree

/// What Helm reads of a rendered manifest.
package struct ManifestHead: Sendable, Equatable {
  package var apiVersion = ByteString()
  package var kind = ByteString()
  /// Whether there is a `metadata` at all.
  package var hasMetadata = false
  package var name = ByteString()
  package var annotations = FrozenMap()

  package init() {}
}

/// Reads the head of one rendered document and checks the rest of it.
package enum ManifestReader {
  /// - Throws: what `yaml.Unmarshal` into Helm's `SimpleHead` returns, prefixes of the library included.
  package static func read(_ text: UnsafeBufferPointer<UInt8>) throws(CodingFailure) -> ManifestHead {
    let decoded = YAMLReader.decode(text, as: .structure(simpleHead))
    if let failure = decoded.failure { throw CodingFailure(message: failure) }
    return ManifestHead(decoded.value)
  }

  /// - Source: Helm 4.2.4, `pkg/release/v1/util/manifest.go`, `SimpleHead`.
  static let simpleHead = GoStructure(
    name: "SimpleHead", typeName: "util.SimpleHead",
    fields: [
      .init("apiVersion", .string),
      .init("kind", .string),
      .init(
        "metadata",
        .pointer(
          to: .structure(
            GoStructure(
              name: "",
              typeName: """
                struct { Name string "json:\\"name\\""; Annotations map[string]string "json:\\"annotations\\"" }
                """,
              fields: [.init("name", .string), .init("annotations", .map(of: .string))])))),
    ])
}

extension ManifestHead {
  /// The head as the slow way decodes it.
  init(_ value: FrozenValue) {
    func text(_ value: FrozenValue?) -> ByteString { if case .string(let text)? = value { text } else { ByteString() } }
    apiVersion = text(value.mapValue?["apiVersion"])
    kind = text(value.mapValue?["kind"])
    guard let metadata = value.mapValue?["metadata"]?.mapValue else { return }
    hasMetadata = true
    name = text(metadata["name"])
    annotations = metadata["annotations"]?.mapValue ?? FrozenMap()
  }

  /// The head as JSON has it, for tests against Go.
  package static func probe(_ text: UnsafeBufferPointer<UInt8>) -> GoDecoded {
    do throws(CodingFailure) {
      let head = try ManifestReader.read(text)
      var value = FrozenMap()
      value["apiVersion"] = .string(head.apiVersion)
      value["kind"] = .string(head.kind)
      value["name"] = .string(head.name)
      value["annotations"] = .map(head.annotations)
      return GoDecoded(value: .map(value))
    } catch {
      return GoDecoded(value: .null, failure: error.message)
    }
  }
}
