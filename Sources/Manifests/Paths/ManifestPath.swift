import ValueTree

/// The way to values in a manifest: `spec.template.spec.containers[name=web].image`.
///
/// | step | means |
/// |---|---|
/// | `a.b`, `["a.b/c"]` | the value of a key; quoted when dots, brackets or blanks are in it |
/// | `[0]`, `[-1]` | an item, from the end when negative |
/// | `[1:3]`, `[:2]`, `[::2]` | items from, up to but not with, by a step |
/// | `[*]`, `.*` | all items or values |
/// | `[name=web]` | the items whose `name` is `web` |
/// | `[?port > 80 && name != 'http']` | the items that a condition holds for, see ``ManifestFilter`` |
/// | `..image`, `..*` | every `image`, every value, at any depth below |
/// | `.base64()`, `.yaml()`, `.json()` | what a text says when it is decoded, such as a file in a ConfigMap |
package struct ManifestPath: Sendable, Equatable {
  package indirect enum Step: Sendable, Equatable {
    case key(ByteString)
    case index(Int)
    case slice(from: Int?, to: Int?, by: Int)
    case wildcard
    /// Nil for all values below.
    case descendants(ByteString?)
    case filter(ManifestFilter)
    case decode(Decoding)
  }

  /// What a text can be decoded from.
  package enum Decoding: String, Sendable, CaseIterable {
    case base64, yaml, json
  }

  package struct Failure: Error, Equatable {
    package var message: String

    package init(message: String) { self.message = message }
  }

  package var steps: [Step]

  package init(steps: [Step] = []) { self.steps = steps }

  /// - Throws: what is wrong with the text, in words.
  package init(_ text: String) throws(Failure) {
    var reader = ManifestPathReader(text)
    steps = try reader.path()
  }

  /// Whether the path leads to one value at most.
  package var isDefinite: Bool {
    steps.allSatisfy { step in
      switch step {
      case .key, .index, .decode: true
      case .slice, .wildcard, .descendants, .filter: false
      }
    }
  }

  /// The last key that is named.
  package var lastKey: ByteString? {
    for step in steps.reversed() {
      switch step {
      case .key(let key), .descendants(let key?): return key
      default: continue
      }
    }
    return nil
  }

  package func appending(_ other: ManifestPath) -> ManifestPath { ManifestPath(steps: steps + other.steps) }
}

extension ManifestPath: CustomStringConvertible {
  package var description: String {
    var text = ""
    for step in steps { step.append(to: &text) }
    return text
  }
}

extension ManifestPath.Step {
  fileprivate func append(to text: inout String) {
    switch self {
    case .key(let key): text += text.isEmpty || !key.isPlainKey ? key.pathStep : "." + key.pathStep
    case .index(let index): text += "[\(index)]"
    case .slice(let from, let to, let by):
      text += "[\(from.map { String($0) } ?? ""):\(to.map { String($0) } ?? "")" + (by == 1 ? "]" : ":\(by)]")
    case .wildcard: text += "[*]"
    case .descendants(let key): text += ".." + (key?.pathStep ?? "*")
    case .filter(.comparison(.path(let path), .equal, .literal(.string(let value))))
    where path.steps.count == 1 && value.isPlainKey:
      text += "[\(path)=\(value)]"
    case .filter(let filter): text += "[?\(filter)]"
    case .decode(let decoding): text += ".\(decoding.rawValue)()"
    }
  }
}

extension ByteString {
  /// Whether it can stand in a path without quotes.
  var isPlainKey: Bool {
    !isEmpty
      && withBytes { bytes in
        bytes.allSatisfy { byte in
          switch byte {
          case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"), 0x80...: true
          default: false
          }
        }
      }
  }

  fileprivate var pathStep: String { isPlainKey ? string : "[\"\(string)\"]" }
}
