import Diagnostics
import Testing

@testable import valuesctl

@Suite struct HelmArgumentsTests {
  @Test(
    arguments: [
      (["--set", "-a=b"], ["--set=-a=b"], "a value may look like a flag"),
      (["-fa.yaml", "-f=b.yaml", "-f", "c.yaml"], ["--values=a.yaml", "--values=b.yaml", "--values=c.yaml"], "short"),
      (["-gn", "ns"], ["--generate-name", "--namespace=ns"], "short flags in one word"),
      (["--include-crds=true", "--skip-tests=false"], ["--include-crds"], "switches with values"),
      (["--dry-run", "--dry-run=client", "c"], ["c"], "rendering is a dry run"),
      (["a", "--", "--repo"], ["a", "--", "--repo"], "nothing is a flag after --"),
      (["--unknown", "x"], ["--unknown", "x"], "left for the parser to complain"),
      (["--set"], ["--set"], "a missing value too"),
    ] as [([String], [String], Comment)])
  func normalizes(arguments: [String], want: [String], why: Comment) throws {
    #expect(try HelmArguments.normalized(["render"] + arguments) == ["render"] + want, why)
  }

  @Test(
    arguments: [
      (["--repo", "x"], "--repo is about fetching charts"),
      (["--repo=x"], "--repo is about fetching charts"),
      (["--wait"], "--wait is about a cluster"),
      (["--dry-run=server"], "--dry-run is about a cluster"),
      (["--post-renderer", "x"], "--post-renderer would run another program"),
      (["-l", "a=b"], "-l has no effect"),
      (["--notes=maybe"], "invalid argument \"maybe\""),
    ] as [([String], String)])
  func refuses(arguments: [String], start: String) {
    do throws(Failure) {
      let normalized = try HelmArguments.normalized(["render"] + arguments)
      Issue.record("\(normalized) passed")
    } catch {
      #expect(error.diagnostic.helmText.hasPrefix(start))
      #expect(error.status == 2)
    }
  }

  @Test func otherCommandsAreLeftAlone() throws {
    #expect(try HelmArguments.normalized(["help", "--wait"]) == ["help", "--wait"])
  }

  @Test(
    arguments: [
      ("", [], "nothing"),
      ("a,b", ["a", "b"], "a list"),
      (#""a,b",c"#, ["a,b", "c"], "quotes keep commas"),
      (#""a""b""#, [#"a"b"#], "doubled quotes"),
      ("a,", ["a", ""], "an empty item"),
    ] as [(String, [String], Comment)])
  func lists(text: String, want: [String], why: Comment) {
    #expect(HelmArguments.list(text) == want, why)
  }

  @Test(
    arguments: [
      ("valeus.yaml", "values.yaml", "two letters swapped"),
      ("cart.yaml", "Chart.yaml", "one wrong, one missing"),
      ("prod", nil, "too far from everything"),
    ] as [(String, String?, Comment)])
  func suggests(name: String, want: String?, why: Comment) {
    #expect(Suggestion.nearest(name, in: ["values.yaml", "Chart.yaml", "production.yaml"]) == want, why)
  }
}
