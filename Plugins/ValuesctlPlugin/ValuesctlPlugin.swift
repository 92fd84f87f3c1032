import Foundation
import PackagePlugin

/// `swift package valuesctl render …`: the command line, built by the package that tests a chart.
///
/// It asks for no leave to write; what writes into the package is `swift package valuesctl-accept`.
@main struct ValuesctlPlugin: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    let process = Process()
    process.executableURL = try context.tool(named: "valuesctl").url
    process.arguments = arguments
    process.currentDirectoryURL = context.package.directoryURL
    try process.run()
    process.waitUntilExit()
    // SwiftPM makes 1 of any other status: scripts that tell 1 from 2 run the program itself.
    exit(process.terminationStatus)
  }
}
