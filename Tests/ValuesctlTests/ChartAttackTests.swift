import TestSupport
import Testing
import ValueTree

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Charts that want to hang or fill the machine before their templates have a say: each ends soon, in words.
///
/// All limits stand as they are.
@Suite(.serialized) struct ChartAttackTests {
  @Test(arguments: HostileChart.reading.indices)
  func endsWhileItIsRead(index: Int) throws { try Self.check(HostileChart.reading[index].chart) }

  @Test(arguments: HostileChart.others.indices)
  func ends(index: Int) throws { try Self.check(HostileChart.others[index]) }

  @Test(arguments: HostileChart.long.indices)
  func renders(index: Int) throws { try Self.check(HostileChart.long[index], wanted: 0...0) }

  /// To open a pipe waits for somebody who writes.
  @Test func doesNotWaitForAPipe() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/demo.tgz"
    try #require(mkfifo(path, 0o600) == 0)
    let usage = try BuiltProgram.measure("valuesctl", arguments: ["render", path], input: "", deadline: 20)
    #expect(usage.status == 2 && usage.error.contains("no regular file"), "\(usage.error)")
  }

  private static func check(_ chart: HostileChart, wanted: ClosedRange<Int> = 1...2) throws {
    let folder = try TemporaryFolder()
    let usage = try BuiltProgram.measure(
      "valuesctl", arguments: ["render"] + chart.arguments + [try chart.write(to: folder)], input: "", deadline: 20)
    let found = "\(usage.seconds) s, \(usage.megabytes) MiB, status \(usage.status), \(usage.error)"
    #expect(
      wanted.contains(usage.status) && (chart.words.isEmpty || usage.error.contains(chart.words)),
      "\(chart.why): \(found)")
    #expect(usage.seconds < 5 && usage.megabytes < 512, "\(chart.why): \(found)")
  }

  @Test func everyLimitIsAttacked() {
    let attacked = Set(AttackTests.templates.map(\.limit) + HostileChart.reading.map(\.limit))
    #expect(LimitName.allCases.filter { !attacked.contains($0) }.isEmpty)
  }
}
