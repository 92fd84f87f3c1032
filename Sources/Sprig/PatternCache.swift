import GoRegexp
import TemplateFunctions
import ValueTree

/// The patterns of one render, compiled once. No two renders share one, so threads do not wait for each other.
final class PatternCache {
  /// So many that no chart fills it; a template that makes patterns up as it goes starts over.
  private static let capacity = 1000

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
    do throws(RegexpFailure) {
      let regexp = try Regexp(pattern)
      if compiled.count >= Self.capacity { compiled.removeAll() }
      compiled[pattern] = regexp
      return .success(regexp)
    } catch {
      return .failure(error)
    }
  }
}
