import FuzzSupport
import TestSupport
import Testing
import ValueTree

/// What fuzzing found once stays mended: a crash here ends the whole test run.
@Suite struct RegressionTests {
  private static let folder = "Tests/Fuzzing/Regressions"

  @Test(arguments: FuzzTarget.allCases) func replays(target: FuzzTarget) throws {
    for name in try Repository.names(in: "\(Self.folder)/\(target.rawValue)") {
      let input = try Repository.read("\(Self.folder)/\(target.rawValue)/\(name)")
      do throws(Finding) { try target.run(input) } catch { Issue.record("\(name): \(error.message)") }
    }
  }

  /// One input for each target that gets through to the end of it.
  @Test(
    arguments: [
      (.archive, "#files\nc/Chart.yaml\napiVersion: v2\nname: c\nversion: 0.1.0\n"),
      (.schema, "{\"required\": [\"a\"]}\n=====\nb: 1\n"),
      (.set, "a: 1\n=====\nb[1].c={x,2}\n=====\nd.e=f\n"),
      (.template, "{{ include \"n\" . }}\n=====\na: 1\n=====\n{{ define \"n\" }}{{ toYaml .Values }}{{ end }}"),
      (.yaml, "a: &x [1, {b: ~}]\nc: *x\n"),
    ] as [(FuzzTarget, String)])
  func runs(target: FuzzTarget, input: String) throws { try target.run(ByteString(input)) }
}
