import TemplateFunctions
import ValueTree

// What the evaluator notes while somebody traces it.
extension Evaluator {
  /// Notes a piece of output; ends a render whose trace would not fit.
  @inline(__always)
  mutating func note(_ kind: TraceEvent.Kind, _ place: Int) throws(TemplateFailure) {
    trace.append(kind, UInt32(truncatingIfNeeded: place), at: output.count)
    if trace.count > trace.limit { throw traceFailure() }
  }

  @inline(never)
  private func traceFailure() -> TemplateFailure {
    failure(
      context.limits.tooMuch("the trace of this render grew too long", .traceEvents).message, origin: .limit)
  }

  mutating func noteEntry(_ kind: TraceEvent.Kind, _ number: Int, at node: UInt32) {
    if number >= 0 { return trace.append(kind, node, at: output.count, detail: UInt32(number)) }
    let row = overlayRows[-1 - number]
    trace.append(kind, node, at: output.count, detail: TraceEvent.late(trace.late.count))
    trace.late.append(
      TraceLog.LateTemplate(text: row.text.takeUnretainedValue(), name: overlayNames[-1 - number]))
  }

  // MARK: Values that are read

  /// A chain of fields is about to be read: notes where its last map or value hangs, as far as maps lead there.
  ///
  /// Looks the fields up by itself: it must neither call methods nor fail.
  @inline(never)
  mutating func noteFields(of receiver: Value, node number: UInt32, from start: UInt32) {
    // The trace is full: the next piece of output ends the render.
    if trace.count > trace.limit { return }
    var path = trace.reads.number(of: receiver)
    let node = code.nodes[Int(number)]
    var value = receiver
    for index in start..<node.count {
      guard case .map(let map) = value else { break }
      let name = code.names[Int(node.first + index)]
      let key = ByteString(UnsafeBufferPointer(start: code.text + Int(name.start), count: Int(name.count)))
      value = map[key] ?? .null
      // A map that a template made holds others that hang somewhere: `(dict "image" .Values.image).image.tag`.
      path = path.map { noted(value, behind: $0, .key(key)) } ?? trace.reads.number(of: value)
    }
    if let path { noteRead(path, at: number) }
  }

  /// One turn of a `range` begins.
  @inline(never)
  mutating func noteElement(_ element: Value, of path: UInt32, key: Value, index: Int, at node: UInt32) {
    if trace.count > trace.limit { return }
    let step: ValuePathStep = if case .string(let key) = key { .key(key) } else { .index(index) }
    noteRead(noted(element, behind: path, step), at: node)
  }

  /// A function has been called: those that look into maps and lists read what they give.
  @inline(never)
  mutating func noteCall(_ name: String, _ arguments: borrowing Arguments, _ result: Value, at node: UInt32) {
    switch name {
    case "index", "get": noteSteps(into: arguments[0], arguments.rest(from: 1), at: node)
    case "dig": noteSteps(into: arguments[arguments.count - 1], arguments.values.dropLast(2), at: node)
    case "deepCopy", "mustDeepCopy", "omit", "pick":
      if let path = trace.reads.number(of: arguments[0]) { trace.reads.note(result, at: path) }
    default: break
    }
  }

  private mutating func noteSteps(into holder: Value, _ steps: ArraySlice<Value>, at node: UInt32) {
    guard var path = trace.reads.number(of: holder) else { return }
    var value = holder
    for step in steps {
      switch (value, step) {
      case (.map(let map), .string(let key)):
        value = map[key] ?? .null
        path = noted(value, behind: path, .key(key))
      case (.list(let list), .integer(let index, _)) where list.items.indices.contains(Int(index)):
        value = list.items[Int(index)]
        path = noted(value, behind: path, .index(Int(index)))
      default: return
      }
    }
    noteRead(path, at: node)
  }

  /// The path where a value hangs: a map that was found elsewhere before, such as `.Values` of a subchart, stays there.
  private mutating func noted(_ value: Value, behind path: UInt32, _ step: ValuePathStep) -> UInt32 {
    if let known = trace.reads.number(of: value) { return known }
    let number = trace.reads.number(behind: path, step)
    trace.reads.note(value, at: number)
    return number
  }

  private mutating func noteRead(_ path: UInt32, at node: UInt32) {
    trace.append(.read, node, at: output.count, detail: path)
  }

  // MARK: For whoever renders

  /// Says where a map of a chart's scope hangs, before anything is rendered.
  package mutating func noteHolder(_ map: Map, at path: ValuePath) {
    guard isReading else { return }
    var number: UInt32?
    for step in path { number = trace.reads.number(behind: number, step) }
    if let number { trace.reads.note(.map(map), at: number) }
  }

  /// How much has been noted: where the trace of the next template starts.
  package var traceCount: Int { trace.count }

  /// All that was noted; nil when nobody asked.
  package func finishedTrace() -> RenderTrace? { isTracing ? RenderTrace(trace, set) : nil }
}
