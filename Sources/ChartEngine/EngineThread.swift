import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Threads whose stacks are deep enough for Helm's 1,000 nested includes in a debug build.
package enum EngineThread {
  /// - Unit: bytes. Reserved, not used: the system gives pages when they are touched.
  static let stackSize = 512 << 20
  /// What is kept free below the limit that the evaluator checks, for functions and for the error's way out: both may
  /// follow values or parentheses 10,000 deep, with frames that an address sanitizer makes five times as large.
  static let margin = 256 << 20

  /// Calls `work` on a new thread and waits; `work` gets the lowest address it may let the stack grow to.
  package static func run<Result>(_ work: (UInt) -> Result) -> Result {
    withoutActuallyEscaping(work) { work in
      let job = Job { work($0) }
      start(job)?.join()
      // Without a thread the work is done here, on a stack of which 256 KiB are surely left.
      if job.result == nil { job.run(stackLimit: currentAddress() - 256 << 10) }
      return job.result!
    }
  }

  /// Calls `foreground` here and `background` on a new thread meanwhile; waits for both.
  ///
  /// Without a thread the background work is left undone: whoever uses this must be able to do it in the foreground.
  package static func run<Result>(
    _ foreground: () -> Result, meanwhile background: () -> Void
  ) -> Result {
    withoutActuallyEscaping(background) { background in
      let handle = start(Job { _ in background() })
      defer { handle?.join() }
      return foreground()
    }
  }

  /// Calls `body` with each number below `count`, on as many threads as there are processors; waits for all.
  package static func forEach(_ count: Int, _ body: @Sendable (Int) -> Void) {
    withoutActuallyEscaping(body) { body in
      let next = Atomic<Int>(0)
      let work: () -> Void = {
        while true {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          if index >= count { return }
          body(index)
        }
      }
      withoutActuallyEscaping(work) { work in
        let handles = (1..<max(1, min(count, processorCount))).map { _ in start(Job { _ in work() }) }
        work()
        for handle in handles { handle?.join() }
      }
    }
  }

  /// How many processors the system lets this process use.
  package static let processorCount = max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))

  private class AnyJob {
    func run(stackLimit: UInt) {}
  }

  private final class Job<Result>: AnyJob {
    private let work: (UInt) -> Result
    private(set) var result: Result?

    init(_ work: @escaping (UInt) -> Result) { self.work = work }

    override func run(stackLimit: UInt) { result = work(stackLimit) }
  }

  /// A thread that is running.
  private struct Handle {
    let thread: pthread_t

    func join() { pthread_join(thread, nil) }
  }

  /// Nil when the system gives no thread.
  private static func start(_ job: AnyJob) -> Handle? {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackSize)
    let pointer = Unmanaged.passRetained(job).toOpaque()
    #if os(Linux)
      var thread = pthread_t()
      let status = pthread_create(
        &thread, &attributes,
        { pointer in
          EngineThread.run(pointer)
          return nil
        }, pointer)
      if status == 0 { return Handle(thread: thread) }
    #else
      var thread: pthread_t?
      let status = pthread_create(
        &thread, &attributes,
        { pointer in
          EngineThread.run(pointer)
          return nil
        }, pointer)
      if status == 0, let thread { return Handle(thread: thread) }
    #endif
    Unmanaged<AnyJob>.fromOpaque(pointer).release()
    return nil
  }

  private static func run(_ pointer: UnsafeMutableRawPointer?) {
    guard let pointer else { return }
    let job = Unmanaged<AnyJob>.fromOpaque(pointer).takeRetainedValue()
    job.run(stackLimit: currentAddress() - UInt(stackSize) + UInt(margin))
  }

  private static func currentAddress() -> UInt {
    withUnsafeTemporaryAllocation(byteCount: 1, alignment: 1) { UInt(bitPattern: $0.baseAddress) }
  }
}
