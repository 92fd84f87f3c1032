import ManifestDiff
import Testing
import ValueTree

@Suite struct GroupingChanges {
  /// A file of a snapshot before and after.
  private struct File {
    var source: String
    var old: String
    var new: String
  }

  private static func diff(_ files: [File]) -> ObjectDiff {
    ObjectDiff.compare(
      files.flatMap { DiffObject.read(ByteString($0.old), source: $0.source) },
      files.flatMap { DiffObject.read(ByteString($0.new), source: $0.source) })
  }

  private static func deployment(_ name: String, image: String, replicas: Int) -> String {
    """
    apiVersion: apps/v1
    kind: Deployment
    metadata: {name: \(name)-web, labels: {app.kubernetes.io/instance: \(name)}}
    spec: {replicas: \(replicas), template: {spec: {containers: [{name: web, image: \(image)}]}}}

    """
  }

  private static func snapshots(_ count: Int) -> [(snapshot: String, diff: ObjectDiff)] {
    (0..<count).map { index in
      let old = deployment("r\(index)", image: "web:1", replicas: index)
      let new = deployment("r\(index)", image: "web:2", replicas: index)
      return ("case-\(index)", diff([File(source: "chart/templates/web.yaml", old: old, new: new)]))
    }
  }

  @Test func twelveSnapshotsAreOneDecision() {
    let groups = ChangeGroups.make(of: Self.snapshots(12))
    #expect(groups.count == 1 && groups[0].members.count == 12)
    #expect(groups[0].changes.flatMap(\.edits).map(\.path.text) == ["spec.template.spec.containers[web].image"])
  }

  @Test func theOrderOfSnapshotsSaysNothing() {
    let snapshots = Self.snapshots(5)
    let (a, b) = (ChangeGroups.make(of: snapshots), ChangeGroups.make(of: snapshots.reversed()))
    #expect(a.map(\.id) == b.map(\.id))
    #expect(a[0].members.map(\.snapshot) == b[0].members.map(\.snapshot))
  }

  @Test func oneMoreEditIsAnotherDecision() {
    var snapshots = Self.snapshots(3)
    let old = Self.deployment("r", image: "web:1", replicas: 1)
    let new = Self.deployment("r", image: "web:2", replicas: 2)
    snapshots.append(("more", Self.diff([File(source: "chart/templates/web.yaml", old: old, new: new)])))
    let groups = ChangeGroups.make(of: snapshots)
    #expect(groups.map(\.members.count).sorted() == [1, 3])
  }

  @Test func aNewObjectMayBearEachReleasesName() {
    let snapshots = ["blue", "green"].map { name in
      let text = """
        kind: Service
        metadata: {name: \(name)-web, namespace: ns-\(name), labels: {app.kubernetes.io/instance: \(name)}}
        spec: {selector: {app: \(name)-web}, host: \(name)-web.ns-\(name).svc}

        """
      return (name, Self.diff([File(source: "chart/templates/service.yaml", old: "", new: text)]))
    }
    #expect(ChangeGroups.make(of: snapshots).count == 1)
    let other = ("red", Self.diff([File(source: "chart/templates/service.yaml", old: "", new: "kind: Service\nx: 1")]))
    #expect(ChangeGroups.make(of: snapshots + [other]).count == 2)
  }

  @Test func filesOfOneChangeMayBeOneDecision() {
    let files = ["a", "b", "c"].map { name in
      File(
        source: "chart/templates/\(name).yaml", old: "kind: A\nmetadata: {name: \(name), labels: {v: 1}}",
        new: "kind: A\nmetadata: {name: \(name), labels: {v: 2}}")
    }
    let diffs = [("one", Self.diff(files)), ("two", Self.diff(files))]
    #expect(ChangeGroups.make(of: diffs).count == 3)
    let wide = ChangeGroups.make(of: diffs, reach: .anyFile)
    #expect(wide.count == 1 && wide[0].members.count == 6)
  }

  @Test func subchartsAndChartsShareADecision() {
    let diffs = ["grafana/templates/a.yaml", "stack/charts/grafana/templates/a.yaml"].map { source in
      (source, Self.diff([File(source: source, old: "kind: A\nx: 1", new: "kind: A\nx: 2")]))
    }
    #expect(ChangeGroups.make(of: diffs).count == 1)
  }

  @Test func anObjectThatMovedJoinsItsFiles() {
    let object = "---\nkind: A\nmetadata: {name: moved}\nspec: {a: 1, b: 2}\n"
    let stays = "---\nkind: B\nmetadata: {name: b}\nv: 1\n"
    let diff = Self.diff([
      File(source: "c/templates/a.yaml", old: object + stays, new: stays.replacing("v: 1", with: "v: 2")),
      File(source: "c/templates/b.yaml", old: "", new: object),
    ])
    let groups = ChangeGroups.make(of: [("one", diff)])
    #expect(groups.count == 1)
    #expect(groups[0].members[0].sources == ["c/templates/a.yaml", "c/templates/b.yaml"])
    #expect(groups[0].members[0].changes.map(\.kind) == [.changed, .moved])
  }

  @Test func eachFileStandsInOneGroup() {
    for seed in 0..<50 {
      var dice = Dice(seed: UInt64(seed))
      let diffs = (0..<6).map { index -> (snapshot: String, diff: ObjectDiff) in
        let files = (0..<4).map { file -> File in
          func text() -> String {
            (0..<dice.below(3)).map { _ in
              "---\nkind: K\nmetadata: {name: n\(dice.below(4))}\nv: \(dice.below(2))\nw: 1\nx: 1\n"
            }.joined()
          }
          return File(source: "templates/\(file).yaml", old: text(), new: text())
        }
        return ("s\(index)", Self.diff(files))
      }
      let members = ChangeGroups.make(of: diffs).flatMap(\.members)
      let files = members.flatMap { member in member.sources.map { member.snapshot + " " + $0 } }
      #expect(Set(files).count == files.count, "seed \(seed)")
      let want = Set(diffs.flatMap { diff in diff.diff.changes.flatMap(\.sources).map { diff.snapshot + " " + $0 } })
      #expect(Set(files) == want, "seed \(seed)")
      #expect(members.reduce(0) { $0 + $1.changes.count } == diffs.reduce(0) { $0 + $1.diff.changes.count })
    }
  }

  @Test func printsTheGroup() {
    let groups = ChangeGroups.make(of: Self.snapshots(12))
    var form = DiffText()
    form.width = 80
    #expect(
      form.text(of: groups[0]) == """
        [\(groups[0].id.prefix(8))] 12 files in 12 snapshots: case-0, case-1, case-10, case-11, case-2,
            case-3, case-4, case-5, case-6, case-7, case-8, case-9
        ~ Deployment/r0-web  chart/templates/web.yaml
            spec.template.spec.containers[web].image: web:1 → web:2

        """)
  }
}
