import Charts
import Testing
import ValueTree

/// One way to render a chart, with a name that a person recognises in the log: the argument of a parameterized test.
///
/// ```swift
/// @Test(arguments: Cases.files(in: "charts/web/ci"))
/// func `each pod asks for memory`(_ values: ValuesCase) throws {
///   try expect(values.settings) { every(.deployment).at("..resources.requests.memory").exists() }
/// }
/// ```
public struct ValuesCase: Sendable, CustomTestStringConvertible, CustomStringConvertible {
  /// `production`, `production on 1.33`; the name of its folder below `snapshots/` too.
  public let name: String
  /// What is added to the settings of the traits.
  public let settings: ChartSetting

  /// A case of its own making.
  public init(_ name: String, _ settings: ChartSetting...) {
    self.name = name
    self.settings = ChartSetting(settings)
  }

  init(_ name: String, settings: ChartSetting) {
    self.name = name
    self.settings = settings
  }

  /// The name, in logs of Swift Testing.
  public var testDescription: String { name }

  /// The name.
  public var description: String { name }
}

/// Makes the cases of parameterized tests.
public enum Cases {
  /// A case for each values file in a folder, from the package's folder; named after the file, without `-values` and `.yaml`.
  ///
  /// A folder that is not there, or has no values file, gives one case that fails and says so: it must not pass unseen.
  public static func files(in folder: String, filePath: String = #filePath) -> [ValuesCase] {
    let names: [String]
    do {
      let path = try PackageFolder.path(to: folder, from: filePath)
      names = try FileSystem.names(in: ByteString(path)).map(\.string).filter {
        $0.hasSuffix(".yaml") || $0.hasSuffix(".yml")
      }
    } catch {
      return [ValuesCase("no folder \(folder)", .values(file: folder, filePath: filePath))]
    }
    if names.isEmpty {
      return [ValuesCase("no values file in \(folder)", .values(file: folder + "/*.yaml", filePath: filePath))]
    }
    return names.sorted().map { name in
      ValuesCase(caseName(name), .values(file: "\(folder)/\(name)", filePath: filePath))
    }
  }

  private static func caseName(_ file: String) -> String {
    var name = file.split(separator: ".").dropLast().joined(separator: ".")
    if name.hasSuffix("-values"), name != "-values" { name.removeLast("-values".count) }
    return name
  }

  /// A case for each version of Kubernetes.
  public static func kubernetes(_ versions: String..., filePath: String = #filePath) -> [ValuesCase] {
    versions.map { ValuesCase("on \($0)", .kubernetes($0, filePath: filePath)) }
  }

  /// A case for each value at a path.
  public static func set(_ path: String, to values: [ChartValue], filePath: String = #filePath) -> [ValuesCase] {
    values.map { value in
      ValuesCase("\(path)=\(value)", .set(path, value, filePath: filePath))
    }
  }
}

extension Array where Element == ValuesCase {
  /// Each of these with each of the others: `Cases.files(in: "ci") * Cases.kubernetes("1.31", "1.33")`.
  public static func * (left: [ValuesCase], right: [ValuesCase]) -> [ValuesCase] {
    left.flatMap { one in
      right.map { other in
        ValuesCase("\(one.name) \(other.name)", settings: ChartSetting(one.settings, other.settings))
      }
    }
  }
}
