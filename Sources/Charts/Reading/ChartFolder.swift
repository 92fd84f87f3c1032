import ValueTree

/// Lists the files of a chart's folder, in Go's order of walking: by name in each folder, a folder's files in its place.
///
/// Links are followed as Helm follows them, with one difference on purpose: a chart is not trusted, so a link that
/// leads out of the chart's folder is an error.
///
/// - Source: Helm 4.2.4, `pkg/chart/v2/loader/directory.go`, `internal/sympath/walk.go`.
struct ChartFolder {
  private let root: ByteString
  private let resolvedRoot: ByteString
  private let rules: IgnoreRules
  private let limits: Limits
  private var files: [ChartFile] = []
  private var entries = 0
  /// What comparing names with the rules has taken so far, and may take: a few seconds, some thousand times what charts do.
  private var work = 0
  private static let mostWork = 100_000_000
  /// The folders from the root to the one being listed, to find links that lead back.
  private var ancestors: [FileStatus] = []

  /// - Parameter ignored: rules that `.helmignore` is read as if it ended with.
  static func files(
    below root: ByteString, limits: Limits, ignoring ignored: ByteString = ""
  ) throws(ChartFailure) -> [ChartFile] {
    var folder = try ChartFolder(root: root, limits: limits, ignored)
    do {
      try folder.list(root, named: "", FileSystem.status(root, followsLinks: true))
    } catch let failure as SystemFailure {
      throw .system(failure)
    } catch let failure as ChartFailure {
      throw failure
    } catch {
      throw .system(SystemFailure("open", root, reason: "\(error)"))
    }
    return folder.files
  }

  private init(root: ByteString, limits: Limits, _ ignored: ByteString) throws(ChartFailure) {
    self.root = root
    self.limits = limits
    do {
      resolvedRoot = try FileSystem.resolved(root)
    } catch {
      throw .system(error)
    }
    let text = try Self.ignoreText(of: root, resolvedRoot, limits)
    do throws(ChartFailure) {
      rules = try IgnoreRules(ignored.isEmpty ? text : text + "\n" + ignored)
    } catch {
      guard let line = IgnoreRules.firstWrongLine(of: text) else { throw error }
      throw .ignoreFile(text, line: line, error)
    }
  }

  /// What `.helmignore` says; it obeys the same rules as every other file of the chart.
  static func ignoreText(
    of root: ByteString, _ resolvedRoot: ByteString, _ limits: Limits
  ) throws(ChartFailure) -> ByteString {
    let path = root + "/.helmignore"
    var text: ByteString = ""
    do {
      var status = try FileSystem.status(path, followsLinks: false)
      if status.kind == .link { status = try targetStatus(of: path, resolvedRoot) }
      guard status.kind == .regular else { throw ChartFailure.irregularFile(path) }
      if status.size > limits.fileBytes {
        throw ChartFailure.fileTooLarge("chart file", path.baseName, limits.fileBytes)
      }
      text = try FileSystem.read(path, expecting: status)
    } catch let failure as ChartFailure {
      throw failure
    } catch let failure as SystemFailure {
      // Without such a file nothing is ignored.
      if failure.operation != "lstat" { throw .system(failure) }
    } catch {
      throw .system(SystemFailure("open", path, reason: "\(error)"))
    }
    return text
  }

  private mutating func list(_ path: ByteString, named name: ByteString, _ status: FileStatus) throws {
    if ancestors.contains(where: { $0.device == status.device && $0.inode == status.inode }) {
      throw ChartFailure.linkLeadsBack(path)
    }
    if ancestors.count > limits.folderDepth { throw ChartFailure.tooDeepFolder(path, limits.folderDepth) }
    ancestors.append(status)
    defer { ancestors.removeLast() }
    for entry in try FileSystem.names(in: path) {
      entries += 1
      if entries > limits.files { throw ChartFailure.tooManyFiles(limits.files) }
      work += rules.work(name.count + entry.count)
      if work > Self.mostWork { throw ChartFailure.tooManyIgnoreRules }
      let entryPath = path + "/" + entry
      try add(entryPath, named: name.isEmpty ? entry : name + "/" + entry)
    }
  }

  private mutating func add(_ path: ByteString, named name: ByteString) throws {
    var status = try FileSystem.status(path, followsLinks: false)
    if status.kind == .link { status = try Self.targetStatus(of: path, resolvedRoot) }
    if rules.ignores(name, isFolder: status.kind == .folder) { return }
    switch status.kind {
    case .folder: try list(path, named: name, status)
    case .regular:
      if status.size > limits.fileBytes {
        throw ChartFailure.fileTooLarge("chart file", name.baseName, limits.fileBytes)
      }
      let onDisk = FileOnDisk(path: path, shownName: name, status: status)
      files.append(ChartFile(name: name, content: .onDisk(onDisk)))
    case .link, .other: throw ChartFailure.irregularFile(path)
    }
  }

  private static func targetStatus(of link: ByteString, _ resolvedRoot: ByteString) throws -> FileStatus {
    let target: ByteString
    do {
      target = try FileSystem.resolved(link)
    } catch {
      throw ChartFailure.brokenLink(link, error)
    }
    let isInside = target == resolvedRoot || target.hasPrefix(resolvedRoot == "/" ? "/" : resolvedRoot + "/")
    if !isInside { throw ChartFailure.linkLeadsOut(link, target) }
    return try FileSystem.status(target, followsLinks: false)
  }
}
