import SnapshotCases
import Testing

@Suite struct SnapshotTests {
  @Test(arguments: try SnapshotCase.all())
  func `renders as it did`(snapshot: SnapshotCase) throws {
    let differences = try snapshot.differences()
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))\nIf this is meant: make snapshots")
  }

  @Test func `there are cases`() throws {
    #expect(try SnapshotCase.all().count >= 20)
  }
}
