import Charts
import Diagnostics
import GoTemplate
import ValueTree

extension Explainer {
  /// How messages call a text that is no file.
  static let expansionName = "the text given to tpl"

  /// A value that was set, in the words of its user.
  struct SetValue {
    /// `.Values.kid.hosts[0]`, from the root chart's scope.
    var name: String
    var value: FrozenValue
    var flag: String?
    var place: SourcePlace?
    var line: SourceLine?
    /// Whether only the chart's own defaults set it.
    var isDefault = false

    /// The value as its line has it; nil where that says it otherwise, as `0x1F` does, or at length.
    var writtenText: String? {
      value.shortText.flatMap { line?.text.hasSuffix(" \($0)") == true ? $0 : nil }
    }

    /// Says where it is set, or by which flag.
    ///
    /// - Parameter kind: what it is besides: `a list`.
    func add(is kind: String, to diagnostic: inout Diagnostic) {
      let note = kind.isEmpty ? "\(name) is set" : "\(name) is \(kind), set"
      if let flag {
        let hint = "\(note) by \(flag)."
        if !diagnostic.hints.contains(hint) { diagnostic.hints.append(hint) }
      } else if let place {
        let shown = Diagnostic.Place(.value, place, note: note + " at", line: line)
        if !diagnostic.places.contains(shown) { diagnostic.places.append(shown) }
      }
    }
  }

  /// The first value among `reads` that a flag or a file sets.
  ///
  /// - Parameter reads: ways from the root chart's scope, as traces have them.
  func setValue(among reads: [ValuePath], where isWanted: (FrozenValue) -> Bool = { _ in true }) -> SetValue? {
    if reads.isEmpty { return nil }
    let origins = origins
    for read in reads where read.count > 1 && read[0] == .key("Values") {
      if let value = setValue(at: ValuePath(read.dropFirst()), origins), isWanted(value.value) { return value }
    }
    return nil
  }

  private func setValue(at path: ValuePath, _ origins: ValueOrigins) -> SetValue? {
    guard let value = origins.value(at: path) else { return nil }
    var set = SetValue(name: ".Values." + Self.short(path.setText), value: value)
    if let flag = origins.flag(at: path.keysBeforeIndex) {
      set.flag = flag
    } else if let found = origins.found(at: path) {
      (set.place, set.line, set.isDefault) = (found.place, found.line, found.isDefault)
    } else {
      return nil
    }
    return set
  }

  // MARK: Types

  /// Says where a value of the wrong type is set, and what to write there.
  ///
  /// - Parameter wanted: Go's type; nil for what `range` takes.
  /// - Returns: whether anything is known.
  func explain(type found: String, wanted: String?, _ diagnostic: inout Diagnostic) -> Bool {
    let reads = readsOfFailure(diagnostic.helmText)
    guard let set = setValue(among: reads, where: { Value(thawing: $0).typeName == found }) else { return false }
    set.add(is: Self.people(found), to: &diagnostic)
    if set.isDefault {
      guard let wanted else { return false }
      diagnostic.hints += Self.conversion(from: found, to: wanted)
    } else {
      diagnostic.hints.append(Self.advice(set, wanted: wanted))
    }
    return true
  }

  /// What the part of a template that failed had read, the nearest first.
  ///
  /// Renders once more, with a trace. Where another failure came this time, nothing is known.
  private func readsOfFailure(_ helmText: String) -> [ValuePath] {
    var request = request
    request.tracing = .values
    do throws(RenderFailure) {
      _ = try Renderer(chart).render(request)
    } catch {
      return error.helmText.string == helmText ? error.reads : []
    }
    return []
  }

  /// What to write where a value is set.
  private static func advice(_ set: SetValue, wanted: String?) -> String {
    switch wanted {
    case nil:
      let list = set.writtenText.map { ": a list of one is [\($0)]" } ?? ""
      return "range goes through a list or a map\(list)."
    case "string"? where set.value.isScalar:
      if set.flag?.hasPrefix("--set ") == true { return "The template wants a string there: --set-string makes one." }
      return "The template wants a string there: \(set.writtenText.map { "\"\($0)\"," } ?? "put it") in quotes."
    case let wanted?: return "The template wants \(people(wanted)) there."
    }
  }

  // MARK: Texts for tpl

  /// Says where the part of a text that `tpl` was given is set: its value itself, or one in what `toYaml` made of it.
  func addGiver(ofExpansion text: ByteString, at offset: Int, to diagnostic: inout Diagnostic) {
    let origins = origins
    var search = ExpansionSearch(text: text, offset: offset)
    search.visit(.map(origins.values), at: [])
    guard let path = search.path, let set = setValue(at: path, origins) else { return }
    set.add(is: search.isWhole ? "that text" : "that part of it", to: &diagnostic)
  }
}

/// Looks for the string among values that gave a part of a `tpl` text.
private struct ExpansionSearch {
  let text: ByteString
  /// What the string must hold.
  ///
  /// - Unit: bytes of the text.
  let offset: Int
  private(set) var path: ValuePath?
  private(set) var isWhole = false
  private var length = 0

  init(text: ByteString, offset: Int) {
    self.text = text
    self.offset = offset
  }

  /// - Complexity: O(n) of all strings.
  mutating func visit(_ value: FrozenValue, at path: ValuePath) {
    guard path.count < 200 else { return }
    switch value {
    case .string(let string): look(at: string, path)
    case .list(let items): for (index, item) in items.enumerated() { visit(item, at: path + [.index(index)]) }
    case .map(let map): for (key, value) in zip(map.keys, map.values) { visit(value, at: path + [.key(key)]) }
    default: break
    }
  }

  private mutating func look(at string: ByteString, _ path: ValuePath) {
    guard string.count >= length, !string.isEmpty, string.count <= text.count else { return }
    let isEqual = string == text
    guard isEqual || string.offset(of: "{{") != nil else { return }
    let start = max(0, offset - string.count + 1)
    let window = text[start..<min(text.count, offset + string.count)]
    guard isEqual || window.offset(of: string) != nil else { return }
    // Two values alike: nobody knows which.
    self.path = string.count == length ? nil : path
    (isWhole, length) = (isEqual, string.count)
  }
}

extension FrozenValue {
  var isScalar: Bool {
    switch self {
    case .map, .list, .null: false
    default: true
    }
  }

  /// What fits a hint; nil for the rest.
  fileprivate var shortText: String? {
    switch self {
    case .bool(let bool): return bool ? "true" : "false"
    case .integer(let number): return String(number)
    case .float(let number): return number == number.rounded() && abs(number) < 1e15 ? String(Int64(number)) : nil
    case .string(let text):
      let isPlain = text.withBytes { bytes in
        bytes.allSatisfy { 0x2D...0x39 ~= $0 || 0x41...0x5A ~= $0 || 0x61...0x7A ~= $0 || $0 == UInt8(ascii: "_") }
      }
      return isPlain && !text.isEmpty && text.count <= 60 ? text.string : nil
    default: return nil
    }
  }
}
