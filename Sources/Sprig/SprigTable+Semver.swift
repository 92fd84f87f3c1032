import SemanticVersions
import TemplateFunctions
import ValueTree

extension SprigTable {
  static let semver: [Function] = [
    Function("semver", [.string]) { arguments, _ throws(FunctionFailure) in
      do throws(SemanticVersionFailure) {
        return .object(SemverObject(try SemanticVersion(arguments.string(0)), isPointer: true))
      } catch {
        throw FunctionFailure(error.message)
      }
    },
    Function("semverCompare", [.string, .string]) { arguments, context throws(FunctionFailure) in
      do throws(SemanticVersionFailure) {
        return .bool(try ConstraintCache.of(context).allows(arguments.string(0), arguments.string(1)))
      } catch {
        throw FunctionFailure(error.message)
      }
    },
  ]
}

/// The constraints and versions that a render has read: charts ask the same few in every template.
private final class ConstraintCache {
  /// So many of each that no chart fills it; a template that makes them up as it goes starts over.
  private static let capacity = 1000

  private var constraints: [ByteString: SemanticVersionConstraint] = [:]
  private var versions: [ByteString: SemanticVersion] = [:]

  static func of(_ context: FunctionContext) -> ConstraintCache {
    let key = ObjectIdentifier(ConstraintCache.self)
    if let cache = context.caches[key] as? ConstraintCache { return cache }
    let cache = ConstraintCache()
    context.caches[key] = cache
    return cache
  }

  func allows(_ constraintText: ByteString, _ versionText: ByteString) throws(SemanticVersionFailure) -> Bool {
    let constraint: SemanticVersionConstraint
    if let known = constraints[constraintText] {
      constraint = known
    } else {
      constraint = try SemanticVersionConstraint(constraintText)
      if constraints.count >= Self.capacity { constraints.removeAll() }
      constraints[constraintText] = constraint
    }
    if let known = versions[versionText] { return constraint.allows(known) }
    let version = try SemanticVersion(versionText)
    if versions.count >= Self.capacity { versions.removeAll() }
    versions[versionText] = version
    return constraint.allows(version)
  }
}
