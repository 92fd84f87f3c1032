import ValueTree

/// Values of Secrets, and values too deep to be shown, as something that may be.
enum HiddenValue {
  /// Where a Secret keeps what is secret.
  static let fields: Set<ByteString> = ["data", "stringData"]

  /// The value with every scalar as its digest.
  ///
  /// - Parameter isBase64: whether texts are base64: the digest is then that of the bytes, as `stringData` has them.
  static func digests(_ value: FrozenValue, isBase64: Bool, depth: Int = 0) -> FrozenValue {
    if depth > DiffBounds.shownDepth { return tooDeep(value) }
    switch value {
    case .null: return value
    case .map(let map):
      let values = map.values.map { digests($0, isBase64: isBase64, depth: depth + 1) }
      return .map(FrozenMap(sortedKeys: map.keys, values: values))
    case .list(let items): return .list(items.map { digests($0, isBase64: isBase64, depth: depth + 1) })
    case .string(let text):
      if text.isEmpty { return value }
      if isBase64, case .success(let bytes) = text.withBytes(Base64.decoded) {
        return .string(ByteString(Digest.short(bytes)))
      }
      return .string(ByteString(Digest.short(text)))
    default: return .string(ByteString(Digest.short(ByteString(ScalarText.plain(value)))))
    }
  }

  /// The value without what Secrets in it hide, and cut where it is too deep to be shown.
  static func shown(_ value: FrozenValue, showsSecrets: Bool, depth: Int = 0) -> FrozenValue {
    if depth > DiffBounds.shownDepth { return tooDeep(value) }
    switch value {
    case .map(let map):
      let hides = !showsSecrets && value.isSecret
      let values = map.map { key, value in
        hides && fields.contains(key)
          ? digests(value, isBase64: key == "data", depth: depth + 1)
          : shown(value, showsSecrets: showsSecrets, depth: depth + 1)
      }
      return .map(FrozenMap(sortedKeys: map.keys, values: values))
    case .list(let items): return .list(items.map { shown($0, showsSecrets: showsSecrets, depth: depth + 1) })
    case .string(let text): return text.isText ? value : .string(ByteString(binary(text)))
    case .float(let number) where !number.isFinite: return .string(ByteString(ScalarText.plain(value)))
    default: return value
    }
  }

  /// What is shown of bytes that are no text.
  static func binary(_ bytes: ByteString) -> String { "binary, \(bytes.count) bytes, \(Digest.short(bytes))" }

  private static func tooDeep(_ value: FrozenValue) -> FrozenValue {
    switch value {
    case .map, .list:
      var canonical = CanonicalBytes()
      canonical.append(value)
      return .string(ByteString("… deeper, sha256:" + canonical.digest.prefix(12)))
    default: return .string("…")
    }
  }
}

extension FrozenValue {
  /// Whether this is a Secret, or a list of them.
  var isSecret: Bool {
    guard case .string(let kind)? = mapValue?["kind"] else { return false }
    return kind == "Secret" || kind == "SecretList"
  }
}
