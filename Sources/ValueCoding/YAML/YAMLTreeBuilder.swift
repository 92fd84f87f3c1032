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

  private var arena = ByteArena()
  private var frames: [Frame] = []
  private var values: [FrozenValue] = []
  private var places: [YAMLPlaces] = []
  private var keys: [ByteString] = []
  private var keyMarks: [YAMLMark] = []
  private var anchors: [ByteString: Anchor] = [:]
  /// Decode steps as go-yaml counts them, in all and below aliases.
  private var steps = 0
  private var aliasSteps = 0
  /// The failures that wait, by stage.
  private(set) var decodeFailure: String?
  private(set) var conversionFailure: String?
  private(set) var hasNonFinite = false
  private(set) var isTooDeep = false

  private struct Frame {
    var isMapping: Bool
    /// What the next node of a mapping is.
    var role: Role = .key
    var firstValue: Int
    var firstKey: Int
    var anchor: ByteString?
    var mark: YAMLMark
    var stepsBefore: Int
    var height = 0
    /// In a list that is merged: every item so far is a mapping.
    var holdsOnlyMaps = true
    /// A key that JSON cannot have; reported with its value.
    var badKey: BadKey?
  }

  private enum Role { case key, value, merge, item }

  private enum BadKey { case null, unsigned(UInt64) }

  private struct Anchor {
    var value: FrozenValue
    var places: YAMLPlaces?
    var steps: Int
    var height: Int
    var isMapping: Bool
    var isOpen: Bool
  }

  init(keepsIntegers: Bool, recordsPlaces: Bool) {
    self.keepsIntegers = keepsIntegers
    self.recordsPlaces = recordsPlaces
  }

  /// The value of the document; null when there is none.
  var root: FrozenValue { values.first ?? .null }
  var rootPlaces: YAMLPlaces? { places.first }

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
    if frame.isMapping {
      (value, children) = closeMapping(frame)
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

  private mutating func open(isMapping: Bool, _ anchor: YAMLName?, _ mark: YAMLMark) {
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

  private func isMerge(_ node: YAMLScalarNode) -> Bool {
    guard node.text.count == 2, node.text[0] == UInt8(ascii: "<"), node.text[1] == UInt8(ascii: "<") else {
      return false
    }
    return node.isPlain || node.tag.map { String(decoding: $0, as: UTF8.self) } == YAMLTag.prefix + "merge"
  }

  @inline(__always)
  private mutating func resolve(_ node: YAMLScalarNode) -> Resolved {
    if let tag = node.tag { return resolve(node, tagged: tag) }
    return node.isPlain ? .scalar(YAMLScalar.resolve(node.text)) : .scalar(.text)
  }

  private enum Resolved {
    case scalar(YAMLScalar)
    case bytes(ByteString)
  }

  @inline(never)
  private mutating func resolve(_ node: YAMLScalarNode, tagged tag: YAMLName) -> Resolved {
    switch YAMLTag.resolve(tag, node.text) {
    case .scalar(let scalar): return .scalar(scalar)
    case .bytes(let bytes): return .bytes(ByteString(UTF8Repair.repaired(bytes)))
    case .mismatch(let text):
      fail(text)
      return .scalar(.null)
    }
  }

  @inline(__always)
  private mutating func value(of resolved: Resolved, _ text: UnsafeBufferPointer<UInt8>) -> FrozenValue {
    switch resolved {
    case .bytes(let bytes): return .string(bytes)
    case .scalar(.text): return .string(keep(text))
    case .scalar(.null): return .null
    case .scalar(.bool(let value)): return .bool(value)
    case .scalar(.integer(let value)): return keepsIntegers ? .integer(value) : .float(Double(value))
    case .scalar(.unsigned(let value)): return .float(Double(value))
    case .scalar(.float(let value)):
      if !value.isFinite { hasNonFinite = true }
      return .float(value)
    }
  }

  /// A slice of the source where the text is one, else a copy.
  @inline(__always)
  private mutating func keep(_ text: UnsafeBufferPointer<UInt8>) -> ByteString {
    arena.copy(text)
  }

  private mutating func define(_ name: YAMLName, _ value: FrozenValue, _ mark: YAMLMark, steps: Int) {
    anchors[ByteString(name)] = Anchor(
      value: value, places: recordsPlaces ? YAMLPlaces(mark) : nil, steps: steps, height: 0, isMapping: false,
      isOpen: false)
  }

  // MARK: Steps

  @inline(__always)
  private mutating func count(_ more: Int) {
    steps = steps.addingClamped(more)
    if aliasSteps > 100 { checkAliases() }
  }

  /// Refuses a document whose aliases stand for far more than was written.
  @inline(never)
  private mutating func checkAliases() {
    guard aliasSteps > 100, steps > 1000 else { return }
    let low = 400_000.0
    let high = 4_000_000.0
    let count = Double(steps)
    let allowed = count <= low ? 0.99 : count >= high ? 0.10 : 0.99 - 0.89 * ((count - low) / (high - low))
    if Double(aliasSteps) / count > allowed { fail("document contains excessive aliasing") }
  }

  private mutating func fail(_ text: String) {
    if decodeFailure == nil { decodeFailure = "yaml: " + text }
  }

  // MARK: Entries

  private mutating func addKey(_ key: Resolved, _ text: UnsafeBufferPointer<UInt8>, _ mark: YAMLMark) {
    switch key {
    case .bytes(let bytes): pushKey(bytes, mark)
    case .scalar(.text): pushKey(keep(text), mark)
    case .scalar(let scalar): addOddKey(scalar, mark)
    }
  }

  private mutating func addKey(_ scalar: YAMLScalar, _ text: ByteString, _ mark: YAMLMark) {
    if case .text = scalar { pushKey(text, mark) } else { addOddKey(scalar, mark) }
  }

  @inline(__always)
  private mutating func pushKey(_ key: ByteString, _ mark: YAMLMark) {
    keys.append(key)
    if recordsPlaces { keyMarks.append(mark) }
    frames[frames.count - 1].role = .value
  }

  /// A key that is not text becomes text, as the way through JSON makes it.
  @inline(never)
  private mutating func addOddKey(_ scalar: YAMLScalar, _ mark: YAMLMark) {
    var text: [UInt8] = []
    switch scalar {
    case .bool(let value): text = Array((value ? "true" : "false").utf8)
    case .integer(let value): text = Array(String(value).utf8)
    case .float(let value) where value.isNaN: text = Array(".nan".utf8)
    case .float(let value) where value.isInfinite || Float(value).isInfinite:
      text = Array((value < 0 ? "-.inf" : ".inf").utf8)
    case .float(let value): GoNumber.append(value, format: UInt8(ascii: "g"), precision: -1, bits: 32, to: &text)
    case .null: frames[frames.count - 1].badKey = .null
    case .unsigned(let value): frames[frames.count - 1].badKey = .unsigned(value)
    case .text: break
    }
    pushKey(ByteString(text), mark)
  }

  private mutating func addCollectionKey(_ key: FrozenValue, _ mark: YAMLMark) {
    fail("invalid map key: " + GoSyntax.text(key, escapesNonASCII: false))
    pushKey(ByteString(), mark)
  }

  @inline(__always)
  private mutating func add(
    _ value: FrozenValue, at mark: YAMLMark, height: Int, isMapping: Bool, places: YAMLPlaces? = nil,
    holdsOnlyMaps: Bool = false
  ) {
    guard let last = frames.indices.last else {
      values.append(value)
      if recordsPlaces { self.places.append(places ?? YAMLPlaces(mark)) }
      return
    }
    if height > frames[last].height { frames[last].height = height }
    switch frames[last].role {
    case .merge:
      merge(value, places, isMapping: isMapping, holdsOnlyMaps: holdsOnlyMaps)
      return
    case .item:
      if !isMapping { frames[last].holdsOnlyMaps = false }
    case .value, .key:
      frames[last].role = .key
      if let bad = frames[last].badKey { reject(bad, value) }
    }
    values.append(value)
    if recordsPlaces { self.places.append(place(places ?? YAMLPlaces(mark), mark, keyed: frames[last].isMapping)) }
  }

  private func place(_ place: YAMLPlaces, _ mark: YAMLMark, keyed: Bool) -> YAMLPlaces {
    var place = place
    place.line = mark.line + 1
    place.column = mark.column + 1
    let keyMark = keyed ? keyMarks.last ?? mark : mark
    place.keyLine = keyMark.line + 1
    place.keyColumn = keyMark.column + 1
    return place
  }

  @inline(never)
  private mutating func reject(_ key: BadKey, _ value: FrozenValue) {
    frames[frames.count - 1].badKey = nil
    guard conversionFailure == nil else { return }
    var type = "%!s(<nil>)"
    var text = "<nil>"
    if case .unsigned(let number) = key {
      type = "uint64"
      text = "0x" + String(number, radix: 16)
    }
    conversionFailure =
      "unsupported map key of type: \(type), key: \(text), value: \(GoSyntax.text(value, escapesNonASCII: true))"
  }

  /// The entries of what `<<` names go in where it stands, so that they win over what came before.
  ///
  /// - Quirk: `yamlparse/anchors`, a merge key after a key overrides it.
  private mutating func merge(_ value: FrozenValue, _ places: YAMLPlaces?, isMapping: Bool, holdsOnlyMaps: Bool) {
    frames[frames.count - 1].role = .key
    switch value {
    case .map(let map): mergeEntries(map, places)
    case .list(let items) where holdsOnlyMaps:
      // Backwards: of several the first wins.
      for (index, item) in items.enumerated().reversed() {
        if let map = item.mapValue { mergeEntries(map, places?.children[index]) }
      }
    default:
      if !isMapping { fail("map merge requires map or sequence of maps as the value") }
    }
  }

  private mutating func mergeEntries(_ map: FrozenMap, _ places: YAMLPlaces?) {
    keys.append(contentsOf: map.keys)
    values.append(contentsOf: map.values)
    if recordsPlaces, let places {
      self.places.append(contentsOf: places.children)
      for child in places.children {
        keyMarks.append(YAMLMark(line: child.keyLine - 1, column: child.keyColumn - 1))
      }
    }
  }

  /// The map of a frame's entries: sorted, of equal keys the last.
  private mutating func closeMapping(_ frame: Frame) -> (FrozenValue, [YAMLPlaces]) {
    let count = keys.count - frame.firstKey
    defer {
      keys.removeSubrange(frame.firstKey...)
      values.removeSubrange(frame.firstValue...)
      if recordsPlaces {
        places.removeSubrange(frame.firstValue...)
        keyMarks.removeSubrange(frame.firstKey...)
      }
    }
    if count == 0 { return (.map(FrozenMap()), []) }
    if isSorted(from: frame.firstKey) {
      let map = FrozenMap(sortedKeys: Array(keys[frame.firstKey...]), values: Array(values[frame.firstValue...]))
      return (.map(map), recordsPlaces ? Array(places[frame.firstValue...]) : [])
    }
    var order = Array(0..<count)
    let first = frame.firstKey
    order.sort { a, b in
      let left = keys[first + a]
      let right = keys[first + b]
      return left == right ? a < b : left < right
    }
    var sortedKeys: [ByteString] = []
    var sortedValues: [FrozenValue] = []
    var sortedPlaces: [YAMLPlaces] = []
    sortedKeys.reserveCapacity(count)
    sortedValues.reserveCapacity(count)
    for (place, index) in order.enumerated() {
      if place + 1 < count, keys[first + order[place + 1]] == keys[first + index] { continue }
      sortedKeys.append(keys[first + index])
      sortedValues.append(values[frame.firstValue + index])
      if recordsPlaces { sortedPlaces.append(places[frame.firstValue + index]) }
    }
    return (.map(FrozenMap(sortedKeys: sortedKeys, values: sortedValues)), sortedPlaces)
  }

  private func isSorted(from first: Int) -> Bool {
    var index = first + 1
    while index < keys.count {
      if !(keys[index - 1] < keys[index]) { return false }
      index += 1
    }
    return true
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
