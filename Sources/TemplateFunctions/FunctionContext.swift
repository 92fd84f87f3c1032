import ValueTree

/// What a function may use beside its arguments. One for each render, on one thread.
package final class FunctionContext {
  package let limits: Limits
  /// `now`: seconds and nanoseconds since 1970-01-01 UTC.
  package let clock: Clock
  /// The IANA name of the local zone (`Europe/Berlin`), or nil for UTC.
  package let zone: String?
  package var random: any RandomSource
  /// Whether keys come from the built-in table and everything else from the seeded `random`.
  package let isRepeatable: Bool
  /// The methods of `common.Values` (`.Values.YAML`, `.Values.Table "a.b"`), which hide keys of the same name.
  package var valuesMethod: (@Sendable (Map, ByteString, FunctionContext) -> Method?)?
  /// What `lookup` finds, by API version, kind, namespace and name; nil as without a cluster, where it finds nothing.
  package var lookup: (@Sendable (ByteString, ByteString, ByteString, ByteString) -> Value)?
  /// What a module keeps for this render only, such as compiled patterns; the key is the module's own type.
  package var caches: [ObjectIdentifier: AnyObject] = [:]
  /// What functions have made and done so far, against ``Limits/madeBytes`` and ``Limits/steps``.
  ///
  /// One thread has them, and nothing calls out while they change: Swift's checks for overlapping access would be a
  /// per cent of a render.
  @exclusivity(unchecked) @usableFromInline var madeBytes = 0
  @exclusivity(unchecked) @usableFromInline package var steps = 0

  package init(
    limits: Limits = Limits(), clock: Clock = .system, zone: String? = nil,
    random: any RandomSource = SystemRandom(), isRepeatable: Bool = false
  ) {
    self.limits = limits
    self.clock = clock
    self.zone = zone
    self.random = random
    self.isRepeatable = isRepeatable
  }

  /// Counts bytes that a function made: nobody knows when they are dropped, so all of a render count.
  @inlinable
  package func charge(bytes: Int) throws(FunctionFailure) {
    madeBytes &+= bytes
    if madeBytes > limits.madeBytes { throw limits.tooMuch("the functions of this render made too much", .madeBytes) }
  }

  /// Counts work that a function does beyond its call, one step for some hundred nanoseconds.
  @inlinable
  package func charge(steps count: Int) throws(FunctionFailure) {
    steps &+= count
    if steps > limits.steps { throw limits.tooMuch("rendering took too long", .steps) }
  }

  /// Counts work that whatever comes next checks: the end of the call, or the next action.
  @inlinable @inline(__always)
  package func note(steps count: Int) { steps &+= count }

  /// Counts the texts that a call is given: ones that together are more than a value may be do not come in.
  @inlinable
  package func charge(givenTexts bytes: Int) throws(FunctionFailure) {
    if bytes > 64 { try charge(longTexts: bytes) }
  }

  @usableFromInline
  func charge(longTexts bytes: Int) throws(FunctionFailure) {
    if bytes > limits.valueBytes { throw limits.tooMuch("the texts are \(bytes) bytes together", .valueBytes) }
    try charge(steps: bytes >> 4)
  }

  /// Counts the making of a text of `bytes`: its room, and its time.
  @inlinable
  package func charge(text bytes: Int) throws(FunctionFailure) {
    try charge(bytes: bytes)
    try charge(steps: bytes >> 4)
  }

  /// Counts what a writer made before it failed, when its caller may turn that into nothing and try again.
  package func charge(dropped bytes: Int) throws(FunctionFailure) {
    try charge(bytes: bytes)
    try charge(steps: 20_000 &+ bytes)
  }

  /// Counts what reading `text` as YAML, JSON or TOML may make, before it is read: a value stands behind each mark.
  package func charge(reading text: ByteString) throws(FunctionFailure) {
    // Even an empty document makes room for what may come.
    try charge(bytes: 8192 &+ text.readRoom)
  }

  /// Counts room where nothing can be thrown, inside Go types that templates look into.
  ///
  /// - Returns: false when there is no more: nothing should be made then. The next call, or the end of the template, fails.
  package func hasRoom(forBytes bytes: Int) -> Bool {
    madeBytes &+= bytes
    return madeBytes <= limits.madeBytes
  }

  /// What may still be done.
  package var stepsLeft: Int { max(0, limits.steps - steps) }

  /// Counts what a call gave.
  @inlinable
  package func charge(result: Value) throws(FunctionFailure) {
    guard case .string(let text) = result else {
      if case .object = result { try charge(bytes: 256) }
      return
    }
    // All three sums at once: this is done for every call of a render.
    let count = 32 &+ text.count
    madeBytes &+= count
    steps &+= count >> 4
    if count > limits.valueBytes || madeBytes > limits.madeBytes || steps > limits.steps { try check(text: text.count) }
  }

  /// Which limit was passed, if any.
  @usableFromInline
  func check(text bytes: Int) throws(FunctionFailure) {
    if bytes > limits.valueBytes { throw limits.tooMuch("the text is \(bytes) bytes", .valueBytes) }
    try charge(text: 0)
  }

  /// Counts the making of `count` items or entries: their room, and the time of moving them.
  @inlinable
  package func charge(items count: Int) throws(FunctionFailure) {
    try charge(bytes: 192 &+ count &* 24)
    try charge(steps: count >> 3)
  }

  /// Counts the making of as many items or entries as `value` has.
  @inlinable
  package func charge(itemsOf value: Value) throws(FunctionFailure) {
    switch value {
    case .list(let list): try charge(items: list.count)
    case .map(let map): try charge(items: map.count &* 2)
    default: break
    }
  }
}

/// Where the time comes from.
package enum Clock: Sendable {
  /// The machine's clock.
  case system
  /// A fixed moment since 1970-01-01 UTC.
  case fixed(seconds: Int64, nanoseconds: Int32)
}

/// Random bytes for `randAlphaNum`, `uuidv4`, `shuffle`, keys and salts.
package protocol RandomSource: Sendable {
  mutating func next() -> UInt64
}

/// The operating system's generator.
package struct SystemRandom: RandomSource {
  private var generator = SystemRandomNumberGenerator()
  package init() {}
  package mutating func next() -> UInt64 { generator.next() }
}

/// Repeatable random numbers: SplitMix64, so that one seed gives the same bytes on every machine.
package struct SeededRandom: RandomSource {
  private var state: UInt64
  package init(seed: UInt64) { state = seed }

  package mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
