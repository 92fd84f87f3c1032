import ValueTree

/// `quote` and `squote`: values in quotes, a space between them, nils left out.
enum Quoting {
  /// Go's `%q` of each value's text.
  static func quoted(_ values: ArraySlice<Value>, _ limits: Limits) throws(FunctionFailure) -> ByteString {
    if values.count == 1, let value = values.first {
      if value.isNull { return ByteString() }
      return quoted(try GoString.text(of: value, limits))
    }
    var output: [UInt8] = []
    for value in values where !value.isNull {
      if !output.isEmpty { output.append(0x20) }
      GoQuote.append(try GoString.text(of: value, limits), to: &output)
      try limits.checkBytes(output.count, of: "quote")
    }
    return ByteString(output)
  }

  static func quoted(_ text: ByteString) -> ByteString {
    text.withBytes { bytes in
      if isQuotedAsIs(bytes) { return enclosed(bytes, in: 0x22) }
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count + 16)
      GoQuote.append(text, to: &output)
      return ByteString(output)
    }
  }

  private static func isQuotedAsIs(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard var byte = bytes.baseAddress else { return true }
    let end = byte + bytes.count
    while byte < end {
      if byte.pointee &- 0x20 >= 0x5F || byte.pointee == 0x22 || byte.pointee == 0x5C { return false }
      byte += 1
    }
    return true
  }

  /// `'%v'` of each value: nothing is escaped.
  static func singleQuoted(_ values: ArraySlice<Value>, _ limits: Limits) throws(FunctionFailure) -> ByteString {
    if values.count == 1, case .string(let text)? = values.first { return text.withBytes { enclosed($0, in: 0x27) } }
    var output: [UInt8] = []
    for value in values where !value.isNull {
      if !output.isEmpty { output.append(0x20) }
      output.append(0x27)
      try GoString.append(value, to: &output, limits)
      output.append(0x27)
    }
    return ByteString(output)
  }

  private static func enclosed(_ bytes: UnsafeBufferPointer<UInt8>, in mark: UInt8) -> ByteString {
    ByteString(capacity: bytes.count + 2) { output in
      output[0] = mark
      if let source = bytes.baseAddress { (output + 1).initialize(from: source, count: bytes.count) }
      output[bytes.count + 1] = mark
      return bytes.count + 2
    }
  }

  /// `cat`: `%v` of everything but nil, with a space between.
  ///
  /// - Source: sprig 3.3.0, `strings.go`, `cat`.
  static func joined(_ values: ArraySlice<Value>, _ limits: Limits) throws(FunctionFailure) -> ByteString {
    var output: [UInt8] = []
    var isFirst = true
    for value in values where !value.isNull {
      if !isFirst { output.append(0x20) }
      isFirst = false
      try GoString.append(value, to: &output, limits)
    }
    return ByteString(output)
  }
}
