/// A list, map or struct of which some has been printed.
private struct Frame {
  enum Contents {
    case items([Value])
    case map(Map)
    case pairs([(key: Value, value: Value)])
    case fields([(name: ByteString, value: Value)])
  }

  let contents: Contents
  let count: Int
  var next = 0

  init(_ contents: Contents) {
    self.contents = contents
    switch contents {
    case .items(let items): count = items.count
    case .map(let map): count = map.count
    case .pairs(let pairs): count = pairs.count
    case .fields(let fields): count = fields.count
    }
  }

  var isStruct: Bool { if case .fields = contents { true } else { false } }
}

extension FormatPrinter {
  /// Prints a list, map or object with everything inside, applying `verb` to each leaf.
  ///
  /// Works with a stack of its own, because a map may be nested deeper than the machine's stack, or hold itself.
  mutating func printTree(_ root: Value, verb: UInt32, typeName: String? = nil) {
    var stack: [Frame] = []
    open(root, verb: verb, typeName: typeName, isRoot: true, &stack)
    while let top = stack.last {
      guard stack.count <= GoFormat.depthLimit else {
        isWhole = false
        return
      }
      guard hasRoom() else { return }
      if top.next == top.count {
        append(flags.isGoSyntax || top.isStruct ? "}" : "]")
        stack.removeLast()
        continue
      }
      if top.next > 0 { if flags.isGoSyntax { append(", ") } else { append(" ") } }
      stack[stack.count - 1].next += 1
      switch top.contents {
      case .items(let items): printElement(items[top.next], verb: verb, &stack)
      case .map(let map):
        // The map may have changed since, when a method printed here changes it.
        guard top.next < map.count else { return }
        printScalar(.string(map.keys[top.next]), verb: verb)
        append(":")
        printElement(map.values[top.next], verb: verb, &stack)
      case .pairs(let pairs):
        printScalar(pairs[top.next].key, verb: verb)
        append(":")
        printElement(pairs[top.next].value, verb: verb, &stack)
      case .fields(let fields):
        if flags.isGoSyntax || flags.hasFieldNames {
          fields[top.next].name.append(to: &output)
          append(":")
        }
        printElement(fields[top.next].value, verb: verb, &stack)
      }
    }
  }

  private mutating func printElement(_ value: Value, verb: UInt32, _ stack: inout [Frame]) {
    switch value {
    // A nil inside shows neither width nor a wrong verb, unlike one that is an operand itself.
    case .null: if flags.isGoSyntax { append("interface {}(nil)") } else { append("<nil>") }
    case .list, .map, .object: open(value, verb: verb, typeName: nil, isRoot: false, &stack)
    default: printScalar(value, verb: verb)
    }
  }

  /// Prints what comes before the first element, and leaves the elements on the stack.
  private mutating func open(
    _ value: Value, verb: UInt32, typeName: String?, isRoot: Bool, _ stack: inout [Frame]
  ) {
    switch value {
    case .list(let list):
      if list.element == .uint8, !isRoot, verb != Verb.v, asksForBytes(verb) {
        printBytes(list, verb: verb, typeName: "[]uint8")
      } else if begin(typeName ?? value.typeName, isNil: list.isNil, "[") {
        stack.append(Frame(.items(list.items)))
      }
    case .map(let map):
      if begin(value.typeName, isNil: map.isNil, "map[") { stack.append(Frame(.map(map))) }
    case .object(let object): open(object, verb: verb, isRoot: isRoot, &stack)
    default: break
    }
  }

  private func asksForBytes(_ verb: UInt32) -> Bool {
    verb == Verb.s || verb == Verb.q || verb == Verb.x || verb == Verb.X
  }

  private mutating func open(_ object: any GoObject, verb: UInt32, isRoot: Bool, _ stack: inout [Frame]) {
    let value = Value.object(object)
    if asksForText(verb), let text = object.text { return printString(text, verb: verb, owner: value) }
    if flags.isGoSyntax, !isErroring, let text = object.goText { return text.withBytes { printText($0) } }
    let entries = object.entries
    switch object.kind {
    case .pointer:
      guard isRoot, !object.isNil else { return printAddress(value, verb) }
      append("&")
      _ = begin(String(object.typeName.drop { $0 == "*" }), isNil: false, "{")
      stack.append(Frame(.fields(object.fields)))
    case .structure:
      _ = begin(object.typeName, isNil: false, "{")
      stack.append(Frame(.fields(object.fields)))
    case .map:
      _ = begin(object.typeName, isNil: false, "map[")
      stack.append(Frame(.pairs(entries ?? [])))
    case .slice, .array:
      _ = begin(object.typeName, isNil: false, "[")
      stack.append(Frame(.items((entries ?? []).map(\.value))))
    case .function, .chan: printAddress(value, verb)
    case .complex64, .complex128: printComplex(object, verb: verb)
    default:
      // A named scalar type.
      if let text = object.text {
        printString(text, verb: verb, owner: value)
      } else {
        printScalar(object.encoded, verb: verb)
      }
    }
  }

  /// Prints the opening bracket, in Go's syntax the type and a brace; false when that says `(nil)` and is all.
  private mutating func begin(_ typeName: @autoclosure () -> String, isNil: Bool, _ bracket: StaticString) -> Bool {
    guard flags.isGoSyntax else {
      append(bracket)
      return true
    }
    append(typeName())
    if isNil {
      append("(nil)")
      return false
    }
    append("{")
    return true
  }
}
