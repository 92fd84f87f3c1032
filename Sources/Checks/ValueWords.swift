import Manifests
import ValueCoding
import ValueTree

/// Values in messages.
package enum ValueWords {
  /// One line of JSON, cut where it grows long; a text of several lines by its first.
  package static func short(_ value: FrozenValue, room: Int = 120) -> String {
    if case .string(let text) = value, text.withBytes({ $0.contains(UInt8(ascii: "\n")) }) {
      let lines = text.string.split(separator: "\n", omittingEmptySubsequences: false)
      return "a text of \(lines.count) lines that starts with \(cut("\"\(lines[0])\"", room))"
    }
    return cut(json(value), room)
  }

  /// As it is written in Swift.
  static func swift(_ value: FrozenValue) -> String {
    switch value {
    case .null: return "nil"
    case .string(let text): return Check.quoted(text.string)
    case .map(let map) where map.isEmpty: return "[:]"
    case .map(let map):
      return "[" + map.map { "\(Check.quoted($0.0.string)): \(swift($0.1))" }.joined(separator: ", ") + "]"
    case .list(let items): return "[" + items.map { swift($0) }.joined(separator: ", ") + "]"
    default: return value.scalarText?.string ?? ""
    }
  }

  static func json(_ value: FrozenValue) -> String {
    var bytes: [UInt8] = []
    do throws(CodingFailure) {
      try JSONWriter.append(value.withWholeNumbers, escapesHTML: false, to: &bytes)
    } catch {
      return "(\(error.message))"
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static func cut(_ text: String, _ room: Int) -> String {
    text.count > room ? String(text.prefix(room - 1)) + "…" : text
  }

  /// A few names: `a, b and 3 more`.
  package static func list(_ names: [String], room: Int = 8) -> String {
    if names.count <= room { return names.joined(separator: ", ") }
    return names.prefix(room - 1).joined(separator: ", ") + " and \(names.count - room + 1) more"
  }
}

extension FrozenValue {
  fileprivate var withWholeNumbers: Value { Value(thawing: self) }
}
