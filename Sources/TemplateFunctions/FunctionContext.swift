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
  package var valuesMethod: (@Sendable (Map, ByteString) -> Method?)?
  /// What a module keeps for this render only, such as compiled patterns; the key is the module's own type.
  package var caches: [ObjectIdentifier: AnyObject] = [:]

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

/// Bounds that keep a chart from eating the machine. Far above any real chart.
package struct Limits: Sendable {
  /// Bytes of one value that a function makes.
  package var valueBytes = 256 << 20
  /// Bytes of one template's output, and of all together.
  package var outputBytes = 512 << 20
  /// Actions evaluated in one render.
  package var steps = 2_000_000_000
  /// Nested maps and lists.
  package var valueDepth = 10_000
  /// Items of one list that a function makes.
  package var listItems = 10_000_000

  package init() {}

  /// Fails when a function would make a value of more than ``valueBytes``.
  package func checkBytes(_ count: Int, of function: String) throws(FunctionFailure) {
    if count > valueBytes {
      throw FunctionFailure(
        ByteString("\(function) would make \(count) bytes, more than the limit of \(valueBytes)"), origin: .limit)
    }
  }

  /// Fails when a function would make a list of more than ``listItems``.
  package func checkItems(_ count: Int, of function: String) throws(FunctionFailure) {
    if count > listItems {
      throw FunctionFailure(
        ByteString("\(function) would make \(count) items, more than the limit of \(listItems)"), origin: .limit)
    }
  }
}
