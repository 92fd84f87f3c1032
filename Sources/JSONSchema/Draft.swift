import ValueTree

/// The versions of JSON Schema that Helm knows.
enum Draft: Int, Comparable, CaseIterable, Sendable {
  case draft4 = 4
  case draft6 = 6
  case draft7 = 7
  case of2019 = 2019
  case of2020 = 2020

  /// What a schema without `$schema` is.
  static let standard = Draft.of2020

  static func < (left: Draft, right: Draft) -> Bool { left.rawValue < right.rawValue }

  var url: ByteString {
    switch self {
    case .draft4: "http://json-schema.org/draft-04/schema"
    case .draft6: "http://json-schema.org/draft-06/schema"
    case .draft7: "http://json-schema.org/draft-07/schema"
    case .of2019: "https://json-schema.org/draft/2019-09/schema"
    case .of2020: "https://json-schema.org/draft/2020-12/schema"
    }
  }

  /// The draft that a `$schema` names, with or without TLS and an empty fragment; nil for any other address.
  init?(url: ByteString) {
    var text = url.string[...]
    if let hash = text.firstIndex(of: "#") {
      guard text.index(after: hash) == text.endIndex else { return nil }
      text = text[..<hash]
    }
    for prefix in ["http://", "https://"] where text.hasPrefix(prefix) {
      text = text.dropFirst(prefix.count)
      break
    }
    switch text {
    case "json-schema.org/schema", "json-schema.org/draft/2020-12/schema": self = .of2020
    case "json-schema.org/draft/2019-09/schema": self = .of2019
    case "json-schema.org/draft-07/schema": self = .draft7
    case "json-schema.org/draft-06/schema": self = .draft6
    case "json-schema.org/draft-04/schema": self = .draft4
    default: return nil
    }
  }

  var idKeyword: ByteString { self == .draft4 ? "id" : "$id" }

  var vocabularyPrefix: String {
    switch self {
    case .of2019: "https://json-schema.org/draft/2019-09/vocab/"
    case .of2020: "https://json-schema.org/draft/2020-12/vocab/"
    default: ""
    }
  }

  /// The vocabularies that have a metaschema of their own.
  var vocabularies: [String] {
    switch self {
    case .of2019: ["core", "applicator", "validation", "meta-data", "format", "content"]
    case .of2020:
      [
        "core", "applicator", "unevaluated", "validation", "meta-data", "format-annotation", "format-assertion",
        "content",
      ]
    default: []
    }
  }

  /// The vocabularies in force when no metaschema says otherwise.
  var standardVocabularies: [String] {
    switch self {
    case .of2019: ["core", "applicator", "validation"]
    case .of2020: ["core", "applicator", "unevaluated", "validation"]
    default: []
    }
  }

  /// The address of the schema itself, without fragment; nil when it has none.
  func id(of object: SchemaJSON.Object) -> ByteString? {
    // Before 2019 everything beside a `$ref` is ignored.
    if self < .of2019, object["$ref"] != nil { return nil }
    guard let id = object.string(idKeyword)?.beforeHash, !id.isEmpty else { return nil }
    return id
  }

  /// How the schemas below a keyword are laid out.
  enum Shape: Sendable {
    case single, list, map
  }

  /// The keywords below which schemas stand.
  var subschemas: [(keyword: ByteString, shape: Shape)] {
    var all: [(keyword: ByteString, shape: Shape)] = [
      ("definitions", .map), ("not", .single), ("allOf", .list), ("anyOf", .list), ("oneOf", .list),
      ("properties", .map), ("additionalProperties", .single), ("patternProperties", .map), ("items", .single),
      ("items", .list), ("additionalItems", .single), ("dependencies", .map),
    ]
    if self >= .draft6 { all += [("propertyNames", .single), ("contains", .single)] }
    if self >= .draft7 { all += [("if", .single), ("then", .single), ("else", .single)] }
    if self >= .of2019 {
      all += [
        ("$defs", .map), ("dependentSchemas", .map), ("unevaluatedProperties", .single), ("unevaluatedItems", .single),
        ("contentSchema", .single),
      ]
    }
    if self >= .of2020 { all.append(("prefixItems", .list)) }
    return all
  }
}

/// A draft and which of its vocabularies are in force.
struct Dialect: Sendable {
  var draft: Draft
  /// Nil for the draft's own choice.
  var vocabularies: [String]?

  func has(_ vocabulary: String) -> Bool {
    if vocabulary == "core" || draft < .of2019 { return true }
    return (vocabularies ?? draft.standardVocabularies).contains(vocabulary)
  }
}

extension ByteString {
  var beforeHash: ByteString {
    guard let hash = bytes.firstIndex(of: UInt8(ascii: "#")) else { return self }
    return self[0..<hash]
  }

  /// What follows the first `#`; empty without one.
  var afterHash: ByteString {
    guard let hash = bytes.firstIndex(of: UInt8(ascii: "#")) else { return ByteString() }
    return self[(hash + 1)..<count]
  }
}
