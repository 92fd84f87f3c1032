import SemanticVersions
import ValueTree

extension Metadata {
  /// Checks the metadata and cleans their texts, in Helm's order.
  mutating func validate() throws(ChartFailure) {
    for path in [\Metadata.name, \.description, \.home, \.icon, \.condition, \.tags, \.appVersion, \.kubeVersion] {
      self[keyPath: path] = self[keyPath: path].sanitized
    }
    sources = sources.map(\.sanitized)
    keywords = keywords.map(\.sanitized)
    if apiVersion.isEmpty { throw .validation("chart.metadata.apiVersion is required") }
    if name.isEmpty { throw .validation("chart.metadata.name is required") }
    if name == "." || name == ".." {
      throw .validation("chart.metadata.name \(GoText.quoted(name)) is not allowed")
    }
    if name != name.baseName { throw .validation("chart.metadata.name \(GoText.quoted(name)) is invalid") }
    if version.isEmpty { throw .validation("chart.metadata.version is required") }
    if SemanticVersion.isReadable(version) == false {
      throw .validation("chart.metadata.version \(GoText.quoted(version)) is invalid")
    }
    if !["", "application", "library"].contains(type) {
      throw .validation("chart.metadata.type must be application or library")
    }
    try validateMaintainers()
    try validateDependencies()
  }

  private mutating func validateMaintainers() throws(ChartFailure) {
    for index in maintainers.indices {
      guard var maintainer = maintainers[index] else {
        throw .validation("maintainers must not contain empty or null nodes")
      }
      maintainer.name = maintainer.name.sanitized
      maintainer.email = maintainer.email.sanitized
      maintainer.url = maintainer.url.sanitized
      maintainers[index] = maintainer
    }
  }

  private mutating func validateDependencies() throws(ChartFailure) {
    guard var dependencies else { return }
    var seen: Set<ByteString> = []
    for index in dependencies.indices {
      guard var dependency = dependencies[index] else {
        throw .validation("dependencies must not contain empty or null nodes")
      }
      for path in [\Dependency.name, \.version, \.repository, \.condition] {
        dependency[keyPath: path] = dependency[keyPath: path].sanitized
      }
      dependency.tags = dependency.tags.map(\.sanitized)
      if !dependency.hasValidAlias {
        throw .validation("dependency \(GoText.quoted(dependency.name)) has disallowed characters in the alias")
      }
      let key = dependency.alias.isEmpty ? dependency.name : dependency.alias
      if !seen.insert(key).inserted {
        throw .validation("more than one dependency with name or alias \(GoText.quoted(key))")
      }
      dependencies[index] = dependency
    }
    self.dependencies = dependencies
  }
}

extension Dependency {
  /// `^[a-zA-Z0-9_-]+$`, or none.
  fileprivate var hasValidAlias: Bool {
    alias.withBytes { bytes in
      bytes.allSatisfy { byte in
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
        default: false
        }
      }
    }
  }
}

extension SemanticVersion {
  static func isReadable(_ text: ByteString) -> Bool {
    do { return try SemanticVersion(text).major >= 0 } catch { return false }
  }

  /// Whether `version` fits `constraint`; false too where either cannot be read.
  ///
  /// - Source: Helm 4.2.4, `pkg/chart/v2/util/compatible.go`.
  package static func isCompatible(_ version: ByteString, with constraint: ByteString) -> Bool {
    do {
      return try SemanticVersionConstraint(constraint).allows(SemanticVersion(version))
    } catch {
      return false
    }
  }
}

extension ByteString {
  /// White space as spaces, and nothing that cannot be printed.
  fileprivate var sanitized: ByteString {
    if withBytes({ $0.allSatisfy { 0x20...0x7E ~= $0 } }) { return self }
    var output: [UInt8] = []
    withBytes { bytes in
      var place = 0
      while place < bytes.count {
        let (rune, width) = Runes.decode(bytes, at: place)
        place += width
        if GoUnicode.isSpace(rune) {
          output.append(0x20)
        } else if GoUnicode.isPrintable(rune) {
          Runes.append(rune, to: &output)
        }
      }
    }
    return ByteString(output)
  }
}
