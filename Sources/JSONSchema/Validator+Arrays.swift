import ValueTree

extension Validator {
  mutating func checkArray(_ list: [FrozenValue], _ rules: ArrayRules, _ frame: inout Frame) {
    if let least = rules.least, list.count < least {
      add(.count(keyword: "minItems", got: list.count, want: least), to: &frame)
    }
    if let most = rules.most, list.count > most {
      add(.count(keyword: "maxItems", got: list.count, want: most), to: &frame)
    }
    if rules.isUnique, !spend(8 * JSONEquality.work(.list(list))) { return }
    if rules.isUnique, let (first, second) = JSONEquality.duplicates(in: list) {
      add(.duplicates(first, second), to: &frame)
    }
    for (index, item) in list.enumerated() {
      let node: NodeIndex?
      if index < rules.prefix.count {
        node = rules.prefix[index]
      } else if case .schema(let additional)? = rules.additional {
        node = additional
      } else {
        node = rules.items
      }
      if let node { check(item, shownAt(index, rules), node, &frame) }
    }
    if case .allowed(false)? = rules.additional, list.count > rules.prefix.count {
      add(.additionalItems(list.count - rules.prefix.count), to: &frame)
    }
    if let contains = rules.contains { checkContains(list, contains, rules, &frame) }
  }

  /// - Quirk: items after the prefix are counted anew in what is said about them. Case `schema/keyword/091`.
  private func shownAt(_ index: Int, _ rules: ArrayRules) -> Int {
    index < rules.prefix.count ? index : index - rules.prefix.count
  }

  private mutating func check(_ item: FrozenValue, _ index: Int, _ node: NodeIndex, _ frame: inout Frame) {
    if let violation = apply(node, to: item, at: .index(index), in: frame) { frame.violations.append(violation) }
  }

  private mutating func checkContains(
    _ list: [FrozenValue], _ node: NodeIndex, _ rules: ArrayRules, _ frame: inout Frame
  ) {
    var violations: [SchemaViolation] = []
    var matched: [Int] = []
    for (index, item) in list.enumerated() {
      if let violation = apply(node, to: item, at: .index(index), in: frame) {
        violations.append(violation)
      } else {
        matched.append(index)
        if frame.node.node.draft >= .of2020 { frame.unevaluated.evaluate(index) }
      }
    }
    if let least = rules.leastContained {
      if matched.count < least { add(.leastContained(got: matched, want: least), causes: violations, to: &frame) }
    } else if matched.isEmpty {
      add(.contains, causes: violations, to: &frame)
    }
    if let most = rules.mostContained, matched.count > most {
      add(.mostContained(got: matched, want: most), to: &frame)
    }
  }

  // MARK: Scalars

  mutating func checkText(_ text: ByteString, _ rules: TextRules, _ frame: inout Frame) {
    if !spend(text.count >> 4) { return }
    if rules.least != nil || rules.most != nil {
      let count = text.withBytes { Self.runeCount($0) }
      if let least = rules.least, count < least {
        add(.count(keyword: "minLength", got: count, want: least), to: &frame)
      }
      if let most = rules.most, count > most {
        add(.count(keyword: "maxLength", got: count, want: most), to: &frame)
      }
    }
    if let pattern = rules.pattern, !spend(8 + text.count * pattern.workPerByte) || !pattern.matches(text) {
      add(.pattern(got: text, want: pattern.pattern), to: &frame)
    }
  }

  private static func runeCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 0
    var index = 0
    while index < bytes.count {
      index += Runes.decode(bytes, at: index).width
      count += 1
    }
    return count
  }

  mutating func checkNumber(_ number: ExactNumber, _ rules: NumberRules, _ frame: inout Frame) {
    if !spend(16 + (rules.divisor.map { number.work(ofDividingBy: $0) } ?? 0)) { return }
    if let minimum = rules.minimum, number.compare(minimum) < 0 {
      add(.number(keyword: "minimum", got: number, want: minimum), to: &frame)
    }
    if let maximum = rules.maximum, number.compare(maximum) > 0 {
      add(.number(keyword: "maximum", got: number, want: maximum), to: &frame)
    }
    if let minimum = rules.exclusiveMinimum, number.compare(minimum) <= 0 {
      add(.number(keyword: "exclusiveMinimum", got: number, want: minimum), to: &frame)
    }
    if let maximum = rules.exclusiveMaximum, number.compare(maximum) >= 0 {
      add(.number(keyword: "exclusiveMaximum", got: number, want: maximum), to: &frame)
    }
    if let divisor = rules.divisor, !number.isMultiple(of: divisor) {
      add(.number(keyword: "multipleOf", got: number, want: divisor), to: &frame)
    }
  }
}
