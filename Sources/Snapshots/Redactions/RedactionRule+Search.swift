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
  func nodes(below object: ManifestTree.Node, in tree: ManifestTree) -> [ManifestTree.Node] {
    var found: [ManifestTree.Node] = []
    var seen: Set<[ManifestTree.Step]> = []
    walk(steps[...], object, tree) { if seen.insert($0.path).inserted { found.append($0) } }
    return found
  }

  private func walk(
    _ steps: ArraySlice<Step>, _ node: ManifestTree.Node, _ tree: ManifestTree, _ found: (ManifestTree.Node) -> Void
  ) {
    guard let step = steps.first else { return found(node) }
    let rest = steps.dropFirst()
    switch step {
    case .anyDepth where rest.isEmpty: for leaf in node.leaves(in: tree) { found(leaf) }
    case .anyDepth:
      walk(rest, node, tree, found)
      for child in tree.children(of: node) { walk(steps, child, tree, found) }
    case .key(let pattern):
      guard node.isMap else { return }
      for child in tree.children(of: node) {
        if case .key(let key)? = child.path.last, pattern.fits(key) { walk(rest, child, tree, found) }
      }
    case .items:
      guard !node.isMap else { return }
      for child in tree.children(of: node) { walk(rest, child, tree, found) }
    case .index(let index):
      guard case .list(let items) = node.value else { return }
      let place = index < 0 ? items.count + index : index
      if items.indices.contains(place) { walk(rest, tree.children(of: node)[place], tree, found) }
    case .entry(let key, let pattern):
      guard !node.isMap else { return }
      for child in tree.children(of: node) {
        if case .string(let text)? = child.value.mapValue?[key], pattern.fits(text) { walk(rest, child, tree, found) }
      }
    }
  }
}
