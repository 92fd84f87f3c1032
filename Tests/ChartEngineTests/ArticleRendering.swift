import ChartEngine
import Snapshots
import TestSupport
import Testing
import ValueCoding
import ValueTree

/// What one of the test charts renders, as data.
struct RenderedObjects {
  var text: ByteString
  var objects: [FrozenValue] = []

  /// - Parameter values: names of files in the chart's `values-for`, without `.yaml`.
  init(_ chart: String, _ values: String..., set: [String] = []) throws {
    // The chart wants a password, which the articles do not give.
    let needsPassword = chart == "prometheus-postgres-exporter" && values.allSatisfy { $0.hasPrefix("article-") }
    text = try ChartUnderTest.text(
      of: try ChartUnderTest.render(
        chart, values, set: set + (needsPassword ? ["config.datasource.password=for-tests-only"] : [])))
    objects = try RenderedObjects.documents(text)
  }

  /// The manifests that an article gives as they stand.
  init(manifest path: String) throws {
    text = try Repository.read("charts-under-test/" + path)
    objects = try RenderedObjects.documents(text)
  }

  /// Why the chart does not render with these settings.
  static func refusal(_ chart: String, _ values: String..., set: [String]) throws -> String {
    let failure = #expect(throws: SnapshotFailure.self) {
      try ChartUnderTest.render(chart, values, set: set)
    }
    return try #require(failure).message
  }

  private static func documents(_ text: ByteString) throws -> [FrozenValue] {
    try ManifestSplitter.documents(of: text).map { try YAMLReader.read($0) }
  }

  func all(_ kind: String) -> [FrozenValue] { objects.filter { $0.at("kind") == .text(kind) } }

  /// The object of this kind whose name ends so; exactly one.
  func one(_ kind: String, _ suffix: String = "") throws -> FrozenValue {
    let found = all(kind).filter { $0.at("metadata", "name")?.text?.hasSuffix(suffix) ?? false }
    try #require(found.count == 1, "\(found.count) of kind \(kind) with a name that ends in \"\(suffix)\"")
    return found[0]
  }

  func contains(_ text: String) -> Bool { self.text.string.contains(text) }
}

extension FrozenValue {
  /// What stands at a path; the number of an item in a list is a step too.
  func at(_ steps: String...) -> FrozenValue? {
    var value = self
    for step in steps {
      switch value {
      case .map(let map):
        guard let next = map[ByteString(step)] else { return nil }
        value = next
      case .list(let items):
        guard let index = Int(step), items.indices.contains(index) else { return nil }
        value = items[index]
      default: return nil
      }
    }
    return value
  }

  static func text(_ text: String) -> FrozenValue { .string(ByteString(text)) }

  var text: String? { if case .string(let text) = self { text.string } else { nil } }
  var items: [FrozenValue] { if case .list(let items) = self { items } else { [] } }
  var texts: [String] { items.compactMap(\.text) }

  /// Ports of the rules of a policy, as `9093/TCP`.
  var rulePorts: [String] {
    items.flatMap { rule in
      (rule.at("ports")?.items ?? []).map { port in
        guard case .float(let number)? = port.at("port") else { return "?" }
        return "\(Int(number))/\(port.at("protocol")?.text ?? "")"
      }
    }
  }

  /// The YAML in a Secret's key.
  func decodedYAML(_ key: String) throws -> FrozenValue {
    let encoded = ByteString(try #require(at("data", key)?.text))
    return try YAMLReader.read(try encoded.withBytes { Base64.decoded($0) }.get())
  }
}
