/// The variables that are known at one place of a body, by their numbers; `$` is 0 and always known.
struct VariableScope {
  /// In the order of their declarations.
  private var numbers: [UInt32] = [0]
  /// How often each number is declared, by number.
  private var declarations: [UInt32] = [1]

  var count: Int { numbers.count }

  func contains(_ number: UInt32) -> Bool {
    Int(number) < declarations.count && declarations[Int(number)] > 0
  }

  mutating func insert(_ number: UInt32) {
    numbers.append(number)
    let missing = Int(number) + 1 - declarations.count
    if missing > 0 { declarations.append(contentsOf: repeatElement(0, count: missing)) }
    declarations[Int(number)] += 1
  }

  /// Forgets all but the first `count` declarations.
  mutating func leave(to count: Int) {
    for number in numbers[count...] { declarations[Int(number)] -= 1 }
    numbers.removeSubrange(count...)
  }
}
