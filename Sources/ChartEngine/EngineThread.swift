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
  /// What is kept free below the limit that the evaluator checks, for functions and for the error's way out.
  static let margin = 4 << 20

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

  /// Calls `work` for each part of `0..<count` at once: on new threads, and the last part on this one.
  package static func forEachPart(of count: Int, parts: Int, _ work: (Range<Int>) -> Void) {
    let parts = max(1, min(parts, count))
    withoutActuallyEscaping(work) { work in
      var handles: [(Handle?, Job<Void>)] = []
      for part in 0..<parts - 1 {
        let job = Job { _ in work(count * part / parts..<count * (part + 1) / parts) }
        handles.append((start(job), job))
      }
      work(count * (parts - 1) / parts..<count)
      for (handle, job) in handles {
        handle?.join()
        if job.result == nil { job.run(stackLimit: 0) }
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
