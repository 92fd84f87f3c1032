import ValueTree

/// Why a chart could not be loaded or its values not be merged.
package indirect enum ChartFailure: Error, Equatable {
  case system(SystemFailure)
  case unreadable(file: ByteString, SystemFailure)
  case irregularFile(ByteString)
  /// What should be a packed chart is a pipe or a device.
  case notAFile(ByteString)
  case fileTooLarge(String, ByteString, Int)
  case tooManyFiles(Int)
  case tooMuchToParse(ByteString, Int)
  case tooDeepFolder(ByteString, Int)
  case tooDeepCharts(Int)
  case brokenLink(ByteString, SystemFailure)
  case linkLeadsOut(ByteString, ByteString)
  case linkLeadsBack(ByteString)
  /// Of the text of a `.helmignore`, a line that is no rule.
  case ignoreFile(ByteString, line: Int, ChartFailure)
  case doubleStarInIgnoreFile
  case malformedIgnorePattern
  case tooManyIgnoreRules
  case notAnArchive(ByteString, contentType: String)
  case notAnArchiveButYAML(ByteString)
  case archive(ArchiveFailure)
  case invalidArchive(ByteString, ArchiveFailure)
  case unloadableArchive
  /// - Parameter files: names in the chart that may stand for it: those at its top, and any `Chart.yaml`.
  case missingChartFile(files: [ByteString])
  case unsupportedVersion
  /// `cannot load Chart.yaml: …`
  case file(ByteString, String, text: ByteString)
  /// `validation: …`
  case validation(MetadataFault)
  case subchart(ByteString, parent: ByteString, ChartFailure)
  case unexpectedArchiveName(chart: ByteString, expected: ByteString, found: ByteString)
  case notInstallable(type: ByteString)
  case missingDependencies([ByteString])
  case typeMismatch(key: ByteString, value: ByteString)
  /// Inside the processing of dependencies.
  case dependencies(ChartFailure)
  case kubeVersion(constraint: ByteString, version: ByteString)
  case tooDeepValues(Int)
  case tooManyValues(Int)
  case tooManyCharts(Int)
  case tooManyCustomResources(Int)
  case schema(SchemaReport)

  /// Whether a file of the chart, or of one in it, cannot be read; what is in it says nothing then.
  package var isUnreadable: Bool {
    switch self {
    case .unreadable: true
    case .subchart(_, _, let failure), .dependencies(let failure): failure.isUnreadable
    default: false
    }
  }

  /// In Helm's words where Helm has any.
  package var message: String {
    switch self {
    case .system(let failure): failure.message
    case .unreadable(let file, let failure): "error reading \(file.string): \(failure.message)"
    case .irregularFile(let path):
      "cannot load irregular file \(path.string) as it has file mode type bits set"
    case .notAFile(let path): "cannot load \(path.string): it is no folder and no regular file"
    case .fileTooLarge(let what, let name, let limit):
      "\(what) \(quoted(name)) is larger than the maximum file size \(limit)" + LimitName.fileBytes.flag
    case .tooMuchToParse(let name, let limit):
      "with \(name.string) the chart's texts need more than \(limit) bytes when they are parsed"
        + LimitName.parsedBytes.flag
    case .tooManyFiles(let limit): "the chart holds more than \(limit) files" + LimitName.files.flag
    case .tooDeepFolder(let path, let limit):
      "more than \(limit) folders inside each other at \(path.string)" + LimitName.folderDepth.flag
    case .tooDeepCharts(let limit): "more than \(limit) charts inside each other" + LimitName.chartDepth.flag
    case .brokenLink(let path, let failure): "error evaluating symlink \(path.string): \(failure.message)"
    case .linkLeadsOut(let path, let target):
      "the symbolic link \(path.string) leads out of the chart's folder, to \(target.string)"
    case .linkLeadsBack(let path): "the symbolic link \(path.string) leads back to a folder that it is in"
    case .ignoreFile(_, _, let failure): failure.message
    case .doubleStarInIgnoreFile: "double-star (**) syntax is not supported"
    case .tooManyIgnoreRules: "the chart has too many files for as many lines of .helmignore"
    case .malformedIgnorePattern: PathPattern.Malformed.message
    case .file(let name, let reason, _): "cannot load \(name.string): \(reason)"
    case .validation(let fault): "validation: \(fault.message)"
    case .subchart(let name, let parent, let failure):
      "error unpacking subchart \(name.string) in \(parent.string): \(failure.message)"
    case .typeMismatch(let key, let value): "type mismatch on \(key.string): \(value.string)"
    case .dependencies(let failure): "chart dependencies processing failed: \(failure.message)"
    case .kubeVersion(let constraint, let version):
      "chart requires kubeVersion: \(constraint.string) which is incompatible with Kubernetes \(version.string)"
    case .tooDeepValues(let limit): "values nest more than \(limit) deep"
    case .tooManyValues(let limit): "merging values takes more than \(limit) steps, the limit of this program"
    case .tooManyCharts(let limit): "the chart has more than \(limit) charts in it, the limit of this program"
    case .tooManyCustomResources(let limit):
      "the custom resource definitions are longer than \(limit) bytes together" + LimitName.outputBytes.flag
    case .schema(let report):
      "values don't meet the specifications of the schema(s) in the following chart(s):\n\(report.text)"
    default: archiveMessage
    }
  }

  private var archiveMessage: String {
    switch self {
    case .notAnArchive(let name, let type):
      "file '\(name.string)' does not appear to be a gzipped archive; got '\(type)'"
    case .notAnArchiveButYAML(let name):
      "file '\(name.string)' seems to be a YAML file, but expected a gzipped archive"
    case .archive(let failure): failure.message
    case .invalidArchive(let name, let failure):
      "file '\(name.string)' does not appear to be a valid chart file (details: \(failure.message))"
    case .unloadableArchive: "unable to load chart archive"
    case .missingChartFile: "Chart.yaml file is missing"
    case .unsupportedVersion: "unsupported chart version"
    case .unexpectedArchiveName(let chart, let expected, let found):
      "error unpacking subchart tar in \(chart.string): expected \(expected.string), got \(found.string)"
    case .notInstallable(let type): "\(type.string) charts are not installable"
    case .missingDependencies(let names):
      "an error occurred while checking for chart dependencies. You may need to run 'helm dependency build' to fetch "
        + "missing dependencies: found in Chart.yaml, but missing in charts/ directory: "
        + names.map(\.string).joined(separator: ", ")
    default: "the chart cannot be used"
    }
  }

  private func quoted(_ text: ByteString) -> String { GoText.quoted(text) }
}

enum GoText {
  /// As Go's `%q`.
  static func quoted(_ text: ByteString) -> String {
    var output: [UInt8] = []
    GoQuote.append(text, to: &output)
    return String(decoding: output, as: UTF8.self)
  }
}
