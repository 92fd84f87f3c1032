import ValueTree

extension SemanticVersion {
  /// The next patch version; of a prerelease, its release. Nil when the number would pass 64 bits.
  package var nextPatch: SemanticVersion? {
    if !prerelease.isEmpty { return changed(major, minor, patch) }
    return patch == .max ? nil : changed(major, minor, patch + 1)
  }

  package var nextMinor: SemanticVersion? { minor == .max ? nil : changed(major, minor + 1, 0) }

  package var nextMajor: SemanticVersion? { major == .max ? nil : changed(major + 1, 0, 0) }

  /// With another prerelease; `original` keeps the `v` that it had.
  package func with(prerelease: ByteString) throws(SemanticVersionFailure) -> SemanticVersion {
    if !prerelease.isEmpty { try Self.checkPrerelease(prerelease) }
    return changed(major, minor, patch, prerelease, metadata)
  }

  package func with(metadata: ByteString) throws(SemanticVersionFailure) -> SemanticVersion {
    if !metadata.isEmpty { try Self.checkMetadata(metadata) }
    return changed(major, minor, patch, prerelease, metadata)
  }

  private func changed(
    _ major: UInt64, _ minor: UInt64, _ patch: UInt64,
    _ prerelease: ByteString = ByteString(), _ metadata: ByteString = ByteString()
  ) -> SemanticVersion {
    var next = self
    (next.major, next.minor, next.patch) = (major, minor, patch)
    (next.prerelease, next.metadata) = (prerelease, metadata)
    var original: [UInt8] = []
    if !self.original.isEmpty, self.original[0] == UInt8(ascii: "v") { original.append(UInt8(ascii: "v")) }
    next.text.append(to: &original)
    next.original = ByteString(original)
    return next
  }
}
