import TypedValues
import ValueTree

/// What the types and files of each chart's tests are called: `WebChartTests` and `WebValues` of a chart web.
///
/// Charts of which these names are one are told apart by their folders. Names that differ in capitals only count as one,
/// since they are one file on some file systems.
struct TypeNames {
  /// What the names start with, in the order of the charts: `Web`.
  private(set) var stems: [String]
  /// Whether a chart has another name than ValuesPlugin would make of the chart's alone.
  private(set) var isAnyMoved = false

  init(of charts: [(name: ByteString, folder: ByteString)]) {
    stems = charts.map { Self.stem(of: $0.name) }
    let members = Dictionary(grouping: stems.indices) { stems[$0].lowercased() }
    var taken = Set(members.filter { $1.count == 1 }.keys)
    let clashing = stems.indices.filter { members[stems[$0].lowercased(), default: []].count > 1 }
    // The chart web in the folder web keeps its name, whichever other one comes along.
    let moved = clashing.filter { index in
      let isAtHome = stems[index] == Self.stem(of: charts[index].folder)
      return !(isAtHome && taken.insert(stems[index].lowercased()).inserted)
    }
    isAnyMoved = !moved.isEmpty
    for index in moved {
      let stem = Self.stem(of: charts[index].folder)
      stems[index] = stem
      var number = 2
      while !taken.insert(stems[index].lowercased()).inserted {
        stems[index] = "\(stem)\(number)"
        number += 1
      }
    }
  }

  static func values(_ stem: String) -> String { TypedValuesText.typeName(stem: stem) }

  private static func stem(of name: ByteString) -> String { TypedValuesText.typeNameStem(of: name) }
}
