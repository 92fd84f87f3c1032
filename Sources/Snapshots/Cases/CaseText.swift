import Charts
import ValueCoding
import ValueTree

/// `case.yaml` as the tool writes it: one key after the other, in the order in which people think of a render.
package enum CaseText {
  package static func text(of snapshot: SnapshotCase) -> ByteString {
    var output: [UInt8] = []
    func add(_ key: String, _ value: FrozenValue) { append(FrozenMap([(ByteString(key), value)]), to: &output) }
    func add(_ key: String, _ texts: [String]) { if !texts.isEmpty { add(key, .list(texts.map { .text($0) })) } }
    add("chart", .text(snapshot.chart))
    if !snapshot.values.isEmpty {
      add(
        "values",
        .list(
          snapshot.values.map { layer in
            switch layer {
            case .file(let path): .text(path)
            case .inline(let map): .map(map)
            case .set(let kind, let text): .text("--\(kind.flag) \(text)")
            }
          }))
    }
    for kind in SetKind.caseOrder { add(kind.caseKey, snapshot.set[kind, default: []]) }
    add("release", .text(snapshot.release))
    add("namespace", .text(snapshot.namespace))
    if snapshot.isUpgrade { add("isUpgrade", .bool(true)) }
    if let version = snapshot.kubeVersion { add("kubeVersion", .text(version)) }
    add("apiVersions", snapshot.apiVersions)
    if !snapshot.lookup.isEmpty { add("lookup", .list(snapshot.lookup.map { .map($0) })) }
    if snapshot.includesCRDs { add("includeCRDs", .bool(true)) }
    if !snapshot.validatesSchema { add("validateSchema", .bool(false)) }
    if let seed = snapshot.seed { add("seed", Int64(exactly: seed).map { .integer($0) } ?? .text(String(seed))) }
    if let time = snapshot.time { add("time", .integer(time)) }
    if let zone = snapshot.timeZone { add("timeZone", .text(zone)) }
    let redactions = snapshot.redactions
    let items = redactions.presets.map { $0.frozen } + redactions.rules.map { $0.frozen }
    if !items.isEmpty { add("redactions", .list(items)) }
    if let secrets = redactions.secrets { add("secrets", .text(secrets.rawValue)) }
    return ByteString(output)
  }

  /// Values as a file of their own.
  static func yaml(of map: FrozenMap) -> ByteString {
    var output: [UInt8] = []
    append(map, to: &output)
    return ByteString(output)
  }

  private static func append(_ map: FrozenMap, to output: inout [UInt8]) {
    do throws(CodingFailure) { try YAMLWriter.append(Value(thawing: .map(map)), to: &output) } catch {
      // Only objects of templates cannot be written, and there are none in frozen values.
      preconditionFailure(error.message)
    }
  }
}

extension FrozenValue {
  static func text(_ text: String) -> FrozenValue { .string(ByteString(text)) }
}

extension SetKind {
  /// As `case.yaml` names the list of such arguments.
  package var caseKey: String {
    switch self {
    case .plain: "set"
    case .string: "setString"
    case .json: "setJSON"
    case .file: "setFile"
    case .literal: "setLiteral"
    }
  }

  static let caseOrder: [SetKind] = [.plain, .string, .json, .file, .literal]
}

extension RedactionPreset {
  var frozen: FrozenValue { .map(FrozenMap([("preset", .text(rawValue))])) }
}

extension RedactionRule {
  var frozen: FrozenValue {
    var entries: [(ByteString, FrozenValue)] = [("path", .text(path.text))]
    var wanted: [(ByteString, FrozenValue)] = []
    if let kind = selector.kind { wanted.append(("kind", .text(kind.text))) }
    if let name = selector.name { wanted.append(("name", .text(name.text))) }
    if let source = selector.source { wanted.append(("source", .text(source.text))) }
    if !selector.labels.isEmpty {
      wanted.append(("labels", .map(FrozenMap(selector.labels.map { (ByteString($0.key), .text($0.value.text)) }))))
    }
    if !wanted.isEmpty { entries.append(("selector", .map(FrozenMap(wanted)))) }
    if value != RedactionRule.standardValue { entries.append(("value", .text(value))) }
    return .map(FrozenMap(entries))
  }
}
