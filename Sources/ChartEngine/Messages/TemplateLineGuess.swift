import ValueTree

/// Finds the template line that most likely wrote a rendered line.
///
/// Only its literal parts are compared, so a line that comes from `toYaml` or an include is not found. An exact answer
/// needs a trace of the render.
enum TemplateLineGuess {
  /// The number of the only line of `template` that fits, counted from one; nil when none or several fit.
  static func line(writing rendered: ByteString, in template: ByteString) -> Int? {
    let wanted = rendered.trimmed.bytes
    guard wanted.count >= 3 else { return nil }
    var found: Int?
    for (index, line) in template.split(on: UInt8(ascii: "\n")).enumerated() {
      // Literal text keeps its indentation; what an action starts has none of its own.
      let startsWithAction = line.trimmed.hasPrefix("{{")
      guard startsWithAction || indent(of: line) == indent(of: rendered) else { continue }
      let parts = literals(of: line.trimmed.bytes)
      guard parts.reduce(0, { $0 + $1.count }) >= 3, fits(parts, wanted) else { continue }
      if found != nil { return nil }
      found = index + 1
    }
    return found
  }

  private static func indent(of line: ByteString) -> Int { line.bytes.prefix { $0 == 0x20 || $0 == 0x09 }.count }

  /// What stands outside of actions: the first part starts the line, the last one ends it.
  private static func literals(of line: [UInt8]) -> [ArraySlice<UInt8>] {
    var parts: [ArraySlice<UInt8>] = []
    var start = 0
    var index = 0
    while index + 1 < line.count {
      if line[index] == UInt8(ascii: "{"), line[index + 1] == UInt8(ascii: "{") {
        parts.append(line[start..<index])
        while index + 1 < line.count, !(line[index] == UInt8(ascii: "}") && line[index + 1] == UInt8(ascii: "}")) {
          index += 1
        }
        index = min(index + 2, line.count)
        start = index
      } else {
        index += 1
      }
    }
    parts.append(line[start...])
    return parts
  }

  private static func fits(_ parts: [ArraySlice<UInt8>], _ line: [UInt8]) -> Bool {
    guard let first = parts.first, let last = parts.last, line.starts(with: first) else { return false }
    if parts.count == 1 { return line.count == first.count }
    return line.count >= first.count + last.count && line.suffix(last.count).elementsEqual(last)
  }
}
