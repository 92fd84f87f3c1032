import GoTemplate
import TemplateFunctions
import ValueTree

extension Explainer {
  /// Go's types in the words of charts.
  static func people(_ typeName: String) -> String {
    switch typeName {
    case "string": "a string"
    case "float64": "a number (float64)"
    case "int", "int64": "a whole number (\(typeName))"
    case "bool": "true or false"
    case "nil", "interface {}": "nil"
    case _ where typeName.hasPrefix("[]"): "a list"
    case _ where typeName.hasPrefix("map["): "a map"
    default: "of type \(typeName)"
    }
  }

  static func unlike(_ left: String, _ right: String) -> String {
    let numbers: Set<String> = ["int", "int64", "float64"]
    if numbers.contains(left), numbers.contains(right) {
      return "Every number of a values file is a float64, and a number written in a template an int: "
        + "compare (int .Values.x) with 3, or .Values.x with 3.0."
    }
    if numbers.contains(left) || numbers.contains(right), left == "string" || right == "string" {
      return "One is a string and the other a number: compare (toString .Values.x) with a string in quotes."
    }
    return "One is \(people(left)), the other \(people(right)); only equal types compare."
  }

  /// `trunc takes int, string; 1 given`
  static func signature(of name: ByteString, given: Int) -> [String] {
    guard let number = Functions.set.number(of: name) else { return [] }
    let function = Functions.set.function(number)
    let types = function.parameters.map { word(for: $0.typeName) }.joined(separator: ", ")
    let more = function.isVariadic ? " …" : ""
    return [
      "\(name.string) takes (\(types)\(more)); \(given) given. What is piped in comes last: x | \(name.string)."
    ]
  }

  private static func word(for typeName: String) -> String {
    switch typeName {
    case "string": "string"
    case "interface {}", "reflect.Value": "anything"
    case "bool": "true or false"
    case _ where typeName.hasPrefix("[]"): "list"
    case _ where typeName.hasPrefix("map["): "map"
    default: typeName
    }
  }

  /// How to make what a function wants of what it got.
  static func conversion(from found: String, to wanted: String) -> [String] {
    switch (found, wanted) {
    case ("nil", _), ("interface {}", _): ["A value is missing here; default gives one: x | default \"…\"."]
    case (_, "string") where found.hasPrefix("map[") || found.hasPrefix("[]"):
      ["This is \(people(found)), and a string is wanted: toYaml and toJson write one."]
    case (_, "string"): ["This is \(people(found)), and a string is wanted: toString makes one."]
    case (_, "int"):
      ["This is \(people(found)), and a whole number is wanted: int makes one. Or is the order of arguments another?"]
    case ("string", _) where wanted.hasPrefix("map"):
      ["This is a string, and a map is wanted: fromYaml reads one from a string."]
    default: ["This is \(people(found)), and \(people(wanted)) is wanted."]
    }
  }
}
