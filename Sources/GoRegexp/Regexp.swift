import CRE2
import ValueTree

/// A compiled regular expression with Go's syntax, semantics and error words, run by RE2.
///
/// Safe to use from several threads at once; RE2 locks inside, so a busy renderer keeps patterns of its own.
///
/// - Source: Go 1.26.6, `regexp` and `regexp/syntax`.
package final class Regexp: @unchecked Sendable {
  package let pattern: ByteString
  /// Name of each group, the whole match first; empty for a group without a name.
  let names: [ByteString]
  private let compiled: OpaquePointer
  /// What the pattern and the automata that searching builds may take.
  package let memory: Int
  /// How many instructions it has: the measure of the time to compile it, and of that to search without an automaton.
  package var size: Int { Int(cre2_size(compiled)) }
  /// What searching one byte counts as, in steps of a render: where its automaton takes too much room, RE2 looks at
  /// all instructions for each byte.
  package var workPerByte: Int { 1 + size / 12 }
  /// Whether a match may be found inside a rune; see ``find(in:from:_:)``.
  private let mayMatchInsideRune: Bool
  /// How far behind a match a search may have to read before it knows the match.
  ///
  /// - Unit: bytes; `Int.max` for any number.
  package let reach: Int

  /// - Throws: what Go's `regexp.Compile` finds wrong first. Also `tooLarge` for a pattern that Go would take and whose
  ///   automaton needs more than 32 MiB here.
  package init(_ pattern: ByteString) throws(RegexpFailure) {
    self.pattern = pattern
    var translator = PatternTranslator(pattern)
    try translator.run()
    names = translator.names
    mayMatchInsideRune = translator.hasNonBoundary
    reach = translator.whole.looksAhead ? Int.max : translator.whole.size * 4
    let output = translator.output
    for memory in Self.memories {
      if let compiled = Self.compile(output, memory: memory) {
        self.compiled = compiled
        self.memory = Int(memory)
        return
      }
    }
    throw RegexpFailure(.tooLarge, pattern)
  }

  /// Most patterns are tiny: the first bound keeps RE2's caches small, the others are for the few that need more.
  private static let memories: [Int64] = [2 << 20, 16 << 20, 32 << 20]

  package convenience init(_ pattern: String) throws(RegexpFailure) { try self.init(ByteString(pattern)) }

  deinit { cre2_free(compiled) }

  private static func compile(_ pattern: [UInt8], memory: Int64) -> OpaquePointer? {
    pattern.withUnsafeBufferPointer { cre2_compile($0.baseAddress, $0.count, memory, nil, 0) }
  }

  /// Whether the pattern matches anywhere in `text`.
  package func matches(_ text: ByteString) -> Bool {
    Subject(text).searched.withBytes { bytes in
      if mayMatchInsideRune {
        var offsets = [0, 0]
        return find(in: bytes, from: 0, &offsets)
      }
      return cre2_find(compiled, bytes.baseAddress, bytes.count, 0, nil, 0) == 1
    }
  }

  /// Finds the leftmost match at or after `start`, which lies on the border of a rune, in valid UTF-8.
  ///
  /// Fills `offsets` (two for the whole match and for each group wanted; -1 where a group took no part).
  func find(in bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ offsets: inout [Int]) -> Bool {
    var start = start
    while true {
      let found = offsets.withUnsafeMutableBufferPointer { room in
        cre2_find(compiled, bytes.baseAddress, bytes.count, start, room.baseAddress, Int32(room.count / 2))
      }
      guard found == 1 else { return false }
      // RE2 also tries to match nothing (`\B`) inside a rune, where Go never looks.
      let place = offsets[0]
      guard place < bytes.count, bytes[place] & 0xC0 == 0x80 else { return true }
      start = place + 1
      while start < bytes.count, bytes[start] & 0xC0 == 0x80 { start += 1 }
    }
  }
}
