import Manifests
import ValueTree

// Which values of a document a rule is about.

extension ManifestTree.Node {
  var isMap: Bool { value.mapValue != nil }

  var isCollection: Bool {
    switch value {
    case .map, .list: true
    default: false
    }
  }

  /// The scalars below, and the node itself where it is one.
  func leaves(in tree: ManifestTree) -> [ManifestTree.Node] {
    isCollection ? tree.children(of: self).flatMap { $0.leaves(in: tree) } : [self]
  }
}

extension RedactionRule.Selector {
  func fits(_ map: FrozenMap, source path: ByteString) -> Bool {
    func text(_ value: FrozenValue?) -> ByteString { if case .string(let text)? = value { text } else { "" } }
    let metadata = map["metadata"]?.mapValue ?? FrozenMap()
    if let kind, !kind.fits(text(map["kind"])) { return false }
    if let name, !name.fits(text(metadata["name"])) { return false }
    if let source, !source.fits(path) { return false }
    let found = metadata["labels"]?.mapValue ?? FrozenMap()
    return labels.allSatisfy { key, pattern in
      if case .string(let value)? = found[ByteString(key)] { pattern.fits(value) } else { false }
    }
  }
}

extension RedactionPath {
  /// What the path leads to, each node once.
  func nodes(below object: ManifestTree.Node, in tree: ManifestTree) throws(ManifestPath.Failure) -> [ManifestTree.Node]
  {
    var nodes = [object]
    for step in steps {
      var next: [ManifestTree.Node] = []
      for node in nodes { try step.append(from: node, tree, to: &next) }
      nodes = next
    }
    var seen: Set<[ManifestTree.Step]> = []
    return nodes.filter { seen.insert($0.path).inserted }
  }
}

extension RedactionPath.Step {
  fileprivate func append(
    from node: ManifestTree.Node, _ tree: ManifestTree, to found: inout [ManifestTree.Node]
  ) throws(ManifestPath.Failure) {
    let children = tree.children(of: node)
    switch self {
    case .key(let pattern): found += children.filter { $0.isEntry(pattern) }
    case .descendants(nil): for child in children { found += child.leaves(in: tree) }
    case .descendants(let pattern?):
      for child in children {
        if child.isEntry(pattern) { found.append(child) }
        try append(from: child, tree, to: &found)
      }
    case .other(.index(let index)):
      let place = index < 0 ? children.count + index : index
      if !node.isMap, children.indices.contains(place) { found.append(children[place]) }
    case .other(.slice(let from, let to, let by)) where !node.isMap:
      let bound = { (index: Int) in min(children.count, max(0, index < 0 ? children.count + index : index)) }
      for place in stride(from: bound(from ?? 0), to: bound(to ?? children.count), by: by) {
        found.append(children[place])
      }
    case .other(.filter(let filter)):
      for child in children where try filter.holds(for: child.value) { found.append(child) }
    case .other(.wildcard): found += children
    case .other: return
    }
  }
}

extension ManifestTree.Node {
  fileprivate func isEntry(_ pattern: TextPattern) -> Bool {
    if case .key(let key)? = path.last { pattern.fits(key) } else { false }
  }
}
