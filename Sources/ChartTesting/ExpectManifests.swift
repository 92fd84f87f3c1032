import ChartEngine
import Charts
import Checks
import Diagnostics
import Manifests
import Testing
import ValueCoding
import ValueTree

/// Holds statements against the documents of a YAML file, from the package's folder, that no chart renders: manifests that are
/// applied beside a chart, or the answer of another tool.
///
/// ```swift
/// try expectManifests(in: "manifests/egress.yaml") {
///   the(.networkPolicy).at("spec.policyTypes").equals(["Egress"])
/// }
/// ```
/// A document without a kind can be looked at as `the(.manifest)`. Nothing is known of what else the file could hold: that
/// something is absent may be a typing error here, which ``expect(_:sourceLocation:_:)`` would find.
///
/// - Throws: when the file is not there or is no YAML.
public func expectManifests(
  in path: String, filePath: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation,
  @CheckBuilder _ checks: () -> [ChartCheck]
) throws {
  let checks = checks()
  if checks.isEmpty {
    Issue.record(
      "expectManifests has no statement: it would pass whatever the file holds", sourceLocation: sourceLocation)
  }
  for failure in try FileRun(path, filePath).failures(of: checks) { failure.record() }
}

/// A YAML file that statements are held against.
struct FileRun {
  private let file: ManifestFile

  init(_ path: String, _ filePath: String) throws(ChartTestFailure) {
    let place = try PackageFolder.path(to: path, from: filePath)
    let text: ByteString
    do throws(SystemFailure) { text = try FileSystem.read(ByteString(place)) } catch {
      throw ChartTestFailure(error.message)
    }
    do throws(CodingFailure) { file = try ManifestFile(name: path, text: text) } catch {
      throw ChartTestFailure(error.message)
    }
  }

  func failures(of checks: [ChartCheck]) -> [CheckFailure] {
    let context = CheckContext(file)
    return checks.compactMap { check in
      guard let statement = check.check else {
        return CheckFailure(text: check.mistake ?? "", location: check.location, object: nil)
      }
      guard case .manifests = statement.subject else {
        return CheckFailure(
          text: "notes and named templates are a chart's; \(file.name) has none", location: check.location, object: nil)
      }
      guard let mismatch = statement.mismatch(in: context) else { return nil }
      return CheckFailure(
        text: "\(mismatch.text)\n\(place(of: mismatch))  in \(statement)", location: check.location,
        object: mismatch.object)
    }
  }

  /// Lines that end with a line feed.
  private func place(of mismatch: Mismatch) -> String {
    guard let object = mismatch.object, let match = mismatch.match,
      let range = file.range(of: match.place, in: object), !match.place.isEmpty
    else { return "  of \(file.name)\n" }
    let found = SourceLine.find(SourceRange(range.lowerBound, range.upperBound), in: file.text.bytes, file: file.name)
    return Diagnostic.text(
      of: [.init(.related, found.place, note: "written at", line: found.line)], isColoured: false)
  }
}
