import Testing
import ValueTree

@testable import Charts

@Suite struct PathPatternTests {
  @Test(
    arguments: [
      // pattern   name       fits   why
      ("abc", "abc", true, "plain"),
      ("*", "abc", true, "a star alone"),
      ("*c", "abc", true, "a star in front"),
      ("a*", "ab/c", false, "a star does not cross a slash"),
      ("a*/b", "abc/b", true, "a star up to a slash"),
      ("a*b*c*d*e*/f", "axbxcxdxe/f", true, "several stars"),
      ("a*b*c*d*e*/f", "axbxcxdxexxx/fff", false, "the last stretch must end the name"),
      ("a*b?c*x", "abxbbxdbxebxczzx", true, "the second fitting place"),
      ("ab[c]", "abc", true, "a class"),
      ("ab[^c]", "abc", false, "a negated class"),
      ("ab[e-g]", "abc", false, "a range"),
      ("a\\*b", "a*b", true, "an escaped star"),
      ("a?b", "a☺b", true, "a question mark takes a code point"),
      ("a???b", "a☺b", false, "and not its bytes"),
      ("[a-ζ]*", "α", true, "a range of code points"),
      ("a?b", "a/b", false, "a question mark is no slash"),
      ("[\\]a]", "]", true, "an escaped bracket"),
      ("*x", "xxx", true, "backing up"),
      ("", "", true, "nothing"),
      ("", "a", false, "nothing fits only nothing"),
    ] as [(String, String, Bool, String)])
  func fits(pattern: String, name: String, fits: Bool, why: String) throws {
    #expect(try PathPattern(ByteString(pattern)).matches(ByteString(name)) == fits, "\(why)")
  }

  @Test(arguments: ["[]a]", "[-]", "[x-]", "[-x]", "\\", "[a-b-c]", "[", "[^", "[^bc", "a[", "a/b["])
  func isMalformed(pattern: String) {
    #expect(throws: PathPattern.Malformed()) { try PathPattern(ByteString(pattern)).matches("a") }
  }
}

@Suite struct IgnoreRulesTests {
  @Test(
    arguments: [
      // rules          path                 folder  ignored  why
      ("*.txt", "a/b.txt", false, true, "without a slash only the last element counts"),
      ("/a.txt", "b/a.txt", false, false, "a leading slash means the root"),
      ("a/*.txt", "a/b.txt", false, true, "a slash inside means the whole path"),
      ("docs/", "docs", true, true, "a folder"),
      ("docs/", "docs", false, false, "a file is no folder"),
      ("!*.yaml", "Chart.yaml", false, false, "what fits a negated rule stays"),
      ("!*.yaml", "README.md", false, true, "all else goes"),
      ("!keep/", "Chart.yaml", false, true, "a negated rule for folders takes all files"),
      ("# x\n\n  a.txt  ", "a.txt", false, true, "comments, empty lines and spaces"),
      ("\u{FEFF}a.txt", "a.txt", false, true, "a byte order mark"),
      ("", "templates/.hidden", false, true, "Helm's own rule"),
      ("", "templates/a/.hidden", false, false, "which does not reach deeper"),
    ] as [(String, String, Bool, Bool, String)])
  func ignores(rules: String, path: String, isFolder: Bool, isIgnored: Bool, why: String) throws {
    #expect(try IgnoreRules(ByteString(rules)).ignores(ByteString(path), isFolder: isFolder) == isIgnored, "\(why)")
  }

  @Test func refusesDoubleStars() {
    #expect(IgnoreRules.firstWrongLine(of: "a\n# b\n  c/**\n[") == 3)
    #expect(IgnoreRules.firstWrongLine(of: "a\n!b/\n") == nil)
    #expect(throws: ChartFailure.doubleStarInIgnoreFile) { try IgnoreRules("a/**/b") }
    #expect(throws: ChartFailure.malformedIgnorePattern) { try IgnoreRules("[") }
  }
}

@Suite struct PathTests {
  @Test(
    arguments: [
      ("a/b", "a/b"), ("a//b/", "a/b"), ("./a", "a"), ("a/../b", "b"), ("../a", "../a"), ("/../a", "/a"), ("", "."),
      ("a/..", "."),
    ] as [(String, String)])
  func cleans(path: String, clean: String) {
    #expect(ByteString(path).cleanedPath == ByteString(clean))
  }

  @Test(arguments: [("a/b", "b"), ("a/b/", "b"), ("", "."), ("/", "/"), ("b", "b")] as [(String, String)])
  func takesBaseName(path: String, base: String) {
    #expect(ByteString(path).baseName == ByteString(base))
  }
}

@Suite struct KubeVersionTests {
  @Test(
    arguments: [
      ("1.20", "v1.20", "v1.20", "20"), ("v1.20.3", "v1.20.3", "v1.20.3", "20"),
      ("1.33.4-gke.100", "v1.33.4-gke.100", "v1.33.4", "33"), (" 1.20", "v 1.20", "v1.20", "20"),
      ("1.20.", "v1.20.", "v1.20", "20"), ("1.20.3.4", "v1.20.3.4", "v1.20.3.4", "20"),
      ("1.20+", "v1.20+", "v1.20", "20"),
    ] as [(String, String, String, String)])
  func reads(text: String, version: String, normalized: String, minor: String) throws {
    let read = try KubeVersion(ByteString(text))
    #expect(read.version == ByteString(version))
    #expect(read.normalized == ByteString(normalized))
    #expect(read.minor == ByteString(minor))
  }

  @Test(
    arguments: [
      ("abc", "could not parse \"abc\" as version"), ("1.x", "illegal version string \"1.x\""),
      ("v", "could not parse \"v\" as version"), ("V1.20.0", "could not parse \"V1.20.0\" as version"),
      (">=1.20", "could not parse \">=1.20\" as version"),
      ("01.2", "illegal zero-prefixed version component \"01\" in \"01.2\""),
    ] as [(String, String)])
  func refuses(text: String, words: String) {
    do {
      _ = try KubeVersion(ByteString(text))
      Issue.record("read \(text)")
    } catch { #expect(error.message == words) }
  }
}
