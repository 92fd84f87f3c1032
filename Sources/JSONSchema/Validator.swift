import GoRegexp
import ValueTree

/// Checks values against compiled schemas.
///
/// - Source: santhosh-tekuri/jsonschema 6.0.2, `validator.go`. Where Go walks a map in random order, keys are in order
///   here.
struct Validator {
  /// How many schemas may be in force inside each other.
  static let deepest = 1_000

  /// For checking a schema against its metaschema: the dialects of the resources in it.
  var dialects: [JSONPointer: Dialect] = [:]
  var path: ValuePath = []
  var scopes: [Scope] = []
  /// What checking may still take: schemas that refer to themselves twice would double it at each level. Below zero
  /// nothing is looked at any more.
  ///
  /// - Unit: steps, as in ``Limits/steps``.
  var stepsLeft: Int
  /// What compiling patterns may still take, for checking a schema against its metaschema: some characters can ask for an
  /// automaton of megabytes.
  ///
  /// - Unit: steps.
  var patternStepsLeft = 20_000_000

  init(stepsLeft: Int = Limits.standard.steps) { self.stepsLeft = stepsLeft }

  /// Counts work ahead; false when there is none left.
  mutating func spend(_ steps: Int) -> Bool {
    stepsLeft -= steps
    return stepsLeft >= 0
  }

  /// A schema that is being applied.
  struct Scope {
    var node: SchemaNodeReference
    /// The keyword of the reference that led here; nil for a schema inside the one before.
    var keyword: String?
    /// Equal for schemas that are applied to the same value.
    var value: Int
  }

  /// One schema applied to one value.
  struct Frame {
    let node: SchemaNodeReference
    let value: FrozenValue
    let meta: SchemaNodeReference?
    /// Only whether the value is valid is asked, not why not.
    let isQuick: Bool
    var unevaluated: Unevaluated
    var violations: [SchemaViolation] = []

    var isDone: Bool { isQuick && !violations.isEmpty }
  }

  /// Applies the root schema, or one that has nothing to do with where the value stands.
  mutating func run(
    _ node: SchemaNodeReference, _ value: FrozenValue, meta: SchemaNodeReference?
  ) -> SchemaViolation? {
    scopes = [Scope(node: node, keyword: nil, value: 0)]
    path = []
    var frame = Frame(
      node: node, value: value, meta: meta, isQuick: false,
      unevaluated: Unevaluated(of: value, for: node.node, isWanted: false))
    let found = check(&frame)
    let schema = ViolationKind.schema(location: location(of: node))
    // Whatever was found: a `not` may have taken the end for what it wanted.
    guard let violation = stepsLeft < 0 ? SchemaViolation(path: [], kind: .tooMuch) : found else { return nil }
    return SchemaViolation(
      path: [], kind: schema, causes: violation.kind.isGroup ? violation.causes : [violation])
  }

  // MARK: Schemas inside

  /// Applies another schema to the frame's own value.
  mutating func apply(
    _ node: SchemaNodeReference, in frame: inout Frame, keyword: String? = nil, isQuick: Bool = false
  ) -> SchemaViolation? {
    scopes.append(Scope(node: node, keyword: keyword, value: scopes[scopes.count - 1].value))
    defer { scopes.removeLast() }
    let (used, meta) = substituted(node, frame.meta)
    var inner = Frame(
      node: used, value: frame.value, meta: meta, isQuick: frame.isQuick || isQuick,
      unevaluated: Unevaluated(of: frame.value, for: node.node, isWanted: !frame.unevaluated.isEmpty))
    if !spend((frame.unevaluated.flags.count + inner.unevaluated.flags.count) >> 3) { return nil }
    let violation = check(&inner)
    if violation == nil { frame.unevaluated.formIntersection(inner.unevaluated) }
    return violation
  }

  mutating func apply(_ index: NodeIndex, in frame: inout Frame, isQuick: Bool = false) -> SchemaViolation? {
    apply(frame.node.sibling(index), in: &frame, isQuick: isQuick)
  }

  /// Applies a schema to a value inside the frame's.
  mutating func apply(
    _ index: NodeIndex, to value: FrozenValue, at step: ValuePathStep, in frame: Frame
  ) -> SchemaViolation? {
    let node = frame.node.sibling(index)
    scopes.append(Scope(node: node, keyword: nil, value: scopes[scopes.count - 1].value + 1))
    path.append(step)
    defer {
      scopes.removeLast()
      path.removeLast()
    }
    let (used, meta) = substituted(node, frame.meta)
    var inner = Frame(
      node: used, value: value, meta: meta, isQuick: frame.isQuick,
      unevaluated: Unevaluated(of: value, for: node.node, isWanted: false))
    return check(&inner)
  }

