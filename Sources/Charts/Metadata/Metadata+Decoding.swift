import ValueTree

// Decoding as `encoding/json` does it into structs that may hold values already: keys fit in any case, later keys and
// files overwrite, elements of a list are decoded into the elements that are there.

extension Metadata {
  mutating func decode(_ value: FrozenValue) throws(DecodeFailure) {
    var misfits = Misfits()
    switch value {
    case .null: break
    case .map(let map):
      for (key, value) in map { decode(key.foldedField, value, &misfits) }
    default: misfits.note(value, "v2.Metadata")
    }
    try misfits.check()
  }

  private mutating func decode(_ field: String, _ value: FrozenValue, _ misfits: inout Misfits) {
    var changed = self
    misfits.inside("Metadata", Metadata.fieldNames[field] ?? field) { misfits in
      switch field {
      case "name": changed.name.decode(value, &misfits)
      case "home": changed.home.decode(value, &misfits)
      case "version": changed.version.decode(value, &misfits)
      case "description": changed.description.decode(value, &misfits)
      case "icon": changed.icon.decode(value, &misfits)
      case "apiversion": changed.apiVersion.decode(value, &misfits)
      case "condition": changed.condition.decode(value, &misfits)
      case "tags": changed.tags.decode(value, &misfits)
      case "appversion": changed.appVersion.decode(value, &misfits)
      case "kubeversion": changed.kubeVersion.decode(value, &misfits)
      case "type": changed.type.decode(value, &misfits)
      case "deprecated": changed.isDeprecated.decode(value, &misfits)
      case "sources": changed.sources.decode(value, "[]string", &misfits)
      case "keywords": changed.keywords.decode(value, "[]string", &misfits)
      case "annotations": decodeAnnotations(value, &changed.annotations, &misfits)
      case "maintainers":
        decodePointers(value, "[]*v2.Maintainer", &changed.maintainers, &misfits) { $0.decode($1, &$2) }
      case "dependencies":
        if value.isNull {
          changed.dependencies = nil
          break
        }
        var items = changed.dependencies ?? []
        if decodePointers(value, "[]*v2.Dependency", &items, &misfits, { $0.decode($1, &$2) }) {
          changed.dependencies = items
        }
      default: break
      }
    }
    self = changed
  }

  private static let fieldNames = [
    "apiversion": "apiVersion", "appversion": "appVersion", "kubeversion": "kubeVersion",
  ]
}

extension Maintainer {
  fileprivate mutating func decode(_ value: FrozenValue, _ misfits: inout Misfits) {
    guard case .map(let map) = value else { return misfits.note(value, "v2.Maintainer") }
    var changed = self
    for (key, value) in map {
      let field = key.foldedField
      misfits.inside("Maintainer", field) { misfits in
        switch field {
        case "name": changed.name.decode(value, &misfits)
        case "email": changed.email.decode(value, &misfits)
        case "url": changed.url.decode(value, &misfits)
        default: break
        }
      }
    }
    self = changed
  }
}

extension Dependency {
  fileprivate mutating func decode(_ value: FrozenValue, _ misfits: inout Misfits) {
    guard case .map(let map) = value else { return misfits.note(value, "v2.Dependency") }
    var changed = self
    for (key, value) in map {
      let field = key.foldedField
      misfits.inside("Dependency", field) { misfits in
        switch field {
        case "name": changed.name.decode(value, &misfits)
        case "version": changed.version.decode(value, &misfits)
        case "repository": changed.repository.decode(value, &misfits)
        case "condition": changed.condition.decode(value, &misfits)
        case "alias": changed.alias.decode(value, &misfits)
        case "enabled": changed.isEnabled.decode(value, &misfits)
        case "tags": changed.tags.decode(value, "[]string", &misfits)
        case "import-values":
          switch value {
          case .null: changed.importValues = []
          case .list(let items): changed.importValues = items.map(\.withFloats)
          default: misfits.note(value, "[]interface {}")
          }
        default: break
        }
      }
    }
    self = changed
  }
}

extension FrozenValue {
  /// With every number a float64, as `encoding/json` makes it where any type may stand.
  var withFloats: FrozenValue {
    switch self {
    case .integer(let number): .float(Double(number))
    case .list(let items): .list(items.map(\.withFloats))
    case .map(let map): .map(FrozenMap(map.map { ($0, $1.withFloats) }))
    default: self
    }
  }
}

private func decodeAnnotations(
  _ value: FrozenValue, _ annotations: inout [ByteString: ByteString]?, _ misfits: inout Misfits
) {
  switch value {
  case .null: annotations = nil
  case .map(let map):
    var read = annotations ?? [:]
    for (key, value) in map {
      var text: ByteString = ""
      text.decode(value, &misfits)
      read[key] = text
    }
    annotations = read
  default: misfits.note(value, "map[string]string")
  }
}

/// Decodes a list of pointers; a null element is a nil pointer. Returns whether there was a list.
@discardableResult
private func decodePointers<Element: Defaultable>(
  _ value: FrozenValue, _ type: String, _ elements: inout [Element?], _ misfits: inout Misfits,
  _ decode: (inout Element, FrozenValue, inout Misfits) -> Void
) -> Bool {
  switch value {
  case .null:
    elements = []
    return false
  case .list(let items):
    var decoded: [Element?] = []
    for (index, item) in items.enumerated() {
      if item.isNull {
        decoded.append(nil)
        continue
      }
      var element = (index < elements.count ? elements[index] : nil) ?? Element()
      decode(&element, item, &misfits)
      decoded.append(element)
    }
    elements = decoded
    return true
  default:
    misfits.note(value, type)
    return false
  }
}

private protocol Defaultable { init() }
extension Maintainer: Defaultable {}
extension Dependency: Defaultable {}

extension ByteString {
  fileprivate mutating func decode(_ value: FrozenValue, _ misfits: inout Misfits) {
    if let text = value.coercedText {
      self = text
    } else if !value.isNull {
      misfits.note(value, "string")
    }
  }

  /// The key in small letters, as `encoding/json` compares the names of fields.
  fileprivate var foldedField: String {
    String(
      decoding: lowercasedASCII.string.replacing("\u{212A}", with: "k").replacing("ſ", with: "s").utf8, as: UTF8.self)
  }
}

extension Bool {
  fileprivate mutating func decode(_ value: FrozenValue, _ misfits: inout Misfits) {
    switch value {
    case .null: break
    case .bool(let truth): self = truth
    default: misfits.note(value, "bool")
    }
  }
}

extension [ByteString] {
  fileprivate mutating func decode(_ value: FrozenValue, _ type: String, _ misfits: inout Misfits) {
    switch value {
    case .null: self = []
    case .list(let items):
      var decoded: [ByteString] = []
      for (index, item) in items.enumerated() {
        var text = index < count ? self[index] : ""
        text.decode(item, &misfits)
        decoded.append(text)
      }
      self = decoded
    default: misfits.note(value, type)
    }
  }
}
