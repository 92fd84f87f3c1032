import Foundation
import PackagePlugin

/// `swift package --allow-writing-to-package-directory valuesctl-accept …`: takes pending snapshots for right.
///
/// All arguments go to `valuesctl snapshot accept`.
@main struct ValuesctlAcceptPlugin: CommandPlugin {
  func performCommand(context: PluginContext, arguments: [String]) async throws {
    let process = Process()
    process.executableURL = try context.tool(named: "valuesctl").url
    process.arguments = ["snapshot", "accept"] + arguments
    process.currentDirectoryURL = context.package.directoryURL
    try process.run()
    process.waitUntilExit()
    exit(process.terminationStatus)
  }
}
