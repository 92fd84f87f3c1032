import ChartEngine
import Foundation
import ValueTree

/// How long a loop over each function runs until a limit ends it: what the costs in `FunctionCosts.swift` are made of.
///
/// Each loop runs with a fraction of the limits; its time is shown as it would be with all of them.
struct CallCosts {
  struct Row {
    var call: String
    var seconds: Double
    var end: String
  }

  private static let fraction = 100
  /// What a loop may take, on the machine that it is measured on.
  private static let aim = 5.0
  private(set) var rows: [Row] = []
  /// Functions without a row in ``FunctionCalls``.
  private(set) var unmeasured: [String] = []

  /// - Parameter names: the functions to measure; all without any.
  init(_ names: [String]) {
    let calls = FunctionCalls.table.filter { names.isEmpty || names.contains($0.name) }.flatMap(\.calls)
    for call in calls {
      for size in Self.sizes(of: call) {
        rows.append(Self.measured(call, size))
        if ProcessInfo.processInfo.environment["SHOW"] != nil {
          FileHandle.standardError.write(Data("\(rows[rows.count - 1])\n".utf8))
        }
      }
    }
    rows.sort { $0.seconds > $1.seconds }
    let known = Set(FunctionCalls.table.map(\.name))
    unmeasured = Functions.set.names.map(\.string).filter { !known.contains($0) }.sorted()
  }

  private static func sizes(of call: String) -> [Int] {
    ["$s", "$l", "$n", "$m"].contains { call.contains($0) } ? [2, 100, 10_000] : [2]
  }

  private static func measured(_ call: String, _ size: Int) -> Row {
    let count = size
    var values = "l: [\((0..<count).map { "'t\($0 * 7919 % count)'" }.joined(separator: ","))]\n"
    values += "n: [\((0..<count).map(String.init).joined(separator: ","))]\n"
    values += "m: {\((0..<count).map { "k\($0): {a: \($0)}" }.joined(separator: ","))}\n"
    values += "s: \"\(String(repeating: "ab cD-é_1\\n", count: count))\"\n"
    let text =
      "{{ define \"nothing\" }}{{ end }}{{ define \"same\" }}{{ . }}{{ end }}"
      + "{{ $s := .Values.s }}{{ $l := .Values.l }}{{ $n := .Values.n }}{{ $m := .Values.m }}"
      + "{{ range 1000000000000 }}{{ $_ := \(call) }}{{ end }}"
    var evaluation = TemplateEvaluation(template: ByteString(text), values: ByteString(values))
    evaluation.limits.steps /= fraction
    evaluation.limits.madeBytes /= fraction
    var end = ""
    // The processor's time: others may be using the machine too.
    let start = clock()
    do throws(RenderFailure) { end = try evaluation.run().string } catch { end = error.helmText.string }
    let time = Double(clock() - start) / Double(CLOCKS_PER_SEC)
    let limit = LimitName.allCases.first { end.contains("the limit \($0.rawValue) ") }
    return Row(
      call: call + (sizes(of: call).count > 1 ? "  # \(size)" : ""),
      seconds: time * Double(fraction), end: limit?.rawValue ?? String(end.suffix(100)))
  }

  var table: String {
    var lines = ["seconds  ended by     call"]
    for row in rows {
      let number = fixed(row.seconds, 2)
      lines.append(
        String(repeating: " ", count: max(0, 7 - number.count)) + number + "  "
          + row.end.padding(to: 12) + " " + row.call)
    }
    let slow = rows.count { $0.seconds > Self.aim }
    lines.append("\(rows.count) loops, \(slow) of them longer than \(fixed(Self.aim, 0)) seconds")
    if !unmeasured.isEmpty { lines.append("not measured: " + unmeasured.joined(separator: " ")) }
    return lines.joined(separator: "\n")
  }
}

extension String {
  fileprivate func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
