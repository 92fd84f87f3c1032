import ValueCoding
import ValueTree

/// Finds the edits that turn one value into another.
///
/// - Complexity: O(size) for maps and lists with names; lists without names cost what ``SequenceDiff`` and
///   ``DiffBounds`` allow.
struct TreeComparison {
  let old: NodeTree
  let new: NodeTree
  let options: DiffOptions
  let kind: ByteString
  var isSecret = false
  private(set) var edits: [Edit] = []
  var path: [EditStep] = []
  var similarity = Similarity()

  init(_ old: FrozenValue, _ new: FrozenValue, kind: ByteString, options: DiffOptions) {
    self.old = NodeTree(old)
    self.new = NodeTree(new)
    self.kind = kind
    self.options = options
  }

  static func edits(
    _ old: FrozenValue, _ new: FrozenValue, kind: ByteString = ByteString(), options: DiffOptions
  ) -> [Edit] {
    var comparison = TreeComparison(old, new, kind: kind, options: options)
    comparison.compare(0, 0)
    return comparison.edits
  }

  mutating func add(_ kind: Edit.Kind) {
    edits.append(Edit(path: path, kind: kind, isSecret: isSecret))
  }

  mutating func compare(_ left: Int, _ right: Int) {
    if old.isSame(left, as: right, of: new) { return }
    let (a, b) = (old.nodes[left].value, new.nodes[right].value)
    if path.count >= DiffBounds.depth { return add(.replaced(old: a, new: b)) }
    switch (a, b) {
    case (.map(let x), .map(let y)): compareMaps(left, x.keys, right, y.keys)
    case (.list, .list): compareLists(left, right)
    case (.string(let x), .string(let y)): compareTexts(x, y)
    default: add(.replaced(old: a, new: b))
    }
  }

  private mutating func compareMaps(_ left: Int, _ oldKeys: [ByteString], _ right: Int, _ newKeys: [ByteString]) {
    let pairs = Self.merged(oldKeys, newKeys)
    let sharesNothing = pairs.allSatisfy { $0.old == nil || $0.new == nil }
    if sharesNothing, !path.isEmpty, !oldKeys.isEmpty, !newKeys.isEmpty {
      return add(.replaced(old: old.nodes[left].value, new: new.nodes[right].value))
    }
    let hidden = HiddenValue.hiddenFields(of: old.nodes[left].value)
      .union(HiddenValue.hiddenFields(of: new.nodes[right].value))
    for pair in pairs {
      let wasSecret = isSecret
      if hidden.contains(pair.key) { isSecret = true }
      path.append(.key(pair.key))
      switch (pair.old, pair.new) {
      case (let x?, let y?): compare(old.nodes[left].first + x, new.nodes[right].first + y)
      case (let x?, nil): add(.removed(old.nodes[old.nodes[left].first + x].value))
      case (nil, let y?): add(.added(new.nodes[new.nodes[right].first + y].value))
      case (nil, nil): break
      }
      path.removeLast()
      isSecret = wasSecret
    }
  }

  /// The keys of both maps in order, with their places.
  static func merged(_ old: [ByteString], _ new: [ByteString]) -> [(key: ByteString, old: Int?, new: Int?)] {
    var pairs: [(key: ByteString, old: Int?, new: Int?)] = []
    pairs.reserveCapacity(max(old.count, new.count))
    var (x, y) = (0, 0)
    while x < old.count || y < new.count {
      if y == new.count || x < old.count && old[x] < new[y] {
        pairs.append((old[x], x, nil))
        x += 1
      } else if x == old.count || new[y] < old[x] {
        pairs.append((new[y], nil, y))
        y += 1
      } else {
        pairs.append((old[x], x, y))
        (x, y) = (x + 1, y + 1)
      }
    }
    return pairs
  }

  // MARK: Texts

  /// Texts that differ: inside them where they hold a document, else as a whole.
  private mutating func compareTexts(_ left: ByteString, _ right: ByteString) {
    let count = path.count
    defer { path.removeLast(path.count - count) }
    var (left, right) = (left, right)
    if options.looksIntoTexts, isBase64Place, case .success(let x) = left.withBytes(Base64.decoded),
      case .success(let y) = right.withBytes(Base64.decoded), x != y
    {
      path.append(.decoded(.base64))
      (left, right) = (x, y)
    }
    if options.looksIntoTexts, let documents = Documents(left, right, path: path) {
      path.append(.decoded(documents.encoding))
      let found = inner(documents.old, documents.new)
      if !found.isEmpty {
        edits += found
        return
      }
      // Only comments or quotes differ: that is a difference of the text.
      path.removeLast()
    }
    add(.replaced(old: .string(left), new: .string(right)))
  }

  private func inner(_ left: FrozenValue, _ right: FrozenValue) -> [Edit] {
    var comparison = TreeComparison(left, right, kind: ByteString(), options: options)
    comparison.path = path
    comparison.isSecret = isSecret
    comparison.compare(0, 0)
    return comparison.edits
  }

  /// Whether this is a value of `data` in a Secret, or of `binaryData` in a ConfigMap.
  private var isBase64Place: Bool {
    guard path.count == 2, case .key(let field) = path[0] else { return false }
    return kind == "Secret" && field == "data" || kind == "ConfigMap" && field == "binaryData"
  }
}

/// Two texts that hold a document each.
private struct Documents {
  let encoding: TextEncoding
  let old: FrozenValue
  let new: FrozenValue

  /// - Returns: nil unless the key ends in `.yaml`, `.yml` or `.json` and both texts hold one map or list.
  init?(_ left: ByteString, _ right: ByteString, path: [EditStep]) {
    let key = path.lazy.reversed().compactMap { step in if case .key(let key) = step { key } else { nil } }.first
    guard let key, let encoding = Self.encoding(of: key) else { return nil }
    guard let old = Self.read(left, encoding), let new = Self.read(right, encoding) else { return nil }
    self.encoding = encoding
    self.old = old
    self.new = new
  }

  private static func encoding(of key: ByteString) -> TextEncoding? {
    if key.hasSuffix(".yaml") || key.hasSuffix(".yml") { return .yaml }
    return key.hasSuffix(".json") ? .json : nil
  }

  private static func read(_ text: ByteString, _ encoding: TextEncoding) -> FrozenValue? {
    // A second document would go unread.
    if encoding == .yaml, text.contains("\n---") || text.contains("\n...") { return nil }
    let value: FrozenValue
    do throws(CodingFailure) {
      value = encoding == .json ? try JSONReader.read(text) : try YAMLReader.read(text)
    } catch {
      return nil
    }
    switch value {
    case .map, .list: return value
    default: return nil
    }
  }
}
