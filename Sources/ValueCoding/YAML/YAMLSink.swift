/// Where a node starts.
///
/// - Unit: zero-based; the column counts characters.
struct YAMLMark {
  var line: UInt32
  var column: UInt32
}

/// A scalar as the parser reports it.
struct YAMLScalarNode {
  /// Good only during the call that hands it over.
  var text: UnsafeBufferPointer<UInt8>
  /// Written without quotes and not as a block (or tagged `!`): its text decides its type.
  var isPlain: Bool
  var tag: YAMLName?
  var anchor: YAMLName?
  var mark: YAMLMark
}

/// The name of an anchor or a tag; good only during the call that hands it over.
typealias YAMLName = UnsafeBufferPointer<UInt8>

/// What takes the nodes of the first document, in order.
protocol YAMLSink {
  /// Whether marks matter, which only libyaml gives.
  var wantsMarks: Bool { get }
  /// Whether the text of the next scalar matters; a block scalar may come with another when not.
  var wantsText: Bool { get }
  mutating func scalar(_ node: YAMLScalarNode) throws(YAMLProblem)
  mutating func alias(_ name: YAMLName, at mark: YAMLMark) throws(YAMLProblem)
  mutating func startMapping(anchor: YAMLName?, at mark: YAMLMark) throws(YAMLProblem)
  mutating func startSequence(anchor: YAMLName?, at mark: YAMLMark) throws(YAMLProblem)
  /// The innermost open mapping or sequence is complete.
  mutating func end() throws(YAMLProblem)
}

/// Why a text is no YAML, in go-yaml's words.
struct YAMLProblem: Error {
  /// As go-yaml counts them, which is not always from one; nil where it names none.
  var line: Int?
  var text: String

  /// As `yaml.Unmarshal` returns it.
  var message: String { if let line { "yaml: line \(line): \(text)" } else { "yaml: \(text)" } }
}
