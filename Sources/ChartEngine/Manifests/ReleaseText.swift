import Charts
import ValueTree

/// What `helm template` prints of a release.
///
/// - Source: Helm 4.2.4, `pkg/cmd/template.go`; `pkg/action/action.go`.
package struct ReleaseText: Sendable {
  /// Custom resource definitions as they are printed in front of everything (`--include-crds`).
  package var customResources: [Manifest] = []
  package var sorted: SortedManifests
  package var includesHooks = true
  package var includesTests = true

  package init(_ sorted: SortedManifests) { self.sorted = sorted }

  /// The hooks that are printed.
  private var printedHooks: [Hook] {
    guard includesHooks else { return [] }
    return includesTests ? sorted.hooks : sorted.hooks.filter { !$0.isTest }
  }

  /// The whole text; a line feed alone when there is nothing.
  package func text() -> [UInt8] {
    // One buffer of the final size: each further copy of the whole text would cost as much as all page faults of it.
    let hooks = printedHooks
    let size =
      sorted.manifests.reduce(1_024) { $0 + $1.printedCount } + customResources.reduce(0) { $0 + $1.printedCount }
    var output: [UInt8] = []
    output.reserveCapacity(hooks.reduce(size) { $0 + $1.manifest.printedCount })
    for file in customResources { file.append(to: &output) }
    for manifest in sorted.manifests { manifest.append(to: &output) }
    // What is printed starts with `---`, so that only its end has white space to trim.
    let kept = output.withUnsafeBufferPointer { ByteString.countWithoutTrailingSpace($0) }
    output.removeLast(output.count - kept)
    output.append(UInt8(ascii: "\n"))
    for hook in hooks { hook.manifest.append(to: &output) }
    return output
  }

  /// Only the documents whose template fits one of the patterns, in the order of the patterns (`--show-only`).
  ///
  /// - Throws: `could not find template … in chart`.
  package func text(showing patterns: [ByteString]) throws(TemplateNotFound) -> [UInt8] {
    let documents = ManifestSplitter.documents(of: ByteString(text())).map { ($0, ReleaseText.template(of: $0)) }
    var output: [UInt8] = []
    for pattern in patterns {
      let compiled = PathPattern(pattern)
      var isFound = false
      for case (let document, let template?) in documents where compiled.fits(template) {
        isFound = true
        output.append(contentsOf: "---\n".utf8)
        document.append(to: &output)
        output.append(UInt8(ascii: "\n"))
      }
      if !isFound { throw TemplateNotFound(pattern: pattern) }
    }
    return output
  }

  /// All manifests that are printed, in their order; only those whose template fits a pattern when there are patterns.
  ///
  /// - Throws: `could not find template … in chart`.
  package func manifests(showing patterns: [ByteString] = []) throws(TemplateNotFound) -> [Manifest] {
    var manifests = customResources + sorted.manifests
    // As in ``text()``, which trims what stands in front of the hooks.
    if let last = manifests.popLast() {
      manifests.append(Manifest(path: last.path, content: last.content.trimmedEnd, head: last.head))
    }
    let all = manifests + printedHooks.map(\.manifest)
    if patterns.isEmpty { return all }
    var shown: [Manifest] = []
    for pattern in patterns {
      let compiled = PathPattern(pattern)
      let fitting = all.filter { manifest in
        guard let slash = manifest.path.firstIndex(of: UInt8(ascii: "/")) else { return false }
        return compiled.fits(manifest.path[slash + 1..<manifest.path.count])
      }
      if fitting.isEmpty { throw TemplateNotFound(pattern: pattern) }
      shown += fitting
    }
    return shown
  }

  /// What follows the chart's name in the first `# Source:` of a document: `# Source: [^/]+/(.+)`.
  private static func template(of document: ByteString) -> ByteString? {
    let mark: ByteString = "# Source: "
    return document.withBytes { bytes in
      var start = 0
      while let found = mark.withBytes({ ByteSearch.index(of: $0, in: bytes, from: start) }) {
        let name = found + mark.count
        start = found + 1
        guard let slash = ByteSearch.index(of: UInt8(ascii: "/"), in: bytes, from: name), slash > name else { continue }
        let end = ByteSearch.index(of: 0x0A, in: bytes, from: slash + 1) ?? bytes.count
        if end > slash + 1 { return document[slash + 1..<end] }
      }
      return nil
    }
  }

  /// One piece of a file that `--output-dir` writes.
  package struct FileWrite: Sendable, Equatable {
    /// Below the output folder.
    package var path: ByteString
    package var text: [UInt8]
    /// Whether the text goes behind what is there; otherwise the file is made anew.
    package var appends: Append
  }

  package enum Append: Sendable, Equatable {
    case never, always
    /// - Quirk: a hook goes behind what stands there already, from an earlier run too.
    case whenPresent
  }

  /// What `--output-dir` writes, in order; Helm prints `wrote PATH` for each.
  ///
  /// - Parameter release: the name of a folder between, for manifests and hooks only (`--release-name`).
  package func writes(under release: ByteString? = nil) -> [FileWrite] {
    var writes: [FileWrite] = []
    var written: Set<ByteString> = []
    func add(_ manifest: Manifest, under folder: ByteString?, _ appends: Append) {
      var text: [UInt8] = []
      manifest.append(to: &text)
      let path = folder.map { $0 + "/" + manifest.path } ?? manifest.path
      writes.append(FileWrite(path: path, text: text, appends: appends))
    }
    for file in customResources {
      let appends: Append = written.insert(file.path).inserted ? .never : .always
      add(file, under: nil, appends)
    }
    for manifest in sorted.manifests {
      add(manifest, under: release, written.insert(manifest.path).inserted ? .never : .always)
    }
    for hook in printedHooks { add(hook.manifest, under: release, .whenPresent) }
    return writes
  }
}

/// A pattern of `--show-only` that no document fits.
package struct TemplateNotFound: Error, Equatable {
  package var pattern: ByteString
  package var message: String { "could not find template \(pattern.string) in chart" }
}

extension PathPattern {
  /// Whether `name` fits; a malformed pattern fits nothing.
  fileprivate func fits(_ name: ByteString) -> Bool {
    do { return try matches(name) } catch { return false }
  }
}
