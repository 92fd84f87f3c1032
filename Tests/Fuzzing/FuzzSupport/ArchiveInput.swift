import ChartEngine
import Charts
import ValueTree

/// A packed chart in one of three forms, so that mutations reach each layer:
/// * gzip, as it is;
/// * `#files`, then parts of which the first line is a name: they are packed here;
/// * anything else is a tar archive, whose sums are set right before it is packed.
struct ArchiveInput {
  private let packed: ByteString
  private let isWide: Bool

  init(_ input: ByteString) {
    let mark: ByteString = "#files\n"
    if input.count > 2, input[0] == 0x1F, input[1] == 0x8B {
      packed = input
    } else if input.hasPrefix(mark) {
      packed = Gzip.packed(Self.archive(of: input[mark.count..<input.count].parts))
    } else {
      packed = Gzip.packed(TarWriter.withRightSums(input.bytes))
    }
    isWide = input.isChosen(oneIn: 32)
  }

  private static func archive(of parts: [ByteString]) -> [UInt8] {
    var tar = TarWriter()
    for part in parts {
      let line = part.firstIndex(of: UInt8(ascii: "\n")) ?? part.count
      let content = part[min(line + 1, part.count)..<part.count]
      // A packed subchart, of which the files are told by another separator.
      if part[0..<line].hasSuffix(".tgz"), content.hasPrefix("#files\n") {
        let inner = content[7..<content.count].split(on: 0x1E)
        tar.add(part[0..<line].bytes, Gzip.packed(archive(of: inner)).bytes)
      } else {
        tar.add(part[0..<line].bytes, content.bytes)
      }
    }
    return tar.finished
  }

  func run() {
    render(.fuzzing)
    if isWide { render(.wide) }
  }

  private func render(_ limits: Limits) {
    do throws(ChartFailure) {
      let chart = try ChartLoader.load(packed: packed, named: "c.tgz", limits: limits)
      _ = ChartRun(chart: chart, limits: limits).text()
    } catch {
      _ = ChartRun.words(ChartExplainer(folder: "c.tgz").diagnostic(error))
    }
  }
}
