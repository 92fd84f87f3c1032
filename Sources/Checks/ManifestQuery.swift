import Manifests
import ValueTree

/// Which manifests a check is about.
package struct ManifestQuery: Sendable, Equatable {
  /// `Deployment`, or `monitoring.coreos.com/Prometheus` where the group matters; nil for every kind.
  package var kind: ByteString?
  /// `*` and `?` fit any characters.
  package var name: ByteString?
  package var namespace: ByteString?
  package var labels: [ByteString: ByteString] = [:]
  /// A template file below the chart: `templates/*.yaml`.
  package var file: ByteString?

  package init(kind: ByteString? = nil, name: ByteString? = nil) {
    self.kind = kind
    self.name = name
  }

  /// - Parameter release: whose namespace a manifest without one is in.
  package func fits(_ object: ManifestObject, namespaceOfRelease: ByteString) -> Bool {
    if let kind, !Self.fits(kind, object) { return false }
    if let name, !Glob.fits(name, object.name) { return false }
    if let namespace, namespace != object.namespace ?? namespaceOfRelease { return false }
    if let file, !Glob.fits(file, object.file), !Glob.fits("*/" + file.string, object.file) { return false }
    if labels.isEmpty { return true }
    let found = object.labels
    return labels.allSatisfy { key, value in found[key]?.scalarText == value }
  }

  private static func fits(_ kind: ByteString, _ object: ManifestObject) -> Bool {
    let parts = kind.string.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return object.kind == kind }
    let group = object.apiVersion.string.split(separator: "/").dropLast().first.map(String.init) ?? ""
    return object.kind == ByteString(parts[1]) && group == parts[0]
  }

  /// The kind without its group.
  package var plainKind: ByteString? {
    kind.map { ByteString($0.string.split(separator: "/").last.map(String.init) ?? "") }
  }
}

/// Names with `*` for any characters and `?` for one.
package enum Glob {
  package static func fits(_ pattern: String, _ text: ByteString) -> Bool { fits(ByteString(pattern), text) }

  /// - Complexity: O(pattern · text), without recursion.
  package static func fits(_ pattern: ByteString, _ text: ByteString) -> Bool {
    let (pattern, text) = (pattern.bytes, text.bytes)
    var (p, t) = (0, 0)
    var star: (p: Int, t: Int)?
    while t < text.count {
      if p < pattern.count, pattern[p] == UInt8(ascii: "*") {
        star = (p, t)
        p += 1
      } else if p < pattern.count, pattern[p] == text[t] || pattern[p] == UInt8(ascii: "?") {
        p += 1
        t += 1
      } else if let last = star {
        p = last.p + 1
        t = last.t + 1
        star = (last.p, t)
      } else {
        return false
      }
    }
    return pattern[p...].allSatisfy { $0 == UInt8(ascii: "*") }
  }
}

extension ManifestQuery: CustomStringConvertible {
  package var description: String {
    var words = [kind?.string ?? "manifest"]
    if let name { words[0] += "/\(name)" }
    if let namespace { words.append("in \(namespace)") }
    if let file { words.append("of \(file)") }
    if !labels.isEmpty {
      words.append("with " + labels.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: ","))
    }
    return words.joined(separator: " ")
  }
}

/// How many of several things a check has to hold for.
package enum Quantifier: Sendable, Equatable {
  /// There is one, and it holds for it.
  case one
  case every
  case atLeastOne
  case none
  case exactly(Int)

  func holds(for count: Int, of total: Int) -> Bool {
    switch self {
    case .one: total == 1 && count == 1
    case .every: count == total
    case .atLeastOne: count > 0
    case .none: count == 0
    case .exactly(let wanted): count == wanted
    }
  }

  var words: String {
    switch self {
    case .one: "one"
    case .every: "every one"
    case .atLeastOne: "at least one"
    case .none: "none"
    case .exactly(let count): "exactly \(count)"
    }
  }
}
