extension FormatPrinter {
  /// Prints an operand of `printf` or `print`.
  mutating func printArgument(_ value: Value, verb: UInt32) {
    if verb == Verb.T, !value.isNull {
      var name = value.typeName
      name.withUTF8 { printText($0) }
      return
    }
    switch value {
    case .null:
      if verb == Verb.v || verb == Verb.T { appendPadded("<nil>") } else { printBadVerb(value, verb) }
    case .list, .map, .object:
      if verb == Verb.p {
        printAddress(value, verb)
      } else if case .list(let list) = value, list.element == .uint8 {
        printBytes(list, verb: verb, typeName: "[]byte")
      } else if verb == Verb.w {
        printBadVerb(value, verb)
      } else {
        printTree(value, verb: verb)
      }
    default:
      if verb == Verb.p { printBadVerb(value, verb) } else { printScalar(value, verb: verb) }
    }
  }

  /// Prints a bool, number or string.
  mutating func printScalar(_ value: Value, verb: UInt32) {
    switch value {
    case .string(let text):
      if verb == Verb.v || verb == Verb.s, flags.isPlain {
        text.append(to: &output)
      } else {
        printString(text, verb: verb, owner: value)
      }
    case .integer(let number, let type):
      if let text = timeText(number, type, verb) {
        printString(text, verb: verb, owner: value)
      } else if verb == Verb.d || verb == Verb.v, !type.isUnsigned, flags.isPlain {
        GoNumber.append(number, to: &output)
      } else {
        printInteger(number, isSigned: !type.isUnsigned, verb: verb, owner: value)
      }
    case .float(let number):
      if verb == Verb.v, flags.isPlain {
        GoFormat.append(value, to: &output)
      } else {
        printFloat(number, verb: verb)
      }
    case .bool(let truth): printBool(truth, verb: verb)
    default: break
    }
  }

  /// Whether `verb` asks an operand for its `String` method.
  func asksForText(_ verb: UInt32) -> Bool {
    if flags.isGoSyntax || isErroring { return false }
    switch verb {
    case Verb.v, Verb.s, Verb.x, Verb.X, Verb.q: return true
    default: return false
    }
  }

  private func timeText(_ number: Int64, _ type: IntegerType, _ verb: UInt32) -> ByteString? {
    type >= .duration && asksForText(verb) ? type.text(of: number) : nil
  }

  /// `%!d(string=x)`: what stands for a verb that does not fit its operand.
  ///
  /// - Quirk: the flags stay in force inside, `template-printf/0001` and others (SURPRISES 6).
  mutating func printBadVerb(_ value: Value, _ verb: UInt32) {
    append("%!")
    Runes.append(verb, to: &output)
    append("(")
    if value.isNull {
      append("<nil>")
    } else {
      append(value.typeName)
      append("=")
      isErroring = true
      printArgument(value, verb: Verb.v)
      isErroring = false
    }
    append(")")
  }

  /// Prints a pointer, map or list by its address.
  ///
  /// Go's addresses differ from run to run, so ours is always the same.
  mutating func printAddress(_ value: Value, _ verb: UInt32) {
    let address: UInt64
    switch value {
    case .list(let list): address = list.isNil ? 0 : 0xC0_0000_0000
    case .map(let map): address = map.isNil ? 0 : 0xC0_0000_0000
    case .object(let object):
      switch object.kind {
      case .pointer where object.isNil: address = 0
      case .pointer, .map, .slice, .function, .chan: address = 0xC0_0000_0000
      default: return printBadVerb(value, verb)
      }
    default: return printBadVerb(value, verb)
    }
    switch verb {
    case Verb.v where flags.isGoSyntax:
      append("(\(value.typeName))(")
      printPrefixed(address)
      append(")")
    case Verb.v where address == 0: appendPadded("<nil>")
    case Verb.v, Verb.p: printPrefixed(address, isPrefixed: !flags.sharp)
    case Verb.b, Verb.o, Verb.d, Verb.x, Verb.X:
      printInteger(Int64(bitPattern: address), isSigned: false, verb: verb, owner: value)
    default: printBadVerb(value, verb)
    }
  }
}

extension IntegerType: Comparable {
  /// The order of declaration: the types with a text form come last.
  package static func < (left: IntegerType, right: IntegerType) -> Bool { left.rawValue < right.rawValue }
}
