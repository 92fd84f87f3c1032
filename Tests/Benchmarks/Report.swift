import Dispatch
import Synchronization

/// Everything that is measured.
struct Report {
  private var rows: [Measurement] = []
  private var helm: Measurement?
  private static let batch = 100

  init(_ subject: Subject) throws {
    let runs = subject.options.runs
    let templateBytes = subject.templates.reduce(0) { $0 + $1.text.count }
    let valuesBytes = subject.valuesTexts.reduce(0) { $0 + $1.count }
    let documentBytes = subject.documents.reduce(0) { $0 + $1.count }
    let json = try subject.writeJSON().count
    let yaml = try subject.writeYAML()
    var number = 1_000
    rows = [
      try Measurement("template/parse", runs: runs, bytes: templateBytes) { try subject.parse() },
      try Measurement("values/merge", runs: runs) { try subject.merge() },
      try Measurement("yaml/read", runs: runs, bytes: valuesBytes) { try subject.readYAML() },
      try Measurement("yaml/write", runs: runs, bytes: yaml) { keep(try subject.writeYAML()) },
      try Measurement("json/write", runs: runs, bytes: json) { keep(try subject.writeJSON().count) },
      try Measurement("manifests/heads", runs: runs, bytes: documentBytes) { try subject.readHeads() },
      try Measurement("manifests/sort+print", runs: runs) { try subject.sortAndPrint() },
      Measurement("diff/compare", runs: runs, bytes: documentBytes) { subject.compare() },
      try Measurement("merge+evaluate", runs: runs) {
        keep(try subject.renderer.render(subject.request).files.count)
      },
      try Measurement("render/warm", runs: runs) { try subject.renderWarm() },
      try Measurement("render/warm, other values", runs: runs) {
        number += 1
        try Subject.render(subject.renderer, subject.request, number: number)
      },
      try Measurement("render/cold", runs: runs) { try subject.renderCold() },
      try Measurement("render/100x1", runs: 3) { try Self.renders(subject, threads: 1) },
      try Measurement("render/100x2", runs: 3) { try Self.renders(subject, threads: 2) },
    ]
    if let path = HelmProcess.path {
      helm = try Measurement("helm template", runs: 5) {
        try HelmProcess.run(path, subject.options.helmArguments)
      }
    }
  }

  /// 100 warm renders with other values each, shared out among so many threads.
  private static func renders(_ subject: Subject, threads: Int) throws {
    let failure = Mutex<(any Error)?>(nil)
    let next = Atomic<Int>(0)
    let (renderer, request) = (subject.renderer, subject.request)
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while case let number = next.wrappingAdd(1, ordering: .relaxed).oldValue, number < batch {
        do { try Subject.render(renderer, request, number: number) } catch { failure.withLock { $0 = error } }
      }
    }
    if let error = failure.withLock({ $0 }) { throw error }
  }

  private func time(_ name: String) -> Double { rows.first { $0.name == name }?.best ?? 0 }

  /// Best against best.
  private var ratios: [(name: String, value: Double)] {
    var ratios = [("2 threads against 1", time("render/100x1") / time("render/100x2"))]
    if let helm {
      ratios.append(("helm template against render/cold", helm.best / time("render/cold")))
      ratios.append(("helm template against render/warm", helm.best / time("render/warm")))
    }
    return ratios
  }

  var table: String {
    var lines = [Self.line("", "best ms", "median ms", "MB/s")]
    for row in rows + (helm.map { [$0] } ?? []) {
      let speed = row.megabytesPerSecond.map { fixed($0, 0) } ?? ""
      lines.append(Self.line(row.name, fixed(row.best, 3), fixed(row.median, 3), speed))
    }
    for ratio in ratios { lines.append("\(ratio.name): \(fixed(ratio.value, 2))") }
    if helm == nil { lines.append("no helm on the PATH to compare with") }
    return lines.joined(separator: "\n")
  }

  private static func line(_ name: String, _ columns: String...) -> String {
    name + String(repeating: " ", count: max(0, 22 - name.count))
      + columns.map { String(repeating: " ", count: max(1, 11 - $0.count)) + $0 }.joined()
  }

  var json: String {
    var parts = (rows + (helm.map { [$0] } ?? [])).map { row in
      let speed = row.megabytesPerSecond.map { ", \"megabytesPerSecond\": \(fixed($0, 1))" } ?? ""
      return "\"\(row.name)\": {\"best\": \(fixed(row.best, 4)), \"median\": \(fixed(row.median, 4))\(speed)}"
    }
    parts += ratios.map { "\"\($0.name)\": \(fixed($0.value, 3))" }
    return "{\(parts.joined(separator: ", "))}"
  }
}
