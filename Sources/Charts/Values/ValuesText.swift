import ValueCoding
import ValueTree

/// Reads a file of values: one or several YAML documents, merged.
///
/// - Source: Helm 4.2.4, `pkg/chart/v2/loader/load.go`, `LoadValues`; `k8s.io/apimachinery/pkg/util/yaml`, `YAMLReader`.
package enum ValuesText {
  package struct Failure: Error, Equatable {
    /// As Helm has it, without the file's name.
    package var message: String
  }

  /// - Parameter work: what libyaml may do for this and other texts.
  package static func read(_ text: ByteString, work: YAMLWork = YAMLWork()) throws(Failure) -> FrozenMap {
    var first = FrozenMap()
    var merged: OpenMap?
    for document in try documents(of: text) {
      let map: FrozenMap
      do {
        map = try document.text.withBytes { bytes throws(CodingFailure) in try YAMLReader.readMap(bytes, work: work) }
      } catch {
        throw Failure(message: "cannot unmarshal yaml document: \(error.message)")
      }
      if map.isEmpty { continue }
      if first.isEmpty {
        first = map
        continue
      }
      if merged == nil { merged = OpenMap(first) }
      merged?.overlay(map)
    }
    return merged?.frozen ?? first
  }

  /// What is wrong with the first document that is wrong, by places of the whole text.
  package static func fault(in text: ByteString) -> YAMLFault? {
    let documents: [(text: ByteString, start: Int)]
    do throws(Failure) { documents = try self.documents(of: text) } catch { return nil }
    for document in documents {
      if let fault = document.text.withBytes({ YAMLFault.find(in: $0) }) {
        return fault.moved(by: document.start)
      }
    }
    return nil
  }

  /// The documents that are maps, with where their values stand; nothing of a text that cannot be read.
  package static func documentsWithPlaces(
    of text: ByteString
  ) -> [(values: FrozenMap, places: YAMLPlaces?, linesBefore: Int)] {
    var found: [(values: FrozenMap, places: YAMLPlaces?, linesBefore: Int)] = []
    var (linesBefore, counted) = (0, 0)
    do {
      for document in try documents(of: text) {
        let read = try document.text.withBytes { bytes throws(CodingFailure) in
          try YAMLReader.readWithPlaces(bytes)
        }
        linesBefore += text[counted..<document.start].withBytes { $0.count { $0 == UInt8(ascii: "\n") } }
        counted = document.start
        if case .map(let map) = read.value { found.append((map, read.places, linesBefore)) }
      }
    } catch {
      return found
    }
    return found
  }

  /// The texts between lines that start with `---`; a separator may carry only white space or a comment.
  private static func documents(of text: ByteString) throws(Failure) -> [(text: ByteString, start: Int)] {
    var documents: [(text: ByteString, start: Int)] = []
    var start = 0
    var place = 0
    while let separator = nextSeparator(in: text, from: place) {
      let line = text[separator..<text.count]
      let end = separator + (line.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? line.count)
      let after = text[separator + 3..<end].trimmed
      if !after.isEmpty, after[0] != UInt8(ascii: "#") {
        throw Failure(message: "error reading yaml document: invalid Yaml document separator: \(after.string)")
      }
      if start < separator { documents.append((text[start..<separator], start)) }
      start = end
      place = end
    }
    if start < text.count { documents.append((text[start..<text.count], start)) }
    return documents
  }

  /// Where the next line starts that begins with `---`; `start` is the start of a line.
  private static func nextSeparator(in text: ByteString, from start: Int) -> Int? {
    text.withBytes { bytes in
      let dash = UInt8(ascii: "-")
      var index = start
      while index + 3 <= bytes.count {
        let isFirst = index == start || bytes[index - 1] == UInt8(ascii: "\n")
        if isFirst, bytes[index] == dash, bytes[index + 1] == dash, bytes[index + 2] == dash { return index }
        index += 1
        while index < bytes.count, bytes[index] != dash { index += 1 }
      }
      return nil
    }
  }
}

extension FrozenMap {
  /// The map with `other` laid over it: maps are merged, everything else of `other` wins, nulls too.
  ///
  /// - Source: Helm 4.2.4, `pkg/chart/v2/loader/load.go`, `MergeMaps`.
  package func overlaid(with other: FrozenMap) -> FrozenMap {
    if isEmpty { return other }
    if other.isEmpty { return self }
    return merged(with: other) { below, above in
      guard case .map(let lower) = below, case .map(let upper) = above else { return above }
      return .map(lower.overlaid(with: upper))
    }
  }

  /// The entries of both maps; `combine` decides where both have a key.
  func merged(with other: FrozenMap, combine: (FrozenValue, FrozenValue) -> FrozenValue) -> FrozenMap {
    var result = FrozenMap()
    result.reserveCapacity(count + other.count)
    var left = 0
    var right = 0
    while left < count || right < other.count {
      if right == other.count || left < count && keys[left] < other.keys[right] {
        result.append(keys[left], values[left])
        left += 1
      } else if left == count || other.keys[right] < keys[left] {
        result.append(other.keys[right], other.values[right])
        right += 1
      } else {
        result.append(keys[left], combine(values[left], other.values[right]))
        left += 1
        right += 1
      }
    }
    return result
  }
}
