import ArgumentParser
import ChartEngine
import Charts
import ValueTree

/// How a command ends when it does not end well: words on standard error and an exit status.
struct Failure: Error {
  var message: String
  /// What may help: shown below the message.
  var hints: [String] = []
  var status: Int32

  /// The answer is no: a template fails, a document is no YAML, values break a schema.
  static func no(_ message: String, hints: [String] = []) -> Failure {
    Failure(message: message, hints: hints, status: 1)
  }

  /// The command could not run: wrong usage, input that cannot be read.
  static func unusable(_ message: String, hints: [String] = []) -> Failure {
    Failure(message: message, hints: hints, status: 2)
  }

  /// Prints what `error` has to say and returns the exit status that goes with it.
  static func end(_ error: any Error) -> Int32 {
    if let failure = error as? Failure {
      var text = "\(Terminal.error("Error:")) \(failure.message)"
      if !text.hasSuffix("\n") { text += "\n" }
      for hint in failure.hints { text += "\(hint)\n" }
      System.writeError(text)
      return failure.status
    }
    let text = Valuesctl.fullMessage(for: error)
    guard Valuesctl.exitCode(for: error) == .success else {
      System.writeError(text + "\n")
      return 2
    }
    do throws(Failure) {
      // `--help`, `--version`, completion scripts.
      try System.write(Array((text + "\n").utf8))
      return 0
    } catch {
      return end(error)
    }
  }
}

/// Colour, only for people: on a terminal, and not when they asked for none.
enum Terminal {
  static func error(_ text: String) -> String { painted(text, "1;31", on: System.errorIsTerminal) }
  static func faint(_ text: String) -> String { painted(text, "2", on: System.outputIsTerminal) }

  private static func painted(_ text: String, _ code: String, on isTerminal: Bool) -> String {
    guard isTerminal, System.environment("NO_COLOR") ?? "" == "", System.environment("TERM") != "dumb" else {
      return text
    }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
