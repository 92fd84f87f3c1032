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
    try checkLengths()
  }

  /// Names stand in each path of a chart, and a version is compared with that of each chart of its name.
  private func checkLengths() throws(ChartFailure) {
    try Self.checkLength(name, "chart.metadata.name")
    for case let dependency? in dependencies ?? [] {
      try Self.checkLength(dependency.alias, "a dependency's alias")
      try Self.checkLength(dependency.version, "a dependency's version")
    }
  }

  /// - Unit: bytes; as much as the path of a file may have.
  package static let longestName = 4_096

  private static func checkLength(_ text: ByteString, _ what: String) throws(ChartFailure) {
    if text.count > longestName {
      throw .validation("\(what) has more than \(longestName) bytes, the limit of this program")
    }
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
  static func isReadable(_ text: ByteString) -> Bool { read(text) != nil }

  /// Nil where it cannot be read.
  static func read(_ text: ByteString) -> SemanticVersion? {
    do { return try SemanticVersion(text) } catch { return nil }
  }

  /// Whether `version` fits `constraint`; false too where either cannot be read.
  ///
  /// - Source: Helm 4.2.4, `pkg/chart/v2/util/compatible.go`.
  package static func isCompatible(_ version: ByteString, with constraint: ByteString) -> Bool {
    guard let constraint = SemanticVersionConstraint.read(constraint), let version = read(version) else { return false }
    return constraint.allows(version)
  }
}

extension SemanticVersionConstraint {
  /// Nil where it cannot be read.
  static func read(_ text: ByteString) -> SemanticVersionConstraint? {
    do { return try SemanticVersionConstraint(text) } catch { return nil }
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
