import TestSupport
import ValueCoding
import ValueTree

/// Helm's own output, as recorded in `Tests/Conformance`.
enum Record {
  /// The cases of a file of JSON lines.
  static func cases(in path: String) throws -> [FrozenMap] {
    let text = try Repository.read("Tests/Conformance/\(path)")
    return try text.split(on: UInt8(ascii: "\n")).filter { !$0.isEmpty }.map { line in
      guard let entry = try JSONReader.read(line).mapValue else { throw NoRecord(line: line.string) }
      return entry
    }
  }

  struct NoRecord: Error {
    var line: String
  }
}

/// What Helm did with a case, and what we did.
enum Outcome: Equatable {
  case output(ByteString)
  case error(ByteString)

  /// What a case records.
  init(of entry: FrozenMap) {
    self = entry["error"] != nil ? .error(entry.text("error")) : .output(entry.text("output"))
  }
}

extension Outcome: CustomStringConvertible {
  var description: String {
    switch self {
    case .output(let text): "output \(text.string.debugDescription)"
    case .error(let text): "error \(text.string.debugDescription)"
    }
  }
}

extension FrozenMap {
  /// The string under a key; empty when there is none.
  func text(_ key: ByteString) -> ByteString {
    if case .string(let text)? = self[key] { text } else { ByteString() }
  }

  /// The map of strings under a key.
  func texts(_ key: ByteString) -> [(name: String, text: ByteString)] {
    guard let map = self[key]?.mapValue else { return [] }
    return map.keys.map { ($0.string, map.text($0)) }
  }

  /// The list of strings under a key.
  func list(_ key: ByteString) -> [ByteString] {
    guard case .list(let items)? = self[key] else { return [] }
    return items.map { if case .string(let text) = $0 { text } else { ByteString() } }
  }
}
