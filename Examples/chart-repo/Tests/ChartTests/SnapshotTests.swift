import ChartTesting
import Testing

@Suite(.chart("charts/web"), .release("shop", namespace: "web"), .seed(1), .redacting(.chartVersion))
struct WebSnapshots {
  @Test func `renders its defaults as reviewed`() throws { try expectSnapshot("defaults") }

  @Test(arguments: Cases.files(in: "charts/web/ci"))
  func `renders as reviewed`(_ values: ValuesCase) throws { try expectSnapshot(values) }
}
