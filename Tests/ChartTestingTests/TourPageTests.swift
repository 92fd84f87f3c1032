import TestSupport
import Testing
import ValueTree

private let folder = "Sources/ChartTesting/ChartTesting.docc"

/// The pages of the tour: what they show is code that runs and texts that are printed.
@Suite struct TourPageTests {
  struct Page: Sendable, CustomTestStringConvertible {
    var name: String
    var lines: [String]

    var testDescription: String { name }
    var text: String { lines.joined(separator: "\n") }

    /// What stands between fences of a language.
    func blocks(of language: String) -> [[String]] {
      var blocks: [[String]] = []
      var open: String?
      for line in lines {
        if line.hasPrefix("```") {
          open = open == nil ? String(line.dropFirst(3)) : nil
          if open == language { blocks.append([]) }
        } else if open == language {
          blocks[blocks.count - 1].append(line)
        }
      }
      return blocks
    }
  }

  private static func page(_ name: String) throws -> Page {
    Page(name: name, lines: TourPageTests.lines(try Repository.read("\(folder)/\(name).md")))
  }

  private static func lines(_ text: ByteString) -> [String] {
    text.string.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  static let names = [
    "ChartTesting", "Settings", "TypedValues", "Subjects", "Paths", "Checks", "Matrices", "Changes", "Snapshots",
    "Libraries",
    "Failures",
  ]
  private static let fromElsewhere = "ComingFromHelmUnittest"

  /// The tests and the package of the example repository, as lines.
  private func sources() throws -> [[String]] {
    let tests = try Repository.files(below: "Examples/chart-repo/Tests").map { "Examples/chart-repo/Tests/\($0)" }
    return try (tests + ["Examples/chart-repo/Package.swift"]).map { Self.lines(try Repository.read($0)) }
  }

  @Test func `each page is known here and linked from the first`() throws {
    let files = try Repository.names(in: folder)
    #expect(files == (Self.names + [Self.fromElsewhere]).map { $0 + ".md" }.sorted())
    let first = try Self.page("ChartTesting").text
    for name in Self.names.dropFirst() + [Self.fromElsewhere] { #expect(first.contains("- <doc:\(name)>"), "\(name)") }
  }

  @Test(arguments: names + [fromElsewhere])
  func `samples stand in tests that run`(name: String) throws {
    let sources = try sources()
    for block in try Self.page(name).blocks(of: "swift") {
      #expect(
        sources.contains { Self.holds($0, block) },
        "no test of Examples/chart-repo has\n\(block.joined(separator: "\n"))")
    }
  }

  /// Whether the lines stand in a source one after another, whatever their common indentation.
  private static func holds(_ source: [String], _ block: [String]) -> Bool {
    guard let first = block.first else { return false }
    return source.indices.contains { start in
      guard start + block.count <= source.count, source[start].hasSuffix(first) else { return false }
      let indentation = source[start].dropLast(first.count)
      guard indentation.allSatisfy({ $0 == " " }) else { return false }
      return block.indices.allSatisfy { index in
        source[start + index] == (block[index].isEmpty ? "" : indentation + block[index])
      }
    }
  }

  @Test(arguments: names)
  func `failures are those that checks print`(name: String) throws {
    let texts = try Repository.names(in: "Tests/CheckFailures").flatMap { file in
      try Repository.read("Tests/CheckFailures/\(file)").string.replacing("Examples/chart-repo/", with: "")
        .split(separator: "\n---\n").map { $0.trimming("\n") }
    }
    for block in try Self.page(name).blocks(of: "text") {
      let text = block.joined(separator: "\n")
      #expect(texts.contains(text), "no file of Tests/CheckFailures says\n\(text)")
    }
  }

  @Test(arguments: names + [fromElsewhere])
  func `links lead somewhere`(name: String) throws {
    let page = try Self.page(name)
    let publicLines = try Repository.files(below: "Sources/ChartTesting").filter { $0.hasSuffix(".swift") }
      .flatMap { Self.lines(try Repository.read("Sources/ChartTesting/\($0)")) }.filter { $0.contains("public ") }
    for match in page.text.matches(of: /<doc:([^>]*)>/) {
      #expect(Repository.exists("\(folder)/\(match.1).md"), "\(match.1)")
    }
    let prose = page.lines.filter { !$0.hasPrefix("```") }.joined(separator: "\n")
    for match in prose.matches(of: /``([A-Za-z\/]+)[^`]*``/) where match.1 != "ChartTesting" {
      for part in match.1.split(separator: "/") {
        #expect(
          publicLines.contains { $0.contains(" \(part)(") || $0.contains(" \(part):") || $0.contains(" \(part) ") },
          "\(part)")
      }
    }
  }

  @Test func `each assertion of helm-unittest has a row, whose form here stands in a test`() throws {
    let page = try Self.page(Self.fromElsewhere)
    let rows = page.lines.filter { $0.hasPrefix("| `") }.map { line in
      line.split(separator: "|").map { $0.trimming(" ") }
    }
    let assertions = [
      "equal", "notEqual", "equalRaw", "notEqualRaw", "exists", "notExists", "isNotNull", "isNull", "isNullOrEmpty",
      "isNotNullOrEmpty", "isEmpty", "isNotEmpty", "contains", "notContains", "isSubset", "isNotSubset",
      "containsDocument", "hasDocuments", "isKind", "isAPIVersion", "isType", "isNotType", "lengthEqual",
      "notLengthEqual", "matchRegex", "notMatchRegex", "matchRegexRaw", "notMatchRegexRaw", "greaterOrEqual",
      "notGreaterOrEqual", "lessOrEqual", "notLessOrEqual", "failedTemplate", "notFailedTemplate", "matchSnapshot",
      "matchSnapshotRaw",
    ]
    #expect(assertions.count == 36)
    for name in assertions { #expect(rows.contains { $0[0].contains("`\(name)`") }, "\(name)") }
    let source = try sources().map { $0.joined(separator: "\n") }.joined(separator: "\n")
    for row in rows where row.count == 3 && row[2].hasPrefix("`") {
      let form = row[2].dropFirst().prefix { $0 != "`" }
      #expect(source.contains(form), "no test has \(form)")
    }
  }
}

extension StringProtocol {
  fileprivate func trimming(_ character: Character) -> String {
    var text = self[...]
    while text.first == character { text.removeFirst() }
    while text.last == character { text.removeLast() }
    return String(text)
  }
}
