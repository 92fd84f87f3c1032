import Charts
import ValueTree

/// What `case.yaml` and the cases of `valuesctl.yaml` have in common: the keys of a render.
struct CaseReader {
  static let keys =
    ["chart", "values"] + SetKind.caseOrder.map(\.caseKey) + [
      "release", "namespace", "isUpgrade", "kubeVersion", "apiVersions", "lookup", "includeCRDs", "validateSchema",
      "seed", "time",
      "timeZone", "redactions", "secrets",
    ]

  /// Takes one key of a case.
  ///
  /// - Returns: whether it is one.
  static func take(_ key: String, _ node: ConfigurationNode, into snapshot: inout SnapshotCase) throws(SnapshotFailure)
    -> Bool
  {
    switch key {
    case "chart": snapshot.chart = try path(node)
    case "values": snapshot.values = try values(node)
    case "release": snapshot.release = try node.text()
    case "namespace": snapshot.namespace = try node.text()
    case "isUpgrade": snapshot.isUpgrade = try node.flag()
    case "kubeVersion": snapshot.kubeVersion = try node.text()
    case "apiVersions": snapshot.apiVersions = try node.texts()
    case "lookup": snapshot.lookup = try objects(node)
    case "includeCRDs": snapshot.includesCRDs = try node.flag()
    case "validateSchema": snapshot.validatesSchema = try node.flag()
    case "seed": snapshot.seed = try node.number(as: UInt64.self)
    case "time": snapshot.time = try time(node)
    case "timeZone": snapshot.timeZone = try node.text()
    case "redactions": try Redactions.read(node, into: &snapshot.redactions)
    case "secrets": snapshot.redactions.secrets = try node.word(as: SecretsMode.self, "way to keep Secrets")
    default:
      guard let kind = SetKind.caseOrder.first(where: { $0.caseKey == key }) else { return false }
      let texts = try node.texts()
      snapshot.set[kind] = texts.isEmpty ? nil : texts
    }
    return true
  }

  private static func values(_ node: ConfigurationNode) throws(SnapshotFailure) -> [SnapshotCase.Values] {
    guard case .list = node.value else { return node.value.isNull ? [] : [try layer(node)] }
    var layers: [SnapshotCase.Values] = []
    for item in try node.items() { layers.append(try layer(item)) }
    return layers
  }

  /// A map, a path, or `--set a=b` and its kin.
  private static func layer(_ node: ConfigurationNode) throws(SnapshotFailure) -> SnapshotCase.Values {
    if case .map(let map) = node.value { return .inline(map) }
    let text = try node.text()
    guard text.hasPrefix("--") else { return .file(try path(node)) }
    for kind in SetKind.allCases where text.hasPrefix("--\(kind.flag) ") {
      return .set(kind, String(text.dropFirst(kind.flag.count + 3)))
    }
    throw node.failure("\(node.path) is no flag that sets values", hint: "Such as --set a.b=c.")
  }

  private static func objects(_ node: ConfigurationNode) throws(SnapshotFailure) -> [FrozenMap] {
    var objects: [FrozenMap] = []
    for item in try node.items() {
      guard case .map(let map) = item.value else { throw item.wrongKind("an object") }
      objects.append(map)
    }
    return objects
  }

  /// A path below the repository's folder.
  static func path(_ node: ConfigurationNode) throws(SnapshotFailure) -> String {
    let path = try node.text()
    if path.hasPrefix("/") {
      throw node.failure("\(node.path) is an absolute path", hint: "Paths start at the repository's folder.")
    }
    return path
  }

  private static func time(_ node: ConfigurationNode) throws(SnapshotFailure) -> Int64 {
    guard case .string(let text) = node.value, Int64(text.string) == nil else { return try node.number(as: Int64.self) }
    do throws(TimeFailure) {
      return try GoTime(text, layout: "2006-01-02T15:04:05Z07:00", zone: .utc).seconds
    } catch {
      throw node.failure(
        "\(node.path) is no time: \(error.message)", hint: "Write 2026-01-02T03:04:05Z, or seconds since 1970.")
    }
  }
}

extension SnapshotCase {
  /// The case that a `case.yaml` describes.
  ///
  /// - Parameter file: the file's path, for messages.
  package init(_ name: CaseName, reading text: ByteString, file: String) throws(SnapshotFailure) {
    self.init(name, chart: "")
    let root = try ConfigurationNode(file: file, text: text)
    for (key, node) in try root.entries() {
      if !(try CaseReader.take(key, node, into: &self)) { throw node.unknown(known: CaseReader.keys) }
    }
    if chart.isEmpty { throw root.failure("chart is missing", hint: "chart: charts/\(name.chart)") }
  }
}
