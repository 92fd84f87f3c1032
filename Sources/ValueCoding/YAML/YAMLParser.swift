import ValueTree

/// Parses the first document of a text: by the scanner of our own where that understands it, else by libyaml.
enum YAMLParser {
  static func read<Sink: YAMLSink>(
    _ text: UnsafeBufferPointer<UInt8>, into sink: inout Sink, work: YAMLWork = YAMLWork()
  ) throws(YAMLProblem) {
    let fresh = sink
    if !sink.wantsMarks, var scanner = YAMLBlockScanner(text) {
      if try scanner.scan(into: &sink) { return }
      sink = fresh
    }
    var standIns = YAMLStandIns()
    var bytes = standIns.markBOMs(in: text)
    for attempt in 0... {
      var failure: YAMLProblem?
      let remedy = withBytes(bytes, text) { bytes in
        var events = YAMLEvents(bytes, standIns: standIns, work: work)
        do throws(YAMLProblem) { try events.read(into: &sink) } catch { failure = error }
        if events.remedy == nil, let end = events.earlierEnd {
          sink = fresh
          failure = problem(in: UnsafeBufferPointer(rebasing: bytes[..<end]), standIns, work, &sink) ?? failure
        }
        return events.remedy
      }
      guard let failure else { return }
      work.spend(text.count)
      guard let remedy, work.left > 0, attempt + 1 < YAMLFlowWork(text).readings else { throw failure }
      bytes = standIns.apply(remedy, to: bytes ?? Array(text))
      sink = fresh
    }
  }

  /// What is wrong with the beginning of a text, as far as it need not be mended.
  private static func problem<Sink: YAMLSink>(
    in text: UnsafeBufferPointer<UInt8>, _ standIns: YAMLStandIns, _ work: YAMLWork, _ sink: inout Sink
  ) -> YAMLProblem? {
    var events = YAMLEvents(text, standIns: standIns, work: work)
    do throws(YAMLProblem) { try events.read(into: &sink) } catch { return events.remedy == nil ? error : nil }
    return nil
  }

  private static func withBytes<Result>(
    _ bytes: [UInt8]?, _ text: UnsafeBufferPointer<UInt8>, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    guard let bytes else { return body(text) }
    return bytes.withUnsafeBufferPointer { body($0) }
  }
}
