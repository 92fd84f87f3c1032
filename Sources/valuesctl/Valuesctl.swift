import ArgumentParser

/// The command line.
@main
struct Valuesctl: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "valuesctl",
    abstract: "Renders Helm charts, byte for byte as Helm 4 prints them.",
    subcommands: [RenderCommand.self, EvalCommand.self])
}
