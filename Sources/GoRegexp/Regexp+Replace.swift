import ValueTree

extension Regexp {
  /// `text` with each match replaced by `replacement`, in which `$1`, `${1}` and `${name}` stand for groups.
  ///
  /// - Parameter work: see ``all(in:limit:work:)``.
  /// - Throws: when the result would have more than `maximum` bytes, or `work` is used up.
  package func replacingAll(
    in text: ByteString, with replacement: ByteString, upTo maximum: Int, work: inout Int
  ) throws(RegexpLimit) -> ByteString {
    let template = ReplacementTemplate(replacement, names: names)
    let groups = template.needsGroups ? names.count : 1
    return try replacing(in: text, groups: groups, upTo: maximum, work: &work) { source, offsets, output in
      template.expand(source, offsets, into: &output)
    }
  }

  /// `text` with each match replaced by `replacement` as it stands.
  package func replacingAllLiterally(
    in text: ByteString, with replacement: ByteString, upTo maximum: Int, work: inout Int
  ) throws(RegexpLimit) -> ByteString {
    try replacing(in: text, groups: 1, upTo: maximum, work: &work) { _, _, output in replacement.append(to: &output) }
  }

  /// - Source: Go 1.26.6, `regexp`, `replaceAll`: an empty match right after another match is not replaced.
  package func replacingAll(
    in text: ByteString, with replacement: ByteString, upTo maximum: Int = .max
  ) throws(RegexpLimit) -> ByteString {
    var work = Int.max
    return try replacingAll(in: text, with: replacement, upTo: maximum, work: &work)
  }

  package func replacingAllLiterally(
    in text: ByteString, with replacement: ByteString, upTo maximum: Int = .max
  ) throws(RegexpLimit) -> ByteString {
    var work = Int.max
    return try replacingAllLiterally(in: text, with: replacement, upTo: maximum, work: &work)
  }

  private func replacing(
    in text: ByteString, groups: Int, upTo maximum: Int, work: inout Int,
    _ write: (UnsafeBufferPointer<UInt8>, [Int], inout [UInt8]) -> Void
  ) throws(RegexpLimit) -> ByteString {
    let subject = Subject(text)
    var offsets = [Int](repeating: -1, count: 2 * groups)
    var mapped = offsets
    var output: [UInt8] = []
    var foundAny = false
    try subject.searched.withBytes { searched throws(RegexpLimit) in
      try text.withBytes { source throws(RegexpLimit) in
        var lastEnd = 0
        var position = 0
        while position <= searched.count, find(in: searched, from: position, &offsets) {
          foundAny = true
          work -= self.work(searched.count, from: position)
          // Groups are looked for in the match once more.
          if groups > 1 { work -= (offsets[1] - offsets[0]) * (workPerByte - 1) * (1 + groups >> 3) }
          if work < 0 { throw RegexpLimit() }
          for index in offsets.indices {
            mapped[index] = offsets[index] < 0 ? -1 : subject.origin(offsets[index])
          }
          output.append(contentsOf: source[lastEnd..<mapped[0]])
          if mapped[1] > lastEnd || mapped[0] == 0 { write(source, mapped, &output) }
          if output.count > maximum { throw RegexpLimit() }
          lastEnd = mapped[1]
          let end = offsets[1]
          let width = position < searched.count ? Runes.decode(searched, at: position).width : 0
          if position + width > end {
            position += width
          } else if position + 1 > end {
            position += 1
          } else {
            position = end
          }
        }
        if foundAny { output.append(contentsOf: source[lastEnd...]) }
      }
    }
    if output.count > maximum { throw RegexpLimit() }
    return foundAny ? ByteString(output) : text
  }
}

/// A replacement text, read once for all matches.
///
/// - Source: Go 1.26.6, `regexp`, `expand` and `extract`.
struct ReplacementTemplate {
  private enum Part {
    case text(ByteString)
    case group(Int)
    /// All groups of one name: the first that took part counts.
    case groups([Int])
  }

  private var parts: [Part] = []
  /// Whether `$` occurs at all, in which case Go asks for the groups.
  let needsGroups: Bool

  /// - Quirk: `sprig/regex/188`: `$1W` is a group named `1W`, which does not exist and so is empty.
  init(_ template: ByteString, names: [ByteString]) {
    let bytes = template.bytes
    needsGroups = bytes.contains(UInt8(ascii: "$"))
    var start = 0
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "$") else {
        index += 1
        continue
      }
      let reference = Self.reference(bytes, at: index + 1)
      if reference == nil, index + 1 < bytes.count, bytes[index + 1] == UInt8(ascii: "$") {
        parts.append(.text(template[start..<index + 1]))
        index += 2
        start = index
      } else if let reference {
        parts.append(.text(template[start..<index]))
        parts.append(Self.part(template[reference.name], names))
        index = reference.end
        start = index
      } else {
        index += 1
      }
    }
    parts.append(.text(template[start..<bytes.count]))
  }

  /// The name after a `$` that stands before `start`, and where it ends; nil when it is malformed and `$` is just a `$`.
  private static func reference(_ bytes: [UInt8], at start: Int) -> (name: Range<Int>, end: Int)? {
    let isBraced = start < bytes.count && bytes[start] == UInt8(ascii: "{")
    let begin = isBraced ? start + 1 : start
    var index = begin
    bytes.withUnsafeBufferPointer { bytes in
      while index < bytes.count {
        let (rune, width) = Runes.decode(bytes, at: index)
        guard Runes.isNameRune(rune) else { break }
        index += width
      }
    }
    guard index > begin else { return nil }
    guard isBraced else { return (begin..<index, index) }
    guard index < bytes.count, bytes[index] == UInt8(ascii: "}") else { return nil }
    return (begin..<index, index + 1)
  }

  private static func part(_ name: ByteString, _ names: [ByteString]) -> Part {
    var number: Int? = 0
    for byte in name.bytes {
      guard let value = number, byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9"), value < 100_000_000 else {
        number = nil
        break
      }
      number = value * 10 + Int(byte - UInt8(ascii: "0"))
    }
    if name[0] == UInt8(ascii: "0"), name.count > 1 { number = nil }
    if let number { return .group(number) }
    return .groups(names.indices.filter { names[$0] == name })
  }

  func expand(_ source: UnsafeBufferPointer<UInt8>, _ offsets: [Int], into output: inout [UInt8]) {
    for part in parts {
      switch part {
      case .text(let text): text.append(to: &output)
      case .group(let number):
        if 2 * number < offsets.count, offsets[2 * number] >= 0 {
          output.append(contentsOf: source[offsets[2 * number]..<offsets[2 * number + 1]])
        }
      case .groups(let numbers):
        if let number = numbers.first(where: { offsets[2 * $0] >= 0 }) {
          output.append(contentsOf: source[offsets[2 * number]..<offsets[2 * number + 1]])
        }
      }
    }
  }
}
