import ChartEngine
import ValueTree

/// The folder of `--output-dir`.
struct OutputFolder {
  var path: String

  /// Writes the files and says so, as Helm does.
  func write(_ writes: [ReleaseText.FileWrite]) throws(Failure) {
    for write in writes {
      let name = write.path.string
      // A chart's or release's name must not lead out of the folder.
      if name.split(separator: "/").contains("..") { throw .unusable("\(name) would be written outside of \(path)") }
      let file = "\(path)/\(name)"
      let appending =
        switch write.appends {
        case .never: false
        case .always: true
        case .whenPresent: System.exists(file)
        }
      try System.write(write.text, toFile: file, appending: appending)
      try System.write(Array("wrote \(file)\n".utf8))
    }
    try System.write(Array("\n".utf8))
  }
}
