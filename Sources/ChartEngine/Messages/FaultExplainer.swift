import Diagnostics
import ValueCoding
import ValueTree

/// Shows where a YAML text is wrong, and says what people mostly did there.
package struct FaultExplainer {
  var text: ByteString
  var file: String
  /// Whether a template wrote the text.
  var isRendered = false
  /// Which of several documents of a template the text is.
  var document: Int?

  package init(text: ByteString, file: String) {
    self.text = text
    self.file = file
  }

  package func add(_ fault: YAMLFault, to diagnostic: inout Diagnostic) {
    let verdict = FaultVerdict(fault, in: text, by: isRendered ? .template : .person)
    diagnostic.places += verdict.parts.map(place)
    diagnostic.hints += verdict.hints
  }

  func place(of part: FaultVerdict.Part) -> Diagnostic.Place {
    let found = SourceLine.find(part.range, in: text.bytes, file: file)
    var place = Diagnostic.Place(part.role, found.place, note: part.note, line: found.line)
    place.isRendered = isRendered
    place.document = document
    return place
  }
}
