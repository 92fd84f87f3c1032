import Foundation

// Measures each part of a render on one chart. Prints times, never judges them: machines differ.

guard let options = Options(Array(CommandLine.arguments.dropFirst())) else {
  print(Options.usage)
  exit(2)
}
let subject = try Subject(options)
if let count = options.warmRenders {
  for _ in 0..<count { try subject.renderWarm() }
  exit(0)
}
let report = try Report(subject)
print(options.isJSON ? report.json : report.table)
