#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Runs work on a thread whose stack is deep enough for Helm's 1,000 nested includes in a debug build.
package enum EngineThread {
  /// - Unit: bytes. Reserved, not used: the system gives pages when they are touched.
  static let stackSize = 512 << 20
  /// What is kept free below the limit that the evaluator checks, for functions and for the error's way out.
  static let margin = 4 << 20

  /// Calls `work` on a new thread and waits; `work` gets the lowest address it may let the stack grow to.
  package static func run<Result>(_ work: (UInt) -> Result) -> Result {
    withoutActuallyEscaping(work) { work in
      let job = Job { work($0) }
      var attributes = pthread_attr_t()
      pthread_attr_init(&attributes)
      defer { pthread_attr_destroy(&attributes) }
      pthread_attr_setstacksize(&attributes, stackSize)
      #if os(Linux)
        var thread = pthread_t()
      #else
        var thread: pthread_t?
      #endif
      let pointer = Unmanaged.passRetained(job as AnyJob).toOpaque()
      let status = pthread_create(&thread, &attributes, runJob, pointer)
      if status != 0 {
        // No thread to be had: use this one's stack, of which 512 KiB are surely left.
        Unmanaged<AnyJob>.fromOpaque(pointer).release()
        job.run(stackLimit: currentAddress() - 256 << 10)
      } else {
        #if os(Linux)
          pthread_join(thread, nil)
        #else
          if let thread { pthread_join(thread, nil) }
        #endif
      }
      return job.result!
    }
  }

  private class AnyJob {
    func run(stackLimit: UInt) {}
  }

  private final class Job<Result>: AnyJob {
    let work: (UInt) -> Result
    var result: Result?

    init(_ work: @escaping (UInt) -> Result) { self.work = work }

    override func run(stackLimit: UInt) { result = work(stackLimit) }
  }

  #if os(Linux)
    private static let runJob: @convention(c) (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { pointer in
      guard let pointer else { return nil }
      start(pointer)
      return nil
    }
  #else
    private static let runJob: @convention(c) (UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? = { pointer in
      start(pointer)
      return nil
    }
  #endif

  private static func start(_ pointer: UnsafeMutableRawPointer) {
    let job = Unmanaged<AnyJob>.fromOpaque(pointer).takeRetainedValue()
    job.run(stackLimit: currentAddress() - UInt(stackSize) + UInt(margin))
  }

  private static func currentAddress() -> UInt {
    withUnsafeTemporaryAllocation(byteCount: 1, alignment: 1) { UInt(bitPattern: $0.baseAddress) }
  }
}
