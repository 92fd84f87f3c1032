import ValueTree

/// What an object is called.
package struct ObjectKey: Hashable, Sendable, Comparable, CustomStringConvertible {
  package var apiVersion: ByteString
  /// Empty for a document that is no Kubernetes object.
  package var kind: ByteString
  package var namespace: ByteString
  /// `generateName` with a `*` where there is no name; the source of a document that is no object.
  package var name: ByteString

  package init(apiVersion: ByteString, kind: ByteString, namespace: ByteString, name: ByteString) {
    self.apiVersion = apiVersion
    self.kind = kind
    self.namespace = namespace
    self.name = name
  }

  package init(of object: DiffObject) {
    let map = object.value.mapValue
    let metadata = map?["metadata"]?.mapValue
    apiVersion = Self.text(map?["apiVersion"])
    kind = Self.text(map?["kind"])
    namespace = Self.text(metadata?["namespace"])
    name = Self.text(metadata?["name"])
    let generated = Self.text(metadata?["generateName"])
    if name.isEmpty, !generated.isEmpty { name = ByteString(generated.bytes + [UInt8(ascii: "*")]) }
    if kind.isEmpty, name.isEmpty { name = ByteString(object.source) }
  }

  /// `Deployment/web`, or `Deployment shop/web` where a namespace is given.
  package var description: String {
    if kind.isEmpty { return name.string }
    if namespace.isEmpty { return name.isEmpty ? kind.string : "\(kind.string)/\(name.string)" }
    return "\(kind.string) \(namespace.string)/\(name.string)"
  }

  /// By kind, namespace, name and last by version.
  package static func < (left: ObjectKey, right: ObjectKey) -> Bool {
    (left.kind, left.namespace, left.name, left.apiVersion)
      < (right.kind, right.namespace, right.name, right.apiVersion)
  }

  /// A name may be written as a number; it still is a name.
  private static func text(_ value: FrozenValue?) -> ByteString {
    switch value {
    case .string(let text)?: return text
    case .integer(let number)?: return ByteString(String(number))
    case .float(let number)?:
      var output: [UInt8] = []
      GoNumber.append(number, format: UInt8(ascii: "g"), precision: -1, to: &output)
      return ByteString(output)
    default: return ByteString()
    }
  }
}
