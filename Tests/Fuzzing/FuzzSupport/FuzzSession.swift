import Synchronization
import ValueTree

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// One run of a target under libFuzzer: measures every input and ends the process at the first that is wrong.
package enum FuzzSession {
  /// - Unit: seconds of processor time, of all threads: the machine may be busy with other things.
  private static let longest = 5.0
  /// More with an address sanitizer, as `run` says.
  ///
  /// - Unit: megabytes that the process has ever held at once.
  private static let largest = getenv("VALUESCTL_FUZZ_MEMORY").flatMap { Int(String(cString: $0)) } ?? 512
  private static let slowest = Mutex(0.0)

  /// Does with one input what `target` does; libFuzzer keeps the input when this aborts.
  package static func run(_ target: FuzzTarget, _ data: UnsafePointer<UInt8>?, _ size: Int) {
    let start = seconds()
    do throws(Finding) {
      try target.run(ByteString(UnsafeBufferPointer(start: data, count: size)))
    } catch {
      stop("FINDING: \(error.message)")
    }
    let taken = seconds() - start
    if taken > longest { stop("HANG: \(taken) s of processor time") }
    let peak = peakMegabytes()
    if peak > largest { stop("MEMORY: \(peak) MB") }
    slowest.withLock { slowest in
      if taken > slowest {
        slowest = taken
        say("slowest: \(Int(taken * 1000)) ms")
      }
    }
  }

  private static func stop(_ words: String) -> Never {
    say(words)
    abort()
  }

  private static func say(_ words: String) {
    let bytes = Array((words + "\n").utf8)
    _ = bytes.withUnsafeBytes { write(2, $0.baseAddress, $0.count) }
  }

  private static func seconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  private static func peakMegabytes() -> Int {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
      return Int(usage.ru_maxrss) >> 20
    #else
      getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
      return Int(usage.ru_maxrss) >> 10
    #endif
  }
}
