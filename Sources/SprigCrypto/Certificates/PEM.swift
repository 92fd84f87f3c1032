#if Certificates
  import ValueTree

  /// A block of PEM (RFC 7468), read and written as Go's `encoding/pem` does.
  struct PEM {
    var type: String
    var contents: [UInt8]

    init(type: String, contents: [UInt8]) {
      self.type = type
      self.contents = contents
    }

    /// The first block in `text` that can be read.
    init?(_ text: ByteString) {
      let lines = text.bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        .map {
          String(decoding: $0.reversed().drop { $0 == 0x0D || $0 == 0x20 || $0 == 0x09 }.reversed(), as: UTF8.self)
        }
      for (start, line) in lines.enumerated() where line.hasPrefix("-----BEGIN ") && line.hasSuffix("-----") {
        let type = String(line.dropFirst(11).dropLast(5))
        guard let end = lines[(start + 1)...].firstIndex(of: "-----END \(type)-----") else { continue }
        let body = lines[(start + 1)..<end].drop { $0.contains(":") || $0.isEmpty }
        let encoded = Array(body.joined().utf8)
        if case .success(let contents) = encoded.withUnsafeBufferPointer({ Base64.decoded($0) }) {
          self.init(type: type, contents: contents.bytes)
          return
        }
      }
      return nil
    }

    var text: ByteString {
      let encoded = contents.withUnsafeBufferPointer { Base64.encoded($0) }.bytes
      var output = Array("-----BEGIN \(type)-----\n".utf8)
      for start in stride(from: 0, to: encoded.count, by: 64) {
        output += encoded[start..<min(start + 64, encoded.count)]
        output.append(0x0A)
      }
      output += Array("-----END \(type)-----\n".utf8)
      return ByteString(output)
    }
  }
#endif
