import ValueCoding
import ValueTree

/// A value that a path leads to, and where it stands.
package struct ManifestMatch: Sendable, Equatable {
  package enum Step: Sendable, Equatable {
    case key(ByteString)
    case index(Int)
    /// What follows stands in a text that was decoded.
    case decoded(ManifestPath.Decoding)
  }

  package var value: FrozenValue
  package var place: [Step]

  package init(value: FrozenValue, place: [Step]) {
    self.value = value
    self.place = place
  }

  /// The place as a path that leads to this value alone.
  package var path: ManifestPath {
    ManifestPath(
      steps: place.map { step in
        switch step {
        case .key(let key): .key(key)
        case .index(let index): .index(index)
        case .decoded(let decoding): .decode(decoding)
        }
      })
  }
}

/// Where a path ends before it leads to anything.
package struct ManifestPathEnd: Error, Equatable {
  /// The steps that lead somewhere.
  package var existing: ManifestPath
  /// The first one that does not; nil when a condition or a text is at fault.
  package var missing: ManifestPath.Step?
  /// What stands where the path ends: keys, or `[name=web]` for items.
  package var known: [String]
  /// What is wrong beside: a text that is no base64.
  package var reason: String?
}

extension ManifestPath {
  /// All values that the path leads to, in their order.
  ///
  /// - Throws: where it ends, when it leads to nothing.
  package func matches(in root: FrozenValue) throws(ManifestPathEnd) -> [ManifestMatch] {
    // Most paths start with several keys: one match goes down those in place.
    var start = ManifestMatch(value: root, place: [])
    start.place.reserveCapacity(steps.count)
    while start.place.count < steps.count, case .key(let key) = steps[start.place.count],
      let value = start.value.mapValue?[key]
    {
      start.value = value
      start.place.append(.key(key))
    }
    var matches = [start]
    for (number, step) in steps.enumerated().dropFirst(start.place.count) {
      var next: [ManifestMatch] = []
      do throws(Failure) {
        for match in matches { try step.append(from: match, to: &next) }
      } catch {
        throw end(at: number, matches, missing: nil, reason: error.message)
      }
      if next.isEmpty { throw end(at: number, matches, missing: step, reason: nil) }
      matches = next
    }
    return matches
  }

  private func end(at number: Int, _ matches: [ManifestMatch], missing: Step?, reason: String?) -> ManifestPathEnd {
    var known: [String] = []
    var seen: Set<String> = []
    for match in matches.prefix(20) {
      for name in match.value.knownSteps where seen.insert(name).inserted { known.append(name) }
    }
    return ManifestPathEnd(
      existing: ManifestPath(steps: Array(steps.prefix(number))), missing: missing, known: known, reason: reason)
  }

  /// The values without their places; none where the path ends.
  package func values(in root: FrozenValue) -> [FrozenValue] {
    do { return try matches(in: root).map(\.value) } catch { return [] }
  }
}

extension ManifestPath.Step {
  fileprivate func append(
    from match: ManifestMatch, to found: inout [ManifestMatch]
  ) throws(ManifestPath.Failure) {
    switch self {
    case .key(let key):
      if let value = match.value.mapValue?[key] { found.append(match.moved(to: value, .key(key))) }
    case .index(let index):
      guard case .list(let items) = match.value else { return }
      let place = index < 0 ? items.count + index : index
      if items.indices.contains(place) { found.append(match.moved(to: items[place], .index(place))) }
    case .slice(let from, let to, let by):
      guard case .list(let items) = match.value else { return }
      let bound = { (index: Int) in min(items.count, max(0, index < 0 ? items.count + index : index)) }
      let (start, end) = (bound(from ?? 0), bound(to ?? items.count))
      for place in stride(from: start, to: end, by: by) { found.append(match.moved(to: items[place], .index(place))) }
    case .wildcard: found += match.children
    case .descendants(let key): match.appendDescendants(named: key, to: &found, depth: 0)
    case .filter(let filter):
      for child in match.children where try filter.holds(for: child.value) { found.append(child) }
    case .decode(let decoding):
      found.append(match.moved(to: try decoding.decoded(match), .decoded(decoding)))
    }
  }
}

extension ManifestMatch {
  fileprivate func moved(to value: FrozenValue, _ step: Step) -> ManifestMatch {
    ManifestMatch(value: value, place: place + [step])
  }

  fileprivate var children: [ManifestMatch] {
    switch value {
    case .map(let map): map.map { moved(to: $0.1, .key($0.0)) }
    case .list(let items): items.enumerated().map { moved(to: $0.element, .index($0.offset)) }
    default: []
    }
  }

  fileprivate func appendDescendants(named key: ByteString?, to found: inout [ManifestMatch], depth: Int) {
    // Deeper manifests are read by nobody.
    if depth > 500 { return }
    for child in children {
      if key == nil || child.place.last == .key(key ?? "") { found.append(child) }
      child.appendDescendants(named: key, to: &found, depth: depth + 1)
    }
  }
}

extension ManifestPath.Decoding {
  fileprivate func decoded(_ match: ManifestMatch) throws(ManifestPath.Failure) -> FrozenValue {
    guard case .string(let text) = match.value else {
      throw ManifestPath.Failure(message: "\(match.path) is \(match.value.typeWords), and a text is wanted to decode")
    }
    do throws(CodingFailure) {
      switch self {
      case .base64:
        let decoded = text.withBytes { Base64.decoded($0) }
        guard case .success(let bytes) = decoded else {
          throw CodingFailure(message: "it is no base64")
        }
        return .string(bytes)
      case .yaml: return try YAMLReader.read(text)
      case .json: return try JSONReader.read(text)
      }
    } catch {
      throw ManifestPath.Failure(message: "\(match.path) cannot be read as \(rawValue): \(error.message)")
    }
  }
}
