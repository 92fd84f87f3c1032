import ValueTree

/// The entries of a document's tables while it is read, in any order of their keys.
///
/// A sorted map moves what stands behind a new entry: entries that would move many wait until all have come.
struct TOMLEntries {
  private final class Waiting {
    let table: Map
    var entries: [ByteString: Value] = [:]

    init(_ table: Map) { self.table = table }
  }

  private var waiting: [ObjectIdentifier: Waiting] = [:]

  /// A table of so few entries is always up to date.
  private static let smallest = 256

  func value(of key: ByteString, in table: Map) -> Value? {
    if let value = table[key] { return value }
    return waiting.isEmpty ? nil : waiting[table.identity]?.entries[key]
  }

  mutating func set(_ key: ByteString, to value: Value, in table: Map) {
    guard table.count >= Self.smallest, table[key] == nil else {
      table[key] = value
      return
    }
    let late = waiting[table.identity]
    if late == nil, let last = table.keys.last, last < key {
      table[key] = value
    } else if let late {
      late.entries[key] = value
    } else {
      let late = Waiting(table)
      late.entries[key] = value
      waiting[table.identity] = late
    }
  }

  /// Brings in what waits.
  mutating func settle() {
    for late in waiting.values {
      let sorted = late.entries.sorted { $0.key < $1.key }
      late.table.update(from: Map(sortedKeys: sorted.map(\.key), values: sorted.map(\.value))) { _, new in new }
    }
    waiting = [:]
  }
}
