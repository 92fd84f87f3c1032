import ValueTree

/// Parses the first document of a text, by way of libyaml where needed.
enum YAMLParser {
  static func read<Sink: YAMLSink>(_ text: UnsafeBufferPointer<UInt8>, into sink: inout Sink) throws(YAMLProblem) {
    var events = YAMLEvents(text)
    try events.read(into: &sink)
  }
}
