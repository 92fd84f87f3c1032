import Testing
import ValueTree

@testable import SemanticVersions

@Suite struct SemanticVersionReading {
  @Test(
    arguments: [
      // text             canonical           why
      ("1.2.3", "1.2.3", "plain"),
      ("v1.2", "1.2.0", "a v and two numbers"),
      ("1-beta+b", "1.0.0-beta+b", "one number with the rest"),
      ("01.02.3", "1.2.3", "leading zeros are dropped"),
      ("v1.28.5-gke.1217000", "1.28.5-gke.1217000", "a cloud's suffix"),
      ("1.2.3-0a", "1.2.3-0a", "a word may start with zero"),
    ] as [(ByteString, ByteString, String)])
  func reads(text: ByteString, canonical: ByteString, why: String) throws {
    let version = try SemanticVersion(text)
    #expect(version.text == canonical, "\(why)")
    #expect(version.original == text)
  }

  @Test(
    arguments: [
      ("", .notAVersion, "nothing"),
      (" 1.2.3", .notAVersion, "space"),
      ("1.2.3.4", .notAVersion, "four numbers"),
      ("1.2.3-", .notAVersion, "a hyphen with nothing behind"),
      ("1.2.3-01", .leadingZero, "a number in a prerelease"),
      ("1.18446744073709551616", .unreadableNumber("18446744073709551616", isLenient: true), "past 64 bits"),
    ] as [(ByteString, SemanticVersionFailure, String)])
  func refuses(text: ByteString, failure: SemanticVersionFailure, why: String) {
    #expect(throws: failure, "\(why)") { try SemanticVersion(text) }
  }

  @Test(
    arguments: [
      ("", .emptyText, "nothing"),
      ("1.2", .notAVersion, "two numbers"),
      ("v1.2.3", .invalidCharacters, "a v"),
      ("1.02.3", .leadingZero, "a leading zero"),
      ("1.2.3+", .invalidMetadata, "empty metadata"),
      ("1.2.3-a..b", .invalidPrerelease, "an empty identifier"),
      ("1..3", .unreadableNumber("", isLenient: false), "an empty number"),
    ] as [(ByteString, SemanticVersionFailure, String)])
  func refusesStrictly(text: ByteString, failure: SemanticVersionFailure, why: String) {
    #expect(throws: failure, "\(why)") { try SemanticVersion(strict: text) }
  }

  @Test func ranks() throws {
    // The order that the specification gives, and numbers before words.
    let ordered: [ByteString] = [
      "1.0.0-1", "1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta.2", "1.0.0-beta.11", "1.0.0-rc.1",
      "1.0.0", "1.0.1", "1.1.0", "2.0.0",
    ]
    for (left, right) in zip(ordered, ordered.dropFirst()) {
      #expect(try SemanticVersion(left) < SemanticVersion(right), "\(left) before \(right)")
    }
    #expect(try SemanticVersion("1.0.0+a") == SemanticVersion("v1.0.0+b"))
  }
}

@Suite struct SemanticVersionConstraints {
  @Test(
    arguments: [
      ("*", "1.2.3", true, "anything"),
      ("*", "1.2.3-rc.1", false, "but prereleases"),
      ("*-0", "1.2.3-rc.1", true, "unless one is named"),
      (">=1.22", "v1.22.3-gke.100", false, "a prerelease that nothing names"),
      (">=1.22-0", "v1.22.3-gke.100", true, "a prerelease admitted"),
      ("1.2-1.3", "1.2.3", true, "a prerelease, not a range"),
      ("1.2.0 - 2", "2.9.9", true, "the upper end of a range is open downwards"),
      ("1.0.0 - 1.2.3", "1.2.4", false, "past the range"),
      (">1", "1.9.0", false, "above all of 1"),
      (">1.2", "1.3.0", true, "above all of 1.2"),
      ("<=1.2", "1.2.9", true, "all of 1.2"),
      ("!=1.2.x", "1.2.7", false, "none of 1.2"),
      ("^0.0.3", "0.0.4", false, "only that one"),
      ("^*", "1.0.0", false, "only 0.0.0"),
      ("~0.0.0", "7.1.0", true, "no upper end"),
      ("1.2.3 || ^2", "2.5.0", true, "the second alternative"),
      (">=1.0.0,<2.0.0", "1.5", true, "a comma"),
      ("> 1.0.0 , <2", "1.5", true, "spaces around the comma"),
      ("=>1.0.0 =<2", "1.5", true, "operators the wrong way round"),
    ] as [(ByteString, ByteString, Bool, String)])
  func allows(constraint: ByteString, version: ByteString, allowed: Bool, why: String) throws {
    #expect(try SemanticVersionConstraint(constraint).allows(SemanticVersion(version)) == allowed, "\(why)")
  }

  @Test(
    arguments: [
      ("", .improperConstraint(""), "nothing"),
      ("|| 1.2.3", .improperConstraint(""), "an empty alternative"),
      ("1 || 1..2", .improperConstraint(" 1..2"), "only the alternative is quoted"),
      (">=1.2.3,", .improperConstraint(">=1.2.3,"), "a comma with nothing behind"),
      ("> = 1.2", .improperConstraint("> = 1.2"), "a broken operator"),
      ("!1.2.3", .improperConstraint("!1.2.3"), "half an operator"),
      (">=1<2", .improperConstraint(">=1<2"), "no separator"),
      ("1x.2", .unreadableConstraint, "a number with a wildcard in it"),
      ("1.2.3-01", .unreadableConstraint, "a bad prerelease"),
    ] as [(ByteString, SemanticVersionFailure, String)])
  func refuses(constraint: ByteString, failure: SemanticVersionFailure, why: String) {
    #expect(throws: failure, "\(why)") { try SemanticVersionConstraint(constraint) }
  }
}
