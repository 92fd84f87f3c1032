import ValueCoding
import ValueTree

/// Loads charts from folders and from packed files.
///
/// - Source: Helm 4.2.4, `pkg/chart/loader/load.go`, `pkg/chart/v2/loader/load.go`.
package enum ChartLoader {
  /// The chart in the folder or `.tgz` at `path`, with all its subcharts.
  ///
  /// - Parameter ignored: rules that a folder's `.helmignore` is read as if it ended with.
  package static func load(
    _ path: ByteString, limits: Limits = Limits(), ignoring ignored: ByteString = ""
  ) throws(ChartFailure) -> Chart {
    let status: FileStatus
    do {
      status = try FileSystem.status(path, followsLinks: true)
    } catch {
      throw .system(error)
    }
    var assembly = ChartAssembly(limits: limits)
    if status.kind == .folder {
      let root = path.hasSuffix("/") && path.count > 1 ? path[0..<path.count - 1] : path
      return try assembly.root(of: ChartFolder.files(below: root, limits: limits, ignoring: ignored))
    }
    // To open a pipe would wait for somebody who writes.
    if status.kind != .regular { throw .notAFile(path) }
    let packed: ByteString
    do {
      // Packing makes nothing larger, except for what packing itself needs.
      packed = try FileSystem.read(
        path, expecting: status, limit: limits.archiveBytes + limits.archiveBytes / 4, named: .archiveBytes)
    } catch {
      throw .system(error)
    }
    return try loadArchive(packed, named: path, &assembly)
  }

  /// A chart of files that are already in memory.
  package static func load(
    files: [(name: ByteString, bytes: ByteString)], limits: Limits = Limits()
  ) throws(ChartFailure) -> Chart {
    var assembly = ChartAssembly(limits: limits)
    return try assembly.root(
      of: files.map { ChartFile(name: $0.name, content: .bytes($0.bytes.withoutByteOrderMark)) })
  }

  /// A packed chart (`.tgz`) that is already in memory.
  ///
  /// - Parameter path: what messages call it.
  package static func load(
    packed: ByteString, named path: ByteString, limits: Limits = Limits()
  ) throws(ChartFailure) -> Chart {
    var assembly = ChartAssembly(limits: limits)
    return try loadArchive(packed, named: path, &assembly)
  }

  private static func loadArchive(
    _ packed: ByteString, named path: ByteString, _ assembly: inout ChartAssembly
  ) throws(ChartFailure) -> Chart {
    guard packed.hasPrefix("\u{1F}") && packed.count > 2 && packed[1] == 0x8B && packed[2] == 8 else {
      if path.hasSuffix(".yml") || path.hasSuffix(".yaml") { throw .notAnArchiveButYAML(path) }
      throw .notAnArchive(path, contentType: ContentType.detect(packed))
    }
    let files: [ChartFile]
    do {
      files = try assembly.unpack(packed)
    } catch {
      if error == .invalidGzipHeader { throw .invalidArchive(path, error) }
      throw .archive(error)
    }
    return try assembly.root(of: files)
  }
}

/// Puts charts together from their files, within the limits of one loading.
struct ChartAssembly {
  private let limits: Limits
  private var budget: Int
  /// What the texts of values and metadata may still need when they are read.
  private var room: Int
  private var depth = 0
  private let work = YAMLWork()

  init(limits: Limits) {
    self.limits = limits
    budget = limits.unpackedBytes
    room = limits.parsedBytes
  }

  mutating func unpack(_ packed: ByteString) throws(ArchiveFailure) -> [ChartFile] {
    try ChartArchive.files(in: packed, limits: limits, budget: &budget)
  }

  /// The chart that all others are in.
  mutating func root(of files: [ChartFile]) throws(ChartFailure) -> Chart {
    let chart = try chart(of: files)
    try chart.checkTemplates(limits)
    return chart
  }

  private mutating func chart(of files: [ChartFile]) throws(ChartFailure) -> Chart {
    guard depth < limits.chartDepth else { throw .tooDeepCharts(limits.chartDepth) }
    depth += 1
    defer { depth -= 1 }
    var parts = ChartParts(room: room, limits: limits, work: work)
    for file in files where file.name == "Chart.yaml" { try parts.readChartFile(file) }
    for file in files where file.name != "Chart.yaml" { try parts.add(file) }
    room = parts.room
    guard var metadata = parts.metadata else { throw .missingChartFile(files: Self.namesAtTop(of: files)) }
    do throws(MetadataFault) { try metadata.validate() } catch {
      throw .validation(error.inTexts(of: files))
    }
    var chart = Chart(
      metadata: metadata, values: parts.values, valuesText: parts.valuesText, schema: parts.schema,
      templates: parts.templates, files: parts.files,
      subcharts: [], warnings: parts.warnings)
    for folder in parts.subchartFiles.keys.sorted() {
      if folder.hasPrefix("_") || folder.hasPrefix(".") { continue }
      do {
        chart.subcharts.append(try subchart(folder, parts.subchartFiles[folder] ?? [], of: chart))
      } catch {
        if case .unexpectedArchiveName = error { throw error }
        throw .subchart(folder, parent: chart.name, error)
      }
    }
    return chart
  }

