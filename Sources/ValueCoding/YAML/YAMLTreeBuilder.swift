import ValueTree

/// Builds the value of a document from its nodes, with a stack of its own.
///
/// What go-yaml finds only when it decodes comes after every error of syntax, and what the way through JSON finds
/// comes after that: such failures wait in ``pending``.
///
/// - Source: go.yaml.in/yaml/v2 2.4.3, `decode.go`; sigs.k8s.io/yaml 1.6.0, `yaml.go` (`convertToJSONableObject`).
struct YAMLTreeBuilder: YAMLSink {
  /// Numbers without a fraction stay integers, for a target that turns them into text.
  let keepsIntegers: Bool
  let recordsPlaces: Bool
  /// Read only for what its failure says: an integer above Go's `int` is a text there, see ``GoSyntax/unsupported(_:)``.
  let isForMessage: Bool

  var arena = ByteArena()
  var frames: [Frame] = []
  var values: [FrozenValue] = []
  var places: [YAMLPlaces] = []
  var keys: [ByteString] = []
  var keyMarks: [YAMLMark] = []
  var anchors: [ByteString: Anchor] = [:]
  /// Keys that were no text.
  var oddKeys: [ByteString: YAMLScalar] = [:]
  /// Whether there is a key that JSON cannot have.
  var hasUnsupportedKeys = false
  /// Whether a failure quotes a value, which needs its integers.
  var quotesValue = false
  /// Decode steps as go-yaml counts them, in all and below aliases.
  var steps = 0
  var aliasSteps = 0
  /// The failures that wait, by stage.
  var decodeFailure: String?
  var conversionFailure: String?
  var hasNonFinite = false
  var isTooDeep = false
  /// Noted only together with places.
  var repeatedKey: YAMLRepeatedKey?

  struct Frame {
    var isMapping: Bool
    /// What the next node of a mapping is.
    var role: Role = .key
    var firstValue: Int
    var firstKey: Int
    var anchor: ByteString?
    var mark: YAMLMark
    var stepsBefore: Int
    var height = 0
    /// Whether `<<` brought entries, which others may replace.
    var hasMerged = false
    /// In a list that is merged: every item so far is a mapping.
    var holdsOnlyMaps = true
    /// What JSON cannot have, below this collection, and the numbers of the keys that hold it.
    var failures: [(entry: Int, text: String)] = []
  }

  enum Role { case key, value, merge, item }

  struct Anchor {
    var value: FrozenValue
    var places: YAMLPlaces?
    var steps: Int
    var height: Int
    var isMapping: Bool
    var isOpen: Bool
  }

  init(keepsIntegers: Bool, recordsPlaces: Bool, isForMessage: Bool = false) {
    self.keepsIntegers = keepsIntegers
    self.recordsPlaces = recordsPlaces
    self.isForMessage = isForMessage
  }

  /// The value of the document; null when there is none.
  var root: FrozenValue { values.first ?? .null }
  var rootPlaces: YAMLPlaces? { places.first }
  /// What decoding finds wrong, before what the way through JSON does.
  var failure: String? { decodeFailure ?? conversionFailure }

  var wantsMarks: Bool { recordsPlaces }
  var wantsText: Bool { true }

  // MARK: Nodes

  mutating func scalar(_ node: YAMLScalarNode) throws(YAMLProblem) {
    let role = frames.last?.role ?? .item
    if role == .key, node.isPlain || node.tag != nil, isMerge(node) {
      frames[frames.count - 1].role = .merge
      if let anchor = node.anchor { define(anchor, .string("<<"), node.mark, steps: 1) }
      return
    }
    count(1)
    let resolved = resolve(node)
    if let anchor = node.anchor { define(anchor, value(of: resolved, node.text), node.mark, steps: 1) }
    if role == .key { return addKey(resolved, node.text, node.mark) }
    add(value(of: resolved, node.text), at: node.mark, height: 0, isMapping: false)
  }

