/// What the limits of Go's parser need to know of a part of a pattern.
struct PatternNode {
  /// Instructions of Go's compiled form, at most this many.
  static let maximumSize = (128 << 20) / 40
  static let maximumHeight = 1000

  var height = 1
  var size = 1
  /// The largest product of nested counted repetitions.
  var repeats = 1
  /// Whether it is plain text, which Go keeps in one node however long.
  var isLiteral = false
  /// Whether it can match texts of any length.
  var isUnbounded = false
  /// Whether a search may have to read on, any number of bytes behind a match, before it knows the match: something follows
  /// what is unbounded, as in `a+b|a`. What only ends with a repetition stops where that stops.
  var looksAhead = false
  /// Whether it is `x*` or `x*?`, perhaps in groups.
  var isStar = false

  static let atom = PatternNode()
  static let literal = PatternNode(isLiteral: true)

  /// A group that captures.
  var captured: PatternNode {
    var node = wrapped(adding: 2)
    node.isStar = isStar
    return node
  }

  /// The same as `x*`.
  var starred: PatternNode {
    var node = self
    node.isStar = true
    return node
  }

  func wrapped(adding instructions: Int) -> PatternNode {
    PatternNode(
      height: height + 1, size: size + instructions, repeats: repeats, isUnbounded: isUnbounded, looksAhead: looksAhead)
  }

  /// The same repeated without bound: each turn follows the one before.
  var endless: PatternNode {
    var node = self
    node.looksAhead = looksAhead || isUnbounded
    node.isUnbounded = true
    return node
  }

  /// `x{least,most}`; no `most` means without bound.
  func repeated(_ least: Int, _ most: Int?) -> PatternNode {
    let instructions =
      if let most { most * size + most - least } else { least == 0 ? 2 + size : 1 + least * size }
    let product = most == 0 ? 1 : max(1, most ?? least) * repeats
    let node = PatternNode(
      height: height + 1, size: max(1, instructions), repeats: product, isUnbounded: isUnbounded,
      // From the second turn on, one follows the other.
      looksAhead: looksAhead || isUnbounded && most.map { $0 > 1 } ?? true)
    guard most == nil else { return node }
    return least == 0 ? node.endless.starred : node.endless
  }
}

/// A group that is being read.
struct PatternGroup {
  var isCapture = false
  /// What the next repetition operator repeats; nil at the start of an alternative.
  var last: PatternNode?
  /// What stands before ``last`` in this alternative.
  private var before: PatternNode?
  /// The alternatives that are complete.
  private var alternatives: PatternNode?

  init(isCapture: Bool = false) { self.isCapture = isCapture }

  mutating func push(_ node: PatternNode) {
    if last != nil { before = sequence }
    last = node
  }

  mutating func startAlternative() {
    alternatives = closed
    before = nil
    last = nil
  }

  /// What the alternative that is being read amounts to.
  private var sequence: PatternNode {
    guard let last else { return PatternNode() }
    guard let before else { return last }
    let isLiteral = before.isLiteral && last.isLiteral
    return PatternNode(
      height: isLiteral ? 1 : max(before.height, last.height + 1),
      size: before.size + last.size, repeats: max(before.repeats, last.repeats), isLiteral: isLiteral,
      isUnbounded: before.isUnbounded || last.isUnbounded,
      looksAhead: before.isUnbounded || before.looksAhead || last.looksAhead)
  }

  /// The group as it would be if it ended here.
  var closed: PatternNode {
    let sequence = sequence
    guard let alternatives else { return sequence }
    return PatternNode(
      height: max(alternatives.height, sequence.height + 1), size: alternatives.size + sequence.size + 1,
      repeats: max(alternatives.repeats, sequence.repeats),
      isUnbounded: alternatives.isUnbounded || sequence.isUnbounded,
      looksAhead: alternatives.looksAhead || sequence.looksAhead)
  }
}
