import Foundation

/// What the environment says to these tests: the only place that asks it.
enum ProcessSettings {
  static let updatesGeneratedTexts = ProcessInfo.processInfo.environment["UPDATE_GENERATED_TEXTS"] != nil
}
