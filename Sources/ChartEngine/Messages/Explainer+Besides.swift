import Charts
import Diagnostics
import GoTemplate
import ValueTree

extension Explainer {
  /// Adds what stands beside the failure: a file that would have helped but is not read, JSON behind the wrong flag.
  func withBesides(_ failure: TemplateFailure, in file: ByteString, _ diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    switch failure.cause {
    case .missingTemplate(let name, _)?:
      var definition = Array("define ".utf8)
      GoQuote.append(name, to: &definition)
      if let ignored = IgnoreFile(below: ByteString(folder)),
        let rule = ignored.file(leftOutOf: "templates", holding: ByteString(definition))
      {
        diagnostic.hints = ["\(rule.file) defines it, but .helmignore leaves that file out."]
        ChartExplainer(folder: folder).add(
          line: rule.line, of: ignored.text, in: ".helmignore", .related, to: &diagnostic)
      }
    case .fieldOfNil?:
      if chart.values == nil, let file = chart.files.first(where: { Self.isNearlyValues($0.name) }) {
        let name = names.file(chart.name + "/" + file.name)
        diagnostic.hints.append("\(name) is not read: defaults stand in values.yaml.")
      }
    case .fieldOfOther(let reference, _, _)?:
      if let path = reference.path, let keys = Self.keys(of: path, in: file), let flag = origins.flag(at: keys),
        flag.hasPrefix("--set "), ByteString(flag).offset(of: "={\"") != nil
      {
        diagnostic.hints.append("JSON goes behind --set-json.")
      }
    default: break
    }
    return diagnostic
  }

  private static func isNearlyValues(_ name: ByteString) -> Bool {
    ["values.yml", "values.yaml", "value.yaml", "default.yaml", "defaults.yaml"].contains(name.lowercasedASCII)
  }
}
