import TemplateFunctions
import ValueTree

/// An open `range`.
struct RangeState {
  var items: Items
  var next = 0
  var count: Int
  /// The pipe with the declared variables.
  var pipe: UInt32
  /// Variables to keep at the start of each iteration.
  var mark: Int
  var dot: Value
  var dotIsInterface: Bool
  /// Where what is ranged over hangs; only while somebody asks which values are read.
  var path: UInt32?

  enum Items {
    case list(List)
    case map(keys: [ByteString], values: [Value], isInterface: Bool)
    case entries([(key: Value, value: Value)])
    case integers(IntegerType)
  }
}

extension Evaluator {
  /// Evaluates what is ranged over and starts the first iteration; false when there is none.
  ///
  /// - Source: `walkRange`. Maps are walked in the order of their keys' bytes.
  mutating func beginRange(_ op: Op) throws(TemplateFailure) -> Bool {
    marks.append(variables.count)
    let value = try evalPipe(op.a)
    let declarations = code.nodes[Int(op.a)].declarations
    guard let (items, count) = try rangeItems(of: value, declarations: declarations), count > 0 else { return false }
    ranges.append(
      RangeState(
        items: items, count: count, pipe: op.a, mark: variables.count, dot: dot, dotIsInterface: dotIsInterface,
        path: isReading ? trace.reads.number(of: value) : nil))
    _ = try nextIteration()
    return true
  }

  private func rangeItems(
    of value: Value, declarations: UInt8
  ) throws(TemplateFailure) -> (RangeState.Items, Int)? {
    switch value {
    case .null: return nil
    case .list(let list): return (.list(list), list.count)
    case .map(let map):
      return (.map(keys: map.keys, values: map.values, isInterface: map.type != .strings), map.count)
    case .integer(let number, let type):
      if declarations > 1 {
        throw failure(GoFormat.sprintf("can't use %v to iterate over more than one variable", [value]))
      }
      return (.integers(type), Int(type.isUnsigned ? max(0, number) : number))
    case .object(let object):
      if let entries = object.entries { return (.entries(entries), entries.count) }
    default: break
    }
    throw failure(
      GoFormat.sprintf("range can't iterate over %v", [Pointee.followed(value)]),
      cause: .notIterable(typeName: value.typeName))
  }

  /// Sets dot and the variables for the next item; false when there is none left.
  mutating func nextIteration() throws(TemplateFailure) -> Bool {
    let top = ranges.count - 1
    let index = ranges[top].next
    if variables.count > ranges[top].mark { variables.removeSubrange(ranges[top].mark...) }
    guard index < ranges[top].count else {
      endIterations()
      return false
    }
    ranges[top].next = index + 1
    steps += 1
    if isOverLimits { throw limitFailure() }
    var key = Value.int(index)
    let element: Value
    var isInterface = false
    switch ranges[top].items {
    case .list(let list):
      element = index < list.items.count ? list.items[index] : .null
      isInterface = list.element == .any
    case .map(let keys, let values, let valuesAreInterfaces):
      key = .string(keys[index])
      element = values[index]
      isInterface = valuesAreInterfaces
    case .entries(let entries): (key, element) = entries[index]
    case .integers(let type):
      element = .integer(Int64(index), type)
      key = .null
    }
    if isReading, let path = ranges[top].path {
      noteElement(element, of: path, key: key, index: index, at: ranges[top].pipe)
    }
    try assign(key: key, element: element, isInterface: isInterface, pipe: ranges[top].pipe)
    (dot, dotIsInterface) = (element, isInterface)
    return true
  }

  private mutating func assign(
    key: Value, element: Value, isInterface: Bool, pipe number: UInt32
  ) throws(TemplateFailure) {
    let pipe = code.nodes[Int(number)]
    guard pipe.declarations > 0 else { return }
    if pipe.flag {
      let first = variableName(pipe, 0)
      if pipe.declarations > 1 {
        try setVariable(first, to: key, isInterface: false)
        try setVariable(variableName(pipe, 1), to: element, isInterface: isInterface)
      } else {
        try setVariable(first, to: element, isInterface: isInterface)
      }
      return
    }
    variables[variables.count - 1].value = element
    variables[variables.count - 1].isInterface = isInterface
    if pipe.declarations > 1 { variables[variables.count - 2].value = key }
  }

  /// Leaves the innermost range.
  mutating func endIterations() {
    let state = ranges.removeLast()
    (dot, dotIsInterface) = (state.dot, state.dotIsInterface)
  }
}
