import ValueCoding
import ValueTree

/// One object of a side: a document of a rendered file.
package struct DiffObject: Sendable {
  /// The template's path, or a file's name.
  package var source: String
  /// The document. What is no map is compared as text.
  package var value: FrozenValue
  /// The document as rendered; empty when nobody knows, and then only values are compared.
  package var text: ByteString

  package init(source: String, value: FrozenValue, text: ByteString = ByteString()) {
    self.source = source
    self.value = value
    self.text = text
  }

  /// The documents of a file as `valuesctl render --output-dir` writes it. The texts, put together, are the file.
  ///
  /// - A text that is no YAML (NOTES, a broken manifest) is a document whose value is that text.
  /// - What holds only comments belongs to the document behind it, or to the last one; a file of comments is a null.
  package static func read(_ file: ByteString, source: String) -> [DiffObject] {
    var objects: [DiffObject] = []
    var pending = 0..<0
    for range in documents(of: file) {
      pending = pending.isEmpty ? range : pending.lowerBound..<range.upperBound
      let text = file[pending]
      let value = read(document: file[range])
      if value.isNull { continue }
      objects.append(DiffObject(source: source, value: value, text: text))
      pending = 0..<0
    }
    if pending.isEmpty { return objects }
    if let last = objects.last {
      objects[objects.count - 1].text = file[file.count - pending.count - last.text.count..<file.count]
    } else {
      objects.append(DiffObject(source: source, value: .null, text: file[pending]))
    }
    return objects
  }

  private static func read(document: ByteString) -> FrozenValue {
    do throws(CodingFailure) {
      let value = try YAMLReader.read(document)
      switch value {
      case .null, .map, .list: return value
      // Prose is YAML too: one long scalar.
      default: return .string(document)
      }
    } catch {
      return .string(document)
    }
  }

  /// The ranges between lines that start a document; each starts with its `---`.
  private static func documents(of file: ByteString) -> [Range<Int>] {
    file.withBytes { bytes in
      var ranges: [Range<Int>] = []
      var start = 0
      var line = 0
      while line < bytes.count {
        if line > start, isSeparator(bytes, line) {
          ranges.append(start..<line)
          start = line
        }
        line = ByteSearch.index(of: 0x0A, in: bytes, from: line).map { $0 + 1 } ?? bytes.count
      }
      if start < bytes.count { ranges.append(start..<bytes.count) }
      return ranges
    }
  }

  private static func isSeparator(_ bytes: UnsafeBufferPointer<UInt8>, _ line: Int) -> Bool {
    guard line + 3 <= bytes.count, bytes[line] == 0x2D, bytes[line + 1] == 0x2D, bytes[line + 2] == 0x2D else {
      return false
    }
    return line + 3 == bytes.count || bytes[line + 3] <= 0x20
  }
}
