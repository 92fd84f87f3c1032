import Foundation
import TestSupport
import Testing
import ValueTree

@testable import Charts

/// What was listed is what is read: a chart that changes while it is in use ends the render.
@Suite struct ChangingFileTests {
  private static let name = "templates/a.yaml"

  private enum Change: String, CaseIterable {
    case grows, hasOtherBytes, isReplaced, vanishes, becomesPipe, becomesFolder, becomesLinkOutside

    func apply(to path: String) throws {
      let files = FileManager.default
      switch self {
      case .grows: try Data("a: 1\nb: 2\n".utf8).write(to: URL(filePath: path))
      case .hasOtherBytes:
        try Data("a: 2\n".utf8).write(to: URL(filePath: path))
        // As long as before: only the time tells, which file systems keep in steps.
        try files.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1_000_000)], ofItemAtPath: path)
      case .isReplaced:
        try files.moveItem(atPath: path, toPath: path + ".old")
        try Data("a: 1\n".utf8).write(to: URL(filePath: path))
      case .vanishes: try files.removeItem(atPath: path)
      case .becomesPipe:
        try files.removeItem(atPath: path)
        mkfifo(path, 0o600)
      case .becomesFolder:
        try files.removeItem(atPath: path)
        try files.createDirectory(atPath: path, withIntermediateDirectories: false)
      case .becomesLinkOutside:
        try files.removeItem(atPath: path)
        try files.createSymbolicLink(atPath: path, withDestinationPath: "/etc/hostname")
      }
    }

    var words: String {
      switch self {
      case .vanishes: "no such file or directory"
      case .becomesFolder: "is a directory"
      default: "the file changed while the chart was in use"
      }
    }
  }

  @Test(arguments: Change.allCases.map(\.rawValue))
  func isNoticed(change: String) throws {
    let change = try #require(Change(rawValue: change))
    let folder = try TemporaryFolder()
    try folder.write("apiVersion: v2\nname: demo\nversion: 0.1.0\n", to: "Chart.yaml")
    try folder.write("a: 1\n", to: Self.name)
    let chart = try ChartLoader.load(ByteString(folder.path))
    try change.apply(to: folder.path + "/" + Self.name)
    #expect {
      try chart.templates[0].bytes()
    } throws: { error in
      (error as? ChartFailure)?.message.contains(change.words) ?? false
    }
  }

  /// Once read, a file may change: the render goes on with what it has.
  @Test func isReadOnce() throws {
    let folder = try TemporaryFolder()
    try folder.write("apiVersion: v2\nname: demo\nversion: 0.1.0\n", to: "Chart.yaml")
    try folder.write("a: 1\n", to: Self.name)
    let chart = try ChartLoader.load(ByteString(folder.path))
    #expect(try chart.templates[0].bytes() == "a: 1\n")
    try Change.vanishes.apply(to: folder.path + "/" + Self.name)
    #expect(try chart.templates[0].bytes() == "a: 1\n")
  }
}
