import Manifests
import ValueTree

/// The values of these manifests become another text in golden files.
package struct RedactionRule: Hashable, Sendable {
  /// Which manifests; without conditions all.
  package struct Selector: Hashable, Sendable {
    package var kind: TextPattern?
    package var name: TextPattern?
    /// The template's path: `web/templates/*.yaml`.
    package var source: TextPattern?
    package var labels: [String: TextPattern] = [:]

    package init() {}
  }

  package var selector = Selector()
  package var path: RedactionPath
  package var value = standardValue

  package static let standardValue = "<redacted>"

  package init(_ path: RedactionPath) { self.path = path }

  package var description: String {
    var text = path.text
    if let kind = selector.kind { text += " of \(kind.text)" }
    if let name = selector.name { text += (selector.kind == nil ? " of */" : "/") + name.text }
    if let source = selector.source { text += " in \(source.text)" }
    return text
  }
}

/// Rules that most repositories want.
package enum RedactionPreset: String, Sendable, CaseIterable {
  /// Labels that hold the chart's version, and checksums, which cover such labels.
  ///
  /// A bump of a chart's version alone changes no snapshot: `helm.sh/chart` everywhere; `chart`, `version` and
  /// `app.kubernetes.io/version` in labels, selectors and annotations where they hold the version of one of the charts; and
  /// `checksum/*` in annotations. The version of the application stays when it is another one.
  case chartVersion = "chart-version"
  /// `checksum/*` in annotations.
  case checksums
  /// `caBundle`, `tls.crt`, `tls.key`, `ca.crt`, `ca.key`, and whatever is a PEM block, in base64 too.
  case certificates
}

/// How the values of Secrets are kept.
package enum SecretsMode: String, Sendable, CaseIterable {
  /// `sha256:` and 16 digits: that a value changed is seen, what it is is not.
  case digests
  case plain
}

/// What is replaced in golden files: of a case, or of all.
package struct Redactions: Equatable, Sendable {
  package var rules: [RedactionRule] = []
  package var presets: [RedactionPreset] = []
  /// Nil where nothing is said: then ``SecretsMode/digests``.
  package var secrets: SecretsMode?

  package init() {}

  /// Those of a case and those of the repository together: the case's rules come first, and its word on Secrets counts.
  package func over(_ other: Redactions) -> Redactions {
    var all = self
    all.rules += other.rules.filter { !rules.contains($0) }
    all.presets += other.presets.filter { !presets.contains($0) }
    all.secrets = secrets ?? other.secrets
    return all
  }

  /// Reads `redactions:`, a list of rules and presets.
  static func read(_ node: ConfigurationNode, into redactions: inout Redactions) throws(SnapshotFailure) {
    for item in try node.items() {
      let entries = try item.entries()
      if entries.contains(where: { $0.key == "preset" }) {
        for (key, value) in entries {
          if key != "preset" { throw value.unknown(known: ["preset"]) }
          redactions.presets.append(try value.word(as: RedactionPreset.self, "preset"))
        }
        continue
      }
      redactions.rules.append(try rule(item, entries))
    }
  }

  private static func rule(
    _ item: ConfigurationNode, _ entries: [(key: String, node: ConfigurationNode)]
  ) throws(SnapshotFailure) -> RedactionRule {
    var path: RedactionPath?
    var selector = RedactionRule.Selector()
    var value = RedactionRule.standardValue
    for (key, node) in entries {
      switch key {
      case "path":
        let text = try node.text()
        do throws(ManifestPath.Failure) { path = try RedactionPath(text) } catch {
          throw node.failure("\(node.path): \(error.message)")
        }
      case "value":
        value = try node.text()
        if value.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F }) {
          throw node.failure("\(node.path) must be one line")
        }
      case "selector": selector = try self.selector(node)
      default: throw node.unknown(known: ["path", "selector", "value", "preset"])
      }
    }
    guard let path else {
      throw item.failure(
        "\(item.path) has no path", hint: "Or a preset: - preset: \(RedactionPreset.chartVersion.rawValue)")
    }
    var rule = RedactionRule(path)
    rule.selector = selector
    rule.value = value
    return rule
  }

  private static func selector(_ node: ConfigurationNode) throws(SnapshotFailure) -> RedactionRule.Selector {
    var selector = RedactionRule.Selector()
    for (key, node) in try node.entries() {
      switch key {
      case "kind": selector.kind = TextPattern(try node.text())
      case "name": selector.name = TextPattern(try node.text())
      case "source": selector.source = TextPattern(try node.text())
      case "labels": for (label, node) in try node.entries() { selector.labels[label] = TextPattern(try node.text()) }
      default: throw node.unknown(known: ["kind", "name", "source", "labels"])
      }
    }
    return selector
  }
}
