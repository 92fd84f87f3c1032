import Charts
import Diagnostics
import GoTemplate
import ValueTree

/// Hints about what a dot holds, and what hangs below it.
extension Explainer {
  /// The members of the types of Go that are no maps.
  private static let members: [String: [String]] = [
    "engine.files": ["Get", "GetBytes", "Glob", "Lines", "AsConfig", "AsSecrets"],
    "common.VersionSet": ["Has"],
    "common.KubeVersion": ["Version", "Major", "Minor", "GitVersion"],
    "*common.Capabilities": ["KubeVersion", "APIVersions", "HelmVersion"],
    "version.BuildInfo": ["Version", "GitCommit", "GitTreeState", "GoVersion"],
  ]

  /// Functions over strings that nobody would name a key after.
  private static let stringFunctions: Set<String> = [
    "upper", "lower", "trim", "trimSuffix", "trimPrefix", "trunc", "quote", "squote", "toString", "b64enc", "b64dec",
    "toYaml", "toJson", "fromYaml", "fromJson", "len", "indent", "nindent", "contains", "hasPrefix", "hasSuffix",
    "splitList", "sha256sum",
  ]

  /// For `.Capabilities.KubeVersion.Mayor`, `.Files.get` and `.Values.tag.upper`.
  static func memberHint(_ reference: ValueReference, _ field: ByteString, _ typeName: String) -> String? {
    let name = reference.text.string
    if let members = members[typeName] {
      if let same = members.first(where: { $0.lowercased() == field.string.lowercased() }) {
        return "It is written \(name).\(same)."
      }
      if let nearest = Suggestion.nearest(field.string, in: members) { return "Did you mean \(name).\(nearest)?" }
      return "\(name) has no \(field.string), only \(members.joined(separator: ", "))."
    }
    let word = field.string
    let isCamelCase = word.contains { $0.isUppercase }
    let function =
      stringFunctions.contains(word) ? word : isCamelCase ? ParseExplainer.otherNames[word.lowercased()] : nil
    guard typeName == "string", let function, stringFunctions.contains(function) else { return nil }
    return "Strings have no methods; \(function) is a function: \(name) | \(function)."
  }

  /// For templates of Alertmanager, whose dot is not Helm's.
  static func foreignHint(_ reference: ValueReference) -> String? {
    guard let missing = reference.missingKey?.string, ParseExplainer.alertmanagerFields.contains(missing),
      reference.knownKeys.contains("Values"), reference.knownKeys.contains("Release")
    else { return nil }
    return ParseExplainer.foreignHint("Alertmanager or Prometheus")
  }

  /// For what `lookup` found, which is an empty map without a cluster.
  static func lookupHint(_ reference: ValueReference, _ failure: TemplateFailure) -> String? {
    let name = reference.text
    guard name.hasPrefix("(lookup ") || isLookedUp(name, failure) else { return nil }
    return "lookup finds nothing here, as under helm template, where there is no cluster: put what needs it inside "
      + "{{ with lookup … }} … {{ end }}."
  }

  private static func isLookedUp(_ name: ByteString, _ failure: TemplateFailure) -> Bool {
    guard name.hasPrefix("$"), let place = failure.place else { return false }
    let variable = name.split(on: UInt8(ascii: ".")).first ?? name
    return place.text.offset(of: ByteString("\(variable.string) := lookup ")) != nil
      || place.text.offset(of: ByteString("\(variable.string) := (lookup ")) != nil
  }

  /// `{{ template "x" . | quote }}` pipes the dot, and not what comes out.
  static func templatePipeHint(_ failure: TemplateFailure, _ reference: ValueReference) -> String? {
    guard reference.text == ".", let call = failure.calls.first?.node.string, call.hasPrefix("{{template "),
      call.contains(" | "), call.utf8.count < 120
    else { return nil }
    return
      "template pipes its dot, and not what it prints; include does: {{ include\(call.dropFirst(10).dropLast(2)) }}."
  }

  static func endless(_ names: [ByteString]) -> String {
    let quoted = names.prefix(4).map { "\"\($0.string)\"" }.joined(separator: ", ")
    return
      "\(quoted) \(names.count == 1 ? "includes itself" : "include each other") again and again: what should end it?"
  }

  // MARK: What an include was given

  /// The value that the caller put under the first key of a reference: `.img` in `include "x" (dict "img" .Values.image)`.
  func argument(
    of reference: ValueReference, in chain: [TemplateFailure]
  ) -> (value: ValueReference, place: String)? {
    guard reference.path == nil, reference.text.hasPrefix("."),
      let key = reference.text.split(on: UInt8(ascii: ".")).dropFirst().first,
      let call = chain[0].calls.first ?? chain.dropFirst().first?.place,
      let start = call.node.offset(of: ByteString("\"\(key.string)\" .Values."))
    else { return nil }
    let text = call.node.bytes[(start + key.count + 3)...].prefix(200).prefix(while: ActionText.isName)
    guard let value = self.reference(ByteString(text), in: call.file) else { return nil }
    return (value, SourcePlace(file: names.file(call.file), line: call.line, column: call.column + 1).text)
  }

  /// A value of the chart by its name, if it is nil.
  private func reference(_ text: ByteString, in file: ByteString) -> ValueReference? {
    let path = Array(text.split(on: UInt8(ascii: ".")).dropFirst())
    guard let keys = Self.keys(of: path, in: file) else { return nil }
    let origins = origins
    var holder = origins.values
    for (index, key) in keys.enumerated() {
      guard let value = holder[key] else {
        return ValueReference(
          text: text, path: path, knownKeys: holder.keys, missingKey: key, existing: path.count - (keys.count - index))
      }
      if value == .null {
        return ValueReference(text: text, path: path, knownKeys: [], missingKey: nil, existing: path.count)
      }
      guard let inner = value.mapValue else { return nil }
      holder = inner
    }
    return nil
  }
}
