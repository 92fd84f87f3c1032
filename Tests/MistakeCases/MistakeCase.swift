import TestSupport
import ValueTree

/// One mistake of the catalogue: the files, the command, and all that valuesctl must say.
///
/// A file below `Tests/Mistakes` in sections: `-- why --`, `-- command --`, files by their path, `-- want --` with the exit
/// status in its first line. A chart `web` without a `Chart.yaml` gets an ordinary one; `-- x.tgz base64 --` holds bytes.
package struct MistakeCase: Sendable, CustomStringConvertible {
  package var name: String
  package var why = ""
  package var command = ""
  package var files: [(path: String, text: ByteString)] = []
  package var want = ""

  package var description: String { name }

  package static let folder = "Tests/Mistakes"

  package static func all() throws -> [MistakeCase] {
    try Repository.names(in: folder).filter { $0.hasSuffix(".txt") }.map { file in
      MistakeCase(name: String(file.dropLast(4)), text: try Repository.read("\(folder)/\(file)").string)
    }
  }

  package init(name: String, text: String) {
    self.name = name
    for (title, body) in Self.sections(text) {
      switch title {
      case "why": why = body
      case "command": command = body.split(separator: "\n").joined(separator: " ")
      case "want": want = body
      case _ where title.hasSuffix(" base64"):
        files.append((String(title.dropLast(7)), ByteString(Repository.decodingBase64(body))))
      default: files.append((title, ByteString(body)))
      }
    }
    let hasWeb = files.contains { $0.path.hasPrefix("web/") }
    if hasWeb, !files.contains(where: { $0.path == "web/Chart.yaml" }) {
      files.append(("web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n"))
    }
  }

  /// Lines `-- title --` and what follows each.
  private static func sections(_ text: String) -> [(title: String, body: String)] {
    var sections: [(title: String, body: String)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("-- "), line.hasSuffix(" --"), line.utf8.count > 6 {
        sections.append((String(line.dropFirst(3).dropLast(3)), ""))
      } else if !sections.isEmpty {
        sections[sections.count - 1].body += line + "\n"
      }
    }
    return sections.map { title, body in
      // The line feed that ends the section itself.
      (title, String(body.hasSuffix("\n\n") || body == "\n" ? body.dropLast() : body[...]))
    }
  }

  /// The words of the command; quotes hold one together.
  package var arguments: [String] {
    var words: [String] = []
    var word = ""
    var isOpen = false
    var quote: Character?
    for character in command {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "'" || character == "\"" {
        quote = character
        isOpen = true
      } else if quote == nil, character == " " {
        if isOpen || !word.isEmpty { words.append(word) }
        (word, isOpen) = ("", false)
      } else {
        word.append(character)
      }
    }
    if isOpen || !word.isEmpty { words.append(word) }
    return words
  }

  /// What valuesctl says: `exit 1` and all of standard error.
  package func run() throws -> String {
    let result = try BuiltProgram.run("valuesctl", arguments: arguments, files: files)
    return "exit \(result.status)\n\(result.error)"
  }

  /// The text of the case file with another want.
  package static func rewritten(_ text: String, want: String) -> String {
    guard let start = text.range(of: "-- want --\n") else { return text + "-- want --\n" + want }
    return text[..<start.upperBound] + want
  }
}

extension String {
  fileprivate func range(of needle: String) -> Range<String.Index>? {
    var index = startIndex
    while index < endIndex {
      if self[index...].hasPrefix(needle) { return index..<self.index(index, offsetBy: needle.count) }
      index = self.index(after: index)
    }
    return nil
  }
}
