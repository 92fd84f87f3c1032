import TestSupport
import Testing
import ValueTree

/// Charts that want to hang or fill the machine before their templates have a say: each ends soon, in words.
///
/// All limits stand as they are.
@Suite(.serialized) struct ChartAttackTests {
  @Test(arguments: HostileChart.reading.indices)
  func endsWhileItIsRead(index: Int) throws { try Self.check(HostileChart.reading[index].chart) }

  @Test(arguments: HostileChart.others.indices)
  func ends(index: Int) throws { try Self.check(HostileChart.others[index]) }

  private static func check(_ chart: HostileChart) throws {
    let folder = try TemporaryFolder()
    let usage = try BuiltProgram.measure(
      "valuesctl", arguments: ["render"] + chart.arguments + [try chart.write(to: folder)], input: "", deadline: 20)
    let found = "\(usage.seconds) s, \(usage.megabytes) MiB, status \(usage.status), \(usage.error)"
    #expect((1...2).contains(usage.status) && usage.error.contains(chart.words), "\(chart.why): \(found)")
    #expect(usage.seconds < 5 && usage.megabytes < 512, "\(chart.why): \(found)")
  }

  @Test func everyLimitIsAttacked() {
    let attacked = Set(AttackTests.templates.map(\.limit) + HostileChart.reading.map(\.limit))
    #expect(LimitName.allCases.filter { !attacked.contains($0) }.isEmpty)
  }
}
