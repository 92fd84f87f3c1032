import ValueTree

/// Objects that `lookup` finds, in place of a cluster.
///
/// - Source: Helm 4.2.4, `pkg/engine/lookup_func.go`: one object by its name, else a list object of all; an empty map when
///   nothing is found.
package struct ClusterObjects: Sendable {
  package private(set) var objects: [FrozenMap] = []

  package init() {}

  package mutating func add(_ object: FrozenMap) { objects.append(object) }

  /// - Parameters:
  ///   - namespace: empty for all namespaces and for kinds without one.
  ///   - name: empty for a list.
  @Sendable
  func lookup(_ apiVersion: ByteString, _ kind: ByteString, _ namespace: ByteString, _ name: ByteString) -> Value {
    let found = objects.filter { object in
      object["apiVersion"] == .string(apiVersion) && object["kind"] == .string(kind)
        && (namespace.isEmpty || Self.metadata(object, "namespace").map { $0 == namespace } ?? true)
        && (name.isEmpty || Self.metadata(object, "name") == name)
    }
    if !name.isEmpty { return found.first.map { Value(thawing: .map($0)) } ?? .map(Map()) }
    let list = FrozenMap([
      ("apiVersion", .string(apiVersion)), ("kind", .string(ByteString(kind.bytes + Array("List".utf8)))),
      ("items", .list(found.map { .map($0) })),
    ])
    return Value(thawing: .map(list))
  }

  private static func metadata(_ object: FrozenMap, _ key: ByteString) -> ByteString? {
    if case .string(let text)? = object["metadata"]?.mapValue?[key] { text } else { nil }
  }
}
