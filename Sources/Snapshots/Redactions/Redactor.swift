import ChartEngine
import Diagnostics
import Manifests
import SprigCrypto
import ValueCoding
import ValueTree

/// Replaces values in the texts of one render, in place: everything around them stays byte for byte.
///
/// After each document the new text is read again and must hold exactly the old values with the replaced ones changed;
/// where it does not, that is an error. A value that is to be replaced is never kept in silence. Empty values stay: there
/// is nothing in them.
struct Redactor {
  private let rules: [RedactionRule]
  private let labels: ChartLabels?
  private let hidesChecksums: Bool
  private let hidesCertificates: Bool
  private let digestsSecrets: Bool
  private let literals: [ByteString]
  /// How many values each rule has found.
  private(set) var hits: [Int]

  init(_ redactions: Redactions, rendered: RenderedChart) {
    rules = redactions.rules
    hits = Array(repeating: 0, count: rules.count)
    let isVersioned = redactions.presets.contains(.chartVersion)
    labels = isVersioned ? ChartLabels(rendered.chart) : nil
    hidesChecksums = isVersioned || redactions.presets.contains(.checksums)
    hidesCertificates = redactions.presets.contains(.certificates)
    digestsSecrets = redactions.secrets ?? .digests == .digests
    var literals = rules.map(\.path.literal)
    if let labels { literals += labels.literals }
    if hidesChecksums { literals.append("checksum/") }
    if hidesCertificates { literals += CertificateValues.literals }
    if digestsSecrets { literals.append("Secret") }
    self.literals = literals
  }

  /// A manifest's text, which may be several documents where it is a file of `crds/`.
  mutating func redacted(_ manifest: Manifest) throws(SnapshotFailure) -> ByteString {
    if literals.isEmpty { return manifest.content }
    var output: [UInt8] = []
    var copied = 0
    for document in ManifestSplitter.documents(of: manifest.content) {
      guard let start = document.offset(inside: manifest.content) else { continue }
      guard let changed = try redacted(document, of: manifest) else { continue }
      manifest.content[copied..<start].append(to: &output)
      output += changed
      copied = start + document.count
    }
    if copied == 0 { return manifest.content }
    manifest.content[copied..<manifest.content.count].append(to: &output)
    return ByteString(output)
  }

  /// One replaced value.
  private struct Edit {
    var range: Range<Int>
    var text: [UInt8]
    var path: [ManifestTree.Step]
    var value: ByteString
  }

