import Charts
import ValueTree

/// Cuts a rendered file into documents.
///
/// - Source: Helm 4.2.4, `pkg/release/v1/util/manifest.go`, `SplitManifests`: at `(?m)^---[ \t]*`.
/// - Quirk: any line that starts with `---` cuts, whatever follows, also inside a block scalar
///   (`files/documents`, SURPRISES 49).
package enum ManifestSplitter {
  /// The documents that hold more than white space, without white space at their start.
  ///
  /// - Parameter most: how many documents are cut off; what follows is one more.
  package static func documents(of text: ByteString, most: Int = .max) -> [ByteString] {
    let text = text.trimmedStart
    var documents: [ByteString] = []
    var start = 0
    text.withBytes { bytes in
      var line = 0
      while line < bytes.count, documents.count < most {
        if isSeparator(bytes, at: line) {
          add(text[start..<line], to: &documents)
          start = line + 3
          while start < bytes.count, bytes[start] == 0x20 || bytes[start] == 0x09 { start += 1 }
        }
        guard let end = ByteSearch.index(of: 0x0A, in: bytes, from: max(line, start)) else { break }
        line = end + 1
      }
    }
    add(text[start..<text.count], to: &documents)
    return documents
  }

  private static func isSeparator(_ bytes: UnsafeBufferPointer<UInt8>, at line: Int) -> Bool {
    line + 3 <= bytes.count && bytes[line] == 0x2D && bytes[line + 1] == 0x2D && bytes[line + 2] == 0x2D
  }

  private static func add(_ document: ByteString, to documents: inout [ByteString]) {
    let trimmed = document.trimmedStart
    if !trimmed.isEmpty { documents.append(trimmed) }
  }
}
