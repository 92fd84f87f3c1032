import GoTemplate
import ValueTree

/// The sources of what one template file rendered.
package struct FileSources: Sendable {
  private let file: RenderedFile
  private let map: SourceMap
  /// Where Helm removed `<no value>`.
  ///
  /// - Unit: bytes of the text without any.
  private let removals: [Int]

  fileprivate init(_ file: RenderedFile, _ map: SourceMap) {
    self.file = file
    self.map = map
    removals = file.output.isSameStorage(as: file.text) ? [] : Self.removals(in: file.output)
  }

  private static func removals(in output: ByteString) -> [Int] {
    let marker: ByteString = "<no value>"
    var found: [Int] = []
    output.withBytes { bytes in
      var start = 0
      while let place = marker.withBytes({ ByteSearch.index(of: $0, in: bytes, from: start) }) {
        found.append(place - found.count * marker.count)
        start = place + marker.count
      }
    }
    return found
  }

  /// What wrote the byte at `offset` of the rendered text; nil beyond its end.
  package func source(at offset: Int) -> Source? {
    guard offset < file.text.count else { return nil }
    return map.source(at: offset + removals.prefix { $0 <= offset }.count * "<no value>".utf8.count)
  }

  /// What wrote the byte at `offset` of a document of the file.
  package func source(at offset: Int, of document: ByteString) -> Source? {
    document.offset(inside: file.text).flatMap { source(at: $0 + offset) }
  }

  /// Where in a part of a document another piece of a template begins to write; none where Helm removed `<no value>` from
  /// the file, which moved them.
  package func seams(in range: Range<Int>, of document: ByteString) -> [Int] {
    guard removals.isEmpty, let start = document.offset(inside: file.text) else { return [] }
    return map.seams(in: range.lowerBound + start..<range.upperBound + start).map { $0 - start }
  }
}

extension RenderedChart {
  /// The sources of one file; nil when the render kept none.
  package func sources(of file: RenderedFile) -> FileSources? {
    trace.map { FileSources(file, $0.sourceMap(of: file.path, printing: file.output, file.events)) }
  }

  /// The sources of the file at `path`; nil when there is no such file, or the render kept none.
  package func sources(ofFile path: ByteString) -> FileSources? {
    files.last { $0.path == path }.flatMap { sources(of: $0) }
  }
}
