import ValueTree

/// Numbered paths into the values of a render.
///
/// Paths share their beginnings: a value thousands of levels down would have as many steps of its own otherwise.
struct PathTable: Sendable {
  private struct Link: Hashable, Sendable {
    /// The number of the path around it; ``none`` at the scope itself.
    var parent: UInt32
    var step: ValuePathStep
  }

  private static let none = UInt32.max
  /// Paths with more steps are nobody's question, and all of a deep value would fill the memory.
  private static let mostSteps = 100

  private var links: [Link] = []
  private var numbers: [Link: UInt32] = [:]

  /// The number of the path one step further; of nil that from the scope.
  mutating func number(behind parent: UInt32?, _ step: ValuePathStep) -> UInt32 {
    let link = Link(parent: parent ?? Self.none, step: step)
    if let known = numbers[link] { return known }
    numbers[link] = UInt32(links.count)
    links.append(link)
    return UInt32(links.count - 1)
  }

  /// The whole path, from the scope of the root chart: `Values`, `kid`, `port`; nil for one that is too long.
  func path(_ number: UInt32) -> ValuePath? {
    var steps: ValuePath = []
    var next = number
    while next != Self.none {
      if steps.count == Self.mostSteps { return nil }
      let link = links[Int(next)]
      steps.append(link.step)
      next = link.parent
    }
    return steps.reversed()
  }
}

/// Where the maps and lists of a render hang below the scope of its templates, as far as templates have walked to them.
struct ReadPaths {
  private(set) var table = PathTable()
  private var places: [ObjectIdentifier: UInt32] = [:]
  /// Keeps what ``places`` knows, so that no other map takes its place in memory.
  private var holders: [Value] = []

  /// Says where a map or list hangs; one that is known stays where it was found first.
  mutating func note(_ value: Value, at number: UInt32) {
    guard let identity = value.identity, places[identity] == nil else { return }
    places[identity] = number
    holders.append(value)
  }

  /// The number of the path of a map or list; nil for one that a function made.
  func number(of value: Value) -> UInt32? { value.identity.flatMap { places[$0] } }

  mutating func number(behind parent: UInt32?, _ step: ValuePathStep) -> UInt32 {
    table.number(behind: parent, step)
  }
}

extension Value {
  /// What tells a map or list from another with the same content.
  fileprivate var identity: ObjectIdentifier? {
    switch self {
    case .map(let map): map.identity
    case .list(let list): ObjectIdentifier(list)
    default: nil
    }
  }
}
