import ArgumentParser
import ChartEngine
import Charts
import Diagnostics
import ValueTree

/// How a command ends when it does not end well: words on standard error and an exit status.
struct Failure: Error {
  var diagnostic: Diagnostic
  var status: Int32
  /// What was noticed on the way; printed first.
  var warnings: [String]
  /// The operand that should have been a chart and is no file at all: the words around it may tell why.
  var missingChart: String?

  init(_ diagnostic: Diagnostic, status: Int32, warnings: [String] = []) {
    self.diagnostic = diagnostic
    self.status = status
    self.warnings = warnings
  }

  /// The answer is no: a template fails, a document is no YAML, values break a schema.
  static func no(_ message: String, _ kind: Diagnostic.Kind = .template, hints: [String] = []) -> Failure {
    Failure(Diagnostic(kind, message, hints: hints), status: 1)
  }

  /// The command could not run: wrong usage, input that cannot be read.
  static func unusable(_ message: String, _ kind: Diagnostic.Kind = .usage, hints: [String] = []) -> Failure {
    Failure(Diagnostic(kind, message, hints: hints), status: 2)
  }

  /// Prints what `error` has to say and returns the exit status that goes with it.
  static func end(_ error: any Error, format: ErrorFormat) -> Int32 {
    if let failure = error as? Failure {
      format.warn(failure.warnings)
      System.writeError(format.text(failure.diagnostic))
      return failure.status
    }
    if let ending = error as? Ending { return ending.status }
    guard Valuesctl.exitCode(for: error) == .success else {
      switch format {
      case .json: System.writeError(format.text(Diagnostic(.usage, Valuesctl.message(for: error))))
      case .text: System.writeError(Valuesctl.fullMessage(for: error) + "\n")
      }
      return 2
    }
    do throws(Failure) {
      // `--help`, `--version`, completion scripts.
      try System.write(Array((Valuesctl.fullMessage(for: error) + "\n").utf8))
      return 0
    } catch {
      return end(error, format: format)
    }
  }
}

/// The end of a command that has said everything on standard output already.
struct Ending: Error {
  var status: Int32
}

/// How mistakes are told.
enum ErrorFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json

  func text(_ diagnostic: Diagnostic) -> String {
    switch self {
    case .text: diagnostic.text(isColoured: Terminal.isColoured(System.errorIsTerminal))
    case .json: diagnostic.json + "\n"
    }
  }

  /// Prints what is no reason to stop; every line of standard error is one JSON object where tools read it.
  func warn(_ warnings: [String]) {
    for warning in warnings {
      switch self {
      case .text: System.writeError(warning + "\n")
      case .json: System.writeError(text(Diagnostic(.warning, warning)))
      }
    }
  }

  /// What the arguments ask for, read before they are parsed, since that may fail too.
  init(arguments: [String]) {
    self = .text
    for (index, argument) in arguments.enumerated() {
      if argument == "--" { break }
      let value: Substring
      if argument.hasPrefix("--error-format=") {
        value = argument.dropFirst("--error-format=".count)
      } else if argument == "--error-format", index + 1 < arguments.count {
        value = arguments[index + 1][...]
      } else {
        continue
      }
      self = ErrorFormat(rawValue: String(value)) ?? self
    }
  }
}

/// The flag that all commands have.
struct ErrorOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How mistakes are told: text, or json for tools.", valueName: "text|json"))
  var errorFormat = ErrorFormat.text
}

/// Colour, only for people: on a terminal, and not when they asked for none.
enum Terminal {
  static func isColoured(_ isTerminal: Bool) -> Bool {
    isTerminal && System.environment("NO_COLOR") ?? "" == "" && System.environment("TERM") != "dumb"
  }

  static func faint(_ text: String) -> String { painted(text, "2", on: System.outputIsTerminal) }

  private static func painted(_ text: String, _ code: String, on isTerminal: Bool) -> String {
    isColoured(isTerminal) ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
  }
}
