import ValueTree

/// One step of the path to an edit.
package enum EditStep: Sendable, Hashable {
  case key(ByteString)
  case item(ItemStep)
  /// The text so far is decoded, and the path goes on inside.
  case decoded(TextEncoding)
}

/// What a text turned out to hold.
package enum TextEncoding: String, Sendable, Hashable {
  case base64, yaml, json
}

/// An item of a list, by what names it in both lists, and by its places.
package struct ItemStep: Sendable, Hashable {
  package struct Field: Sendable, Hashable {
    package var key: ByteString
    package var value: ByteString
  }

  /// Empty where nothing names the item.
  package var identity: [Field]
  /// The place in the old list; nil for an added item.
  package var old: Int?
  /// The place in the new list; nil for a removed item.
  package var new: Int?

  /// The place to show: the new one where there is one.
  package var index: Int { new ?? old ?? 0 }
}

extension Array where Element == EditStep {
  /// For people: `spec.containers[web].ports[containerPort=80].name`, `data."a.yaml"(yaml).route`.
  package var text: String {
    var text = ""
    for step in self {
      switch step {
      case .key(let key):
        if !text.isEmpty { text += "." }
        text += key.pathText
      case .item(let item): text += "[\(item.text)]"
      case .decoded(let encoding): text += "(\(encoding.rawValue))"
      }
    }
    return text
  }
}

extension ItemStep {
  var text: String {
    switch identity.count {
    case 0: "\(index)"
    case 1 where identity[0].key == "name" && !identity[0].value.looksLikeIndex: identity[0].value.pathText
    default: identity.map { "\($0.key.string)=\($0.value.pathText)" }.joined(separator: ",")
    }
  }
}

extension ByteString {
  fileprivate var looksLikeIndex: Bool { bytes.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } }

  /// As it is, or quoted where it holds more than letters, digits, `-`, `_`, `/` and `$`.
  fileprivate var pathText: String {
    let isPlain =
      !isEmpty
      && bytes.allSatisfy { byte in
        byte >= 0x30 && byte <= 0x39 || byte >= 0x41 && byte <= 0x5A || byte >= 0x61 && byte <= 0x7A
          || byte == 0x2D || byte == 0x5F || byte == 0x2F || byte == 0x24
      }
    return isPlain ? string : VisibleText.quoted(self)
  }
}
