import ValueTree

/// The functions that a template set knows, by name. Later ones replace earlier ones of the same name.
package struct FunctionTable: Sendable {
  package private(set) var functions: [ByteString: Function] = [:]

  package init(_ functions: [Function] = []) { add(functions) }

  package mutating func add(_ more: [Function]) {
    for function in more { functions[ByteString(function.name)] = function }
  }

  package subscript(name: ByteString) -> Function? { functions[name] }
}
