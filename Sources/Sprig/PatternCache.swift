import GoRegexp
import TemplateFunctions
import ValueTree

/// The patterns of one render, compiled once. No two renders share one, so threads do not wait for each other.
final class PatternCache {
  /// So much that no chart fills it: 64 patterns of the usual size. A template that makes patterns up as it goes starts over.
  private static let capacity = 128 << 20

  private var memory = 0
  private var compiled: [ByteString: Regexp] = [:]

  static func of(_ context: FunctionContext) -> PatternCache {
    let key = ObjectIdentifier(PatternCache.self)
    if let cache = context.caches[key] as? PatternCache { return cache }
    let cache = PatternCache()
    context.caches[key] = cache
    return cache
  }

  /// - Throws: only when a limit is reached: making a pattern counts as many steps.
  func compile(
    _ pattern: ByteString, _ context: FunctionContext
  ) throws(FunctionFailure) -> Result<Regexp, RegexpFailure> {
    if let known = compiled[pattern] { return .success(known) }
    try context.charge(steps: 400 + pattern.count * 16)
    let regexp: Regexp
    do throws(RegexpFailure) {
      regexp = try Regexp(pattern)
    } catch {
      // It took long to find that out.
      if error.code == .tooLarge { try context.charge(steps: 10_000_000) }
      return .failure(error)
    }
    // What a pattern repeats is compiled as often.
    try context.charge(steps: regexp.size * 40)
    memory += regexp.memory
    if memory > Self.capacity {
      compiled.removeAll()
      memory = regexp.memory
    }
    compiled[pattern] = regexp
    return .success(regexp)
  }
}
