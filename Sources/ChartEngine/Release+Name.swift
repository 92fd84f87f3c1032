import ValueTree

extension Release {
  /// Why this is no name of a release, in Helm's words; nil where it is one.
  ///
  /// - Source: Helm 4.2.4, `pkg/chart/v2/util/validate_name.go`.
  package static func problem(withName name: ByteString) -> String? {
    let pattern = "^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$"
    var quotedName: [UInt8] = []
    GoQuote.append(name, to: &quotedName)
    let quoted = "release name \(String(decoding: quotedName, as: UTF8.self))"
    if name.isEmpty { return "\(quoted): no name provided" }
    let labels = name.bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let isValid = labels.allSatisfy { label in
      let dash = UInt8(ascii: "-")
      return !label.isEmpty && label.first != dash && label.last != dash
        && label.allSatisfy { 0x61...0x7A ~= $0 || 0x30...0x39 ~= $0 || $0 == dash }
    }
    if name.count <= 53, isValid { return nil }
    return "\(quoted): invalid release name, must match regex \(pattern) and the length must not be longer than 53"
  }
}