  /// A schema resource of another dialect is checked against the metaschema of its own.
  private func substituted(
    _ node: SchemaNodeReference, _ meta: SchemaNodeReference?
  ) -> (node: SchemaNodeReference, meta: SchemaNodeReference?) {
    guard let meta, node == meta, let dialect = dialects[JSONPointer(path)] else { return (node, meta) }
    let schema = Metaschema.schema(of: dialect)
    return (schema, schema)
  }

  // MARK: One schema

  private mutating func check(_ frame: inout Frame) -> SchemaViolation? {
    if !spend(3) { return nil }
    let node = frame.node.node
    if let verdict = node.verdict { return verdict ? nil : violation(.falseSchema, frame) }
    if scopes.count > Self.deepest { return violation(.tooDeep, frame) }
    if let cycle = cycle(frame) { return cycle }
    if let kind = typeViolation(node, frame.value) { return violation(kind, frame) }
    if !spend(workOfComparing(frame.value, node)) { return nil }
    if let kind = valueViolation(node, frame.value) { return violation(kind, frame) }
    if let reference = node.reference {
      let violation = follow(frame.node.sibling(reference), "$ref", in: &frame)
      if node.draft < .of2019 { return violation }
      if let violation { frame.violations.append(violation) }
    }
    switch frame.value {
    case .map(let map): if node.objects != nil { checkObject(map, &frame) }
    case .list(let list): if let rules = node.arrays?.rules { checkArray(list, rules, &frame) }
    case .string(let text): if let rules = node.texts?.rules { checkText(text, rules, &frame) }
    case .integer(let number): if let rules = node.numbers?.rules { checkNumber(ExactNumber(number), rules, &frame) }
    case .float(let number): if let rules = node.numbers?.rules { checkNumber(ExactNumber(number), rules, &frame) }
    case .null, .bool: break
    }
    if !frame.isDone {
      if node.draft >= .of2019 { followDynamicReferences(&frame) }
      if let conditions = node.conditions?.rules { checkConditions(conditions, &frame) }
      if node.draft >= .of2019 { checkUnevaluated(&frame) }
    }
    switch frame.violations.count {
    case 0: return nil
    case 1: return frame.violations[0]
    default:
      var group = violation(.group, frame)
      group.causes = frame.violations
      return group
    }
  }

  mutating func violation(_ kind: ViolationKind, _ frame: Frame) -> SchemaViolation {
    // It is kept, and said in words.
    stepsLeft -= frame.isQuick ? 4 : 200
    return SchemaViolation(path: frame.isQuick ? [] : path, kind: kind)
  }

  mutating func add(_ kind: ViolationKind, causes: [SchemaViolation] = [], to frame: inout Frame) {
    var violation = violation(kind, frame)
    violation.causes = causes
    frame.violations.append(violation)
  }

  private func typeViolation(_ node: SchemaNode, _ value: FrozenValue) -> ViolationKind? {
    let wanted = node.types
    let type = JSONTypes(of: value)
    if wanted.isEmpty || wanted.contains(type) { return nil }
    if wanted.contains(.integer) {
      switch value {
      case .integer: return nil
      case .float(let number) where number == number.rounded(.towardZero): return nil
      default: break
      }
    }
    return .type(got: type.names[0], want: wanted.names)
  }

  private func workOfComparing(_ value: FrozenValue, _ node: SchemaNode) -> Int {
    var work = 0
    if let choices = node.choices { work += choices.values.count }
    if node.constant != nil { work += 1 }
    if work != 0 { work *= JSONEquality.work(value) }
    if node.format != nil, case .string(let text) = value { work += 8 + text.count }
    return work
  }

  private mutating func complaint(_ text: ByteString, _ format: SchemaFormat) -> String? {
    guard format == .regex else { return format.complaint(text) }
    if patternStepsLeft < 0 { return "the patterns before it are too large already, a limit of this program" }
    patternStepsLeft -= 400 + text.count * 16
    do throws(RegexpFailure) {
      patternStepsLeft -= try Regexp(text).size * 40
      return nil
    } catch {
      if error.code == .tooLarge { patternStepsLeft -= 10_000_000 }
      return error.message.string
    }
  }

  private mutating func valueViolation(_ node: SchemaNode, _ value: FrozenValue) -> ViolationKind? {
    if let constant = node.constant, !JSONEquality.areEqual(value, constant) { return .constant(constant) }
    if let choices = node.choices,
      !choices.types.contains(JSONTypes(of: value))
        || !choices.values.contains(where: { JSONEquality.areEqual(value, $0) })
    {
      return .choices(choices.values)
    }
    if let format = node.format, case .string(let text) = value, let complaint = complaint(text, format) {
      return .format(got: text, want: format.rawValue, complaint: complaint)
    }
    return nil
  }
}
