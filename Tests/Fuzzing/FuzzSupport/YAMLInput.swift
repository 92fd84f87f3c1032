import Charts
import ChartEngine
import Diagnostics
import ValueCoding
import ValueTree

/// A text that is read as YAML, JSON and TOML, and what was read written and read again.
struct YAMLInput {
  private let text: ByteString

  init(_ input: ByteString) { text = input }

  func run() throws(Finding) {
    try checkScanners()
    try checkHeads()
    readValues()
    try checkOtherForms()
  }

  /// What one way of reading gave, or its words for why not.
  private enum Outcome: Equatable {
    case value(FrozenValue)
    case words(String)

    init(_ read: () throws(CodingFailure) -> FrozenValue) {
      do throws(CodingFailure) { self = .value(try read()) } catch { self = .words(error.message) }
    }
  }

  /// With places libyaml alone reads; without, our own scanner where it can.
  private func checkScanners() throws(Finding) {
    let ours = Outcome { () throws(CodingFailure) in try YAMLReader.read(text) }
    let libyaml = Outcome { () throws(CodingFailure) in
      try text.withBytes { bytes throws(CodingFailure) in try YAMLReader.readWithPlaces(bytes) }.value
    }
    if ours != libyaml { throw Finding("our scanner and libyaml differ: \(ours) \(libyaml)") }
    guard case .value(let value) = ours else { return }
    try checkPrinted(value)
  }

  private func checkPrinted(_ value: FrozenValue) throws(Finding) {
    let live = Value(thawing: value)
    // Read as JSON: YAML refuses some characters that JSON need not escape.
    try checkPrinted(value, "toJson", reader: { text throws(CodingFailure) in try JSONReader.read(text) }) {
      output throws(CodingFailure) in try JSONWriter.append(live, to: &output)
    }
    // What toYamlPretty prints is for a newer YAML: not all of it can be read here.
    var pretty: [UInt8] = []
    do throws(CodingFailure) { try YAMLWriter.appendPretty(live, to: &pretty) } catch {}
    _ = Outcome { () throws(CodingFailure) in try YAMLReader.read(ByteString(pretty)) }
    if value.isPrintedAmbiguously { return }
    try checkPrinted(value, "toYaml", reader: { text throws(CodingFailure) in try YAMLReader.read(text) }) {
      output throws(CodingFailure) in try YAMLWriter.append(live, to: &output)
    }
  }

  /// What is printed of `value` must be read as the same value. Printing may fail.
  private func checkPrinted(
    _ value: FrozenValue, _ name: String,
    reader: (ByteString) throws(CodingFailure) -> FrozenValue,
    _ write: (inout [UInt8]) throws(CodingFailure) -> Void
  ) throws(Finding) {
    var output: [UInt8] = []
    do throws(CodingFailure) { try write(&output) } catch { return }
    let printed = ByteString(output)
    let again = Outcome { () throws(CodingFailure) in try reader(printed) }
    if again != .value(value) { throw Finding("\(name) of \(value)\n\(printed.string)\nis read as \(again)") }
  }

  /// The head of each document, taken on the way and out of the tree.
  private func checkHeads() throws(Finding) {
    for document in [text] + ManifestSplitter.documents(of: text) {
      let quick = head { () throws(CodingFailure) in
        try document.withBytes { bytes throws(CodingFailure) in try ManifestReader.read(bytes) }
      }
      let tree = head { () throws(CodingFailure) in
        try document.withBytes { bytes throws(CodingFailure) in try ManifestReader.readTree(bytes) }
      }
      if quick != tree { throw Finding("heads of \(document.string) differ: \(quick) \(tree)") }
      explain(document)
    }
  }

  private func head(_ read: () throws(CodingFailure) -> ManifestHead) -> String {
    do throws(CodingFailure) { return "\(try read())" } catch { return error.message }
  }

  /// Some texts that libyaml refuses are read as go-yaml reads them, and have a fault all the same.
  private func readValues() {
    do throws(ValuesText.Failure) { _ = try ValuesText.read(text) } catch { _ = error.message }
    explain(text)
  }

  private func explain(_ document: ByteString) {
    guard let fault = ValuesText.fault(in: document) else { return }
    var diagnostic = Diagnostic(.values, "")
    FaultExplainer(text: document, file: "f").add(fault, to: &diagnostic)
    _ = diagnostic.text(isColoured: false) + diagnostic.json
  }

  private func checkOtherForms() throws(Finding) {
    let json = Outcome { () throws(CodingFailure) in try JSONReader.read(text) }
    if case .value(let value) = json { try checkPrinted(value) }
    let toml: Value
    do throws(CodingFailure) {
      toml = try text.withBytes { bytes throws(CodingFailure) in try TOMLReader.read(bytes) }
    } catch {
      return
    }
    var output: [UInt8] = []
    do throws(CodingFailure) { try TOMLWriter.append(toml, to: &output) } catch { return }
    do throws(CodingFailure) { try YAMLWriter.append(toml, to: &output) } catch { return }
  }
}

extension FrozenValue {
  /// Whether Helm's `toYaml` prints it in a way that is read as something else.
  ///
  /// - Quirk: line breaks of Unicode's become a space (`yamlemit/control/013`), and a key `<<` is not quoted
  ///   (`yamlemit/structures/045`), so that it merges.
  fileprivate var isPrintedAmbiguously: Bool {
    switch self {
    case .null, .bool, .integer, .float: false
    case .string(let text): text.hasOddBreaks
    case .list(let items): items.contains(where: \.isPrintedAmbiguously)
    case .map(let map):
      map.keys.contains { $0 == "<<" || $0.hasOddBreaks } || map.values.contains(where: \.isPrintedAmbiguously)
    }
  }
}

extension ByteString {
  /// NEL, LS or PS.
  fileprivate var hasOddBreaks: Bool {
    withBytes { bytes in
      bytes.indices.contains { index in
        bytes[index...].starts(with: [0xC2, 0x85]) || bytes[index...].starts(with: [0xE2, 0x80, 0xA8])
          || bytes[index...].starts(with: [0xE2, 0x80, 0xA9])
      }
    }
  }
}
