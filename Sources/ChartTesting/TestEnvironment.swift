#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What tests ask of the environment, in one place.
enum TestEnvironment {
  static func variable(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}
