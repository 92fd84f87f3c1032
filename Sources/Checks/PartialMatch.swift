import Manifests
import ValueTree

/// Whether a value holds a pattern: maps need only the pattern's keys, lists only its items, at any depth.
enum PartialMatch {
  /// Whether `value` or anything below it fits.
  static func contains(_ value: FrozenValue, _ pattern: FrozenValue) -> Bool {
    if case (.string(let text), .string(let part)) = (value, pattern) {
      return text.withBytes { text in part.withBytes { ByteSearch.index(of: $0, in: text) != nil } }
    }
    return isBelow(value, pattern, depth: 0)
  }

  private static func isBelow(_ value: FrozenValue, _ pattern: FrozenValue, depth: Int) -> Bool {
    if fits(value, pattern) { return true }
    if depth > 500 { return false }
    switch value {
    case .map(let map): return map.values.contains { isBelow($0, pattern, depth: depth + 1) }
    case .list(let items): return items.contains { isBelow($0, pattern, depth: depth + 1) }
    default: return false
    }
  }

  /// Whether `value` itself has everything of the pattern.
  static func fits(_ value: FrozenValue, _ pattern: FrozenValue) -> Bool {
    switch (value, pattern) {
    case (.map(let map), .map(let wanted)):
      return wanted.allSatisfy { key, pattern in map[key].map { fits($0, pattern) } ?? false }
    case (.list(let items), .list(let wanted)):
      return wanted.allSatisfy { pattern in items.contains { fits($0, pattern) } }
    default: return value.isSame(as: pattern)
    }
  }

  /// What comes nearest to a pattern that nothing fits, and what it lacks.
  ///
  /// - Complexity: O(values below), at most 10,000 of them.
  static func nearest(to pattern: FrozenValue, in value: FrozenValue) -> (place: ManifestMatch, lacks: [String])? {
    guard case .map(let wanted) = pattern else { return nil }
    var best: (place: ManifestMatch, fitting: Int)?
    var left = 10_000
    func visit(_ match: ManifestMatch, depth: Int) {
      left -= 1
      guard left > 0, depth < 500 else { return }
      if case .map(let map) = match.value {
        let fitting = wanted.reduce(0) { $0 + (map[$1.0].map { fits($0, .null) ? 0 : 1 } ?? 0) }
        let exact = wanted.reduce(0) { sum, entry in sum + (map[entry.0].map { fits($0, entry.1) ? 2 : 0 } ?? 0) }
        if fitting + exact > best?.fitting ?? 0 { best = (match, fitting + exact) }
        for (key, value) in map {
          visit(ManifestMatch(value: value, place: match.place + [.key(key)]), depth: depth + 1)
        }
      } else if case .list(let items) = match.value {
        for (index, value) in items.enumerated() {
          visit(ManifestMatch(value: value, place: match.place + [.index(index)]), depth: depth + 1)
        }
      }
    }
    visit(ManifestMatch(value: value, place: []), depth: 0)
    guard let best, case .map(let map) = best.place.value else { return nil }
    var lacks: [String] = []
    for (key, pattern) in wanted where !(map[key].map { fits($0, pattern) } ?? false) {
      let found = map[key].map { ValueWords.short($0) } ?? "nothing"
      lacks.append("\(key): wanted \(ValueWords.short(pattern)), found \(found)")
    }
    return (best.place, lacks)
  }
}

/// What differs between two values, leaf by leaf.
enum LeafDifference {
  /// - Returns: at most `room` lines `path: wanted …, found …`.
  static func lines(wanted: FrozenValue, found: FrozenValue, room: Int = 12) -> [String] {
    var lines: [String] = []
    walk(wanted, found, ManifestMatch(value: found, place: []), &lines, depth: 0)
    return lines.count > room ? Array(lines.prefix(room)) + ["… and \(lines.count - room) more"] : lines
  }

  private static func walk(
    _ wanted: FrozenValue?, _ found: FrozenValue?, _ place: ManifestMatch, _ lines: inout [String], depth: Int
  ) {
    if let wanted, let found, wanted.isSame(as: found) || depth > 500 { return }
    switch (wanted, found) {
    case (.map(let left)?, .map(let right)?):
      for key in Set(left.keys + right.keys).sorted() {
        let next = ManifestMatch(value: .null, place: place.place + [.key(key)])
        walk(left[key], right[key], next, &lines, depth: depth + 1)
      }
    case (.list(let left)?, .list(let right)?):
      for index in 0..<max(left.count, right.count) {
        let next = ManifestMatch(value: .null, place: place.place + [.index(index)])
        walk(
          index < left.count ? left[index] : nil, index < right.count ? right[index] : nil, next, &lines,
          depth: depth + 1)
      }
    case (.string(let left)?, .string(let right)?) where left.isLong || right.isLong:
      lines += textLines(wanted: left, found: right, at: place.path)
    default:
      let name = place.place.isEmpty ? "" : "\(place.path): "
      let words = (wanted.map { ValueWords.short($0) } ?? "nothing", found.map { ValueWords.short($0) } ?? "nothing")
      lines.append("\(name)wanted \(words.0), found \(words.1)")
    }
  }

  /// The first line of a long text that differs.
  private static func textLines(wanted: ByteString, found: ByteString, at path: ManifestPath) -> [String] {
    let left = wanted.string.split(separator: "\n", omittingEmptySubsequences: false)
    let right = found.string.split(separator: "\n", omittingEmptySubsequences: false)
    var line = 0
    while line < left.count, line < right.count, left[line] == right[line] { line += 1 }
    let name = path.steps.isEmpty ? "" : "\(path) "
    return [
      "\(name)line \(line + 1):", "- " + (line < left.count ? String(left[line]) : "(the end)"),
      "+ " + (line < right.count ? String(right[line]) : "(the end)"),
    ]
  }
}

extension ByteString {
  fileprivate var isLong: Bool { withBytes { $0.contains(UInt8(ascii: "\n")) } }
}
