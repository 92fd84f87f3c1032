import ValueCoding
import ValueTree

extension Metadata {
  /// Reads the text of a `Chart.yaml` or `requirements.yaml` over what is there: later keys and files overwrite,
  /// elements of a list are decoded into the elements that are there.
  ///
  /// - Source: Helm 4.2.4, `pkg/chart/v2/loader/load.go`; `encoding/json` decodes in any case of letters.
  mutating func decode(_ text: ByteString, work: YAMLWork) throws(CodingFailure) {
    let decoded = text.withBytes { YAMLReader.decode($0, as: .structure(Metadata.shape), work: work) }
    if let failure = decoded.failure { throw CodingFailure(message: failure) }
    guard case .map(let fields) = decoded.value else { return }
    for (key, value) in fields { set(key, value) }
  }

  private mutating func set(_ field: ByteString, _ value: FrozenValue) {
    switch field {
    case "name": name = value.text
    case "home": home = value.text
    case "version": version = value.text
    case "description": description = value.text
    case "icon": icon = value.text
    case "apiVersion": apiVersion = value.text
    case "condition": condition = value.text
    case "tags": tags = value.text
    case "appVersion": appVersion = value.text
    case "kubeVersion": kubeVersion = value.text
    case "type": type = value.text
    case "deprecated": isDeprecated = value == .bool(true)
    case "sources": sources = value.items.map(\.text)
    case "keywords": keywords = value.items.map(\.text)
    case "annotations": annotations = value.mapValue.map { map in (annotations ?? FrozenMap()).overlaid(with: map) }
    case "maintainers":
      maintainers = value.items.enumerated().map { index, item in
        item.mapValue.map { Maintainer(maintainers.at(index) ?? Maintainer(), $0) }
      }
    case "dependencies":
      let existing = dependencies ?? []
      dependencies =
        value.isNull
        ? nil
        : value.items.enumerated().map { index, item in
          item.mapValue.map { Dependency(existing.at(index) ?? Dependency(), $0) }
        }
    default: break
    }
  }

  static let shape = GoStructure(
    name: "Metadata", typeName: "v2.Metadata",
    fields: [
      .init("name", .string), .init("home", .string), .init("sources", .list(of: .string)),
      .init("version", .string), .init("description", .string), .init("keywords", .list(of: .string)),
      .init("maintainers", .list(of: .pointer(to: .structure(Maintainer.shape)))), .init("icon", .string),
      .init("apiVersion", .string), .init("condition", .string), .init("tags", .string),
      .init("appVersion", .string), .init("deprecated", .bool), .init("annotations", .map(of: .string)),
      .init("kubeVersion", .string),
      .init("dependencies", .list(of: .pointer(to: .structure(Dependency.shape)))), .init("type", .string),
    ])
}

extension Maintainer {
  fileprivate static let shape = GoStructure(
    name: "Maintainer", typeName: "v2.Maintainer",
    fields: [.init("name", .string), .init("email", .string), .init("url", .string)])

  fileprivate init(_ existing: Maintainer, _ fields: FrozenMap) {
    self = existing
    if let value = fields["name"] { name = value.text }
    if let value = fields["email"] { email = value.text }
    if let value = fields["url"] { url = value.text }
  }
}

extension Dependency {
  static let shape = GoStructure(
    name: "Dependency", typeName: "v2.Dependency",
    fields: [
      .init("name", .string), .init("version", .string), .init("repository", .string), .init("condition", .string),
      .init("tags", .list(of: .string)), .init("enabled", .bool), .init("import-values", .list(of: .any)),
      .init("alias", .string),
    ])

  fileprivate init(_ existing: Dependency, _ fields: FrozenMap) {
    self = existing
    if let value = fields["name"] { name = value.text }
    if let value = fields["version"] { version = value.text }
    if let value = fields["repository"] { repository = value.text }
    if let value = fields["condition"] { condition = value.text }
    if let value = fields["alias"] { alias = value.text }
    if let value = fields["enabled"] { isEnabled = value == .bool(true) }
    if let value = fields["tags"] { tags = value.items.map(\.text) }
    if let value = fields["import-values"] { importValues = value.items }
  }
}

extension FrozenValue {
  fileprivate var text: ByteString { if case .string(let text) = self { text } else { "" } }

  fileprivate var items: [FrozenValue] { if case .list(let items) = self { items } else { [] } }
}

extension Array {
  /// The element at `index` of a list of optionals, nil beyond its end.
  fileprivate func at<Wrapped>(_ index: Int) -> Wrapped? where Element == Wrapped? {
    index < count ? self[index] : nil
  }
}