  mutating func startMapping(anchor: YAMLName?, at mark: YAMLMark) throws(YAMLProblem) {
    open(isMapping: true, anchor, mark)
  }

  mutating func startSequence(anchor: YAMLName?, at mark: YAMLMark) throws(YAMLProblem) {
    open(isMapping: false, anchor, mark)
  }

  mutating func alias(_ name: YAMLName, at mark: YAMLMark) throws(YAMLProblem) {
    guard let anchor = anchors[ByteString(name)] else {
      throw YAMLProblem(line: nil, text: "unknown anchor '\(String(decoding: name, as: UTF8.self))' referenced")
    }
    let role = frames.last?.role ?? .item
    if role == .merge, !anchor.isMapping { fail("map merge requires map or sequence of maps as the value") }
    count(1)
    if anchor.isOpen { fail("anchor '\(String(decoding: name, as: UTF8.self))' value contains itself") }
    steps = steps.addingClamped(anchor.steps)
    aliasSteps = aliasSteps.addingClamped(anchor.steps)
    checkAliases()
    if role == .key {
      if anchor.height > 0 || anchor.isMapping || anchor.value.isCollection {
        return addCollectionKey(anchor.value, mark)
      }
      return addKey(YAMLScalar(anchor.value), anchor.value.text, mark)
    }
    add(anchor.value, at: mark, height: anchor.height, isMapping: anchor.isMapping, places: anchor.places)
  }

  mutating func end() throws(YAMLProblem) {
    let frame = frames.removeLast()
    let height = frame.height + 1
    var value: FrozenValue
    var children: [YAMLPlaces] = []
    var failure = lastingFailure(of: frame)
    if frame.isMapping {
      (value, children) = closeMapping(frame)
      if hasUnsupportedKeys, let text = unsupportedKey(in: value) { failure = text }
    } else {
      value = .list(Array(values[frame.firstValue...]))
      values.removeSubrange(frame.firstValue...)
      if recordsPlaces {
        children = Array(places[frame.firstValue...])
        places.removeSubrange(frame.firstValue...)
      }
    }
    if height > Self.depthLimit {
      isTooDeep = true
      value = .null
    }
    let place = recordsPlaces ? YAMLPlaces(frame.mark, children: children) : nil
    if let name = frame.anchor, anchors[name]?.isOpen == true {
      anchors[name] = Anchor(
        value: value, places: place, steps: steps.subtractingClamped(frame.stepsBefore), height: height,
        isMapping: frame.isMapping, isOpen: false)
    }
    passOn(failure)
    let role = frames.last?.role ?? .item
    if role == .key { return addCollectionKey(value, frame.mark) }
    add(
      value, at: frame.mark, height: height, isMapping: frame.isMapping, places: place,
      holdsOnlyMaps: frame.holdsOnlyMaps)
  }
}

extension YAMLTreeBuilder {
  /// How deep `encoding/json` reads.
  static let depthLimit = 10_000

  mutating func open(isMapping: Bool, _ anchor: YAMLName?, _ mark: YAMLMark) {
    let isMergeList = !isMapping && frames.last?.role == .merge
    let before = steps
    if !isMergeList { count(1) }
    let name = anchor.map { ByteString($0) }
    if let name {
      anchors[name] = Anchor(value: .null, places: nil, steps: 0, height: 0, isMapping: isMapping, isOpen: true)
    }
    frames.append(
      Frame(
        isMapping: isMapping, role: isMapping ? .key : .item, firstValue: values.count, firstKey: keys.count,
        anchor: name, mark: mark, stepsBefore: before))
  }

  func isMerge(_ node: YAMLScalarNode) -> Bool {
    guard node.text.count == 2, node.text[0] == UInt8(ascii: "<"), node.text[1] == UInt8(ascii: "<") else {
      return false
    }
    return node.isPlain || node.tag.map { String(decoding: $0, as: UTF8.self) } == YAMLTag.prefix + "merge"
  }

