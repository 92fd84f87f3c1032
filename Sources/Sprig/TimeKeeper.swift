import TemplateFunctions
import ValueTree

/// The clock and the zones of one render.
final class TimeKeeper {
  private let clock: Clock
  /// The zone of `date` and `toDate`.
  let local: Zone
  private var zones: [ByteString: Zone?] = [:]
  private let start = System.steadyNanoseconds()

  private init(_ context: FunctionContext) {
    clock = context.clock
    local = Self.local(context.zone) ?? Zone(fixed: "UTC", offset: 0)
  }

  static func of(_ context: FunctionContext) -> TimeKeeper {
    let key = ObjectIdentifier(TimeKeeper.self)
    if let keeper = context.caches[key] as? TimeKeeper { return keeper }
    let keeper = TimeKeeper(context)
    context.caches[key] = keeper
    return keeper
  }

  var now: GoTime {
    switch clock {
    case .system:
      let (seconds, nanoseconds) = System.wallTime()
      return GoTime(
        seconds: seconds, nanoseconds: nanoseconds, zone: local, localZone: local,
        monotonic: System.steadyNanoseconds() - start)
    case .fixed(let seconds, let nanoseconds):
      return GoTime(seconds: seconds, nanoseconds: nanoseconds, zone: local, localZone: local, monotonic: 0)
    }
  }

  func time(unix seconds: Int64) -> GoTime { GoTime(seconds: seconds, zone: local, localZone: local) }

  /// The zone `name`, UTC for an unknown one: sprig does not complain.
  func zone(_ name: ByteString) -> Zone {
    if name.isEmpty || name == "UTC" { return .utc }
    if name == "Local" { return local }
    if let known = zones[name] { return known ?? .utc }
    let found = Self.isPlain(name) ? Self.load(name) : nil
    if zones.count >= 1000 { zones.removeAll() }
    zones[name] = .some(found)
    return found ?? .utc
  }

  /// Whether the name stays below the folders of zones.
  private static func isPlain(_ name: ByteString) -> Bool {
    if name[0] == UInt8(ascii: "/") || name[0] == UInt8(ascii: "\\") { return false }
    return name.withBytes { bytes in
      !bytes.contains(0) && !zip(bytes, bytes.dropFirst()).contains { $0 == UInt8(ascii: ".") && $1 == $0 }
    }
  }

  private static let folders = [
    "/usr/share/zoneinfo/", "/usr/share/lib/zoneinfo/", "/usr/lib/locale/TZ/", "/etc/zoneinfo/",
  ]

  private static func load(_ name: ByteString) -> Zone? {
    for folder in folders {
      if let bytes = System.contents(of: folder + name.string, limit: 10 << 20) {
        return ZoneFile.zone(bytes, name: name)
      }
    }
    return nil
  }

  /// The zone that TZ names: `Europe/Berlin`, `:Europe/Berlin`, or the path of a zone file.
  private static func local(_ setting: String?) -> Zone? {
    guard var name = setting else { return nil }
    if name.hasPrefix(":") { name.removeFirst() }
    if name.hasPrefix("/") {
      let shown = name == "/etc/localtime" ? "Local" : name
      return System.contents(of: name, limit: 10 << 20).flatMap { ZoneFile.zone($0, name: ByteString(shown)) }
    }
    return name.isEmpty || name == "UTC" ? nil : load(ByteString(name))
  }
}
