import TestSupport
import Testing
import ValueTree

/// The cases that are known to differ from Helm, each with its reason: `known-failures.txt`.
///
/// The list is a ratchet: a case that is not on it must pass, and one that is on it must not.
struct KnownFailures {
  private var reasons: [String: String] = [:]

  /// A line is the id of a case, two spaces or more, and the reason; `#` starts a comment.
  init() throws {
    for line in try Repository.read("Tests/Conformance/known-failures.txt").string.split(separator: "\n") {
      if line.hasPrefix("#") { continue }
      let parts = line.split(separator: " ", maxSplits: 1)
      let reason = parts.dropFirst().first.map { $0.drop { $0 == " " } } ?? ""
      #expect(!reason.isEmpty, "known-failures.txt: \(line) has no reason")
      #if Certificates
        if reason.hasPrefix("[Certificates]") { continue }
      #endif
      reasons[String(parts[0])] = String(reason)
    }
  }

  var count: Int { reasons.count }

  /// Records an issue when a case went another way than the list says.
  func check(_ id: String, passed: Bool, _ difference: @autoclosure () -> String) {
    switch (passed, reasons[id]) {
    case (true, nil), (false, .some): break
    case (false, nil): Issue.record("\(id) differs from Helm\n\(difference())")
    case (true, let reason?):
      Issue.record("\(id) passes: take it off known-failures.txt (\(reason))")
    }
  }
}
