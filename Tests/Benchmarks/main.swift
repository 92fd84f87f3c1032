import ChartEngine
import Charts
import Foundation

// Measures each part of a render on one chart. Prints times, never judges them: machines differ.

if CommandLine.arguments.dropFirst().first == "--costs" {
  print(CallCosts(Array(CommandLine.arguments.dropFirst(2))).table)
  exit(0)
}
guard let options = Options(Array(CommandLine.arguments.dropFirst())) else {
  print(Options.usage)
  exit(2)
}
do {
  let subject = try Subject(options)
  if let count = options.warmRenders {
    for _ in 0..<count { try subject.renderWarm() }
  } else {
    let report = try Report(subject)
    print(options.isJSON ? report.json : report.table)
  }
} catch let failure as RenderFailure {
  print(failure.helmText.string)
  exit(1)
} catch let failure as ChartFailure {
  print(failure.message)
  exit(2)
} catch {
  print("\(error)")
  exit(2)
}