  @inline(__always)
  mutating func resolve(_ node: YAMLScalarNode) -> Resolved {
    if let tag = node.tag { return resolve(node, tagged: tag) }
    return node.isPlain ? .scalar(YAMLScalar.resolve(node.text)) : .scalar(.text)
  }

  enum Resolved {
    case scalar(YAMLScalar)
    case bytes(ByteString)
  }

  @inline(never)
  mutating func resolve(_ node: YAMLScalarNode, tagged tag: YAMLName) -> Resolved {
    switch YAMLTag.resolve(tag, node.text) {
    case .scalar(let scalar): return .scalar(scalar)
    case .bytes(let bytes): return .bytes(ByteString(UTF8Repair.repaired(bytes)))
    case .mismatch(let text):
      fail(text)
      return .scalar(.null)
    }
  }

  @inline(__always)
  mutating func value(of resolved: Resolved, _ text: UnsafeBufferPointer<UInt8>) -> FrozenValue {
    switch resolved {
    case .bytes(let bytes): return .string(bytes)
    case .scalar(.text): return .string(keep(text))
    case .scalar(.null): return .null
    case .scalar(.bool(let value)): return .bool(value)
    case .scalar(.integer(let value)): return keepsIntegers ? .integer(value) : .float(Double(value))
    case .scalar(.unsigned(let value)):
      return isForMessage ? .string(ByteString(GoSyntax.unsupported(.unsigned(value)))) : .float(Double(value))
    case .scalar(.float(let value)):
      if !value.isFinite { hasNonFinite = true }
      return .float(value)
    }
  }

  /// A slice of the source where the text is one, else a copy.
  @inline(__always)
  mutating func keep(_ text: UnsafeBufferPointer<UInt8>) -> ByteString {
    arena.copy(text)
  }

  mutating func define(_ name: YAMLName, _ value: FrozenValue, _ mark: YAMLMark, steps: Int) {
    anchors[ByteString(name)] = Anchor(
      value: value, places: recordsPlaces ? YAMLPlaces(mark) : nil, steps: steps, height: 0, isMapping: false,
      isOpen: false)
  }

  // MARK: Steps

  @inline(__always)
  mutating func count(_ more: Int) {
    steps = steps.addingClamped(more)
    if aliasSteps > 100 { checkAliases() }
  }

  /// Refuses a document whose aliases stand for far more than was written.
  @inline(never)
  mutating func checkAliases() {
    guard aliasSteps > 100, steps > 1000 else { return }
    let low = 400_000.0
    let high = 4_000_000.0
    let count = Double(steps)
    let allowed = count <= low ? 0.99 : count >= high ? 0.10 : 0.99 - 0.89 * ((count - low) / (high - low))
    if Double(aliasSteps) / count > allowed { fail("document contains excessive aliasing") }
  }

  mutating func fail(_ text: String) {
    if decodeFailure == nil { decodeFailure = "yaml: " + text }
  }
}

extension YAMLScalar {
  /// The scalar that an anchored value was read as.
  fileprivate init(_ value: FrozenValue) {
    switch value {
    case .null: self = .null
    case .bool(let value): self = .bool(value)
    case .integer(let value): self = .integer(value)
    case .float(let value):
      if let whole = Int64(exactly: value) { self = .integer(whole) } else { self = .float(value) }
    case .string, .list, .map: self = .text
    }
  }
}

extension FrozenValue {
  fileprivate var isCollection: Bool {
    switch self {
    case .list, .map: true
    default: false
    }
  }

  fileprivate var text: ByteString { if case .string(let text) = self { text } else { ByteString() } }
}

extension Int {
  /// Sums of alias steps grow without bound; past this they stay.
  fileprivate func addingClamped(_ other: Int) -> Int {
    let (sum, overflowed) = addingReportingOverflow(other)
    return overflowed ? .max : sum
  }

  fileprivate func subtractingClamped(_ other: Int) -> Int { self == .max ? .max : self - other }
}
