import ValueCoding
import ValueTree

/// The flags that set values one by one, in the order in which Helm applies them.
///
/// - Source: Helm 4.2.4, `pkg/cli/values/options.go`.
package enum SetKind: String, CaseIterable, Sendable {
  case json, plain, string, file, literal

  /// The flag without its dashes.
  package var flag: String { self == .plain ? "set" : "set-\(rawValue)" }
}

/// One value that a `--set` flag put somewhere.
package struct SetAssignment: Equatable, Sendable {
  package var path: ValuePath
  package var kind: SetKind
  /// Which one of the arguments of its kind it came from, from zero.
  package var argument: Int

  package init(path: ValuePath, kind: SetKind, argument: Int) {
    self.path = path
    self.kind = kind
    self.argument = argument
  }
}

/// A `--set` argument that cannot be read, in Helm's words.
package struct SetFailure: Error, Equatable {
  package var message: String
  package var kind: SetKind
  package var argument: Int
}

/// The arguments of all `--set` flags.
package struct SetArguments: Sendable {
  package var json: [ByteString] = []
  package var plain: [ByteString] = []
  package var string: [ByteString] = []
  package var file: [ByteString] = []
  package var literal: [ByteString] = []

  package init() {}

  package subscript(kind: SetKind) -> [ByteString] {
    switch kind {
    case .json: json
    case .plain: plain
    case .string: string
    case .file: file
    case .literal: literal
    }
  }

  /// What `--set-file` reads: the bytes of a file, or words for why not.
  package typealias FileReader = (_ path: ByteString) -> Result<ByteString, SetFileFailure>

  /// Sets everything in Helm's order: kind by kind, whatever order the flags stood in.
  ///
  /// - Returns: what was set where, in the order in which it happened.
  package func apply(to values: inout FrozenMap, readFile: FileReader) throws(SetFailure) -> [SetAssignment] {
    var assignments: [SetAssignment] = []
    if SetKind.allCases.allSatisfy({ self[$0].isEmpty }) { return [] }
    var room = SetText.mostSkipped
    var open = OpenMap(values)
    defer { values = open.frozen }
    for kind in SetKind.allCases {
      for (index, text) in self[kind].enumerated() {
        do throws(SetTextFailure) {
          let paths = try SetText.apply(text, as: kind, to: &open, room: &room, readFile: readFile)
          for path in paths { assignments.append(SetAssignment(path: path, kind: kind, argument: index)) }
        } catch {
          throw SetFailure(message: Self.message(error.message, text, kind), kind: kind, argument: index)
        }
      }
    }
    return assignments
  }

  private static func message(_ cause: String, _ text: ByteString, _ kind: SetKind) -> String {
    switch kind {
    case .json where SetText.isJSONObject(text): "failed parsing --set-json data JSON: \(text): \(cause)"
    case .json: "failed parsing --set-json data \(text): \(cause)"
    default: "failed parsing --\(kind.flag) data: \(cause)"
    }
  }
}

/// Why a file named by `--set-file` could not be read: `open x: no such file or directory`.
package struct SetFileFailure: Error {
  package var message: String
  package init(_ message: String) { self.message = message }
}

/// What is wrong with one argument, without Helm's words for the flag.
package struct SetTextFailure: Error, Equatable {
  package var message: String
}

/// The grammar of `--set` and its relatives.
///
/// - Source: Helm 4.2.4, `pkg/strvals`.
package enum SetText {
  /// Helm's bound for a list index.
  package static let largestIndex = 65_536
  /// Helm's bound for the dots in a name.
  package static let deepestName = 30
  /// Our bound for list indexes inside list indexes, which Helm does not limit.
  package static let deepestIndex = 1_000
  /// Our bound for the items that indexes skip and that become null, in all flags together: `a[65535]=1` makes a list of
  /// half a megabyte out of ten bytes.
  package static let mostSkipped = 1_000_000

  /// Puts what `text` says into `values`.
  ///
  /// - Parameter room: how many items of lists indexes may still skip.
  /// - Returns: the paths that were set.
  /// - Throws: after a failure `values` may hold a part of the argument, as in Helm, which stops then.
  package static func apply(
    _ text: ByteString, as kind: SetKind, to values: inout FrozenMap, room: inout Int,
    readFile: SetArguments.FileReader
  ) throws(SetTextFailure) -> [ValuePath] {
    var open = OpenMap(values)
    defer { values = open.frozen }
    return try apply(text, as: kind, to: &open, room: &room, readFile: readFile)
  }

  fileprivate static func apply(
    _ text: ByteString, as kind: SetKind, to values: inout OpenMap, room: inout Int,
    readFile: SetArguments.FileReader
  ) throws(SetTextFailure) -> [ValuePath] {
    if kind == .json, isJSONObject(text) { return try merge(text, into: &values) }
    return try withoutActuallyEscaping(readFile) { readFile throws(SetTextFailure) in
      var parser = SetTextParser(text: text, kind: kind, room: room, readFile: readFile)
      defer { room = parser.room }
      try parser.parse(into: &values)
      return parser.paths
    }
  }

  /// Whether a `--set-json` argument is one whole object rather than `key=value`.
  static func isJSONObject(_ text: ByteString) -> Bool { text.trimmedOfGoSpace.first == UInt8(ascii: "{") }

  private static func merge(_ text: ByteString, into values: inout OpenMap) throws(SetTextFailure) -> [ValuePath] {
    let bytes = text.trimmedOfGoSpace
    let value: FrozenValue
    do throws(CodingFailure) {
      value = try bytes.withUnsafeBufferPointer { bytes throws(CodingFailure) in try JSONReader.read(bytes) }
    } catch {
      throw SetTextFailure(message: error.message)
    }
    guard case .map(let map) = value else { return [] }
    values.overlay(map)
    var paths: [ValuePath] = []
    map.collectLeaves(below: [], into: &paths)
    return paths
  }
}

extension FrozenMap {
  /// The paths of everything that is not a map with entries.
  package func collectLeaves(below path: ValuePath, into paths: inout [ValuePath]) {
    for (key, value) in self {
      if case .map(let inner) = value, !inner.isEmpty {
        inner.collectLeaves(below: path + [.key(key)], into: &paths)
      } else {
        paths.append(path + [.key(key)])
      }
    }
  }
}

extension ByteString {
  /// The bytes without what Go's `strings.TrimSpace` takes away.
  var trimmedOfGoSpace: ArraySlice<UInt8> {
    var bytes = bytes[...]
    while let width = SetTextParser.spaceWidth(at: bytes.startIndex, of: bytes) { bytes = bytes.dropFirst(width) }
    trimming: while !bytes.isEmpty {
      for width in 1...min(3, bytes.count) {
        let tail = bytes.suffix(width)
        if SetTextParser.spaceWidth(at: tail.startIndex, of: tail) == width {
          bytes = bytes.dropLast(width)
          continue trimming
        }
      }
      break
    }
    return bytes
  }
}
