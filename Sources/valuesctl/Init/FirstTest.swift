import ChartEngine
import Charts
import Manifests
import TypedValues
import ValueTree

/// A first test of a chart: what it renders now, in words that its author can keep or change. All of it passes.
struct FirstTest {
  let typeName: String
  private(set) var text = ""
  private(set) var notes: [String] = []

  private let member: ChartRepository.Member
  private let valuesName: String
  let renderer: Renderer
  /// The chart's own name where releases may have it; nil leaves the usual one.
  let release: ByteString?

  /// - Parameter stem: what the names of the chart's types start with.
  init(_ member: ChartRepository.Member, stem: String) {
    self.member = member
    typeName = stem + "ChartTests"
    valuesName = TypeNames.values(stem)
    renderer = Renderer(member.chart)
    release = Self.isReleaseName(member.chart.name) ? member.chart.name : nil
    if member.chart.isLibrary {
      notes = ["\(member.path) is a library chart: its suite has no test yet"]
      text = suite(["  // A library chart renders nothing alone: named(\"…\") is what one of its templates gives."])
    } else {
      text = suite(tests())
    }
  }

  private static func isReleaseName(_ name: ByteString) -> Bool {
    do throws(Failure) {
      try ReleaseName.check(name)
      return true
    } catch {
      return false
    }
  }

  // MARK: The text

  private mutating func tests() -> [String] {
    var tests: [String] = []
    switch render(FrozenMap()) {
    case .success(let objects):
      tests += workloads(objects, named: "the defaults give these workloads", trait: nil)
      tests += [replicas(objects), imageTag(objects)].compactMap { $0 }
    case .failure(let words):
      tests.append(
        test(
          "the defaults alone do not render",
          ["try expectFailure {", "  $0.says(\(SwiftLiteral.quoted(words.text)))", "}"]))
    }
    tests += ciTests(hasWorkloads: tests.contains { $0.contains("these workloads") })
    if tests.isEmpty {
      notes.append("\(member.path) renders nothing by default: its suite has no test yet")
      tests = ["  // Nothing is rendered by default: .values(file:) and .set say with what something is."]
    }
    return tests
  }

  private func suite(_ tests: [String]) -> String {
    var traits = ".chart(\(SwiftLiteral.quoted(member.path)))"
    if let release { traits += ", .release(\(SwiftLiteral.quoted(release.string)))" }
    return """
      import ChartTesting
      import Testing

      // Written by valuesctl init of what the chart renders now: keep what is meant to be so, and add to it.
      // try expectSnapshot("defaults") in a test holds the whole render against golden files in snapshots/:
      // valuesctl snapshot review shows what is new or changed, and accepts it.
      @Suite(\(traits))
      struct \(typeName) {
      \(tests.joined(separator: "\n\n"))
      }

      """
  }

  private func test(_ name: String, _ lines: [String], trait: String? = nil) -> String {
    let head = trait.map { "  @Test(\($0))\n  " } ?? "  @Test "
    return head + "func `\(name)`() throws {\n" + lines.map { "    \($0)\n" }.joined() + "  }"
  }

  private func workloads(_ objects: [ManifestObject], named name: String, trait: String?) -> [String] {
    let subjects = subjects(of: objects)
    if subjects.isEmpty { return [] }
    return [test(name, ["try expect {"] + subjects.map { "  \($0)" } + ["}"], trait: trait)]
  }

  private mutating func ciTests(hasWorkloads: Bool) -> [String] {
    var tests: [String] = []
    var fine: [String] = []
    var hasNames = true
    let folder = member.path == "." ? "ci" : "\(member.path)/ci"
    for file in member.ciFiles {
      switch render(file.text) {
      case .success(let objects) where objects.isEmpty: notes.append("\(folder)/\(file.name) renders nothing")
      case .success(let objects):
        if !hasWorkloads, tests.isEmpty {
          tests = workloads(
            objects, named: "these workloads are there",
            trait: ".values(file: \(SwiftLiteral.quoted("ci/" + file.name)))")
        }
        fine.append(file.name)
        hasNames = hasNames && objects.allSatisfy { !$0.name.isEmpty }
      case .failure(let words): notes.append("\(folder)/\(file.name) does not render: \(words.text)")
      }
    }
    if fine.isEmpty { return tests }
    var cases = "Cases.files(in: \(SwiftLiteral.quoted(folder)))"
    if fine.count < member.ciFiles.count {
      let names = fine.map { SwiftLiteral.quoted($0) }.joined(separator: ", ")
      cases = "[\(names)].map { ValuesCase($0, .values(file: \"ci/\\($0)\")) }"
    }
    let path = hasNames ? "metadata.name" : "kind"
    tests.append(
      """
        @Test(arguments: \(cases))
        func `renders with each values file`(values: ValuesCase) throws {
          try expect(values.settings) { every(.manifest).at("\(path)").exists() }
        }
      """)
    return tests
  }

  /// A value of the chart's own that shows in a manifest, and the same for the tag of an image.
  private func replicas(_ objects: [ManifestObject]) -> String? {
    for key in ["replicaCount", "replicas"] as [ByteString] {
      guard case .float(let number)? = member.chart.values?[key], number == number.rounded(), 0...99 ~= number,
        case .success(let changed) = render(FrozenMap([(key, .float(number + 1))])),
        let object = changed.first(where: { self.values("spec.replicas", of: $0) == [.float(number + 1)] }),
        let subject = subject(of: object, among: changed)
      else { continue }
      let count = Int(number) + 1
      return test(
        "replicas follow the values",
        ["try expect(\(valuesName).\(key)(\(count))) { \(subject).at(\"spec.replicas\").equals(\(count)) }"])
    }
    return nil
  }

  private func imageTag(_ objects: [ManifestObject]) -> String? {
    let tag: ByteString = "1.2.3-test"
    guard case .map(let image)? = member.chart.values?["image"], case .string? = image["tag"],
      case .success(let changed) = render(FrozenMap([("image", .map(FrozenMap([("tag", .string(tag))])))]))
    else { return nil }
    let path = "spec.template.spec.containers[*].image"
    for object in changed {
      let images = values(path, of: object)
      guard images.contains(where: { if case .string(let text) = $0 { text.hasSuffix(tag) } else { false } }),
        let subject = subject(of: object, among: changed)
      else { continue }
      return test(
        "the tag of the image follows the values",
        [
          "try expect(\(valuesName).image.tag(\"\(tag)\")) {",
          "  \(subject).at(\"\(path)\").any.contains(\"\(tag)\")", "}",
        ])
    }
    return nil
  }

  private func values(_ path: String, of object: ManifestObject) -> [FrozenValue] {
    do throws(ManifestPath.Failure) { return try ManifestPath(path).values(in: object.value) } catch { return [] }
  }
}
