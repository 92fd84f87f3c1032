import Charts
import GoTemplate
import ValueTree

/// Manifests with the template's file and line beside each line (`--debug-source`).
///
/// ```text
/// templates/service.yaml:1  | apiVersion: v1
/// templates/_helpers.tpl:31 |     app.kubernetes.io/name: web
/// ```
///
/// A line belongs to what wrote its first byte that is no blank. What Helm itself prints has no source.
package struct SourceListing {
  private let chart: RenderedChart
  private var sources: [ByteString: FileSources?] = [:]
  /// By the template file.
  private var lineStarts: [ByteString: LineStarts] = [:]

  /// - Parameter chart: rendered with ``Tracing/sources``.
  package init(_ chart: RenderedChart) { self.chart = chart }

  /// - Parameter limits: the column of sources counts as output, too.
  /// - Throws: when the listing grows larger than output may be.
  package mutating func text(of manifests: [Manifest], limits: Limits) throws(FunctionFailure) -> [UInt8] {
    var lines: [(source: String, text: ArraySlice<UInt8>)] = []
    var width = 0
    var size = 0
    for manifest in manifests {
      lines.append(("", Array("---".utf8)[...]))
      lines.append(("", Array("# Source: ".utf8 + manifest.path.bytes)[...]))
      let bytes = manifest.content.bytes
      size += manifest.content.count
      var start = 0
      // One line at a time: the limit ends texts whose lines would not fit into memory together.
      while start <= bytes.count {
        let line = bytes[start...].prefix { $0 != UInt8(ascii: "\n") }
        let place = source(at: start + line.prefix { $0 == 0x20 || $0 == 0x09 }.count, of: manifest)
        lines.append((place ?? "", line))
        width = max(width, place?.utf8.count ?? 0)
        if size + lines.count * (width + 3) > limits.outputBytes {
          throw limits.tooMuch("the listing of sources grew too large", .outputBytes)
        }
        start += line.count + 1
      }
    }
    var output: [UInt8] = []
    for line in lines {
      output += line.source.utf8
      output += repeatElement(UInt8(ascii: " "), count: width - line.source.utf8.count)
      output += line.text.isEmpty ? " |".utf8 : " | ".utf8
      output += line.text
      output.append(UInt8(ascii: "\n"))
    }
    return output
  }

  /// `templates/x.yaml:12`, below the root chart's folder.
  private mutating func source(at offset: Int, of manifest: Manifest) -> String? {
    let known: FileSources?
    if let found = sources[manifest.path] {
      known = found
    } else {
      known = chart.sources(ofFile: manifest.path)
      sources[manifest.path] = .some(known)
    }
    guard let place = known?.source(at: offset, of: manifest.content)?.filePlace else { return nil }
    if lineStarts[place.file] == nil { lineStarts[place.file] = LineStarts(place.text) }
    let line = lineStarts[place.file]?.place(of: place.start).line ?? 1
    return "\(SourceNames(chart: chart.chart.name, folder: "").file(place.file)):\(line)"
  }
}
