import ValueTree

/// One difference inside an object.
package struct Edit: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    case added(FrozenValue)
    case removed(FrozenValue)
    case replaced(old: FrozenValue, new: FrozenValue)
    /// An item of a list whose order matters stands elsewhere among those that stayed.
    case moved(from: Int, to: Int)
  }

  package var path: [EditStep]
  package var kind: Kind
  /// Whether the values come out of a Secret. They stand here in clear: the printers hide them.
  package var isSecret = false

  package init(path: [EditStep], kind: Kind, isSecret: Bool = false) {
    self.path = path
    self.kind = kind
    self.isSecret = isSecret
  }

  package var old: FrozenValue? {
    switch kind {
    case .removed(let value), .replaced(let value, _): value
    case .added, .moved: nil
    }
  }

  package var new: FrozenValue? {
    switch kind {
    case .added(let value), .replaced(_, let value): value
    case .removed, .moved: nil
    }
  }

  /// 32 hexadecimal digits that are the same for the same edit in another object or snapshot, on every machine.
  ///
  /// - Shape: half a SHA-256 of path, kind, old and new value. An item with a name is addressed by it, others by
  ///   their place.
  /// - Complexity: O(size of the values), computed at each call.
  package var fingerprint: String {
    var canonical = CanonicalBytes()
    canonical.append(self)
    return canonical.digest
  }

  /// The lines that differ, where both values are texts and one has several lines.
  package var lines: LineDiff? {
    guard case .replaced(.string(let old), .string(let new)) = kind else { return nil }
    guard old.isText, new.isText, old.contains("\n") || new.contains("\n") else { return nil }
    return LineDiff(old, new)
  }
}

extension ByteString {
  /// UTF-8 with no control characters but those that terminals know: `\a` to `\r` and escape.
  var isText: Bool {
    withBytes { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte < 0x80 {
          if byte < 0x07 || byte > 0x0D && byte < 0x20 && byte != 0x1B { return false }
          index += 1
        } else {
          let (rune, width) = Runes.decode(bytes, at: index)
          if rune == Runes.replacement, width == 1 { return false }
          index += width
        }
      }
      return true
    }
  }
}
