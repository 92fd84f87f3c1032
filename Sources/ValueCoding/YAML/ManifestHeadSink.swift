import ValueTree

/// Takes the head out of a document's nodes and builds nothing of the rest.
///
/// Whatever could fail after parsing, or be read in another way than it stands, makes the document odd: then what was
/// taken is void and the tree has to be built.
struct ManifestHeadSink: YAMLSink {
  private(set) var head = ManifestHead()
  private(set) var isOdd = false

  /// For each open collection what the next node in it is.
  private var roles: [Role] = []
  private var field = Field.none
  private var annotationKey = ByteString()
  private var annotations: [(ByteString, FrozenValue)] = []
  private var seen: UInt8 = 0
  /// `metadata` is open at depth two, or deeper; its annotations at depth three.
  private var isInMetadata = false
  private var isInAnnotations = false

  private enum Role: UInt8 { case item, key, value }

  /// What the value that comes next belongs to.
  private enum Field: UInt8 { case none, apiVersion, kind, metadata, name, annotations, annotation }

  var wantsMarks: Bool { false }
  var wantsText: Bool { field != .none }

  @inline(__always)
  mutating func scalar(_ node: YAMLScalarNode) throws(YAMLProblem) {
    if node.tag != nil || node.anchor != nil {
      isOdd = true
      return
    }
    guard let role = roles.last else {
      isOdd = true
      return
    }
    switch role {
    case .key:
      roles[roles.count - 1] = .value
      checkKey(node)
      if roles.count <= 3 { findField(node) }
    case .value, .item:
      if role == .value { roles[roles.count - 1] = .key }
      if field != .none {
        take(node)
      } else if node.isPlain, !node.text.isEmpty, node.text[0] < 0x30,
        case .float(let number) = YAMLScalar.resolve(node.text),
        !number.isFinite
      {
        isOdd = true
      }
    }
  }

  mutating func alias(_ name: YAMLName, at mark: YAMLMark) throws(YAMLProblem) {
    // Whether the anchor exists is an error of parsing, which the tree builder finds in its turn.
    isOdd = true
  }

  mutating func startMapping(anchor: YAMLName?, at mark: YAMLMark) throws(YAMLProblem) {
    open(.key, anchor)
    switch field {
    case .none: break
    case .metadata: head.hasMetadata = true
    case .annotations: annotations.removeAll()
    default: isOdd = true
    }
    field = .none
  }

  mutating func startSequence(anchor: YAMLName?, at mark: YAMLMark) throws(YAMLProblem) {
    if roles.isEmpty || field != .none { isOdd = true }
    open(.item, anchor)
  }

  mutating func end() throws(YAMLProblem) {
    roles.removeLast()
    if roles.count == 2 {
      if isInAnnotations { head.annotations = FrozenMap(annotations) }
      isInAnnotations = false
    } else if roles.count < 2 {
      isInMetadata = false
    }
  }

  private mutating func open(_ role: Role, _ anchor: YAMLName?) {
    if anchor != nil { isOdd = true }
    if let last = roles.last {
      if last == .key { isOdd = true }
      if last == .value { roles[roles.count - 1] = .key }
    }
    if roles.count == 1 { isInMetadata = field == .metadata }
    if roles.count == 2 { isInAnnotations = field == .annotations }
    roles.append(role)
    if roles.count > 5_000 { isOdd = true }
  }

  /// A key that is no text, or that JSON cannot have, or that merges.
  @inline(__always)
  private mutating func checkKey(_ node: YAMLScalarNode) {
    guard node.isPlain else { return }
    guard let first = node.text.first else {
      isOdd = true
      return
    }
    if first == UInt8(ascii: "<") {
      isOdd = true
    } else if first < 0x3A || node.text.count < 6 {
      switch YAMLScalar.resolve(node.text) {
      case .null, .unsigned: isOdd = true
      default: break
      }
    }
  }

  private mutating func findField(_ node: YAMLScalarNode) {
    switch roles.count {
    case 1:
      match(node, "apiVersion", .apiVersion)
      match(node, "kind", .kind)
      match(node, "metadata", .metadata)
    case 2 where isInMetadata:
      match(node, "name", .name)
      match(node, "annotations", .annotations)
    case 3 where isInAnnotations:
      if node.isPlain, case .text = YAMLScalar.resolve(node.text) {} else if node.isPlain { isOdd = true }
      annotationKey = ByteString(node.text)
      field = .annotation
    default: break
    }
  }

  /// A key that differs only in case also names the field for Go, which the slow way sorts out, as it does repeated keys.
  @inline(__always)
  private mutating func match(_ node: YAMLScalarNode, _ name: StaticString, _ wanted: Field) {
    // The long s and the Kelvin sign fold to `s` and `k` and are longer.
    guard node.text.count >= name.utf8CodeUnitCount, node.text.count <= 3 * name.utf8CodeUnitCount else { return }
    let mayFold = node.text.contains { $0 >= 0x80 }
    if mayFold {
      isOdd = true
      return
    }
    guard node.text.count == name.utf8CodeUnitCount else { return }
    var isExact = true
    for index in 0..<node.text.count {
      let difference = node.text[index] ^ name.utf8Start[index]
      if difference & ~0x20 != 0 { return }
      if difference != 0 { isExact = false }
    }
    let bit = UInt8(1) << wanted.rawValue
    if !isExact || seen & bit != 0 { isOdd = true }
    seen |= bit
    field = wanted
  }

  /// The scalar that stands where the head has a field.
  @inline(never)
  private mutating func take(_ node: YAMLScalarNode) {
    let text = text(node)
    switch field {
    case .apiVersion: head.apiVersion = text ?? ByteString()
    case .kind: head.kind = text ?? ByteString()
    case .name: head.name = text ?? ByteString()
    case .annotation: annotations.append((annotationKey, .string(text ?? ByteString())))
    case .metadata, .annotations: if text != nil { isOdd = true }
    case .none: break
    }
    field = .none
  }

  /// The scalar as a Go string takes it; nil for null.
  private mutating func text(_ node: YAMLScalarNode) -> ByteString? {
    guard node.isPlain else { return ByteString(node.text) }
    switch YAMLScalar.resolve(node.text) {
    case .text: return ByteString(node.text)
    case .null: return nil
    case .bool(let value): return value ? "true" : "false"
    case .integer(let value): return ByteString(String(value))
    case .unsigned(let value): return ByteString(String(value))
    case .float(let value): return GoDecoder.text(.float(value))
    }
  }
}
