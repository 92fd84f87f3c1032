import ValueTree

extension Validator {
  mutating func follow(
    _ node: SchemaNodeReference, _ keyword: String, in frame: inout Frame
  ) -> SchemaViolation? {
    guard let cause = apply(node, in: &frame, keyword: keyword) else { return nil }
    var violation = violation(.reference, frame)
    violation.causes = cause.kind.isGroup ? cause.causes : [cause]
    return violation
  }

  mutating func followDynamicReferences(_ frame: inout Frame) {
    let node = frame.node.node
    if let target = node.recursiveReference {
      var reference = frame.node.sibling(target)
      if reference.node.isRecursiveAnchor { reference = outermostRecursiveAnchor(reference) }
      if let violation = follow(reference, "$recursiveRef", in: &frame) { frame.violations.append(violation) }
    }
    if let dynamic = node.dynamicReference {
      var reference = frame.node.sibling(dynamic.target)
      if !dynamic.anchor.isEmpty, reference.node.dynamicAnchor == dynamic.anchor {
        reference = outermostAnchor(dynamic.anchor) ?? reference
      }
      if let violation = follow(reference, "$dynamicRef", in: &frame) { frame.violations.append(violation) }
    }
  }

  private func outermostRecursiveAnchor(_ fallback: SchemaNodeReference) -> SchemaNodeReference {
    for scope in scopes where scope.node.schema.nodes[scope.node.node.resource].isRecursiveAnchor {
      return scope.node
    }
    return fallback
  }

  private func outermostAnchor(_ anchor: ByteString) -> SchemaNodeReference? {
    for scope in scopes {
      let resource = scope.node.schema.nodes[scope.node.node.resource]
      if let index = resource.dynamicAnchors[anchor] { return scope.node.sibling(index) }
    }
    return nil
  }

  /// A schema that comes to apply itself to the same value again would never end.
  mutating func cycle(_ frame: Frame) -> SchemaViolation? {
    guard let current = scopes.last else { return nil }
    for index in scopes.indices.dropLast().reversed() {
      let scope = scopes[index]
      if scope.value != current.value { return nil }
      if index & 7 == 0 { stepsLeft -= 1 }
      if scope.node == current.node {
        // What is said names every schema on the way.
        stepsLeft -= 16 * scopes.count
        return violation(
          .referenceCycle(
            url: location(of: frame.node), first: keywordLocation(scopes.count - 1), second: keywordLocation(index)),
          frame)
      }
    }
    return nil
  }

  func location(of node: SchemaNodeReference) -> ByteString {
    let place = node.node.place
    // The metaschema that Helm's library makes up has a name and no place.
    return place.url == "urn:mem:metaschema" ? place.url : place.text
  }

  /// The keywords on the way from the outermost schema to the scope at `index`.
  private func keywordLocation(_ index: Int) -> String {
    var text = ""
    for place in scopes.indices.prefix(index + 1).dropFirst() {
      if let keyword = scopes[place].keyword {
        text += "/" + keyword
      } else {
        let parent = location(of: scopes[place - 1].node).count
        let own = location(of: scopes[place].node)
        text += own[min(parent, own.count)..<own.count].string
      }
    }
    return text
  }
}
