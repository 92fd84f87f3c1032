import ValueTree

/// Values of Secrets, and values too deep to be shown, as something that may be.
enum HiddenValue {
  /// The value with every scalar as its digest.
  ///
  /// - Parameter isBase64: whether texts are base64: the digest is then that of the bytes, as `stringData` has them.
  static func digests(_ value: FrozenValue, isBase64: Bool, depth: Int = 0) -> FrozenValue {
    if depth > DiffBounds.depth { return tooDeep(value) }
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

  /// The value without what Secrets in it hide, and cut where it is deeper than `levels`.
  static func shown(_ value: FrozenValue, showsSecrets: Bool, levels: Int) -> FrozenValue {
    if levels < 0 { return tooDeep(value) }
    switch value {
    case .map(let map):
      let hidden = showsSecrets ? [] : hiddenFields(of: value)
      let values = map.map { key, value in
        let value = hidden.contains(key) ? digests(value, isBase64: key == "data") : value
        return shown(value, showsSecrets: showsSecrets, levels: levels - 1)
      }
      return .map(FrozenMap(sortedKeys: map.keys, values: values))
    case .list(let items): return .list(items.map { shown($0, showsSecrets: showsSecrets, levels: levels - 1) })
    case .string(let text): return text.isText ? value : .string(ByteString(binary(text)))
    case .float(let number) where !number.isFinite: return .string(ByteString(ScalarText.plain(value)))
    default: return value
    }
  }

  /// Where this map keeps what is secret; nowhere for most.
  static func hiddenFields(of value: FrozenValue) -> Set<ByteString> {
    guard case .string(let kind)? = value.mapValue?["kind"] else { return [] }
    switch kind {
    case "Secret": return ["data", "stringData"]
    case "SecretList": return ["items"]
    default: return []
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
  var isSecret: Bool { !HiddenValue.hiddenFields(of: self).isEmpty }

  /// Whether this or anything in it is a Secret; what is too deep to look at may be one.
  func holdsSecret(levels: Int) -> Bool {
    switch self {
    case .map(let map): isSecret || levels < 0 || map.values.contains { $0.holdsSecret(levels: levels - 1) }
    case .list(let items): levels < 0 || items.contains { $0.holdsSecret(levels: levels - 1) }
    default: false
    }
  }
}
