import Testing
import ValueTree

@testable import TypedValues

@Suite struct KeyCommentsTests {
  @Test(arguments: [
    // text above and of the key `port`                comment                       why
    ("# The port.\nport: 1", "The port.", "above"),
    ("## The port,\n## and more.\nport: 1", "The port, and more.", "several lines are one paragraph"),
    ("## The port.\n##\n## More.\nport: 1", "The port.", "only the first paragraph"),
    ("# The port.\n\nport: 1", "", "a blank line between"),
    ("a: 1\n# b: 2\nport: 1", "", "an example of the key above"),
    ("list: []\n# - a\nport: 1", "", "an example of a list above"),
    ("a: 1\n# The port.\nport: 1", "The port.", "a sentence after another key"),
    ("# -- The port.\n# @default -- 1\nport: 1", "The port.", "helm-docs"),
    ("## @section Net\n## @param net.port The port.\n##\nport: 1", "The port.", "readme-generator"),
    ("## @param net.host The host.\nport: 1", "", "readme-generator, of another key"),
    ("port: 1 # The port.", "The port.", "behind"),
    ("port: \"# no\" # comment", "", "behind a quoted value nobody can be sure"),
    ("# Above.\nport: 1 # Behind.", "Above.", "above before behind"),
    ("# The map.\n{port: 1}", "", "in braces no line is the key's own"),
  ])
  func areFound(text: String, comment: String, why: String) throws {
    let line = text.split(separator: "\n", omittingEmptySubsequences: false).firstIndex { $0.contains("port: ") } ?? 0
    let column = text.hasSuffix("{port: 1}") ? 2 : 1
    #expect(KeyComments(ByteString(text)).text(of: "port", line: line + 1, column: column) == comment, "\(why)")
  }

  @Test func areShort() {
    let text = ByteString("# " + String(repeating: "word ", count: 200) + "\nport: 1")
    let comment = KeyComments(text).text(of: "port", line: 2, column: 1)
    #expect(comment.count < 250 && comment.hasSuffix("word …"))
  }

  @Test func indentationCounts() {
    let text: ByteString = "# Of the map.\nmap:\n  # Of the port.\n  port: 1\n"
    #expect(KeyComments(text).text(of: "port", line: 4, column: 3) == "Of the port.")
    #expect(KeyComments(text).text(of: "map", line: 2, column: 1) == "Of the map.")
  }
}
