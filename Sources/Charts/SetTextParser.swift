import ValueCoding
import ValueTree

/// Reads one argument and sets what it says while reading, as Helm does.
///
/// Helm's parser hands maps and lists around by reference, so what it changed before the text ended stays changed. Here
/// they are passed `inout`, and the few places where Helm loses what it made are marked.
struct SetTextParser {
  /// Why reading stopped.
  enum Stop: Error {
    /// The text ended. Helm takes it as success wherever it happens.
    case end
    case failure(String)
  }

  let text: [UInt8]
  let kind: SetKind
  let readFile: SetArguments.FileReader
  /// How many items indexes may still skip.
  private(set) var room: Int
  var position = 0
  var path: ValuePath = []
  var paths: [ValuePath] = []

  init(text: ByteString, kind: SetKind, room: Int, readFile: @escaping SetArguments.FileReader) {
    self.room = room
    self.text = text.replacingInvalidUTF8
    self.kind = kind
    self.readFile = readFile
  }

  mutating func parse(into values: inout OpenMap) throws(SetTextFailure) {
    while true {
      do throws(Stop) {
        path = []
        try key(in: &values, level: 0)
      } catch {
        switch error {
        case .end: return
        case .failure(let message): throw SetTextFailure(message: message)
        }
      }
    }
  }

  /// `name=value`, `name[…`, `name.…`, or `name,`, which is an error.
  private mutating func key(in map: inout OpenMap, level: Int) throws(Stop) {
    let (bytes, last) = read(until: kind == .literal ? "=[." : "=[,.")
    let name = ByteString(bytes)
    switch last {
    case UInt8(ascii: "["):
      try list(named: name, in: &map, level: level)
    case UInt8(ascii: "="):
      path.append(.key(name))
      let before = paths.count
      defer { if name.isEmpty { paths.removeSubrange(before...) } }
      try value { value in SetTextParser.set(value, for: name, in: &map) }
    case UInt8(ascii: ","):
      throw .failure("key \(quoted(name)) has no value (cannot end with ,)")
    case UInt8(ascii: "."):
      try inner(named: name, in: &map, level: level + 1)
    default:
      throw name.isEmpty ? .end : .failure("key \(quoted(name)) has no value")
    }
  }

  private mutating func inner(named name: ByteString, in map: inout OpenMap, level: Int) throws(Stop) {
    if level > SetText.deepestName {
      throw .failure(
        "value name nested level is greater than maximum supported nested level of \(SetText.deepestName)")
    }
    let isPresent = map[name] != nil
    var inner = OpenMap()
    if let found = map.takeMap(name) {
      inner = found
    } else if let other = map[name] {
      throw .failure(mismatch(other, "map[string]interface {}"))
    }
    path.append(.key(name))
    let before = paths.count
    defer {
      // A new map under the empty name is lost; an old one is changed in place.
      if isPresent || !inner.isEmpty && !name.isEmpty { map[name] = .map(inner) }
      if !isPresent, name.isEmpty { paths.removeSubrange(before...) }
    }
    try key(in: &inner, level: level)
    if inner.isEmpty { throw .failure("key map \(quoted(name)) has no value") }
  }

  private static func set(_ value: FrozenValue, for name: ByteString, in map: inout OpenMap) {
    if !name.isEmpty { map[name] = .frozen(value) }
  }

  private mutating func list(named name: ByteString, in map: inout OpenMap, level: Int) throws(Stop) {
    let index = try self.index()
    let isPresent = map[name] != nil
    var list: [OpenValue] = []
    if let found = map.takeList(name) {
      list = found
    } else if let other = map[name] {
      throw .failure(mismatch(other, "[]interface {}"))
    }
    path.append(.key(name))
    let before = paths.count
    let count = list.count
    defer {
      if name.isEmpty {
        // What a list under the empty name grows by is lost.
        if !isPresent || list.count > count { paths.removeSubrange(before...) }
        if list.count > count { list.removeSubrange(count...) }
        if isPresent { map[name] = .list(list) }
      } else {
        map[name] = .list(list)
        if paths.count == before, !isPresent { paths.append([.key(name)]) }
      }
    }
    try item(at: index, of: &list, level: level)
  }

