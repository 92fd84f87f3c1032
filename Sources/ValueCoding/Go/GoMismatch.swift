import ValueTree

/// A value that does not fit its Go type: looked for again, after a decoder has refused the text.
package struct GoMismatch: Sendable {
  /// `dependencies[0].tags`; empty for the whole text.
  package var path: String
  package var wanted: GoShape
  package var found: FrozenValue
  package var places: YAMLPlaces

  /// The first mismatch, in the decoder's order; nil where there is none, or the text cannot be read.
  package static func find(in text: ByteString, as shape: GoShape) -> GoMismatch? {
    do throws(CodingFailure) {
      let (value, places) = try text.withBytes { bytes throws(CodingFailure) in try YAMLReader.readWithPlaces(bytes) }
      return places.flatMap { find(value, as: shape, at: $0, path: "") }
    } catch { return nil }
  }

  /// As deep as the shape, which no text decides.
  private static func find(
    _ value: FrozenValue, as shape: GoShape, at places: YAMLPlaces, path: String
  ) -> GoMismatch? {
    let shape = shape.pointee
    switch (value, shape) {
    case (.null, _), (_, .any), (.bool, .string), (.integer, .string), (.float, .string): return nil
    case (.map(let map), .map(let element)):
      for (index, (key, inner)) in map.enumerated() where index < places.children.count {
        let name = path.isEmpty ? key.string : "\(path).\(key.string)"
        if let found = find(inner, as: element, at: places.children[index], path: name) { return found }
      }
      return nil
    case (.map(let map), .structure(let structure)):
      for (index, (key, inner)) in map.enumerated() where index < places.children.count {
        guard let field = structure.field(key) else { continue }
        let name = path.isEmpty ? key.string : "\(path).\(key.string)"
        if let found = find(inner, as: field.shape, at: places.children[index], path: name) { return found }
      }
      return nil
    case (.list(let items), .list(let element)):
      for (index, inner) in items.enumerated() where index < places.children.count {
        let found = find(inner, as: element, at: places.children[index], path: "\(path)[\(index)]")
        if let found { return found }
      }
      return nil
    default:
      return GoDecoder.mismatch(value, shape) == nil
        ? nil : GoMismatch(path: path, wanted: shape, found: value, places: places)
    }
  }
}
