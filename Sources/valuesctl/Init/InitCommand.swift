import ArgumentParser
import TypedValues

/// `valuesctl init`: makes a package of tests of a chart repository.
struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Put a package with first tests into a chart repository.",
    discussion: """
      Writes Package.swift, a first test of each chart from its own values and ci/*.yaml, a workflow for CI, and what \
      git should ignore and leave as it is. The folder is a chart itself, or has charts in its folder charts.

      A list that is there, as .gitignore, gets the lines that it lacks at its end. Any other file that is there stays as \
      it is: exit status 1 says that one of them is not as init would have it.
      """)

  @Argument(help: "The repository's folder.")
  var folder = "."

  @Option(
    help: ArgumentHelp(
      "Depend on a checkout of valuesctl in place of a release: a path, from the repository's folder.",
      valueName: "path"))
  var packagePath: String?

  @Option(help: ArgumentHelp("Where the package valuesctl is.", valueName: "url"))
  var packageURL = PackageSource.address

  @OptionGroup var errors: ErrorOptions

  func run() throws {
    let source = packagePath.map { PackageSource.path($0) } ?? .url(packageURL, from: Valuesctl.configuration.version)
    let repository = try ChartRepository(folder: folder, errors: errors.errorFormat)
    let plan = InitPlan(repository, source)
    var said = plan.notes
    var leftAlone: [String] = []
    for file in plan.files {
      let path = "\(repository.folder)/\(file.path)"
      if System.isBrokenLink(path) {
        leftAlone.append("\(file.path) is a link that leads to nothing")
        continue
      }
      if !System.exists(path) {
        try System.replace(path, with: Array(file.text.utf8))
        said.append("wrote \(file.path)")
        continue
      }
      switch file.decision(for: try System.contents(ofFile: path)) {
      case .nothing: said.append("found \(file.path) as it should be")
      case .leave: leftAlone.append("\(file.path) is another than init would write")
      case .add(let lines, let result):
        try System.replace(path, with: result)
        said.append("added to \(file.path): \(lines.joined(separator: "  "))")
      }
    }
    if leftAlone.isEmpty { said += ["", "Next: swift test", InitPlan.whatNext] }
    try System.write(Array((said.joined(separator: "\n") + "\n").utf8))
    if !leftAlone.isEmpty {
      throw Failure.no(
        "left alone what was there:\n" + leftAlone.map { "  \($0)\n" }.joined().dropLast(), .file,
        hints: ["Change it by hand, or move it away and run init again; then: swift test"])
    }
  }
}

/// Where the package of tests finds valuesctl.
enum PackageSource {
  case url(String, from: String)
  case path(String)

  /// Where releases are.
  static let address = "https://github.com/valuesctl/valuesctl"

  /// As `Package.swift` says it.
  var declaration: String {
    switch self {
    case .url(let url, let version):
      ".package(url: \(SwiftLiteral.quoted(url)), from: \(SwiftLiteral.quoted(version)))"
    case .path(let path): ".package(name: \"valuesctl\", path: \(SwiftLiteral.quoted(path)))"
    }
  }
}
