import ValueTree

/// The nodes of expressions. Control flow is code (``Op``), not nodes.
enum NodeKind: UInt8 {
  case pipe, command, field, variable, chain, identifier, dot, `nil`, bool, number, string
  /// `{{template "name" pipe}}`, for messages and for its pipeline.
  case template
}

/// One expression node: a row of numbers into the tables of its ``ParsedText``.
struct Node {
  var kind: NodeKind
  /// pipe: whether `=` and not `:=` stands there; bool: the truth.
  var flag = false
  /// pipe: how many variables it declares or assigns.
  var declarations: UInt8 = 0
  /// Where Go says the node is.
  ///
  /// - Unit: bytes from the start of the text.
  var position: UInt32
  /// pipe, command: the children; field, chain, variable: the names; the others: the row of their table.
  var first: UInt32 = 0
  var count: UInt32 = 0
  /// pipe: the first declared variable node among the children; chain: what stands before the fields; template: its pipe.
  var extra: UInt32 = Node.none

  static let none = UInt32.max
}

/// A field or variable name in the text.
struct Name {
  var start: UInt32
  var count: UInt32
  /// ``ByteString/mapHash`` of a field name; a small number for a variable, one for each different name of the text.
  var hash: UInt32
}

/// A number as Go's untyped constants have it: under every type that can hold it.
struct NumberConstant {
  var isInt = false
  var isUnsigned = false
  var isFloat = false
  var isComplex = false
  var int: Int64 = 0
  var unsigned: UInt64 = 0
  var float: Double = 0
  var real: Double = 0
  var imaginary: Double = 0
}

/// A step of a template's body.
struct Op {
  enum Code: UInt8 {
    /// a: start, b: length.
    case text
    /// a: pipe whose value is printed.
    case print
    /// a: pipe that only declares or assigns.
    case evaluate
    /// a: pipe, b: where the else part starts.
    case `if`, with
    case endIf, endWith
    /// a: target.
    case jump
    /// a: pipe, b: where the else part starts; the body follows.
    case range
    /// a: where the body starts; b: the end.
    case rangeNext
    case endRange
    /// a: marks to drop, b: saved dots to drop, c: target.
    case `break`, `continue`
    /// `break` in the else part of a range; operands as `break`.
    case leaveElse
    /// a: template node.
    case template
    case `return`
  }

  var code: Code
  var a: UInt32 = 0
  var b: UInt32 = 0
  var c: UInt32 = 0
}
