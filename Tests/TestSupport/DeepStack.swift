import Dispatch
import Foundation
import Synchronization

/// A thread with the stack that renders have: a test's own has half a megabyte, less than a build with a sanitizer takes
/// for what a build without one reads easily.
package enum DeepStack {
  /// - Unit: bytes. Reserved, not used.
  private static let size = 512 << 20

  private final class Outcome<Value: Sendable>: Sendable {
    let result = Mutex<Result<Value, any Error>?>(nil)
    let end = DispatchSemaphore(value: 0)
  }

  /// Calls `work` there and waits. Expectations belong outside: there they would not know their test.
  package static func run<Value: Sendable>(_ work: @escaping @Sendable () throws -> Value) throws -> Value {
    let outcome = Outcome<Value>()
    let thread = Thread {
      let result = Result { try work() }
      outcome.result.withLock { $0 = result }
      outcome.end.signal()
    }
    thread.stackSize = size
    thread.start()
    outcome.end.wait()
    return try outcome.result.withLock { $0! }.get()
  }
}
