import ValueTree

/// Texts of a chart inside of Swift: they stay texts, whatever stands in them.
package enum SwiftLiteral {
  /// A string literal in quotes.
  package static func quoted(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": literal += "\\\\"
      case "\"": literal += "\\\""
      case "\n": literal += "\\n"
      case "\t": literal += "\\t"
      case _ where isVisible(scalar): literal.unicodeScalars.append(scalar)
      default: literal += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      }
    }
    return literal + "\""
  }

  /// One line of a comment: characters that end lines, hide or turn text round become blanks.
  static func commentLine(_ text: String) -> String {
    var line = ""
    for scalar in text.unicodeScalars {
      if isVisible(scalar) { line.unicodeScalars.append(scalar) } else { line += " " }
    }
    return line
  }

  /// A piece of code in a comment.
  static func code(_ text: String) -> String { "`\(commentLine(text).replacing("`", with: "'"))`" }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
    default: true
    }
  }
}
