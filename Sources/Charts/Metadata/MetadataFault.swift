import ValueCoding
import ValueTree

/// What is wrong with a chart's metadata, and where they say so.
package struct MetadataFault: Error, Equatable {
  /// In Helm's words.
  package var message: String
  /// What is fine there, in a sentence.
  package var advice: String?
  private var path: ValuePath
  /// What is marked in the line; empty for an item of a list.
  package var key: ByteString { if case .key(let key)? = path.last { key } else { "" } }
  /// The texts that the metadata were read from, each over the one before.
  private var texts: [Text] = []

  private struct Text: Equatable {
    var file: ByteString
    var text: ByteString
  }

  init(_ message: String, at path: ValuePath, advice: String? = nil) {
    self.message = message
    self.path = path
    self.advice = advice
  }

  /// The same, knowing the texts that it is about.
  func inTexts(of files: [ChartFile]) -> MetadataFault {
    var fault = self
    for name: ByteString in ["Chart.yaml", "requirements.yaml"] {
      guard let file = files.last(where: { $0.name == name }) else { continue }
      // The file was read a moment ago; where it cannot be read again, there is no line to show.
      do throws(ChartFailure) { fault.texts.append(Text(file: name, text: try file.bytes())) } catch { continue }
    }
    return fault
  }

  /// Where the field stands; nil where no text has it.
  package var place: (file: ByteString, text: ByteString, places: YAMLPlaces)? {
    for text in texts.reversed() {
      do throws(CodingFailure) {
        let (value, places) = try text.text.withBytes { bytes throws(CodingFailure) in
          try YAMLReader.readWithPlaces(bytes)
        }
        guard let (place, steps) = places?.place(at: path, in: value), steps > 0 else { continue }
        return (text.file, text.text, place)
      } catch { continue }
    }
    return nil
  }
}

extension Metadata {
  /// The first value of a file of metadata that has another type than Helm wants.
  package static func mismatch(in text: ByteString, file: ByteString) -> GoMismatch? {
    let shape: GoStructure
    switch file {
    case "Chart.yaml", "requirements.yaml": shape = Metadata.shape
    case "Chart.lock", "requirements.lock": shape = LockFile.shape
    default: return nil
    }
    return GoMismatch.find(in: text, as: .structure(shape))
  }
}
