import ValueCoding
import ValueTree

/// JSON for tools, on one line; keys are sorted.
enum JSONText {
  static func text(_ value: FrozenValue) -> String {
    var output: [UInt8] = []
    do throws(CodingFailure) {
      try JSONWriter.append(Value(thawing: value), escapesHTML: false, to: &output)
    } catch {
      // Frozen values hold nothing that JSON cannot.
      preconditionFailure(error.message)
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// What a text of our own says, to stand inside another.
  static func value(of text: String) -> FrozenValue {
    do throws(CodingFailure) { return try JSONReader.read(ByteString(text)) } catch {
      // Not known to happen; as a text it says the same.
      return .text(text)
    }
  }
}

extension FrozenValue {
  static func text(_ text: String) -> FrozenValue { .string(ByteString(text)) }
  static func texts(_ texts: [String]) -> FrozenValue { .list(texts.map { .text($0) }) }
  static func number(_ number: Int) -> FrozenValue { .integer(Int64(number)) }

  static func object(_ entries: [(String, FrozenValue)]) -> FrozenValue {
    .map(FrozenMap(entries.map { (ByteString($0.0), $0.1) }))
  }
}

extension String {
  func padded(to width: Int) -> String { self + String(repeating: " ", count: Swift.max(0, width - count)) }
}
