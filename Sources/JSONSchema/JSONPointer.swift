import ValueTree

/// A place inside a JSON document: `/properties/a~1b`.
struct JSONPointer: Hashable, Sendable, Comparable {
  var text: ByteString

  static let root = JSONPointer(text: ByteString())

  static func < (left: JSONPointer, right: JSONPointer) -> Bool { left.text < right.text }

  func appending(_ token: ByteString) -> JSONPointer {
    var bytes = text.bytes
    bytes.append(UInt8(ascii: "/"))
    token.withBytes { token in
      for byte in token {
        switch byte {
        case UInt8(ascii: "~"): bytes.append(contentsOf: [UInt8(ascii: "~"), UInt8(ascii: "0")])
        case UInt8(ascii: "/"): bytes.append(contentsOf: [UInt8(ascii: "~"), UInt8(ascii: "1")])
        default: bytes.append(byte)
        }
      }
    }
    return JSONPointer(text: ByteString(bytes))
  }

  func appending(_ index: Int) -> JSONPointer { appending(ByteString(String(index))) }

  /// This place inside the place that `outer` names.
  func inside(_ outer: JSONPointer) -> JSONPointer { JSONPointer(text: ByteString(outer.text.bytes + text.bytes)) }

  /// The place one level up; nil at the root.
  var parent: JSONPointer? {
    guard let slash = text.bytes.lastIndex(of: UInt8(ascii: "/")) else { return nil }
    return JSONPointer(text: text[0..<slash])
  }

  init(text: ByteString) {
    self.text = text
  }

  init(_ path: ValuePath) {
    self = path.reduce(.root) { pointer, step in
      switch step {
      case .key(let key): pointer.appending(key)
      case .index(let index): pointer.appending(index)
      }
    }
  }

  /// The names on the way; nil when a `~` is not followed by 0 or 1.
  var tokens: [ByteString]? {
    var tokens: [ByteString] = []
    for part in text.bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst() {
      guard let token = Self.unescaped(part) else { return nil }
      tokens.append(token)
    }
    return tokens
  }

  private static func unescaped(_ part: ArraySlice<UInt8>) -> ByteString? {
    guard part.contains(UInt8(ascii: "~")) else { return ByteString(part) }
    var output: [UInt8] = []
    var isEscape = false
    for byte in part {
      switch (isEscape, byte) {
      case (false, UInt8(ascii: "~")): isEscape = true
      case (false, _): output.append(byte)
      case (true, UInt8(ascii: "0")), (true, UInt8(ascii: "1")):
        output.append(byte == UInt8(ascii: "0") ? UInt8(ascii: "~") : UInt8(ascii: "/"))
        isEscape = false
      default: return nil
      }
    }
    return isEscape ? nil : ByteString(output)
  }
}

/// A place in a document that has an address: where one schema stands.
struct SchemaPlace: Hashable, Sendable {
  var url: ByteString
  var pointer: JSONPointer

  /// `url#/pointer`, with what must not stand in an address escaped.
  var text: ByteString {
    ByteString(url.bytes + [UInt8(ascii: "#")] + GoURL.escapedFragment(pointer.text))
  }

  /// The steps to it; indexes are keys, as a pointer writes them.
  var path: ValuePath? { pointer.tokens?.map { .key($0) } }

  func find(in document: SchemaJSON) throws(SchemaFailure) -> SchemaJSON {
    guard let tokens = pointer.tokens else { throw SchemaFailure("invalid json-pointer \(text.goQuoted)") }
    var value = document
    for token in tokens {
      switch value {
      case .object(let object):
        if let found = object[token] {
          value = found
          continue
        }
      case .list(let items):
        if case .success(let index) = GoNumber.parseInt(token, base: 10), index >= 0, index < items.count {
          value = items[Int(index)]
          continue
        }
      default: break
      }
      throw SchemaFailure("json-pointer in \(text.goQuoted) not found")
    }
    return value
  }
}
