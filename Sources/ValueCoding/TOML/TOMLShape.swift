import ValueTree

/// What a value is in TOML.
enum TOMLShape {
  /// nil, which has no place in TOML.
  case nothing
  case table(TOMLTable)
  /// A list of nothing but tables.
  case tables([TOMLTable])
  case array
  /// The text of an object that has one; other scalars are written from the value.
  case scalar(ByteString)

  /// Where the library would go on until memory ends.
  static var deepest: Int { 1000 }

  init(_ value: Value) throws(CodingFailure) {
    switch value {
    case .null: self = .nothing
    case .map(let map): self = map.isNil ? .nothing : .table(TOMLTable(map))
    case .list(let list):
      if list.isNil {
        self = .nothing
      } else {
        var seen: Set<ObjectIdentifier> = []
        self = try Self.tables(in: list, depth: 0, &seen).map { .tables($0) } ?? .array
      }
    case .object(let object): self = try Self.shape(of: object)
    default: self = .scalar("")
    }
  }

  static func isNil(_ value: Value) -> Bool {
    switch value {
    case .null: true
    case .map(let map): map.isNil
    case .list(let list): list.isNil
    default: false
    }
  }

  /// The tables that a list consists of; nil when it is empty or holds something else.
  ///
  /// - Parameter seen: the lists that were looked through; a list may stand in many places.
  /// - Throws: when it or a list in it holds nil.
  private static func tables(
    in list: List, depth: Int, _ seen: inout Set<ObjectIdentifier>
  ) throws(CodingFailure) -> [TOMLTable]? {
    if depth > deepest { throw CodingFailure(message: "toml: values are nested deeper than \(deepest)") }
    var tables: [TOMLTable] = []
    for item in list.items {
      if isNil(item) { throw CodingFailure(message: "toml: cannot encode array with nil element") }
      switch item {
      case .map(let map): tables.append(TOMLTable(map))
      case .list(let inner):
        if seen.insert(ObjectIdentifier(inner)).inserted { _ = try Self.tables(in: inner, depth: depth + 1, &seen) }
      case .object(let object): if case .table(let table) = try shape(of: object) { tables.append(table) }
      default: break
      }
    }
    return tables.isEmpty || tables.count < list.count ? nil : tables
  }

  static func isRefused(_ kind: Kind) -> Bool {
    switch kind {
    case .complex64, .complex128, .function, .chan: true
    default: false
    }
  }

  private static func shape(of object: any GoObject) throws(CodingFailure) -> TOMLShape {
    if isRefused(object.kind) { throw CodingFailure(message: "unsupported type: \(object.kind.name)") }
    if let time = object as? GoTime {
      var output: [UInt8] = []
      TOMLTime.append(time, to: &output)
      return .scalar(ByteString(output))
    }
    if case .string(let text) = object.encoded {
      var output: [UInt8] = []
      TOMLKey.appendQuoted(text, to: &output)
      return .scalar(ByteString(output))
    }
    if let entries = object.entries, object.kind == .map {
      return .table(
        TOMLTable(
          Map(
            entries.compactMap {
              if case .string(let key) = $0.key { (key, $0.value) } else { nil }
            })))
    }
    return .table(TOMLTable(object.exportedFields.map { (key: $0.name, value: $0.value) }))
  }
}

/// Keys with their values: of a map by key, of a struct as declared.
struct TOMLTable {
  let all: [(key: ByteString, value: Value)]

  init(_ map: Map) { all = zip(map.keys, map.values).map { (key: $0, value: $1) } }

  init(_ fields: [(key: ByteString, value: Value)]) { all = fields }

  /// Those that are tables or lists of tables, or those that are not.
  func entries(
    tables: Bool, withNil: Bool = false
  ) throws(CodingFailure) -> [(key: ByteString, value: Value)] {
    var entries: [(key: ByteString, value: Value)] = []
    for entry in all {
      switch try TOMLShape(entry.value) {
      case .nothing: if !tables && withNil { entries.append(entry) }
      case .table, .tables: if tables { entries.append(entry) }
      case .array, .scalar: if !tables { entries.append(entry) }
      }
    }
    return entries
  }
}

extension GoObject {
  /// The fields that other packages may see: those with a capital.
  var exportedFields: [(name: ByteString, value: Value)] {
    fields.filter { !$0.name.isEmpty && $0.name[0] &- UInt8(ascii: "A") < 26 }
  }
}
