import ChartTesting
import Testing

/// Setters of the kept texts, in renders of the charts that they were made of.
@Suite(.chart("Tests/TypedCharts/tricky"))
struct SetterTests {
  /// What templates see.
  private func values(_ path: String) -> ValueSubject {
    configMap("values").at("data['values.json']").json().at(path)
  }

  @Test func `each type of value`() throws {
    try expect(
      TrickyValues.default(false), TrickyValues.whole(4), TrickyValues.fraction(0.25), TrickyValues.text("t"),
      TrickyValues.texts(["x"]), TrickyValues.emptyList([1, "a", ["b": true]]), TrickyValues.listOfMaps(raw: "any"),
      TrickyValues.nothing(["a": 1]), TrickyValues.free(["b": 2])
    ) {
      values("default").equals(false)
      values("whole").equals(4)
      values("fraction").equals(0.25)
      values("text").equals("t")
      values("texts").equals(["x"])
      values("emptyList").equals([1, "a", ["b": true]])
      values("listOfMaps").equals("any")
      values("nothing").equals(["a": 1])
      values("free").equals(["b": 2])
    }
  }

  @Test func `keys that are no names lead where they say`() throws {
    try expect(
      TrickyValues.kubeStateMetrics.enabled(false), TrickyValues.aBC.dE("y"), TrickyValues._0("set"),
      TrickyValues.a_b_c("set"), TrickyValues.backSlash(9), TrickyValues._2fa(false), TrickyValues.quoTe(9),
      TrickyValues.fooBar("1"), TrickyValues.foo_bar("2"), TrickyValues.foo_bar2("3"), TrickyValues.foo_bar3("4"),
      TrickyValues.名前("y"), TrickyValues.annotations.exampleComKey("z"), TrickyValues.init_(9),
      TrickyValues.maps.self_.deep(9)
    ) {
      values("kube-state-metrics.enabled").equals(false)
      values("['a.b/c']['d.e']").equals("y")
      values("['[0]']").equals("set")
      values("['a=b,c']").equals("set")
      values("['back\\\\slash']").equals(9)
      values("['2fa']").equals(false)
      values("['quo\"te']").equals(9)
      values("fooBar").equals("1")
      values("foo_bar").equals("2")
      values("['foo-bar']").equals("3")
      values("['foo.bar']").equals("4")
      values("['名前']").equals("y")
      values("annotations['example.com/key']").equals("z")
      values("init").equals(9)
      values("maps.self.deep").equals(9)
    }
  }

  @Test func `a map takes entries, other keys and anything`() throws {
    try expect(TrickyValues.annotations(["more": "m"]), TrickyValues.free("a.b/[c],d", 1)) {
      values("annotations").equals(["example.com/key": "value", "more": "m"])
      values("free").equals(["a.b/[c],d": 1])
    }
    try expect(TrickyValues.deep("a.b", "c"), TrickyValues.free(raw: ["list"])) {
      values("deep['a.b']").equals("c")
      values("deep.a.b.c.d.e").equals(1)
      values("free").equals(["list"])
    }
  }

  @Test func `nil removes a default`() throws {
    try expect(
      TrickyValues.default(nil), TrickyValues.whole(nil), TrickyValues.fraction(nil), TrickyValues.text(nil),
      TrickyValues.texts(nil), TrickyValues.nothing(nil), TrickyValues.deep(nil), TrickyValues.annotations(nil)
    ) {
      for key in ["default", "whole", "fraction", "text", "texts", "deep", "annotations"] {
        values(key).isAbsent()
      }
    }
  }

  @Test(TrickyValues.whole(7), arguments: ["a", "b"].map { ValuesCase($0, TrickyValues.text($0)) })
  func `a setting is a trait and a case`(values given: ValuesCase) throws {
    try expect(given.settings) {
      values("whole").equals(7)
      values("text").equals(ChartValue(given.name))
    }
  }

  @Test(.chart("Tests/TypedCharts/parent"))
  func `values of a subchart stand below its alias`() throws {
    try expect(
      ParentValues.mainCache.memory(1.5), ParentValues.spare.clients(["a"]), ParentValues.global.registry("other")
    ) {
      values("main-cache.memory").equals(1.5)
      values("spare.clients").equals(["a"])
      values("global.registry").equals("other")
    }
  }

  @Test(.chart("charts-under-test/kube-prometheus-stack"))
  func `a large chart's values are set like a small one's`() throws {
    try expect(KubePrometheusStackValues.alertmanager.enabled(false)) { none(.init("Alertmanager")) }
  }
}