  private mutating func redacted(_ document: ByteString, of manifest: Manifest) throws(SnapshotFailure) -> [UInt8]? {
    // Reading with places costs more than the rest; most documents hold nothing to replace. An escape may hide a key.
    let mayMatter = literals.contains { document.contains($0) } || document.contains(UInt8(ascii: "\\"))
    guard mayMatter else { return nil }
    let tree: ManifestTree
    do throws(CodingFailure) { tree = try ManifestTree(document) } catch {
      throw Self.failure(manifest, "cannot be read: \(error.message)")
    }
    let found = try replacements(in: tree, of: manifest)
    if found.isEmpty { return nil }
    var edits: [Edit] = []
    for (node, value) in found {
      if let edit = try edit(node, value, in: tree, of: manifest) { edits.append(edit) }
    }
    edits.sort { ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound) }
    return try apply(edits, to: tree, of: manifest)
  }

  // MARK: Finding

  /// The scalars to replace and what with; of several rules for one value the first counts.
  private mutating func replacements(
    in tree: ManifestTree, of manifest: Manifest
  ) throws(SnapshotFailure) -> [(node: ManifestTree.Node, value: ByteString)] {
    var found: [(node: ManifestTree.Node, value: ByteString)] = []
    var taken: Set<[ManifestTree.Step]> = []
    func add(_ node: ManifestTree.Node, _ value: ByteString) {
      if taken.insert(node.path).inserted { found.append((node, value)) }
    }
    for object in Self.objects(tree.rootNode, tree) {
      guard case .map(let map) = object.value else { continue }
      for (index, rule) in rules.enumerated() where rule.selector.fits(map, source: manifest.path) {
        for node in try nodes(of: rule, below: object, in: tree, manifest) {
          if node.isCollection {
            throw Self.failure(
              manifest,
              "the redaction of \(rule.description) finds a \(node.isMap ? "map" : "list") at \(node.path.text)",
              hint: "A redaction replaces single values: \(rule.path.text)..* is everything below.")
          }
          hits[index] += 1
          add(node, ByteString(rule.value))
        }
      }
      addPresets(object, tree, add)
      if digestsSecrets, map["kind"] == .string("Secret") {
        for field: ByteString in ["data", "stringData"] {
          for child in tree.children(of: object) where child.path.last == .key(field) {
            for leaf in child.leaves(in: tree) { add(leaf, SecretDigest.text(of: leaf, tree)) }
          }
        }
      }
    }
    return found
  }

  private func nodes(
    of rule: RedactionRule, below object: ManifestTree.Node, in tree: ManifestTree, _ manifest: Manifest
  ) throws(SnapshotFailure) -> [ManifestTree.Node] {
    do throws(ManifestPath.Failure) { return try rule.path.nodes(below: object, in: tree) } catch {
      throw Self.failure(manifest, "the redaction of \(rule.description): \(error.message)")
    }
  }

  private func addPresets(
    _ object: ManifestTree.Node, _ tree: ManifestTree, _ add: (ManifestTree.Node, ByteString) -> Void
  ) {
    guard labels != nil || hidesChecksums || hidesCertificates else { return }
    for leaf in object.leaves(in: tree) {
      guard case .key(let key)? = leaf.path.last else { continue }
      let parent: ByteString = if case .key(let parent)? = leaf.path.dropLast().last { parent } else { "" }
      if let labels, labels.holdsVersion(leaf.value, of: key, in: parent) { add(leaf, "<chart-version>") }
      if hidesChecksums, parent == "annotations", key.hasPrefix("checksum/") { add(leaf, "<checksum>") }
      if hidesCertificates, CertificateValues.fits(leaf.value, of: key) { add(leaf, "<certificate>") }
    }
  }

  /// The document itself, or the items of a list of objects.
  private static func objects(_ root: ManifestTree.Node, _ tree: ManifestTree) -> [ManifestTree.Node] {
    guard case .map(let map) = root.value, case .string(let kind)? = map["kind"], kind.hasSuffix("List"),
      case .list? = map["items"], let items = tree.children(of: root).first(where: { $0.path.last == .key("items") })
    else { return [root] }
    return [root] + tree.children(of: items)
  }

  // MARK: Replacing

  private func edit(
    _ node: ManifestTree.Node, _ value: ByteString, in tree: ManifestTree, of manifest: Manifest
  ) throws(SnapshotFailure) -> Edit? {
    if node.value.isNull { return nil }
    guard let (range, style) = tree.extent(of: node) else {
      throw Self.failure(manifest, "\(node.path.text) cannot be replaced: its text is not found")
    }
    let text: [UInt8] =
      switch style {
      case .single where !value.bytes.contains(UInt8(ascii: "'")):
        [UInt8(ascii: "'")] + value.bytes + [UInt8(ascii: "'")]
      case .plain, .alias, .block:
        !node.isFlow && Self.isPlain(value) ? value.bytes : Self.quoted(value)
      default: Self.quoted(value)
      }
    return Edit(range: range, text: text, path: node.path, value: value)
  }

  private static func isPlain(_ value: ByteString) -> Bool {
    guard let first = value.bytes.first, !value.bytes.contains(where: { $0 <= 0x20 || $0 >= 0x7F || $0 == 0x23 }),
      first == UInt8(ascii: "<") || 0x41...0x5A ~= first || 0x61...0x7A ~= first, value.bytes.last != UInt8(ascii: ":")
    else { return false }
    do throws(CodingFailure) { return try YAMLReader.read(value) == .string(value) } catch { return false }
  }

  private static func quoted(_ value: ByteString) -> [UInt8] {
    var output = [UInt8(ascii: "\"")]
    for byte in value.bytes {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") { output.append(UInt8(ascii: "\\")) }
      output.append(byte)
    }
    return output + [UInt8(ascii: "\"")]
  }

  private func apply(_ edits: [Edit], to tree: ManifestTree, of manifest: Manifest) throws(SnapshotFailure) -> [UInt8]?
  {
    if edits.isEmpty { return nil }
    var output: [UInt8] = []
    var copied = 0
    var last: Edit?
    let wanted = tree.root.replacing(edits.map { ($0.path[...], .string($0.value)) })
    for edit in edits {
      // One text that an anchor or a merge shows in several places.
      if let last, last.range == edit.range, last.text == edit.text { continue }
      if edit.range.lowerBound < copied { throw Self.unsafe(edit.path, manifest) }
      tree.text[copied..<edit.range.lowerBound].append(to: &output)
      output += edit.text
      copied = edit.range.upperBound
      last = edit
    }
    tree.text[copied..<tree.text.count].append(to: &output)
    var found: FrozenValue?
    do throws(CodingFailure) {
      found = try output.withUnsafeBufferPointer { b throws(CodingFailure) in try YAMLReader.read(b) }
    } catch { found = nil }
    guard let found, found == wanted else { throw Self.unsafe(edits[0].path, manifest) }
    return output
  }

  private static func unsafe(_ path: [ManifestTree.Step], _ manifest: Manifest) -> SnapshotFailure {
    failure(
      manifest, "\(path.text) cannot be replaced without changing something else",
      hint: "Is it an anchor whose aliases are not to be replaced? Redact those too, or write the value out.")
  }

  private static func failure(_ manifest: Manifest, _ message: String, hint: String? = nil) -> SnapshotFailure {
    let object = manifest.head.name.isEmpty ? "" : " (\(manifest.head.kind.string)/\(manifest.head.name.string))"
    return SnapshotFailure(
      .redaction, "\(manifest.path.string)\(object): \(message)", hints: hint.map { [$0] } ?? [])
  }
}
