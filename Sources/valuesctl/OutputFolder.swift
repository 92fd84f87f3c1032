import ChartEngine
import ValueTree

/// The folder of `--output-dir`.
///
/// Each file is written whole under another name and then put in its place: a disk that fills up or another process that
/// writes the same folder never leaves half a file, and what stood there before stays until the new text is complete.
struct OutputFolder {
  var path: String

  /// The files that have been written, by their folded path.
  private var written: [String: String] = [:]

  init(path: String) { self.path = path }

  /// Writes the files and says so, as Helm does.
  mutating func write(_ writes: [ReleaseText.FileWrite], saying: Bool = true) throws(Failure) {
    for file in try files(of: writes) { try write(file.text, to: file.path) }
    if !saying { return }
    var said: [UInt8] = []
    for write in writes { said += "wrote \(path)/\(write.path.string)\n".utf8 }
    try System.write(said + "\n".utf8)
  }

  /// The whole text of each file, in the order of their first pieces.
  private func files(of writes: [ReleaseText.FileWrite]) throws(Failure) -> [(path: String, text: [UInt8])] {
    var files: [(path: String, text: [UInt8])] = []
    var places: [String: Int] = [:]
    for write in writes {
      let name = write.path.string
      // A chart's or release's name must not lead out of the folder.
      if name.utf8.split(separator: UInt8(ascii: "/")).contains(where: { $0.elementsEqual("..".utf8) }) {
        throw .unusable("\(name) would be written outside of \(path)")
      }
      let file = "\(path)/\(name)"
      guard let place = places[file] else {
        places[file] = files.count
        let before = write.appends == .never ? [] : try System.contents(ofFile: file)
        files.append((file, before + write.text))
        continue
      }
      files[place].text = write.appends == .never ? write.text : files[place].text + write.text
    }
    return files
  }

  private mutating func write(_ text: [UInt8], to file: String) throws(Failure) {
    let folded = file.lowercased()
    if let other = written[folded], System.isSameFile(other, file) {
      throw .unusable("\(other) and \(file) are one file here: this file system does not tell their names apart")
    }
    try System.replace(file, with: text)
    written[folded] = file
  }
}
