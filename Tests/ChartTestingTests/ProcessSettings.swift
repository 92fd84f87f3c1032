import Foundation

/// What the environment asks of these tests.
enum ProcessSettings {
  static let updatesGoldenTexts = ProcessInfo.processInfo.environment["UPDATE_CHECK_FAILURES"] != nil
}
