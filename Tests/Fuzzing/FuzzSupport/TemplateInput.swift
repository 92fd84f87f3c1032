import ChartEngine
import Charts
import ValueTree

/// `template`, `values.yaml`, and further templates that only define.
struct TemplateInput {
  private let files: [(name: ByteString, bytes: ByteString)]
  private let isWide: Bool
  private let isTwice: Bool

  init(_ input: ByteString) {
    let parts = input.parts
    var files: [(name: ByteString, bytes: ByteString)] = [
      ("Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\n"), ("templates/t.yaml", parts[0]),
    ]
    if parts.count > 1 {
      files.append(("values.yaml", parts[1]))
      files.append(("data/values.yaml", parts[1]))
    }
    for (index, part) in parts.dropFirst(2).enumerated() { files.append((ByteString("templates/_\(index).tpl"), part)) }
    self.files = files
    isWide = input.isChosen(oneIn: 64)
    isTwice = input.isChosen(oneIn: 7)
  }

  func run() throws(Finding) {
    let first = text(.fuzzing)
    if isTwice, text(.fuzzing) != first { throw Finding("two renders of one chart differ") }
    if isWide { _ = text(.wide) }
  }

  private func text(_ limits: Limits) -> [UInt8] {
    do throws(ChartFailure) {
      return ChartRun(chart: try ChartLoader.load(files: files, limits: limits), limits: limits).text()
    } catch {
      return ChartRun.words(ChartExplainer(folder: "c").diagnostic(error))
    }
  }
}
