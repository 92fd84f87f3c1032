/// Where the nodes of a text stand: a tree beside the values.
package struct YAMLPlaces: Sendable, Equatable {
  /// Where the key stands, or the value where there is no key.
  ///
  /// - Unit: lines and columns count from one; columns count characters.
  package var keyLine: UInt32
  package var keyColumn: UInt32
  package var line: UInt32
  package var column: UInt32
  /// Those of a map's values in the order of its keys, or of a list's items.
  package var children: [YAMLPlaces]

  init(_ mark: YAMLMark, children: [YAMLPlaces] = []) {
    line = mark.line + 1
    column = mark.column + 1
    keyLine = line
    keyColumn = column
    self.children = children
  }
}
