import ChartEngine
import Charts
import Manifests
import ValueTree

/// What a chart could render at all: so that a check that could never fail is told from one that holds.
///
/// Known are the manifests of some renders (the chart's defaults and its `ci` values), and what the templates themselves say: a
/// key or a kind that stands in a template's text can be rendered with some values.
package struct ChartShape: Sendable {
  private let kinds: Set<ByteString>
  private let objects: [ManifestObject]
  private let templates: [ByteString]
  /// The paths of template files, its subcharts' included.
  private let files: [ByteString]
  private let values: [ByteString]

  package init(_ chart: Chart, renders: [RenderedManifests]) {
    templates = Self.templates(of: chart)
    files = chart.orderedTemplates().map(\.path)
    values = Self.valuesTexts(of: chart)
    objects = renders.flatMap(\.objects)
    kinds = Set(objects.map(\.kind))
  }

  /// The texts of a chart's templates, its subcharts' included.
  private static func templates(of chart: Chart) -> [ByteString] {
    var texts: [ByteString] = []
    for template in chart.orderedTemplates() {
      do throws(ChartFailure) { texts.append(try template.file.bytes()) } catch { continue }
    }
    return texts
  }

  private static func valuesTexts(of chart: Chart) -> [ByteString] {
    (chart.valuesText.map { [$0] } ?? []) + chart.subcharts.flatMap { valuesTexts(of: $0) }
  }

  package func mayRender(kind: ByteString) -> Bool { kinds.contains(kind) || Self.isWritten(kind, in: templates) }

  /// Whether the chart has a template that fits: `templates/*.yaml`.
  package func hasTemplate(_ pattern: ByteString) -> Bool {
    files.contains { Glob.fits(pattern, $0) || Glob.fits("*/" + pattern.string, $0) }
  }

  /// Whether some render has, or could have, a value at this path in a manifest that the query fits by its kind.
  package func mayHave(_ path: ManifestPath, in query: ManifestQuery) -> Bool {
    guard let key = path.lastKey else { return true }
    // Values may be printed as they are, by toYaml.
    if Self.isWritten(key, in: templates) || Self.isWritten(key, in: values) { return true }
    let kind = query.plainKind
    return objects.contains { object in
      (kind == nil || object.kind == kind) && !path.values(in: object.value).isEmpty
    }
  }

  /// The nearest keys to one that nothing has, for messages.
  package func keys(beside path: ManifestPath, in query: ManifestQuery) -> [String] {
    let kind = query.plainKind
    for object in objects where kind == nil || object.kind == kind {
      do throws(ManifestPathEnd) { _ = try path.matches(in: object.value) } catch {
        if !error.known.isEmpty { return error.known }
      }
    }
    return []
  }

  /// Whether a word stands in a template by itself and not as a part of another word.
  private static func isWritten(_ word: ByteString, in texts: [ByteString]) -> Bool {
    texts.contains { text in
      text.withBytes { bytes in
        word.withBytes { word in
          var start = 0
          while let found = ByteSearch.index(of: word, in: bytes, from: start) {
            let end = found + word.count
            let isAlone =
              (found == 0 || !isWordByte(bytes[found - 1])) && (end == bytes.count || !isWordByte(bytes[end]))
            if isAlone { return true }
            start = found + 1
          }
          return false
        }
      }
    }
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    0x30...0x39 ~= byte || 0x41...0x5A ~= byte || 0x61...0x7A ~= byte || byte == UInt8(ascii: "_")
  }
}
