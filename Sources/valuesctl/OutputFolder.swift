import ChartEngine
import Charts
import ValueTree

/// The folder of `--output-dir`.
///
/// Each file is written whole under another name and then put in its place: a disk that fills up or another process that
/// writes the same folder never leaves half a file, and what stood there before stays until the new text is complete.
struct OutputFolder {
  var path: ByteString

  /// The files that have been written, by their folded path.
  private var written: [String: [ByteString]] = [:]
  /// The folders in which nothing of other runs is left unfinished.
  private var cleaned: Set<ByteString> = []

  init(path: String) { self.path = ByteString(path) }

  /// Writes the files and says so, as Helm does.
  mutating func write(_ writes: [ReleaseText.FileWrite], saying: Bool = true) throws(Failure) {
    for file in try files(of: writes) { try write(file.text, to: file.path) }
    if !saying { return }
    var said: [UInt8] = []
    for write in writes {
      said += "wrote ".utf8
      (path + "/" + write.path).append(to: &said)
      said.append(0x0A)
    }
    try System.write(said + "\n".utf8)
  }

  /// The whole text of each file, in the order of their first pieces.
  private func files(of writes: [ReleaseText.FileWrite]) throws(Failure) -> [(path: ByteString, text: [UInt8])] {
    var files: [(path: ByteString, text: [UInt8])] = []
    var places: [ByteString: Int] = [:]
    for write in writes {
      // A chart's or release's name must not lead out of the folder.
      if write.path.bytes.split(separator: UInt8(ascii: "/")).contains(where: { $0.elementsEqual("..".utf8) }) {
        throw .unusable("\(write.path.string) would be written outside of \(path.string)")
      }
      let file = path + "/" + write.path
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

  private mutating func write(_ text: [UInt8], to file: ByteString) throws(Failure) {
    let folded = file.string.lowercased()
    if let other = written[folded]?.first(where: { System.isSameFile($0, file) }) {
      throw .unusable(
        "\(other.string) and \(file.string) are one file here: this file system does not tell their names apart")
    }
    let folder = file[0..<(file.bytes.lastIndex(of: UInt8(ascii: "/")) ?? 0)]
    if cleaned.insert(folder).inserted { FileSystem.removeAbandoned(beside: file) }
    try System.replace(file, with: text)
    written[folded, default: []].append(file)
  }
}
