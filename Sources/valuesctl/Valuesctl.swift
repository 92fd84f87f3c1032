import ArgumentParser
import Diagnostics

/// The command line.
struct Valuesctl: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "valuesctl",
    abstract: "Renders Helm charts, byte for byte as Helm 4 prints them.",
    discussion: """
      Nothing is ever fetched and no cluster is asked: a chart is a folder or a packed file.

      Exit statuses: 0 fine; 1 the answer is no (a template fails, values break a schema, a \
      snapshot differs); 2 could not run (wrong \
      usage, input that cannot be read).

      Completion: valuesctl --generate-completion-script bash (or zsh, fish) prints a script to source.
      """,
    version: "0.1.0",
    subcommands: [
      RenderCommand.self, ExplainCommand.self, ValuesCommand.self, EvalCommand.self, SnapshotCommand.self,
      GenerateCommand.self, InitCommand.self,
    ])
}

@main
enum Program {
  static func main() {
    System.ignoreClosedPipes()
    let given = Array(CommandLine.arguments.dropFirst())
    do {
      try checkCommand(given)
      try SnapshotCommand.check(given)
      let arguments = try HelmArguments.normalized(given)
      var command = try Valuesctl.parseAsRoot(arguments)
      try command.run()
    } catch {
      let error = (error as? Failure).map { HelmHabits.explained($0, given) } ?? error
      System.exit(Failure.end(error, format: ErrorFormat(arguments: given)))
    }
  }

  private static func checkCommand(_ arguments: [String]) throws(Failure) {
    let known = Valuesctl.configuration.subcommands.flatMap { [$0._commandName] + $0.configuration.aliases } + ["help"]
    guard let name = arguments.first, !known.contains(name) else { return }
    if name.hasPrefix("-") {
      guard let start = arguments.firstIndex(where: { known.contains($0) }), !HelmHabits.isForAll(name) else { return }
      let moved = arguments[start...] + arguments[..<start]
      throw .unusable(
        "unknown flag \"\(name)\" for \"valuesctl\"",
        hints: ["Flags go behind the command: valuesctl \(moved.joined(separator: " "))"])
    }
    var hints = ["Commands: \(known.joined(separator: ", "))."]
    if let nearest = Suggestion.nearest(name, in: known) { hints = ["Did you mean \(nearest)?"] }
    if let hint = HelmHabits.hint(forCommand: arguments) { hints = [hint] }
    if System.exists(name) { hints = ["To render that chart: valuesctl render \(name)"] }
    throw .unusable("unknown command \"\(name)\" for \"valuesctl\"", hints: hints)
  }
}
