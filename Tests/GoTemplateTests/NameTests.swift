import Testing
import ValueTree

@testable import GoTemplate

@Suite struct NameTests {
  /// Names that all want one slot, as an attacker makes them.
  @Test func namesInEachOthersWayAreFound() {
    let alike = (0..<40_000).lazy.map { ByteString("n\($0)") }.filter { $0.mapHash & 255 == 1 }
    let names = Array(alike.prefix(100))
    let table = NameTable(names)
    for (number, name) in names.enumerated() { #expect(name.withBytes { table.number(of: $0) } == number) }
    #expect(ByteString("x").withBytes { table.number(of: $0) } == nil)
  }

  @Test func variablesAreKnownUntilTheirBlockEnds() {
    var scope = VariableScope()
    scope.insert(9_000)
    let count = scope.count
    for number in [3, 9_000, 3] as [UInt32] { scope.insert(number) }
    #expect(scope.contains(0) && scope.contains(3) && scope.contains(9_000) && !scope.contains(4))
    scope.leave(to: count)
    #expect(scope.contains(0) && !scope.contains(3) && scope.contains(9_000) && !scope.contains(10_000))
  }
}
