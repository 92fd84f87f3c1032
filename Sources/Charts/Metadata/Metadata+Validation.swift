import SemanticVersions
import ValueTree

extension Metadata {
  /// Checks the metadata and cleans their texts, in Helm's order.
  mutating func validate() throws(MetadataFault) {
    for path in [\Metadata.name, \.description, \.home, \.icon, \.condition, \.tags, \.appVersion, \.kubeVersion] {
      self[keyPath: path] = self[keyPath: path].sanitized
    }
    sources = sources.map(\.sanitized)
    keywords = keywords.map(\.sanitized)
    if apiVersion.isEmpty { throw MetadataFault("chart.metadata.apiVersion is required", at: [.key("apiVersion")]) }
    if name.isEmpty { throw MetadataFault("chart.metadata.name is required", at: [.key("name")]) }
    if name == "." || name == ".." {
      throw MetadataFault("chart.metadata.name \(GoText.quoted(name)) is not allowed", at: [.key("name")])
    }
    if name != name.baseName {
      throw MetadataFault("chart.metadata.name \(GoText.quoted(name)) is invalid", at: [.key("name")])
    }
    if version.isEmpty { throw MetadataFault("chart.metadata.version is required", at: [.key("version")]) }
    if SemanticVersion.isReadable(version) == false {
      throw MetadataFault(
        "chart.metadata.version \(GoText.quoted(version)) is invalid", at: [.key("version")],
        advice: "A version is such as 1.2.3 or 1.2.3-rc.1.")
    }
    if !["", "application", "library"].contains(type) {
      throw MetadataFault("chart.metadata.type must be application or library", at: [.key("type")])
    }
    try validateMaintainers()
    try validateDependencies()
    try checkLengths()
  }

  /// Names stand in each path of a chart, and a version is compared with that of each chart of its name.
  private func checkLengths() throws(MetadataFault) {
    try Self.checkLength(name, "chart.metadata.name", at: [.key("name")])
    for case (let index, let dependency?) in (dependencies ?? []).enumerated() {
      let place: ValuePath = [.key("dependencies"), .index(index)]
      try Self.checkLength(dependency.alias, "a dependency's alias", at: place + [.key("alias")])
      try Self.checkLength(dependency.version, "a dependency's version", at: place + [.key("version")])
    }
  }

  /// - Unit: bytes; as much as the path of a file may have.
  package static let longestName = 4_096

  private static func checkLength(_ text: ByteString, _ what: String, at path: ValuePath) throws(MetadataFault) {
    if text.count > longestName {
      throw MetadataFault("\(what) has more than \(longestName) bytes, the limit of this program", at: path)
    }
  }

  private mutating func validateMaintainers() throws(MetadataFault) {
    for index in maintainers.indices {
      guard var maintainer = maintainers[index] else {
        throw MetadataFault(
          "maintainers must not contain empty or null nodes", at: [.key("maintainers"), .index(index)])
      }
      maintainer.name = maintainer.name.sanitized
      maintainer.email = maintainer.email.sanitized
      maintainer.url = maintainer.url.sanitized
      maintainers[index] = maintainer
    }
  }

  private mutating func validateDependencies() throws(MetadataFault) {
    guard var dependencies else { return }
    var seen: Set<ByteString> = []
    for index in dependencies.indices {
      guard var dependency = dependencies[index] else {
        throw MetadataFault(
          "dependencies must not contain empty or null nodes", at: [.key("dependencies"), .index(index)])
      }
      for path in [\Dependency.name, \.version, \.repository, \.condition] {
        dependency[keyPath: path] = dependency[keyPath: path].sanitized
      }
      dependency.tags = dependency.tags.map(\.sanitized)
      if !dependency.hasValidAlias {
        throw MetadataFault(
          "dependency \(GoText.quoted(dependency.name)) has disallowed characters in the alias",
          at: [.key("dependencies"), .index(index), .key("alias")],
          advice: "An alias has letters, digits, _ and - only.")
      }
      let key = dependency.alias.isEmpty ? dependency.name : dependency.alias
      if !seen.insert(key).inserted {
        throw MetadataFault(
          "more than one dependency with name or alias \(GoText.quoted(key))",
          at: [.key("dependencies"), .index(index), .key(dependency.alias.isEmpty ? "name" : "alias")],
          advice: "Give one of them an alias, a name of its own.")
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
