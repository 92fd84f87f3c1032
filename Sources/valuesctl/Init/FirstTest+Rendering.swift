import ChartEngine
import Charts
import Manifests
import TypedValues
import ValueTree

extension FirstTest {
  /// Why something does not render: a piece of Helm's message.
  struct Words: Error {
    var text: String

    /// The first line, from where the author's own words begin.
    init(_ message: String) {
      let line = message.split(separator: "\n").first.map(String.init) ?? message
      text = line
      for mark in ["error calling fail: ", "error calling required: ", "): "] {
        if let start = line.firstRange(of: mark), start.upperBound < line.endIndex {
          text = String(line[start.upperBound...])
          return
        }
      }
    }
  }

  func render(_ text: ByteString) -> Result<[ManifestObject], Words> {
    do throws(ValuesText.Failure) { return render(try ValuesText.read(text)) } catch {
      return .failure(Words(error.message))
    }
  }

  /// What these values give each time: objects whose names are random are left out.
  func render(_ values: FrozenMap) -> Result<[ManifestObject], Words> {
    do throws(Words) {
      let names = Set(try render(values, seed: 2).map(\.address))
      return .success(try render(values, seed: 1).filter { names.contains($0.address) })
    } catch {
      return .failure(error)
    }
  }

  private func render(_ values: FrozenMap, seed: UInt64) throws(Words) -> [ManifestObject] {
    var request = RenderRequest()
    request.values = values
    request.seed = seed
    if let release { request.release.name = release }
    let rendered: RenderedChart
    do throws(RenderFailure) { rendered = try renderer.render(request) } catch {
      throw Words(error.helmText.string)
    }
    do throws(ManifestFailure) { return try RenderedManifests(rendered, release: request.release).objects } catch {
      throw Words(error.message)
    }
  }

  // MARK: Subjects

  private static let workloads: Set<ByteString> = [
    "CronJob", "DaemonSet", "Deployment", "Ingress", "Job", "Service", "StatefulSet",
  ]

  private static let shortcuts: [ByteString: String] = [
    "ConfigMap": "configMap", "CronJob": "cronJob", "DaemonSet": "daemonSet", "Deployment": "deployment",
    "Ingress": "ingress", "Job": "job", "NetworkPolicy": "networkPolicy", "Secret": "secret", "Service": "service",
    "ServiceAccount": "serviceAccount", "ServiceMonitor": "serviceMonitor", "StatefulSet": "statefulSet",
  ]

  private static let mostSubjects = 24

  /// `deployment("web")` for each workload and what leads to it; of a chart without any, for whatever it has.
  func subjects(of objects: [ManifestObject]) -> [String] {
    let own = objects.filter { !$0.isHook }
    let workloads = own.filter { Self.workloads.contains($0.kind) }
    return (workloads.isEmpty ? own : workloads).compactMap { subject(of: $0, among: objects) }
      .prefix(Self.mostSubjects).map { $0 }
  }

  /// nil where the name does not tell the object from others.
  func subject(of object: ManifestObject, among objects: [ManifestObject]) -> String? {
    guard !object.name.isEmpty, objects.count(where: { $0.address == object.address }) == 1 else { return nil }
    let name = SwiftLiteral.quoted(object.name.string)
    if let shortcut = Self.shortcuts[object.kind] { return "\(shortcut)(\(name))" }
    return "manifest(\(SwiftLiteral.quoted(object.kind.string)), \(name))"
  }
}
