import ChartEngine
import GoTemplate
import ValueTree

/// An action that printed nothing and so left a key without a value: `replicas: {{ .Values.replica }}`.
struct EmptyAction {
  let place: Source.Place

  /// The action that follows literal text on its line; nil where the line ends without one.
  init?(behind literal: Source.Place) {
    let text = literal.text.bytes
    var start = literal.start
    while start + 1 < text.count, text[start] != UInt8(ascii: "\n") {
      if text[start] == UInt8(ascii: "{"), text[start + 1] == UInt8(ascii: "{") {
        var end = start + 2
        while end < text.count, text[end - 1] != UInt8(ascii: "}") || text[end] != UInt8(ascii: "}") { end += 1 }
        place = literal.moved(to: start, min(end + 1, text.count))
        return
      }
      start += 1
    }
    return nil
  }

  /// The ways from the root chart's values that the action at `place` names.
  static func values(namedAt place: Source.Place) -> [[ByteString]] {
    let text = place.text[place.start..<place.end].string
    return text.split(separator: ".Values.").dropFirst().compactMap { rest in
      let name = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
      let path = name.split(separator: ".").map { ByteString(String($0)) }
      return path.isEmpty ? nil : Explainer.keys(of: ["Values"] + path, in: place.file)
    }
  }
}
