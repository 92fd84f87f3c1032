import CLibYAML

/// Finds what libyaml reads and Go's decoder refuses: aliases, merges and keys.
///
/// - Source: gopkg.in/yaml.v2 2.4.0, `decode.go`: `alias` while parsing, `merge` and `mapping` while decoding.
struct YAMLNodeFaults {
  /// What decoding would meet first.
  private(set) var first: (cause: YAMLFault.Cause, mark: yaml_mark_t)?
  var depth: Int { open.count }
  private var open: [Collection] = []
  private var anchors: [String: Anchored] = [:]

  private struct Collection {
    var isMap: Bool
    var anchor: String?
    var isKeyNext = true
    /// Whether the key before was `<<`, or what is open is the list behind one.
    var isMerge = false
  }

  private enum Anchored { case scalar, list, map }

  /// - Returns: a fault that ends parsing.
  mutating func add(_ event: yaml_event_t) -> (cause: YAMLFault.Cause, mark: yaml_mark_t)? {
    switch event.type {
    case YAML_SCALAR_EVENT:
      place(.scalar, at: event.start_mark, isMergeKey: Self.isMergeKey(event))
      note(event.data.scalar.anchor, as: .scalar)
    case YAML_ALIAS_EVENT:
      let name = Self.text(event.data.alias.anchor) ?? ""
      guard let target = anchors[name] else { return (.unknownAnchor(name), event.start_mark) }
      if open.contains(where: { $0.anchor == name }) { found(.anchorInItself(name), at: event.start_mark) }
      place(target, at: event.start_mark)
    case YAML_SEQUENCE_START_EVENT:
      enter(.list, event.data.sequence_start.anchor, at: event.start_mark)
    case YAML_MAPPING_START_EVENT:
      enter(.map, event.data.mapping_start.anchor, at: event.start_mark)
    case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: _ = open.popLast()
    default: break
    }
    return nil
  }

  private mutating func enter(_ kind: Anchored, _ anchor: UnsafeMutablePointer<UInt8>?, at mark: yaml_mark_t) {
    let isMerged = place(kind, at: mark)
    note(anchor, as: kind)
    open.append(
      Collection(isMap: kind == .map, anchor: Self.text(anchor), isMerge: kind == .list && isMerged))
  }

  /// Puts a node into what is open.
  ///
  /// - Returns: whether it stands behind `<<`.
  @discardableResult
  private mutating func place(_ kind: Anchored, at mark: yaml_mark_t, isMergeKey: Bool = false) -> Bool {
    guard let holder = open.last else { return false }
    let top = open.count - 1
    if !holder.isMap {
      if holder.isMerge, kind != .map { found(.mergeOfNoMap, at: mark) }
      return false
    }
    open[top].isKeyNext.toggle()
    if holder.isKeyNext {
      open[top].isMerge = isMergeKey
      if kind != .scalar { found(.collectionAsKey(isList: kind == .list), at: mark) }
      return false
    }
    if holder.isMerge, kind == .scalar { found(.mergeOfNoMap, at: mark) }
    return holder.isMerge
  }

  private mutating func found(_ cause: YAMLFault.Cause, at mark: yaml_mark_t) {
    if first == nil { first = (cause, mark) }
  }

  private mutating func note(_ anchor: UnsafeMutablePointer<UInt8>?, as kind: Anchored) {
    if let name = Self.text(anchor) { anchors[name] = kind }
  }

  private static func text(_ bytes: UnsafeMutablePointer<UInt8>?) -> String? { bytes.map { String(cString: $0) } }

  private static func isMergeKey(_ event: yaml_event_t) -> Bool {
    let scalar = event.data.scalar
    return scalar.length == 2 && scalar.value[0] == 0x3C && scalar.value[1] == 0x3C && scalar.plain_implicit == 1
  }
}
