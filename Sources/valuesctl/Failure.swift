import ArgumentParser
import Charts

/// How a command ends when it does not end well: words on standard error and an exit status.
enum Failure {
  /// The answer is no: a template fails, a document is no YAML.
  static func no(_ message: String) -> ExitCode { ended(message, 1) }

  /// The command could not run: its input cannot be read.
  static func unusable(_ message: String) -> ExitCode { ended(message, 2) }

  /// Runs `body`; a chart that cannot be read is no usable input.
  static func unreadable<Result>(_ body: () throws(ChartFailure) -> Result) throws -> Result {
    do { return try body() } catch { throw unusable(error.message) }
  }

  private static func ended(_ message: String, _ status: Int32) -> ExitCode {
    StandardStreams.writeError("Error: " + message + "\n")
    return ExitCode(status)
  }
}
