import GoTemplate
import ValueTree

/// The call in which a template failed, for hints in its own words.
struct FailedCall {
  private let function: String
  private let arguments: [String]

  init(_ failure: TemplateFailure) {
    function = failure.command.first?.string ?? ""
    arguments = failure.command.dropFirst().map(\.string)
  }

  // MARK: Order

  /// Functions of two arguments whose last one is what they work on, so that it can be piped in.
  private static let subjectLast: Set<String> = [
    "required", "join", "has", "trimSuffix", "trimPrefix", "trimAll", "trunc", "indent", "nindent", "repeat",
    "contains",
    "hasPrefix", "hasSuffix", "split", "splitList", "wrap", "abbrev", "pluck", "semverCompare", "date",
  ]

  /// Functions of two arguments whose first one is what they look into.
  private static let subjectFirst: Set<String> = ["get", "hasKey", "unset", "index", "pick", "omit"]

  /// For `join .Values.list ","` and `hasKey "a" .Values`: a literal is mostly what a function does, and not what it does
  /// it to.
  var orderHint: String? {
    guard arguments.count == 2 else { return nil }
    let isLiteral = arguments.map(Self.isLiteral)
    guard
      Self.subjectLast.contains(function) && isLiteral == [false, true]
        || Self.subjectFirst.contains(function) && isLiteral == [true, false]
    else { return nil }
    return "Is the order of arguments another? \(function) \(arguments[1]) \(arguments[0])."
  }

  /// Whether a nil is what the function is there for.
  var isRequired: Bool { function == "required" }

  private static func isLiteral(_ argument: String) -> Bool {
    guard let first = argument.utf8.first else { return false }
    return "\"`".utf8.contains(first) || ActionText.isDigit(first)
  }

  // MARK: Functions

  /// By the function, where its failure tells no more.
  func functionHint(_ failure: TemplateFailure) -> String? {
    guard failure.origin == .panicked || failure.origin == .returned else { return nil }
    if function == "dig", failure.origin == .panicked, let map = arguments.last, map == ".Values" || map == "$.Values" {
      let call = (["dig"] + arguments.dropLast()).joined(separator: " ")
      return
        "dig takes plain maps only, and \(map) is none: \(call) \(map).AsMap. What stands before the map is the default."
    }
    return orderHint
  }

  // MARK: Comparisons

  /// For `gt` and its like over a string and a number: as strings, "10" is less than "9".
  func comparisonHint(_ left: String, _ right: String) -> String? {
    guard ["lt", "le", "gt", "ge"].contains(function), arguments.count == 2,
      let text = left == "string" ? 0 : right == "string" ? 1 : nil,
      ["int", "int64", "float64"].contains(text == 0 ? right : left)
    else { return nil }
    if let version = ParseExplainer.versionCheck(function, arguments[0], arguments[1]) {
      return "Versions are compared by semverCompare: \(version)."
    }
    var numbers = arguments
    numbers[text] =
      Self.isLiteral(arguments[text]) ? String(arguments[text].dropFirst().dropLast()) : "(int \(arguments[text]))"
    return "One is a string and the other a number; as numbers: \(function) \(numbers.joined(separator: " ")). "
      + "Versions are compared by semverCompare \">=1.2.0\" .Values.x."
  }

  // MARK: Values

  /// For `.Values.a and .Values.b` and `.Values.a "b"`: only functions take arguments.
  func valueHint(_ reference: ValueReference, _ field: ByteString) -> String {
    let value = reference.text == "." ? ".\(field.string)" : "\(reference.text.string).\(field.string)"
    guard let first = arguments.first else {
      return "Only a function takes what is piped: x | default \(value), and not x | \(value)."
    }
    if let number = Functions.set.number(of: ByteString(first)), arguments.count >= 2 {
      let name = Functions.set.function(number).name
      if arguments.dropFirst(2).contains(where: { Functions.set.number(of: ByteString($0)) != nil }) {
        return "Functions stand first, and inner ones in parentheses: and .Values.a (or .Values.b .Values.c)."
      }
      return "A function stands first: \(name) \(value) \(arguments.dropFirst().joined(separator: " "))."
    }
    if arguments.count == 1, first.hasPrefix("\"") || ActionText.isDigit(first.utf8.first ?? 0) {
      return "A value takes no arguments; what is inside is looked up by index: index \(value) \(first)."
    }
    if arguments.count == 1, first.hasPrefix("-") || first.hasPrefix("+") {
      return "There are no operators: \(first.hasPrefix("-") ? "sub" : "add") \(value) \(first.dropFirst())."
    }
    return "A value takes no arguments: is a function missing before \(value), or a | behind it?"
  }
}
