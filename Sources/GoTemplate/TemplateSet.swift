import Synchronization
import ValueTree

/// The templates of a chart and its subcharts by name: parsed once, shared by all renders.
package final class TemplateSet: @unchecked Sendable {
  package let functions: FunctionSet
  /// The number of each name.
  private let numbers: NameTable
  /// By number. Raw memory, so that a call costs no reference count.
  let rows: UnsafePointer<TemplateRow>
  let names: [ByteString]
  /// A text without anything, for an evaluator that has not begun.
  let nothing: ParsedText
  private let texts: [ParsedText]
  private let expansions = Mutex(Expansions())

  private struct Expansions {
    var texts: [ByteString: ParsedText] = [:]
    var bytes = 0
  }

  /// - Parameter texts: in the order in which Helm parses them: a later body replaces an earlier one of the same name,
  ///   unless it is empty.
  package init(_ texts: [ParsedText], functions: FunctionSet) {
    self.texts = texts
    nothing = ParsedText(name: "", text: "", bodies: [], functions: functions, parts: ParsedText.Parts())
    self.functions = functions
    var numbers: [ByteString: Int] = [:]
    var names: [ByteString] = []
    var rows: [TemplateRow] = []
    for text in texts {
      for body in text.bodies {
        let row = TemplateRow(text: Unmanaged.passUnretained(text), entry: body.entry, isEmpty: body.isEmpty)
        if let number = numbers[body.name] {
          if !body.isEmpty { rows[number] = row }
        } else {
          numbers[body.name] = rows.count
          rows.append(row)
          names.append(body.name)
        }
      }
    }
    self.numbers = NameTable(names)
    self.names = names
    let memory = UnsafeMutablePointer<TemplateRow>.allocate(capacity: max(rows.count, 1))
    memory.initialize(from: rows, count: rows.count)
    self.rows = UnsafePointer(memory)
  }

  deinit { UnsafeMutablePointer(mutating: rows).deallocate() }

  /// Parses a file's text.
  package static func parse(
    name: ByteString, text: ByteString, functions: FunctionSet
  ) throws(ParseFailure) -> ParsedText {
    try Parser.parse(name: name, text: text, functions: functions)
  }

  /// The parsed text of a `tpl` call; each text is parsed once.
  ///
  /// Keeps at most 4,096 texts and 4 MiB.
  func expansion(_ text: ByteString, stackLimit: UInt = 0) throws(ParseFailure) -> ParsedText {
    if let known = expansions.withLock({ $0.texts[text] }) { return known }
    let parsed = try Parser.parse(
      name: "gotpl", text: ByteString(text.bytes), functions: functions, stackLimit: stackLimit)
    expansions.withLock { kept in
      guard kept.texts.count < 4_096, kept.bytes + text.count <= 4 << 20 else { return }
      kept.bytes += text.count
      kept.texts[parsed.text] = parsed
    }
    return parsed
  }

  func number(of name: ByteString) -> Int? { name.withBytes { numbers.number(of: $0) } }

  package var definedNames: [ByteString] { names }
}

/// A named template: its text, kept alive by the ``TemplateSet`` or the evaluator, and where its code starts.
struct TemplateRow {
  var text: Unmanaged<ParsedText>
  var entry: Int
  var isEmpty: Bool
}
