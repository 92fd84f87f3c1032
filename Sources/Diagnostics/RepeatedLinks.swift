/// A chain of errors without what it repeats: templates that include themselves make Helm say the same a thousand times.
enum RepeatedLinks {
  private static let separator = Array(": error calling include: ".utf8)
  /// Templates that include each other in turn, at most.
  private static let longestCycle = 4
  /// Links that are shown as they are, however alike.
  private static let fewest = 20

  /// - Complexity: O(n).
  static func shortened(_ text: String) -> String {
    guard text.utf8.count > 2_000 else { return text }
    let links = split(Array(text.utf8))
    guard links.count > fewest else { return text }
    for period in 1...longestCycle {
      guard let run = firstRun(in: links, period) else { continue }
      let kept = run.lowerBound + period
      let more = "… \(run.upperBound - kept) more of these …"
      let shown = links[..<kept] + [Array(more.utf8)[...]] + links[run.upperBound...]
      return String(decoding: Array(shown.joined(separator: separator)), as: UTF8.self)
    }
    return text
  }

  /// The first links that repeat those before them often.
  private static func firstRun(in links: [ArraySlice<UInt8>], _ period: Int) -> Range<Int>? {
    var start = 0
    var index = period
    while index < links.count {
      if links[index] == links[index - period] {
        index += 1
        continue
      }
      if index - start > fewest { break }
      start = index - period + 1
      index += 1
    }
    return index - start > fewest ? start..<index : nil
  }

  private static func split(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    var links: [ArraySlice<UInt8>] = []
    var start = 0
    var index = 0
    while index + separator.count <= bytes.count {
      if bytes[index] == separator[0], bytes[index..<index + separator.count].elementsEqual(separator) {
        links.append(bytes[start..<index])
        index += separator.count
        start = index
      } else {
        index += 1
      }
    }
    links.append(bytes[start...])
    return links
  }
}
