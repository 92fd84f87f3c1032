import Charts
import Diagnostics
import ValueCoding
import ValueTree

extension Explainer {
  /// Helm's report, and for each value at fault the line of the user's file or the flag.
  func schema(_ text: String, _ report: SchemaReport) -> Diagnostic {
    var diagnostic = Diagnostic(.schema, text)
    for schema in report.brokenSchemas.prefix(10) { explain(schema, &diagnostic) }
    let origins = origins
    for finding in report.findings.prefix(100) where !finding.path.isEmpty {
      let keys = finding.path.keysBeforeIndex
      let name = Self.short(finding.path.setText)
      if let flag = origins.flag(at: keys) ?? mapMaker(finding.path, origins) {
        diagnostic.addHint("\(name) is set by \(flag): \(finding.message).")
      } else if let found = origins.place(at: finding.path) {
        var place = Diagnostic.Place(.failure, found.place, line: found.line)
        place.message = "\(name): \(finding.message)"
        if !diagnostic.places.contains(place) { diagnostic.places.append(place) }
      }
      if finding.isUnknownKey, keys.count == finding.path.count, let hint = origins.nearestKey(to: keys) {
        diagnostic.addHint(hint)
      }
      if case .string(let text)? = origins.value(at: keys), keys.count == finding.path.count,
        let nearest = Suggestion.nearest(text.string, in: finding.choices)
      {
        diagnostic.addHint("Did you mean \(nearest)?")
      }
    }
    return diagnostic
  }

  /// The flag that makes a map of something that its file has otherwise.
  private func mapMaker(_ path: ValuePath, _ origins: ValueOrigins) -> String? {
    let keys = path.keysBeforeIndex
    guard keys.count == path.count, origins.value(at: keys)?.mapValue != nil, !origins.isMapInFile(keys) else {
      return nil
    }
    return origins.flag(below: keys)
  }

  /// The line of a schema that cannot be used.
  private func explain(_ schema: SchemaReport.BrokenSchema, _ diagnostic: inout Diagnostic) {
    let file = names.file(chart.name + "/" + ByteString(schema.file))
    if let found = Self.line(of: schema, file) {
      diagnostic.places.append(Diagnostic.Place(.failure, found.place, line: found.line))
    } else {
      diagnostic.addHint("It is about \(file).")
    }
    if let advice = schema.failure.advice { diagnostic.addHint(advice) }
  }

  private static func line(
    of schema: SchemaReport.BrokenSchema, _ file: String
  ) -> (place: SourcePlace, line: SourceLine)? {
    let text = schema.text
    if let offset = schema.failure.offset {
      return SourceLine.find(SourceRange(offset, offset + 1), in: text.bytes, file: file)
    }
    guard let path = schema.failure.path, let places = places(of: text, at: path) else { return nil }
    var length = 1
    // With its quotes.
    if case .key(let key)? = path.last { length = key.count + 2 }
    return SourceLine.find(
      line: Int(places.keyLine), column: Int(places.keyColumn), length: length, in: text.bytes, file: file)
  }

  /// JSON is YAML, but for few texts, of which no place is shown.
  private static func places(of text: ByteString, at path: ValuePath) -> YAMLPlaces? {
    do throws(CodingFailure) {
      let (value, places) = try text.withBytes { bytes throws(CodingFailure) in try YAMLReader.readWithPlaces(bytes) }
      return places?.place(at: path, in: value).place
    } catch { return nil }
  }

  /// A name that fits a line.
  static func short(_ name: String) -> String {
    name.utf8.count > 100 ? String(decoding: name.utf8.prefix(99), as: UTF8.self) + "…" : name
  }
}

extension Diagnostic {
  /// Each hint once.
  fileprivate mutating func addHint(_ hint: String) {
    if !hints.contains(hint) { hints.append(hint) }
  }
}