  /// What follows `name[index]`.
  private mutating func item(at index: Int, of list: inout [OpenValue], level: Int) throws(Stop) {
    if index < 0 { throw .failure("negative \(index) index not allowed") }
    path.append(.index(index))
    if path.count > SetText.deepestIndex {
      throw .failure("the name has more than \(SetText.deepestIndex) steps, the limit of this program")
    }
    let (bytes, last) = read(until: "[.=")
    if !bytes.isEmpty { throw .failure("unexpected data at end of array index: \(quoted(ByteString(bytes)))") }
    switch last {
    case UInt8(ascii: "="):
      var result = FrozenValue.null
      do throws(Stop) {
        try value { result = $0 }
      } catch {
        // An empty text at the end is a value like any other here.
        if case .failure = error { throw error }
      }
      try put(.frozen(result), at: index, of: &list)
    case UInt8(ascii: "["): try nestedList(at: index, of: &list, level: level)
    case UInt8(ascii: "."): try nestedMap(at: index, of: &list, level: level)
    default: throw .end
    }
  }

  private mutating func nestedList(at index: Int, of list: inout [OpenValue], level: Int) throws(Stop) {
    let next = try self.index()
    var inner: [OpenValue] = []
    let isList = index < list.count && !list[index].isNull
    if isList {
      guard let found = list[index].takeList() else { throw .failure(mismatch(list[index], "[]interface {}")) }
      inner = found
    }
    do throws(Stop) {
      try item(at: next, of: &inner, level: level)
    } catch {
      if isList || index < list.count && !inner.isEmpty { list[index] = .list(inner) }
      throw error
    }
    try put(.list(inner), at: index, of: &list)
  }

  private mutating func nestedMap(at index: Int, of list: inout [OpenValue], level: Int) throws(Stop) {
    var inner = OpenMap()
    let isPresent = index < list.count
    if isPresent, let found = list[index].takeMap() { inner = found }
    let before = paths.count
    do throws(Stop) {
      try key(in: &inner, level: level)
    } catch {
      // A map that is new in the list is lost when the text ends in it, as in `a[0].b=`.
      if isPresent { list[index] = .map(inner) } else { paths.removeSubrange(before...) }
      throw error
    }
    try put(.map(inner), at: index, of: &list)
  }

  private mutating func put(_ value: OpenValue, at index: Int, of list: inout [OpenValue]) throws(Stop) {
    if index > SetText.largestIndex {
      throw .failure("index of \(index) is greater than maximum supported index of \(SetText.largestIndex)")
    }
    room -= max(0, index - list.count)
    if room < 0 {
      throw .failure("indexes skip more than \(SetText.mostSkipped) items of lists, the limit of this program")
    }
    while list.count <= index { list.append(.frozen(.null)) }
    list[index] = value
  }

  private mutating func index() throws(Stop) -> Int {
    let (bytes, last) = read(until: "]")
    // Quirk: a name that ends inside the brackets counts as the end of the argument. Case `set/plain/…` (SURPRISES 46).
    if last == nil { throw .end }
    let text = ByteString(bytes)
    switch GoNumber.parseInt(text, base: 10) {
    case .success(let index): return Int(index)
    case .failure(.syntax):
      throw .failure("error parsing index: strconv.Atoi: parsing \(quoted(text)): invalid syntax")
    case .failure(.range):
      throw .failure("error parsing index: strconv.Atoi: parsing \(quoted(text)): value out of range")
    }
  }

  private func quoted(_ text: ByteString) -> String {
    var output: [UInt8] = []
    GoQuote.append(text, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  private func mismatch(_ value: OpenValue, _ wanted: String) -> String {
    "unable to parse key: interface conversion: interface {} is \(value.goTypeName), not \(wanted)"
  }
}
