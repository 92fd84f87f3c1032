import ValueTree

extension Metadata {
  /// `.Chart` as templates see it: a map with the names of Go's fields.
  ///
  /// - Source: Helm 4.2.4, `pkg/chart/common.go`, `structToMap`; the engine adds `IsRoot`.
  package func value(isRoot: Bool) -> Value {
    .map(
      Map([
        ("APIVersion", .string(apiVersion)), ("Annotations", annotationsValue), ("AppVersion", .string(appVersion)),
        ("Condition", .string(condition)),
        ("Dependencies", .list(List((dependencies ?? []).map { $0?.value ?? .null }))),
        ("Deprecated", .bool(isDeprecated)), ("Description", .string(description)), ("Home", .string(home)),
        ("Icon", .string(icon)), ("IsRoot", .bool(isRoot)),
        ("Keywords", .list(List(keywords.map { .string($0) }))), ("KubeVersion", .string(kubeVersion)),
        ("Maintainers", .list(List(maintainers.map { $0?.value ?? .null }))), ("Name", .string(name)),
        ("Sources", .list(List(sources.map { .string($0) }))), ("Tags", .string(tags)), ("Type", .string(type)),
        ("Version", .string(version)),
      ]))
  }

  private var annotationsValue: Value {
    guard let annotations else { return .map(Map(.strings, isNil: true)) }
    return .map(Map(annotations.map { ($0, Value(thawing: $1)) }, type: .strings))
  }
}

extension Maintainer {
  fileprivate var value: Value {
    .map(Map([("Email", .string(email)), ("Name", .string(name)), ("URL", .string(url))]))
  }
}

extension Dependency {
  fileprivate var value: Value {
    .map(
      Map([
        ("Alias", .string(alias)), ("Condition", .string(condition)), ("Enabled", .bool(isEnabled)),
        ("ImportValues", .list(List(importValues.map(\.importValue)))), ("Name", .string(name)),
        ("Repository", .string(repository)), ("Tags", .list(List(tags.map { .string($0) }))),
        ("Version", .string(version)),
      ]))
  }
}

extension FrozenValue {
  /// Helm turns each import into a `map[string]string` of child and parent.
  fileprivate var importValue: Value {
    guard case .map(let map) = self else { return Value(thawing: self) }
    return .map(Map(map.map { ($0, Value(thawing: $1)) }, type: .strings))
  }
}
