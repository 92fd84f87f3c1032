import SemanticVersions
import TemplateFunctions
import ValueTree

/// `*semver.Version`, as `semver` gives it, or `semver.Version`, as its `IncMajor` and relatives do.
final class SemverObject: GoObject {
  let version: SemanticVersion
  /// Methods of the pointer alone, such as `Compare`, are missing on a plain struct.
  let isPointer: Bool

  init(_ version: SemanticVersion, isPointer: Bool) {
    self.version = version
    self.isPointer = isPointer
  }

  var typeName: String { isPointer ? "*semver.Version" : "semver.Version" }
  var kind: Kind { isPointer ? .pointer : .structure }
  var text: ByteString? { version.text }
  var encoded: Value { .string(version.text) }

  /// What no template can reach, but a verb that is not for text prints.
  var fields: [(name: ByteString, value: Value)] {
    [
      ("major", .integer(Int64(bitPattern: version.major), .uint64)),
      ("minor", .integer(Int64(bitPattern: version.minor), .uint64)),
      ("patch", .integer(Int64(bitPattern: version.patch), .uint64)),
      ("pre", .string(version.prerelease)), ("metadata", .string(version.metadata)),
      ("original", .string(version.original)),
    ]
  }

  /// What `deepCopy` makes of it.
  ///
  /// - Quirk: the library copies only fields that other packages may see, and a version has none.
  var copied: SemverObject { SemverObject(.zero, isPointer: isPointer) }

  func field(_ name: ByteString) -> Value? { nil }

  func isEqual(to other: any GoObject) -> Bool? {
    if isPointer { return self === other }
    guard let other = other as? SemverObject, !other.isPointer else { return false }
    return version.original == other.version.original && version.text == other.version.text
  }

  func method(_ name: ByteString) -> Method? {
    partMethod(name) ?? successorMethod(name) ?? (isPointer ? comparisonMethod(name) : nil)
  }

  private func partMethod(_ name: ByteString) -> Method? {
    switch name {
    case "Major": number(version.major)
    case "Minor": number(version.minor)
    case "Patch": number(version.patch)
    case "Prerelease": text(version.prerelease)
    case "Metadata": text(version.metadata)
    case "String", "Value": text(version.text)
    case "Original": isPointer ? text(version.original) : nil
    case "MarshalJSON": bytes(ByteString("\"\(version.text.string)\""))
    case "MarshalText": bytes(version.text)
    default: nil
    }
  }

  private func number(_ number: UInt64) -> Method {
    Method { _ in .integer(Int64(bitPattern: number), .uint64) }
  }

  private func text(_ text: ByteString) -> Method { Method { _ in .string(text) } }

  private func bytes(_ text: ByteString) -> Method {
    Method { _ in .list(List(text.bytes.map { .integer(Int64($0), .uint8) }, of: .uint8)) }
  }

  private func successorMethod(_ name: ByteString) -> Method? {
    switch name {
    case "IncMajor": successor(version.nextMajor, "major")
    case "IncMinor": successor(version.nextMinor, "minor")
    case "IncPatch": successor(version.nextPatch, "patch")
    case "SetPrerelease": changing { text throws(SemanticVersionFailure) in try self.version.with(prerelease: text) }
    case "SetMetadata": changing { text throws(SemanticVersionFailure) in try self.version.with(metadata: text) }
    default: nil
    }
  }

  private func successor(_ version: SemanticVersion?, _ part: String) -> Method {
    Method { _ throws(FunctionFailure) in
      guard let version else { throw .panic("\(part) version increment would overflow uint64") }
      return .object(SemverObject(version, isPointer: false))
    }
  }

  private func changing(
    _ change: @escaping (ByteString) throws(SemanticVersionFailure) -> SemanticVersion
  ) -> Method {
    Method([.string]) { arguments throws(FunctionFailure) in
      guard case .string(let text)? = arguments.first else { return .null }
      do throws(SemanticVersionFailure) {
        return .object(SemverObject(try change(text), isPointer: false))
      } catch {
        throw FunctionFailure(error.message)
      }
    }
  }

  private func comparisonMethod(_ name: ByteString) -> Method? {
    switch name {
    case "Compare": comparing { .int($0) }
    case "LessThan": comparing { .bool($0 < 0) }
    case "LessThanEqual": comparing { .bool($0 <= 0) }
    case "GreaterThan": comparing { .bool($0 > 0) }
    case "GreaterThanEqual": comparing { .bool($0 >= 0) }
    case "Equal": comparing(orNil: .bool(false)) { .bool($0 == 0) }
    default: nil
    }
  }

  private func comparing(orNil missing: Value? = nil, _ answer: @escaping (Int) -> Value) -> Method {
    Method([.named("*semver.Version")]) { arguments throws(FunctionFailure) in
      if case .object(let object)? = arguments.first, let other = object as? SemverObject {
        return answer(self.version.compare(to: other.version))
      }
      guard let missing else { throw .nilDereference }
      return missing
    }
  }
}
