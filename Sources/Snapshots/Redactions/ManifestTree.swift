import ValueCoding
import ValueTree

/// A document with its values and where each of them stands in the text.
struct ManifestTree {
  let text: ByteString
  let root: FrozenValue
  private let places: YAMLPlaces?
  /// Where each line starts.
  private let lines: [Int]

  init(_ text: ByteString) throws(CodingFailure) {
    self.text = text
    (root, places) = try text.withBytes { bytes throws(CodingFailure) in try YAMLReader.readWithPlaces(bytes) }
    lines = text.withBytes { bytes in
      var lines = [0]
      var start = 0
      while let end = ByteSearch.index(of: 0x0A, in: bytes, from: start) {
        lines.append(end + 1)
        start = end + 1
      }
      return lines
    }
  }

  /// A value on its way from the root.
  struct Node {
    var value: FrozenValue
    var path: [Step] = []
    var isFlow = false
    fileprivate var place: YAMLPlaces?
    /// The column of the key, or of the item's dash.
    fileprivate var indent = -1
  }

  enum Step: Hashable {
    case key(ByteString)
    case index(Int)
  }

  var rootNode: Node { Node(value: root, isFlow: isFlowCollection(places), place: places) }

  func children(of node: Node) -> [Node] {
    switch node.value {
    case .map(let map): map.keys.indices.map { child(of: node, $0, map.values[$0], .key(map.keys[$0])) }
    case .list(let items): items.indices.map { child(of: node, $0, items[$0], .index($0)) }
    default: []
    }
  }

  private func child(of node: Node, _ index: Int, _ value: FrozenValue, _ step: Step) -> Node {
    let place = node.place.flatMap { index < $0.children.count ? $0.children[index] : nil }
    let isInFlow = isFlowCollection(node.place)
    var child = Node(value: value, path: node.path + [step], isFlow: isInFlow, place: place)
    guard let place else { return child }
    if case .key = step {
      child.indent = Int(place.keyColumn) - 1
    } else {
      child.indent = dash(before: offset(line: Int(place.line), column: Int(place.column))) ?? Int(place.column) - 2
    }
    return child
  }

  /// The bytes of a scalar; nil where there are none, as of an empty value.
  func extent(of node: Node) -> (range: Range<Int>, style: ScalarExtent.Style)? {
    guard let place = node.place else { return nil }
    let start = offset(line: Int(place.line), column: Int(place.column))
    return text.withBytes { bytes in
      ScalarExtent(bytes: bytes).find(at: start, isFlow: node.isFlow, indent: node.indent)
    }
  }

  private func isFlowCollection(_ place: YAMLPlaces?) -> Bool {
    guard let place else { return false }
    var start = offset(line: Int(place.line), column: Int(place.column))
    return text.withBytes { bytes in
      while start < bytes.count, bytes[start] == UInt8(ascii: "&") || bytes[start] == UInt8(ascii: "!") {
        while start < bytes.count, bytes[start] > 0x20 { start += 1 }
        while start < bytes.count, bytes[start] == 0x20 { start += 1 }
      }
      return start < bytes.count && (bytes[start] == UInt8(ascii: "{") || bytes[start] == UInt8(ascii: "["))
    }
  }

  /// The column of the dash in front of an item on its line.
  private func dash(before start: Int) -> Int? {
    text.withBytes { bytes in
      var index = start - 1
      while index >= 0, bytes[index] == 0x20 { index -= 1 }
      guard index >= 0, bytes[index] == UInt8(ascii: "-") else { return nil }
      var line = index
      while line > 0, bytes[line - 1] != 0x0A { line -= 1 }
      return index - line
    }
  }

  /// - Parameter column: counts characters, from one.
  private func offset(line: Int, column: Int) -> Int {
    guard line >= 1, line <= lines.count else { return text.count }
    return text.withBytes { bytes in
      var start = lines[line - 1]
      // A byte order mark takes no column.
      if line == 1, bytes.count >= 3, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { start = 3 }
      var left = column - 1
      while left > 0, start < bytes.count {
        start += 1
        while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
        left -= 1
      }
      return start
    }
  }
}

extension FrozenValue {
  /// The value with others at places in it; each map and list on the way is copied once, however many there are.
  func replacing(_ edits: [(path: ArraySlice<ManifestTree.Step>, value: FrozenValue)]) -> FrozenValue {
    var inner: [ManifestTree.Step: [(path: ArraySlice<ManifestTree.Step>, value: FrozenValue)]] = [:]
    for edit in edits {
      guard let step = edit.path.first else { return edit.value }
      inner[step, default: []].append((edit.path.dropFirst(), edit.value))
    }
    switch self {
    case .map(var map):
      for case (.key(let key), let edits) in inner {
        if let value = map[key] { map[key] = value.replacing(edits) }
      }
      return .map(map)
    case .list(var items):
      for case (.index(let index), let edits) in inner where items.indices.contains(index) {
        items[index] = items[index].replacing(edits)
      }
      return .list(items)
    default: return self
    }
  }
}

extension [ManifestTree.Step] {
  var text: String {
    reduce(into: "") { text, step in
      switch step {
      case .index(let index): text += "[\(index)]"
      case .key(let key) where key.bytes.contains { ".[]\"/ ".utf8.contains($0) } || key.isEmpty:
        text += "[\"\(key.string)\"]"
      case .key(let key): text += (text.isEmpty ? "" : ".") + key.string
      }
    }
  }
}
