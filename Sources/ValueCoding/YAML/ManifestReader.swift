import ValueTree

/// What Helm reads of a rendered manifest.
package struct ManifestHead: Sendable, Equatable {
  package var apiVersion = ByteString()
  package var kind = ByteString()
  /// Whether there is a `metadata` at all.
  package var hasMetadata = false
  package var name = ByteString()
  /// Every value is a text.
  package var annotations = FrozenMap()

  package init() {}
}

/// Reads the head of one rendered document and checks the rest of it.
package enum ManifestReader {
  /// - Throws: what `yaml.Unmarshal` into Helm's `SimpleHead` returns, prefixes of the library included.
  /// - Complexity: one pass, no tree; a second one that builds the tree where anything is out of the ordinary.
  package static func read(
    _ text: UnsafeBufferPointer<UInt8>, work: YAMLWork = YAMLWork()
  ) throws(CodingFailure) -> ManifestHead {
    var sink = ManifestHeadSink()
    do throws(YAMLProblem) {
      try YAMLParser.read(text, into: &sink, work: work)
      if !sink.isOdd { return sink.head }
    } catch {
      // Of two errors, one behind an alias say, the tree knows which comes first.
    }
    return try readTree(text, work: work)
  }

  /// The same out of the whole tree: slower, and right for every document.
  package static func readTree(
    _ text: UnsafeBufferPointer<UInt8>, work: YAMLWork = YAMLWork()
  ) throws(CodingFailure) -> ManifestHead {
    let decoded = YAMLReader.decode(text, as: .structure(simpleHead), work: work)
    if let failure = decoded.failure { throw CodingFailure(message: failure) }
    return ManifestHead(decoded.value)
  }

  /// - Source: Helm 4.2.4, `pkg/release/v1/util/manifest.go`, `SimpleHead`.
  private static let simpleHead = GoStructure(
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
  fileprivate init(_ value: FrozenValue) {
    func text(_ value: FrozenValue?) -> ByteString { if case .string(let text)? = value { text } else { ByteString() } }
    apiVersion = text(value.mapValue?["apiVersion"])
    kind = text(value.mapValue?["kind"])
    guard let metadata = value.mapValue?["metadata"]?.mapValue else { return }
    hasMetadata = true
    name = text(metadata["name"])
    annotations = metadata["annotations"]?.mapValue ?? FrozenMap()
  }
}
