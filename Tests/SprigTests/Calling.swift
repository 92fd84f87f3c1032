import Sprig
import TemplateFunctions
import ValueTree

/// Calls a function of the table as the evaluator would, with arguments that are right already.
func call(_ name: ByteString, _ arguments: Value..., context: FunctionContext = FunctionContext()) throws -> Value {
  try call(name, arguments, context: context)
}

func call(_ name: ByteString, _ arguments: [Value], context: FunctionContext = FunctionContext()) throws -> Value {
  struct NoSuchFunction: Error { var name: String }
  guard let function = FunctionTable(SprigTable.functions)[name] else { throw NoSuchFunction(name: name.string) }
  return try function.body(Arguments(arguments), context)
}

/// What a call gives, or `!` and its error, in one line that tells types apart.
func outcome(_ name: ByteString, _ arguments: Value..., context: FunctionContext = FunctionContext()) -> String {
  do { return shown(try call(name, arguments, context: context)) } catch let failure as FunctionFailure {
    return "!\(failure.message)"
  } catch { return "!!\(error)" }
}

/// `"text"`, `1`, `1.0`, `[…]`, `{key: …}`; `nil[]` and `nil{}` for nil collections, a type in front of uncommon ones.
func shown(_ value: Value) -> String {
  switch value {
  case .null: return "nil"
  case .bool(let truth): return "\(truth)"
  case .integer(let number, _): return "\(number)"
  case .float(let number): return "\(number)"
  case .string(let text): return "\"\(text)\""
  case .list(let list):
    let type = list.element == .any ? "" : "\(list.element.typeName)"
    return "\(list.isNil ? "nil" : "")\(type)[\(list.items.map(shown).joined(separator: " "))]"
  case .map(let map):
    let type = map.type == .any ? "" : map.type.typeName
    let entries = zip(map.keys, map.values).map { "\($0): \(shown($1))" }
    return "\(map.isNil ? "nil" : "")\(type){\(entries.joined(separator: ", "))}"
  case .object(let object): return object.typeName
  }
}

extension Value: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByFloatLiteral {
  package init(stringLiteral text: StaticString) { self = .string(ByteString(stringLiteral: text)) }
  package init(integerLiteral number: Int) { self = .int(number) }
  package init(floatLiteral number: Double) { self = .float(number) }
}

extension Value: ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  package init(booleanLiteral truth: Bool) { self = .bool(truth) }
  package init(arrayLiteral items: Value...) { self = .list(List(items)) }
  package init(dictionaryLiteral entries: (ByteString, Value)...) { self = .map(Map(entries)) }
}

/// For tables of arguments: each row is used by one test case.
extension Value: @unchecked Sendable {}

func strings(_ texts: ByteString...) -> Value { .list(List(strings: texts)) }
