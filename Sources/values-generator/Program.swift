import Charts
import TypedValues
import ValueTree

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// What the build tool plugin runs: `values-generator CHART OUTPUT [NAME]` does what `valuesctl generate` does.
@main
enum Program {
  static func main() {
    let arguments = CommandLine.arguments.dropFirst().map { $0 }
    guard arguments.count == 2 || arguments.count == 3 else { end("usage: values-generator CHART OUTPUT [NAME]") }
    let (chart, output) = (arguments[0], arguments[1])
    let name = arguments.count == 3 ? arguments[2] : nil
    if let name, !TypedValuesText.isTypeName(name) { end("\(name) is no name of a Swift type") }
    do throws(ChartFailure) {
      let text = ByteString(TypedValuesText.text(of: try ChartLoader.load(ByteString(chart)), name: name))
      if !holds(output, text) { replace(output, with: text.bytes) }
    } catch {
      end("\(chart): \(error.message)")
    }
  }

  /// Whether the file says so already: then nothing has to be compiled again.
  private static func holds(_ path: String, _ text: ByteString) -> Bool {
    do throws(SystemFailure) { return try FileSystem.read(ByteString(path)) == text } catch { return false }
  }

  /// The build system owns the folder; a build that is stopped must not leave half a file that looks fresh.
  private static func replace(_ path: String, with bytes: [UInt8]) {
    let temporary = path + ".new"
    guard let file = fopen(temporary, "w") else { end("cannot write \(temporary)") }
    let count = fwrite(bytes, 1, bytes.count, file)
    guard fclose(file) == 0, count == bytes.count, rename(temporary, path) == 0 else { end("cannot write \(path)") }
  }

  private static func end(_ message: String) -> Never {
    let text = Array("error: \(message)\n".utf8)
    _ = write(STDERR_FILENO, text, text.count)
    exit(1)
  }
}
