import Charts
import SprigCrypto
import ValueTree

/// Where the versions of a chart and its subcharts stand in labels.
struct ChartLabels {
  /// `1.2.3`, `v1.2.3`, `web-1.2.3`, and these as labels may hold them.
  private let forms: Set<ByteString>

  init(_ chart: Chart) {
    var forms: Set<ByteString> = []
    Self.add(chart, to: &forms)
    self.forms = forms
  }

  private static func add(_ chart: Chart, to forms: inout Set<ByteString>) {
    let (name, version) = (chart.name.string, chart.metadata.version.string)
    if !version.isEmpty {
      for version in [version, version.map { $0 == "+" ? "_" : String($0) }.joined()] {
        for form in [version, "v" + version, "\(name)-\(version)"] {
          forms.insert(ByteString(form))
          // A label holds 63 bytes, and none that end with a dash.
          var short = form.utf8.prefix(63)
          while short.last == UInt8(ascii: "-") { short = short.dropLast() }
          forms.insert(ByteString(Array(short)))
        }
      }
    }
    for subchart in chart.subcharts { add(subchart, to: &forms) }
  }

  static let always: ByteString = "helm.sh/chart"
  private static let keys: [ByteString] = ["chart", "version", "app.kubernetes.io/version"]
  private static let parents: [ByteString] = ["labels", "matchLabels", "selector", "annotations"]

  var literals: [ByteString] { [Self.always] + Array(forms) }

  func holdsVersion(_ value: FrozenValue, of key: ByteString, in parent: ByteString) -> Bool {
    guard case .string(let text) = value else { return false }
    if key == Self.always { return true }
    return Self.keys.contains(key) && Self.parents.contains(parent) && forms.contains(text)
  }
}

/// What the preset `certificates` takes for a certificate or a key.
enum CertificateValues {
  private static let keys: [ByteString] = ["caBundle", "tls.crt", "tls.key", "ca.crt", "ca.key"]
  private static let begin: ByteString = "-----BEGIN "
  /// The start of a PEM block in base64.
  private static let encoded: ByteString = "LS0tLS1CRUdJTi"

  static let literals = keys + [begin, encoded]

  static func fits(_ value: FrozenValue, of key: ByteString) -> Bool {
    guard case .string(let text) = value, !text.isEmpty else { return false }
    return keys.contains(key) || text.hasPrefix(begin) || text.hasPrefix(encoded)
  }
}

/// What stands in a golden file for a value of a Secret.
///
/// Equal values under equal keys have equal digests on every machine and in every case, so that a change in many snapshots
/// is one change. The key is part of what is digested: one value under two keys does not show. A digest hides no value
/// that can be guessed: whoever has it can try.
enum SecretDigest {
  static func text(of leaf: ManifestTree.Node, _ tree: ManifestTree) -> ByteString {
    var message: [UInt8] = []
    if case .key(let key)? = leaf.path.last { key.append(to: &message) }
    message.append(0)
    if case .string(let text) = leaf.value {
      text.append(to: &message)
    } else {
      GoFormat.text(Value(thawing: leaf.value)).append(to: &message)
    }
    let digest = message.withUnsafeBufferPointer { SHA256.digest($0) }
    return ByteString("sha256:" + Hex.text(digest.prefix(8)))
  }
}

package enum Hex {
  package static func text(_ bytes: some Sequence<UInt8>) -> String {
    bytes.map { $0 < 16 ? "0" + String($0, radix: 16) : String($0, radix: 16) }.joined()
  }
}
