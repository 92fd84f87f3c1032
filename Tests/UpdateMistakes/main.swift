import MistakeCases
import TestSupport
import ValueTree

// Takes what valuesctl says now for right: `Tools/update-mistakes [PART OF A NAME]`. Nothing else writes the texts; look at
// `git diff Tests/Mistakes` afterwards.

let part = CommandLine.arguments.dropFirst().first ?? ""
var changes = 0
for mistake in try MistakeCase.all() where part.isEmpty || mistake.name.contains(part) {
  let said = try mistake.run()
  if said == mistake.want { continue }
  let path = "\(MistakeCase.folder)/\(mistake.name).txt"
  let text = MistakeCase.rewritten(try Repository.read(path).string, want: said)
  try Repository.write(ByteString(text), to: path)
  print("wrote \(path)")
  changes += 1
}
print("\(changes) changes")
