import ChartTesting
import Testing

@Suite(.chart("charts/names"), .release("shop"))
struct NamesLibrary {
  @Test func `a long name is cut, without a dash at its end`() throws {
    let long = String(repeating: "a", count: 62) + "-web"
    try expect {
      evaluated(#"{{ include "names.short" (dict "text" "\#(long)") }}"#).matches("^a{62}$")
    }
  }

  @Test func `labels say release and part`() throws {
    try expect {
      evaluated(#"{{ include "names.labels" (dict "root" $ "part" "server") }}"#).yaml()
        .equals(["app.kubernetes.io/name": "server", "app.kubernetes.io/instance": "shop"])
    }
  }
}

@Suite(.chart("charts/web"))
struct NamedTemplates {
  @Test(arguments: Cases.set("image.tag", to: ["", "next"]))
  func `the image has a tag`(_ values: ValuesCase) throws {
    try expect(values.settings) { named("web.image").matches("^registry\\.local/web:(2\\.7|next)$") }
  }
}
