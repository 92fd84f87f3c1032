import Diagnostics

/// The name of a case: two folders, `snapshots/<chart>/<case>`.
///
/// A name that one of the usual file systems refuses, changes or confuses with another is no name of a case: snapshots are
/// checked out on all of them.
package struct CaseName: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let chart: String
  package let name: String

  package init(chart: String, name: String) throws(SnapshotFailure) {
    for part in [chart, name] {
      if let problem = Self.problem(with: part) {
        throw SnapshotFailure(
          .name, "\"\(part)\" is no name for \(part == chart ? "the folder of a chart's cases" : "a case"): \(problem)",
          hints: ["Letters, digits, - and _ are always fine, such as \"\(Self.slug(part))\"."])
      }
    }
    self.chart = chart
    self.name = name
  }

  /// `web/production`
  package init(_ text: String) throws(SnapshotFailure) {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      throw SnapshotFailure(
        .name, "\"\(text)\" is no name of a case", hints: ["It is chart/case, such as web/default."])
    }
    try self.init(chart: String(parts[0]), name: String(parts[1]))
  }

  package var description: String { "\(chart)/\(name)" }

  /// Equal for names that a file system may take for one: Swift compares by canonical equivalence.
  package var folded: String { FileName.folded(description) }

  package static func < (left: CaseName, right: CaseName) -> Bool { left.description < right.description }

  private static func problem(with part: String) -> String? {
    // Room for the pending files beside what stands in the folder.
    if part.utf8.count > 200 { return "it is longer than 200 bytes" }
    return FileName.problem(with: part)
  }

  /// A name that is fine, from any text: a test's name, say.
  package static func slug(_ text: String) -> String {
    var slug = ""
    for scalar in text.unicodeScalars {
      let isFine =
        scalar.properties.isAlphabetic && !FileName.isCombining(scalar) || "0"..."9" ~= scalar || scalar == "_"
        || scalar == "."
      if isFine { slug.unicodeScalars.append(scalar) } else if !slug.hasSuffix("-") { slug += "-" }
    }
    slug = String(slug.drop { $0 == "-" || $0 == "." })
    while slug.hasSuffix("-") || slug.hasSuffix(".") { slug.removeLast() }
    while slug.utf8.count > 100 { slug.removeLast() }
    if slug.isEmpty { return "case" }
    return FileName.problem(with: slug) == nil ? slug : "case-" + slug
  }
}

/// What a file may be called so that every file system keeps it apart from others.
package enum FileName {
  /// Nil for a name that is fine everywhere.
  package static func problem(with name: String) -> String? {
    if name.isEmpty { return "it is empty" }
    if name == "." || name == ".." { return "it means another folder" }
    for scalar in name.unicodeScalars {
      if scalar == "/" || scalar == "\\" { return "\(scalar) separates folders" }
      if scalar.value < 0x20 || scalar.value == 0x7F { return "it holds a control character" }
      if ":*?\"<>|".unicodeScalars.contains(scalar) { return "Windows allows no \(scalar) in names" }
      if isCombining(scalar) { return "it holds a combining mark, which file systems write in different ways" }
      if scalar == "\u{FFFD}" { return "it is no UTF-8" }
    }
    if name.hasPrefix(" ") || name.hasSuffix(" ") { return "Windows drops spaces at the ends of names" }
    if name.hasSuffix(".") { return "Windows drops a dot at the end of a name" }
    if name.hasPrefix(".") { return "names that start with a dot are hidden" }
    let stem = name.prefix { $0 != "." }.lowercased()
    let isDevice = ["con", "prn", "aux", "nul"].contains(stem) || isNumberedDevice(stem)
    return isDevice ? "Windows keeps \(stem) for a device" : nil
  }

  private static func isNumberedDevice(_ stem: String) -> Bool {
    guard stem.hasPrefix("com") || stem.hasPrefix("lpt") else { return false }
    return stem.count == 4 && stem.last.map { "123456789¹²³".contains($0) } == true
  }

  /// Whether the scalar joins the one before it, so that there are two ways to write the whole.
  static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.canonicalCombiningClass != .notReordered || 0x1161...0x11FF ~= scalar.value
  }

  package static func folded(_ name: String) -> String { name.lowercased() }
}
