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

/// The nearest of several names to one that nobody knows.
enum Suggestion {
  /// Nil when nothing is near.
  static func nearest(_ name: String, in candidates: [String]) -> String? {
    let name = Array(name.utf8.prefix(200))
    let scored = candidates.map { ($0, distance(name, Array($0.utf8.prefix(200)))) }
    guard let best = scored.min(by: { $0.1 < $1.1 }), best.1 <= max(2, name.count / 3) else { return nil }
    return best.0
  }

  /// How many bytes must be put in, taken out, changed or swapped with their neighbour.
  private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
    var before: [Int] = []
    var previous = Array(0...right.count)
    for (row, byte) in left.enumerated() {
      var current = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(previous[column] + (byte == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
        if row > 0, column > 0, byte == right[column - 1], left[row - 1] == other {
          cost = min(cost, before[column - 1] + 1)
        }
        current.append(cost)
      }
      (before, previous) = (previous, current)
    }
    return previous[right.count]
  }
}
