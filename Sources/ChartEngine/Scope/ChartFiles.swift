import GoTemplate
import TemplateFunctions
import ValueCoding
import ValueTree

/// `.Files`: the chart's other files by their path, with Helm's methods.
///
/// - Source: Helm 4, `pkg/engine/files.go`.
final class ChartFiles: GoObject {
  /// Reads a file when a template asks for it; the path is one of `paths`.
  typealias Read = @Sendable (ByteString) throws(FunctionFailure) -> ByteString

  /// Sorted by bytes.
  private let paths: [ByteString]
  private let context: FunctionContext
  private let read: Read

  init(paths: [ByteString], context: FunctionContext, read: @escaping Read) {
    self.paths = paths.sorted()
    self.context = context
    self.read = read
  }

  var typeName: String { "engine.files" }
  var kind: Kind { .map }
  var isTrue: Bool { !paths.isEmpty }

  /// A file that cannot be read any more counts as empty where Go's type leaves no room for an error.
  private func content(_ path: ByteString) -> ByteString {
    guard contains(path) else { return ByteString() }
    do { return try read(path) } catch { return ByteString() }
  }

  private func contains(_ path: ByteString) -> Bool { path.isContained(inSorted: paths) }

  /// `[]byte`, which takes many times the room of the text.
  private func bytes(_ text: ByteString) -> Value {
    guard context.hasRoom(forBytes: 64 + text.count * MemoryLayout<Value>.stride) else {
      return .list(List([], of: .uint8))
    }
    return .list(List(text.bytes.map { .integer(Int64($0), .uint8) }, of: .uint8))
  }

  /// `.Files.Nope` is the empty list of bytes that a missing map entry gives (SURPRISES 26).
  func field(_ name: ByteString) -> Value? {
    contains(name) ? bytes(content(name)) : .list(List([], of: .uint8, isNil: true))
  }

  func element(_ key: ByteString) -> Value? { contains(key) ? bytes(content(key)) : nil }

  var entries: [(key: Value, value: Value)]? { paths.map { (.string($0), bytes(content($0))) } }

  var encoded: Value {
    var encoded: [(ByteString, Value)] = []
    for path in paths { encoded.append((path, bytes(content(path)))) }
    return .map(Map(encoded))
  }

  func method(_ name: ByteString) -> Method? {
    switch name {
    case "Get":
      return Method([.string]) { arguments throws(FunctionFailure) in .string(try self.required(arguments[0])) }
    case "GetBytes":
      return Method([.string]) { arguments throws(FunctionFailure) in self.bytes(try self.required(arguments[0])) }
    case "Lines":
      return Method([.string]) { arguments throws(FunctionFailure) in try self.lines(arguments[0]) }
    case "Glob":
      return Method([.string]) { arguments throws(FunctionFailure) in .object(try self.matching(arguments[0])) }
    case "AsConfig":
      return Method { _ throws(FunctionFailure) in .string(try self.flattened { $0 }) }
    case "AsSecrets":
      return Method { _ throws(FunctionFailure) in
        .string(try self.flattened { $0.withBytes { Base64.encoded($0) } })
      }
    default: return nil
    }
  }

  private func required(_ path: Value) throws(FunctionFailure) -> ByteString {
    guard case .string(let path) = path, contains(path) else { return ByteString() }
    return try read(path)
  }

  private func lines(_ path: Value) throws(FunctionFailure) -> Value {
    guard case .string(let path) = path, contains(path) else { return .list(List([], of: .string)) }
    let text = try read(path)
    try context.charge(text: text.count)
    try context.charge(items: text.withBytes { $0.count { $0 == UInt8(ascii: "\n") } })
    // Quirk: Helm looks at the last byte without asking whether there is one (SURPRISES 26, `helm/files/047`).
    if text.isEmpty { throw .panic("runtime error: index out of range [-1]") }
    return .list(List(Self.lines(of: text), of: .string))
  }

  /// A line end at the very end begins no further line.
  private static func lines(of text: ByteString) -> [Value] {
    let count = text[text.count - 1] == UInt8(ascii: "\n") ? text.count - 1 : text.count
    var lines: [Value] = []
    text.withBytes { bytes in
      var start = 0
      for index in 0..<count where bytes[index] == UInt8(ascii: "\n") {
        lines.append(.string(text[start..<index]))
        start = index + 1
      }
      lines.append(.string(text[start..<count]))
    }
    return lines
  }

  private func matching(_ pattern: Value) throws(FunctionFailure) -> ChartFiles {
    guard case .string(let text) = pattern else { return self }
    // Each part of a pattern is laid at each place of a path.
    try context.charge(steps: paths.reduce(8) { $0 + 1 + text.count * (32 + $1.count) >> 5 })
    // Quirk: an invalid pattern matches every file (SURPRISES 26).
    let glob = Glob(text) ?? Glob.everything
    return ChartFiles(paths: paths.filter { glob.matches($0) }, context: context, read: read)
  }

  /// The files as YAML entries under the last part of their path.
  private func flattened(_ encode: (ByteString) -> ByteString) throws(FunctionFailure) -> ByteString {
    var entries: [(ByteString, Value)] = []
    for path in paths {
      let text = encode(try read(path))
      try context.charge(text: text.count)
      entries.append((path.lastPathPart, .string(text)))
    }
    return try HelmFunctions.yaml(.map(Map(entries, type: .strings)), context)
  }
}

extension ByteString {
  /// Go's `path.Base`, for a path that is not empty and does not end in a slash.
  fileprivate var lastPathPart: ByteString {
    withBytes { bytes in
      let slash = bytes.lastIndex(of: UInt8(ascii: "/"))
      return slash.map { self[$0 + 1..<count] } ?? self
    }
  }
}
