import ChartEngine
import ValueCoding
import ValueTree

/// The documents of a YAML file that no chart rendered.
package struct ManifestFile: Sendable {
  /// As messages name it.
  package let name: String
  package let text: ByteString
  package let objects: [ManifestObject]

  /// - Throws: at the first document that is no YAML. A document without a kind is none the less one: a file of settings, or a
  ///   list.
  package init(name: String, text: ByteString) throws(CodingFailure) {
    self.name = name
    self.text = text
    var objects: [ManifestObject] = []
    for document in ManifestSplitter.documents(of: text) {
      let value: FrozenValue
      do throws(CodingFailure) { value = try YAMLReader.read(document) } catch {
        throw CodingFailure(message: "\(name): document \(objects.count + 1) is no YAML: \(error.message)")
      }
      let manifest = Manifest(path: ByteString(name), content: document, head: Self.head(of: value))
      objects.append(ManifestObject(manifest))
    }
    self.objects = objects
  }

  private static func head(of value: FrozenValue) -> ManifestHead {
    var head = ManifestHead()
    guard let map = value.mapValue else { return head }
    if case .string(let text)? = map["apiVersion"] { head.apiVersion = text }
    if case .string(let text)? = map["kind"] { head.kind = text }
    if case .string(let text)? = map["metadata"]?.mapValue?["name"] { head.name = text }
    return head
  }

  /// Where a value of one of the objects stands, in bytes of the whole file; nil for one in a text that was decoded.
  package func range(of place: [ManifestMatch.Step], in object: ManifestObject) -> Range<Int>? {
    guard let number = objects.firstIndex(where: { $0 === object }) else { return nil }
    var start = 0
    // Documents are pieces of the file, in their order.
    for object in objects[...number] {
      guard
        let found = text.withBytes({ text in
          object.text.withBytes { ByteSearch.index(of: $0, in: text, from: start) }
        })
      else { return nil }
      start = found
      if object !== objects[number] { start += object.text.count }
    }
    do throws(CodingFailure) {
      guard let found = try ManifestText(object.text).find(place) else { return nil }
      return start + found.range.lowerBound..<start + found.range.upperBound
    } catch {
      return nil
    }
  }
}
