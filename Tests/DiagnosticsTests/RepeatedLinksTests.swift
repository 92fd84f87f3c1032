import Testing

@testable import Diagnostics

@Suite struct RepeatedLinksTests {
  private static let call = ": error calling include: "

  private func chain(_ links: [String]) -> String { links.joined(separator: Self.call) }

  @Test(
    arguments: [
      // links that repeat, how often, what is left of them, why
      (["a"], 500, ["a", "… 499 more of these …"], "itself"),
      (["a", "b"], 250, ["a", "b", "… 498 more of these …"], "each other"),
      (["a", "b", "c", "d", "e"], 100, nil, "five are too many"),
      (["a"], 10, nil, "not often"),
    ] as [([String], Int, [String]?, String)])
  func shortened(cycle: [String], count: Int, left: [String]?, why: String) {
    let padding = String(repeating: "x", count: 2_000)
    let repeated = Array(repeatElement(cycle, count: count).joined())
    let text = chain([padding, "first"] + repeated + ["last"])
    #expect(RepeatedLinks.shortened(text) == left.map { chain([padding, "first"] + $0 + ["last"]) } ?? text, "\(why)")
  }
}
