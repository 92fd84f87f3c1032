import ArgumentParser
import TypedValues

/// `valuesctl generate`: a chart's values as Swift.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate", abstract: "Write a chart's values as Swift for tests: WebValues.image.tag(\"2\").",
    discussion: """
      The plugin ValuesPlugin does this in each build; by hand it is for looking, or for repositories without plugins.

      Examples:
        valuesctl generate charts/web
        valuesctl generate charts/web --output Tests/ChartTests/WebValues.swift
      """)

  @Argument(help: "The chart's folder or packed file.")
  var chart: String

  @Option(name: .shortAndLong, help: ArgumentHelp("Write to this file instead of standard output.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("The name of the type, in place of one made of the chart's.", valueName: "name"))
  var name: String?

  @OptionGroup var errors: ErrorOptions
  @OptionGroup(title: "Limits") var limits: LimitOptions

  func run() throws {
    if let name, !TypedValuesText.isTypeName(name) {
      throw Failure.unusable(
        "--name \"\(name)\": this is no name of a Swift type", hints: ["Letters and digits, such as WebValues."])
    }
    if output == "" { throw Failure.unusable("--output \"\": this names no file") }
    let chart = try ChartArgument.load(chart, try limits.limits(), errors.errorFormat)
    let text = Array(TypedValuesText.text(of: chart, name: name).utf8)
    if let output { try System.replace(output, with: text) } else { try System.write(text) }
  }
}