  /// Names for a message; a chart can have far more files than anybody wants to read.
  private static func namesAtTop(of files: [ChartFile]) -> [ByteString] {
    let names = files.lazy.map(\.name).filter { $0.baseName == "Chart.yaml" || !$0.contains(UInt8(ascii: "/")) }
    return Array(names.prefix(100))
  }

  /// - Parameter files: with names below `charts/`.
  private mutating func subchart(
    _ folder: ByteString, _ files: [ChartFile], of parent: Chart
  ) throws(ChartFailure) -> Chart {
    if folder.pathExtension == ".tgz" {
      guard let archive = files.first, archive.name == folder else {
        throw .unexpectedArchiveName(chart: parent.name, expected: folder, found: files.first?.name ?? "")
      }
      let packed = try archive.bytes()
      let unpacked: [ChartFile]
      do { unpacked = try unpack(packed) } catch { throw .archive(error) }
      return try chart(of: unpacked)
    }
    var inside: [ChartFile] = []
    for file in files {
      guard let slash = file.name.firstIndex(of: UInt8(ascii: "/")) else { continue }
      inside.append(ChartFile(name: file.name[slash + 1..<file.name.count], content: file.content))
    }
    return try chart(of: inside)
  }
}

/// What the files of one chart are, by their names.
private struct ChartParts {
  var room: Int
  let limits: Limits
  let work: YAMLWork
  var metadata: Metadata?
  var values: FrozenMap?
  var valuesText: ByteString?
  var schema: ChartFile?
  var templates: [ChartFile] = []
  var files: [ChartFile] = []
  /// By folder or archive below `charts/`, with names that start there.
  var subchartFiles: [ByteString: [ChartFile]] = [:]
  var warnings: [String] = []

  mutating func readChartFile(_ file: ChartFile) throws(ChartFailure) {
    var read = metadata ?? Metadata()
    try decode(file) { [work] text throws(CodingFailure) in try read.decode(text, work: work) }
    if read.apiVersion.isEmpty { read.apiVersion = "v1" }
    metadata = read
  }

  mutating func add(_ file: ChartFile) throws(ChartFailure) {
    switch file.name {
    case "Chart.lock": try decode(file) { [work] text throws(CodingFailure) in try LockFile.check(text, work: work) }
    case "values.yaml":
      let text = try text(of: file)
      valuesText = text
      do throws(ValuesText.Failure) {
        values = try ValuesText.read(text, work: work)
      } catch {
        throw .file(file.name, error.message, text: text)
      }
    case "values.schema.json": schema = file
    case "requirements.yaml": try addRequirements(file)
    case "requirements.lock":
      try decode(file) { [work] text throws(CodingFailure) in try LockFile.check(text, work: work) }
      noteOldFile(
        file,
        "Warning: Dependency locking is handled in Chart.lock since apiVersion \"v2\". "
          + "We recommend migrating to Chart.lock.")
    default: addByFolder(file)
    }
  }

  private mutating func addByFolder(_ file: ChartFile) {
    if file.name.hasPrefix("templates/") {
      templates.append(file)
    } else if file.name.hasPrefix("charts/"), file.name.pathExtension != ".prov" {
      let name = file.name[7..<file.name.count]
      let folder = name[0..<(name.firstIndex(of: UInt8(ascii: "/")) ?? name.count)]
      subchartFiles[folder, default: []].append(ChartFile(name: name, content: file.content))
    } else {
      files.append(file)
    }
  }

  /// - Quirk: the file is decoded over the whole metadata, so it can rename the chart (`chartyaml/place/012`).
  private mutating func addRequirements(_ file: ChartFile) throws(ChartFailure) {
    var read = metadata ?? Metadata()
    try decode(file) { [work] text throws(CodingFailure) in try read.decode(text, work: work) }
    noteOldFile(
      file,
      "Warning: Dependencies are handled in Chart.yaml since apiVersion \"v2\". "
        + "We recommend migrating dependencies to Chart.yaml.", isOld: metadata?.apiVersion == "v1")
    metadata = read
  }

  /// Files of the first chart format stay visible to `.Files` there, and earn a warning elsewhere.
  private mutating func noteOldFile(_ file: ChartFile, _ warning: String, isOld: Bool? = nil) {
    if isOld ?? (metadata?.apiVersion == "v1") { files.append(file) } else { warnings.append(warning) }
  }

  /// The text of a file that is read as YAML, its room counted.
  ///
  /// - Parameter factor: how often its tree is made over.
  private mutating func text(of file: ChartFile, factor: Int = 1) throws(ChartFailure) -> ByteString {
    let text = try file.bytes()
    room -= text.readRoom * factor
    if room < 0 { throw .tooMuchToParse(file.name, limits.parsedBytes) }
    return text
  }

  private mutating func decode(
    _ file: ChartFile, _ body: (ByteString) throws(CodingFailure) -> Void
  ) throws(ChartFailure) {
    // Metadata goes through a tree that remembers places and Go's types.
    let text = try text(of: file, factor: 8)
    do { try body(text) } catch { throw .file(file.name, error.message, text: text) }
  }
}
