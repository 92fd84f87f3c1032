import ChartEngine
import Charts
import Synchronization
import TemplateFunctions
import TestSupport
import ValueTree

extension SnapshotCase {
  /// What `valuesctl render --output-dir` would write, by source path.
  package func files() throws -> [String: ByteString] {
    var files: [String: [UInt8]] = [:]
    for write in try release(text: rendered()).writes() {
      files[write.path.string, default: []] += write.text
    }
    return files.mapValues { ByteString($0) }
  }

  /// What `valuesctl render` prints.
  package func text() throws -> ByteString { ByteString(try release(text: rendered()).text()) }

  package func rendered() throws -> RenderedChart {
    do {
      return try SharedCharts.renderer(chart).render(request())
    } catch let failure as RenderFailure {
      throw SnapshotFailure("\(self): \(failure.helmText)")
    }
  }

  private func release(text rendered: RenderedChart) throws -> ReleaseText {
    do {
      var text = ReleaseText(try rendered.sortedManifests())
      if includesCRDs { text.customResources = try rendered.customResources() }
      return text
    } catch let failure as ManifestFailure {
      throw SnapshotFailure("\(self): \(failure.message)")
    }
  }

  package func request() throws -> RenderRequest {
    var request = RenderRequest()
    var arguments = SetArguments()
    arguments.plain = set.map { ByteString($0) }
    request.values = try UserValues(
      files: values.map { (name: ByteString($0), text: try Repository.read($0)) }, set: arguments,
      readFile: { .failure(SetFileFailure("\($0): a case reads no files")) }
    ).values
    request.release = Release(name: ByteString(release), namespace: ByteString(namespace))
    request.capabilities = Capabilities(
      kubeVersion: try kubeVersion.map { try KubeVersion(ByteString($0)) } ?? .default,
      additional: apiVersions.map { ByteString($0) })
    request.seed = seed
    if let time { request.clock = .fixed(seconds: time, nanoseconds: 0) }
    return request
  }
}

/// Charts that stay loaded and parsed for all cases of a process.
package enum SharedCharts {
  private static let renderers = Mutex<[String: Renderer]>([:])

  /// The chart in this folder of the package.
  package static func renderer(_ path: String) throws -> Renderer {
    if let known = renderers.withLock({ $0[path] }) { return known }
    do throws(ChartFailure) {
      let renderer = Renderer(try ChartLoader.load(ByteString(Repository.absolute(path))))
      renderers.withLock { $0[path] = renderer }
      return renderer
    } catch {
      throw SnapshotFailure("\(path): \(error.message)")
    }
  }
}
