import ValueTree

/// Why a text is no version or no constraint.
package enum SemanticVersionFailure: Error, Equatable {
  case notAVersion
  case emptyText
  case invalidCharacters
  /// A number with a leading zero where none may stand.
  case leadingZero
  case invalidPrerelease
  case invalidMetadata
  /// A number past 64 bits, or none at all. Only lenient parsing says in which part of its work it failed.
  case unreadableNumber(ByteString, isLenient: Bool)
  case improperConstraint(ByteString)
  /// A constraint of the right form whose version is none, such as `1x.2`.
  case unreadableConstraint

  /// As Masterminds/semver words it.
  package var message: ByteString {
    switch self {
    case .notAVersion: return "invalid semantic version"
    case .emptyText: return "version string empty"
    case .invalidCharacters: return "invalid characters in version"
    case .leadingZero: return "version segment starts with 0"
    case .invalidPrerelease: return "invalid prerelease string"
    case .invalidMetadata: return "invalid metadata string"
    case .unreadableNumber(let digits, let isLenient):
      var output = Array((isLenient ? "error parsing version segment: " : "").utf8)
      output.append(contentsOf: "strconv.ParseUint: parsing ".utf8)
      GoQuote.append(digits, to: &output)
      output.append(contentsOf: (digits.isEmpty ? ": invalid syntax" : ": value out of range").utf8)
      return ByteString(output)
    case .improperConstraint(let text):
      var output = Array("improper constraint: ".utf8)
      GoQuote.append(text, to: &output)
      return ByteString(output)
    case .unreadableConstraint: return "constraint parser error"
    }
  }
}
