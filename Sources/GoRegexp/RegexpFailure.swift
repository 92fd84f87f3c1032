import ValueTree

/// Why a pattern cannot be used.
package struct RegexpFailure: Error, Equatable {
  package enum Code: String, Sendable {
    case invalidCharacterRange = "invalid character class range"
    case invalidEscape = "invalid escape sequence"
    case invalidNamedCapture = "invalid named capture"
    case invalidPerlSyntax = "invalid or unsupported Perl syntax"
    case invalidNestedRepetition = "invalid nested repetition operator"
    case invalidRepeatCount = "invalid repeat count"
    case invalidUTF8 = "invalid UTF-8"
    case missingBracket = "missing closing ]"
    case missingParenthesis = "missing closing )"
    case missingRepeatArgument = "missing argument to repetition operator"
    case trailingBackslash = "trailing backslash at end of expression"
    case unexpectedParenthesis = "unexpected )"
    case tooDeep = "expression nests too deeply"
    case tooLarge = "expression too large"
  }

  package var code: Code
  /// The part of the pattern that Go blames.
  package var fragment: ByteString

  package init(_ code: Code, _ fragment: ByteString) {
    self.code = code
    self.fragment = fragment
  }

  /// As Go's `Error()` prints it; the fragment's bytes are kept even where they are not UTF-8.
  package var message: ByteString {
    var text = Array("error parsing regexp: \(code.rawValue): `".utf8)
    fragment.append(to: &text)
    text.append(UInt8(ascii: "`"))
    return ByteString(text)
  }
}

/// A match would make more than the caller allowed.
package struct RegexpLimit: Error {}
