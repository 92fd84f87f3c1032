/// What counts as a change, and how far a comparison goes.
package struct DiffOptions: Sendable {
  /// Changes that leave every value as it was.
  package struct Reports: OptionSet, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }

    /// Comments, quotes, order of keys.
    package static let formatting = Reports(rawValue: 1)
    /// An object that is printed by another template.
    package static let sources = Reports(rawValue: 2)
    /// Documents of one file in another order.
    package static let order = Reports(rawValue: 4)
  }

  package var reports: Reports = [.formatting, .sources, .order]
  /// Look into texts whose key ends in `.yaml`, `.yml` or `.json`, and into base64.
  package var looksIntoTexts = true
  /// Whether a removed and an added object of one kind may be one object with a new name.
  package var findsRenames = true

  package init() {}
}

/// How much work a hostile input may cause.
enum DiffBounds {
  /// Trees deeper than this are compared as a whole.
  static let depth = 200
  /// Steps that looking for similar list items may take in one object.
  static let similaritySteps = 2_000_000
  /// Pairs of list items, or of objects, that are scored each with each.
  static let pairs = 4_096
  /// Shared leaves over leaves, from which two objects are one with a new name.
  static let renamedObject = 0.7
  /// The same for list items that have a name of their own, and for those that have none.
  static let renamedItem = 0.7
  static let similarItem = 0.4
}
