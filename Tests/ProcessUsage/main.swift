// Runs a program and prints its status, its processor time in microseconds and its peak memory in KiB:
//
//     ProcessUsage SECONDS INPUT ERRORS PROGRAM ARGUMENT…
//
// A process of its own, because Linux counts what its parent holds into the peak of a new process, and tests hold much.
// The system ends the program after SECONDS of the processor, so that no test hangs.

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

let words = Array(CommandLine.arguments.dropFirst())
precondition(words.count > 3, "usage: ProcessUsage SECONDS INPUT ERRORS PROGRAM ARGUMENT...")
var actions = posix_spawn_file_actions_t()
posix_spawn_file_actions_init(&actions)
posix_spawn_file_actions_addopen(&actions, 0, words[1], O_RDONLY, 0)
posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
posix_spawn_file_actions_addopen(&actions, 2, words[2], O_WRONLY | O_CREAT, 0o600)
let command = ["sh", "-c", "ulimit -t \(words[0]); exec \"$0\" \"$@\""] + words.dropFirst(3)
var pointers: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
var process = pid_t()
guard posix_spawn(&process, "/bin/sh", &actions, nil, &pointers, environ) == 0 else { exit(2) }
var status: Int32 = 0
var usage = rusage()
while wait4(process, &status, 0, &usage) < 0, errno == EINTR {}

func microseconds(_ time: timeval) -> Int { Int(time.tv_sec) * 1_000_000 + Int(time.tv_usec) }

#if canImport(Darwin)
  let kibibytes = Int(usage.ru_maxrss) >> 10
#else
  let kibibytes = Int(usage.ru_maxrss)
#endif
let code = status & 0x7F == 0 ? status >> 8 & 0xFF : 128 + status & 0x7F
print(code, microseconds(usage.ru_utime) + microseconds(usage.ru_stime), kibibytes)
