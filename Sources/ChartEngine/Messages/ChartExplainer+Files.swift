import Charts
import Diagnostics
import ValueTree

// Charts that are not where they are looked for, or not whole.
extension ChartExplainer {
  func explainMissingChartFile(_ files: [ByteString], below prefix: String, _ diagnostic: inout Diagnostic) {
    let name = "\(prefix)Chart.yaml"
    if let ignored = IgnoreFile(below: ByteString(folder)), ignored.contents(of: ByteString(name)) != nil,
      let rule = ignored.rule(leavingOut: ByteString(name))
    {
      return explain(rule, of: ignored.text, &diagnostic)
    }
    let alike = files.first { ["chart.yaml", "chart.yml"].contains($0.lowercasedASCII) }
    if let alike {
      diagnostic.hints.append("\(path(prefix + alike.string)) must be named Chart.yaml, to the letter.")
    } else if isArchive(prefix) {
      diagnostic.hints.append(inside(archive(prefix), files))
    } else {
      diagnostic.hints += chartsInside(prefix)
    }
  }

  /// Shows the line of `.helmignore` that leaves out a file or folder which is missing now.
  private func explain(
    _ rule: (line: Int, name: ByteString), of text: ByteString, _ diagnostic: inout Diagnostic
  ) {
    add(line: rule.line, of: text, in: ".helmignore", to: &diagnostic)
    let lines = text.split(on: UInt8(ascii: "\n"))
    let isNegated = lines.indices.contains(rule.line - 1) && lines[rule.line - 1].trimmed.hasPrefix("!")
    diagnostic.hints.append(
      "This rule leaves out \(rule.name)" + (isNegated ? ": to Helm, ! means all that does not fit." : "."))
  }

  private func isArchive(_ prefix: String) -> Bool {
    prefix.isEmpty ? !FileSystem.isFolder(ByteString(folder)) : prefix.hasSuffix(".tgz/")
  }

  /// The packed chart itself, for people.
  private func archive(_ prefix: String) -> String { prefix.isEmpty ? folder : path(String(prefix.dropLast())) }

  private func inside(_ archive: String, _ files: [ByteString]) -> String {
    if let deeper = files.first(where: { $0.hasSuffix("/Chart.yaml") && !$0.hasPrefix("charts/") }) {
      return "In \(archive) it is a folder too deep, at …/\(deeper.string); helm package packs it right."
    }
    let names = files.prefix(3).map(\.string).joined(separator: ", ")
    return "A packed chart is one folder with a Chart.yaml in it"
      + (names.isEmpty ? "." : "; in that of \(archive) there is \(names)\(files.count > 3 ? ", …" : "").")
  }

  /// Charts in the folder, for who gave the folder above a chart.
  private func chartsInside(_ prefix: String) -> [String] {
    guard prefix.isEmpty else { return ["Each folder in charts/ needs a Chart.yaml; is this one a chart?"] }
    let root = folder.hasSuffix("/") ? String(folder.dropLast()) : folder
    do throws(SystemFailure) {
      var charts: [String] = []
      for name in try FileSystem.names(in: ByteString(root)).map(\.string).sorted() where charts.count < 3 {
        let inner = root == "." ? name : "\(root)/\(name)"
        if Self.isChart(inner) { charts.append(inner) }
      }
      if !charts.isEmpty { return ["There is a chart inside: \(charts.joined(separator: ", "))."] }
    } catch {
      return []
    }
    if let last = root.split(separator: "/").last, last == "templates" || last == "charts" {
      return ["Give the chart's own folder, the one above \(last)."]
    }
    return ["A chart is a folder with a Chart.yaml in it."]
  }

  private static func isChart(_ folder: String) -> Bool {
    do throws(SystemFailure) {
      return try FileSystem.names(in: ByteString(folder)).contains("Chart.yaml")
    } catch {
      // A file, or a folder that may not be read: no chart that one could give instead.
      return false
    }
  }

  // MARK: Archives

  func archiveHints(_ failure: ChartFailure, below prefix: String) -> [String] {
    let archive = archive(prefix)
    if let hint = Self.standIn(for: archive) { return [hint] }
    switch failure {
    case .notAnArchiveButYAML(let name) where name.baseName == "Chart.yaml":
      return ["Give the folder that holds it: \(name.string.dropLast("/Chart.yaml".utf8.count))."]
    case .notAnArchiveButYAML(let name):
      return ["A values file goes behind -f: -f \(name.string). The chart is its folder."]
    case .archive(let cause), .invalidArchive(_, let cause): return Self.hints(cause, archive)
    default: return ["A chart is a folder, or a .tgz as helm package makes it."]
    }
  }

  private static func hints(_ failure: ArchiveFailure, _ archive: String) -> [String] {
    switch failure {
    case .endOfFile, .unexpectedEnd, .invalidGzipHeader, .corrupt, .invalidChecksum, .invalidTarHeader:
      ["\(archive) is damaged or only half there; pack or fetch it again."]
    case .outsideBase, .chartFileNotInBase:
      ["\(archive) has files at its top; a packed chart is one folder with all in it, as helm package makes it."]
    case .noFiles, .absolutePath, .parentFolder, .illegalName:
      ["A packed chart is one folder with a Chart.yaml in it, as helm package makes it."]
    case .tooLarge, .tooLargeTogether, .tooManyFiles, .fileTooLarge, .nameTooLong: []
    }
  }

  /// What stands where an archive should: nothing, or what Git LFS leaves until it is asked.
  private static func standIn(for archive: String) -> String? {
    guard let text = FileSystem.contents(ofRegularFile: ByteString(archive), limit: 1024) else { return nil }
    if text.isEmpty { return "\(archive) is empty; pack or fetch it again." }
    let isPointer = text.hasPrefix("version https://git-lfs.github.com/spec/")
    return isPointer ? "\(archive) is only a pointer of Git LFS; git lfs pull fetches the file itself." : nil
  }
}
