import Diagnostics
import GoRegexp
import Manifests
import ValueTree

extension Check {
  /// The check held against the message of a render that failed.
  ///
  /// - Returns: nil when it holds.
  package func mismatch(of failure: Diagnostic) -> Mismatch? {
    switch condition {
    case .isAt(let file, let line): return placeMismatch(file, line, failure)
    default:
      return Evaluation(check: self, name: "the failure", context: nil)
        .mismatch(in: .string(ByteString(failure.helmText)), of: nil)
    }
  }

  /// Where it failed, or an include that led there.
  private func placeMismatch(_ file: ByteString, _ line: Int?, _ failure: Diagnostic) -> Mismatch? {
    let places = failure.places.filter { $0.role == .failure || $0.role == .includedFrom }.map(\.place)
    let fits = places.contains { place in
      (Glob.fits(file, ByteString(place.file)) || Glob.fits("*/\(file)", ByteString(place.file)))
        && (line.map { $0 == place.line } ?? true)
    }
    if fits != isNegated { return nil }
    let found = places.map { "\($0.file):\($0.line)" }
    let words = found.isEmpty ? "it has no place in a file" : "found it at \(ValueWords.list(found))"
    return Mismatch("the failure: wanted \(isNegated ? "not " : "")\(condition.wanted), \(words)")
  }
}
