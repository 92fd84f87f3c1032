import ValueTree

/// Where the maps and lists of a render hang below the scope of its templates, as far as templates have walked to them.
struct ReadPaths {
  private(set) var paths: [ValuePath] = []
  private var numbers: [ValuePath: UInt32] = [:]
  private var places: [ObjectIdentifier: UInt32] = [:]
  /// Keeps what ``places`` knows, so that no other map takes its place in memory.
  private var holders: [Value] = []

  /// Says where a map or list hangs; one that is known stays where it was found first.
  mutating func note(_ value: Value, at path: @autoclosure () -> ValuePath) {
    guard let identity = value.identity, places[identity] == nil else { return }
    places[identity] = number(of: path())
    holders.append(value)
  }

  /// The path of a map or list; nil for one that a function made.
  func path(of value: Value) -> ValuePath? {
    guard let identity = value.identity, let number = places[identity] else { return nil }
    return paths[Int(number)]
  }

  mutating func number(of path: ValuePath) -> UInt32 {
    if let known = numbers[path] { return known }
    numbers[path] = UInt32(paths.count)
    paths.append(path)
    return UInt32(paths.count - 1)
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
