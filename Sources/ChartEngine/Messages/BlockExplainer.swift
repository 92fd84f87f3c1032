import Diagnostics
import GoTemplate
import ValueTree

/// Shows which block has no end.
///
/// Every end is taken for the innermost block, so the one that is left over is often not the one whose end is missing: the
/// columns in which the actions stand tell more.
struct BlockExplainer {
  private let text: ByteString
  private let file: String
  private let survey: BlockSurvey
  /// The define that came too early.
  private let define: SourceRange?
  private let action: Int

  init(_ failure: ParseFailure, file: String) {
    self.file = file
    text = failure.text
    define = failure.cause == .innerDefine ? failure.range : nil
    action = min(failure.action ?? Int(failure.range.start), failure.text.count)
    survey = BlockSurvey(define == nil ? failure.text : failure.text[0..<action])
  }

  /// False when no block is open.
  func explain(_ diagnostic: inout Diagnostic) -> Bool {
    guard let block = define == nil ? survey.open.last : survey.open.first else { return false }
    if let define {
      let whole = BlockSurvey(text)
      if whole.isWhole, whole.open.isEmpty {
        diagnostic.places.append(place(.failure, SourceRange(action, Int(define.end)), note: ""))
        diagnostic.places.append(place(.related, block, note: "inside the \(block.keyword.string) that starts at"))
        diagnostic.hints.append("A define stands outside of all blocks, best in _helpers.tpl.")
        return true
      }
    }
    explain(missing: block, &diagnostic)
    return true
  }

  private func explain(missing block: OpenBlock, _ diagnostic: inout Diagnostic) {
    let before = define.map { ", before the define at line \(line(of: Int($0.start)))" } ?? ""
    if let (pair, outer) = survey.crossed {
      let inner = pair.block
      let word = inner.keyword.string
      diagnostic.places.append(place(.failure, inner, note: "the \(word) that seems to have no end is at"))
      diagnostic.hints.append(
        "Put {{ end }} where the \(word) stops: the end at line \(pair.endLine) stands in the column of the "
          + "\(outer.keyword.string) at line \(outer.line).")
      return
    }
    let word = block.keyword.string
    diagnostic.places.append(place(.failure, block, note: "the \(word) without an end is at"))
    var hint = "Put {{ end }} where the \(word) stops\(before)."
    if let last = survey.last {
      hint += " Or does the end at line \(last.endLine) belong to it? Then the \(last.block.keyword.string) at line "
      hint += "\(last.block.line) has none."
    }
    diagnostic.hints.append(hint)
  }

  private func line(of offset: Int) -> Int {
    text.withBytes { bytes in 1 + bytes[0..<min(offset, bytes.count)].count { $0 == 0x0A } }
  }

  private func place(_ role: Diagnostic.Place.Role, _ block: OpenBlock, note: String) -> Diagnostic.Place {
    place(role, SourceRange(block.start, block.end), note: note)
  }

  private func place(_ role: Diagnostic.Place.Role, _ range: SourceRange, note: String) -> Diagnostic.Place {
    let found = SourceLine.find(range, in: text.bytes, file: file)
    return Diagnostic.Place(role, found.place, note: note, line: found.line)
  }
}
