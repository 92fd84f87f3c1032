import ArgumentParser
import ChartEngine
import Diagnostics
import Snapshots
import ValueTree

/// `valuesctl snapshot`: golden files and what is to become of changes in them.
struct SnapshotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "snapshot", abstract: "Compare what charts render with golden files, and review what changed.",
    discussion: """
      A golden file is what valuesctl render --output-dir writes for one source file, at \
      snapshots/<chart>/<case>/<source file>; case.yaml beside it says what is rendered. A change waits in a pending file \
      beside the accepted one until it is accepted; nothing but accept changes an accepted file.

      Examples:
        valuesctl snapshot check
        valuesctl snapshot review
        valuesctl snapshot accept 1f3c-9a8b7c6d5e4f
      """,
    subcommands: [
      SnapshotCheckCommand.self, SnapshotListCommand.self, SnapshotReviewCommand.self, SnapshotAcceptCommand.self,
      SnapshotRejectCommand.self, SnapshotPruneCommand.self,
    ])

  func run() throws {
    throw Failure.unusable(
      "\"valuesctl snapshot\" requires one of its commands: \(Self.list)",
      hints: [
        "valuesctl snapshot check compares everything."
      ])
  }

  private static var names: [String] { configuration.subcommands.map { $0._commandName } }
  private static var list: String { names.joined(separator: ", ") }

  /// Good words for a subcommand that nobody knows; the parser's own are about arguments.
  static func check(_ arguments: [String]) throws(Failure) {
    guard arguments.first == "snapshot", arguments.count > 1, !arguments[1].hasPrefix("-") else { return }
    let name = arguments[1]
    if names.contains(name) || name == "help" { return }
    var hint = Suggestion.nearest(name, in: names).map { "Did you mean \($0)?" } ?? "Commands: \(list)."
    if ["update", "approve", "apply", "record", "write", "save", "commit"].contains(name) {
      hint = "valuesctl snapshot review shows what changed and asks; accept takes what you name, or --all."
    }
    throw .unusable("unknown command \"\(name)\" for \"valuesctl snapshot\"", hints: [hint])
  }
}

/// The flags that all commands about snapshots have.
struct SnapshotOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The repository's folder; without it the nearest one upwards with valuesctl.yaml or snapshots/.",
      valueName: "folder"))
  var root: String?

  @Option(help: ArgumentHelp("How to answer: text, or json for tools.", valueName: "text|json"))
  var format = ErrorFormat.text

  @OptionGroup var errors: ErrorOptions

  func store() throws(Failure) -> SnapshotStore {
    let folder: String
    if let root { folder = root } else { folder = try Self.found() }
    if root != nil, !System.isFolder(folder) {
      throw .unusable("--root \(folder): there is no such folder", hints: NearbyFiles.hint(for: folder))
    }
    return try Failure.wrap { () throws(SnapshotFailure) in try SnapshotStore(readingFrom: folder) }
  }

  private static func found() throws(Failure) -> String {
    var folder = "."
    for _ in 0..<64 {
      if System.exists(SnapshotStore.join(folder, Configuration.fileName))
        || System.isFolder(SnapshotStore.join(folder, SnapshotStore.folder))
      {
        return folder
      }
      let parent = folder == "." ? ".." : folder + "/.."
      if System.isSameFile(folder, parent) { break }
      folder = parent
    }
    throw .unusable(
      "there is no valuesctl.yaml and no folder snapshots here or above",
      hints: System.exists("valuesctl.yml")
        ? ["valuesctl.yml must be named valuesctl.yaml."]
        : ["Declare cases in valuesctl.yaml, or say where they are with --root."])
  }
}

/// The flag that says whether pending files may be written.
struct SnapshotModeOptions: ParsableArguments {
  @Flag(
    inversion: .prefixedNo,
    help: "Write nothing, as in CI. Without either flag the environment decides, by CI and the like.")
  var ci: Bool?

  var mode: SnapshotMode {
    if let ci { return ci ? .ci : .local }
    return SnapshotMode(environment: System.environment)
  }
}

extension Failure {
  /// Does something with snapshots; what goes wrong becomes words and a status.
  static func wrap<Value>(_ body: () throws(SnapshotFailure) -> Value) throws(Failure) -> Value {
    do throws(SnapshotFailure) { return try body() } catch { throw Failure(error) }
  }

  /// A case that does not render says no; everything else could not run.
  init(_ failure: SnapshotFailure) {
    self.init(failure.diagnostic, status: failure.cause == .render || failure.cause == .decision ? 1 : 2)
  }
}

extension SnapshotStore {
  /// A path below `snapshots/` as somebody here would type it.
  func shown(_ below: String) -> String { Self.join(root, "\(Self.folder)/\(below)") }

  /// The cases that these words name.
  ///
  /// - Throws: at one that is not there.
  func cases(named words: [String]) throws(Failure) -> Set<CaseName>? {
    if words.isEmpty { return nil }
    do throws(SnapshotFailure) {
      let known = try names() + configuration.cases.map(\.name)
      var names: Set<CaseName> = []
      for word in words {
        // Shells complete paths: snapshots/web/default/ is web/default.
        var text = word
        let prefix = shown("")
        if text.hasPrefix(prefix) { text = String(text.dropFirst(prefix.count)) }
        while text.hasSuffix("/") { text.removeLast() }
        let found = known.filter { $0.description == text || $0.chart == text }
        if found.isEmpty {
          let sameName = known.filter { $0.name == text }.map(\.description).prefix(4)
          let nearest =
            sameName.isEmpty
            ? Suggestion.nearest(text, in: known.map(\.description)) : sameName.joined(separator: " or ")
          throw SnapshotFailure(
            .unknown, "there is no case \"\(text)\"",
            hints: [nearest.map { "Did you mean \($0)?" } ?? "valuesctl snapshot list shows them all."])
        }
        names.formUnion(found)
      }
      return names
    } catch {
      throw Failure(error)
    }
  }
}
