import SnapshotCases
import TestSupport
import ValueTree

// Rewrites the golden files of snapshots/ from what the charts render now: `make snapshots`. Nothing else writes them.
// Every values file below charts-under-test/<chart>/values-for becomes a case, and so do the chart's defaults.

for chart in try Repository.folders(in: "charts-under-test") {
  let folder = "charts-under-test/\(chart)"
  var files: [String: [String]] = ["default": []]
  for name in try Repository.names(in: folder + "/values-for") where name.hasSuffix(".yaml") {
    files[String(name.dropLast(5))] = ["\(folder)/values-for/\(name)"]
  }
  for (name, values) in files where !Repository.exists("snapshots/\(chart)/\(name)/\(SnapshotCase.fileName)") {
    let fresh = SnapshotCase(folder: "snapshots/\(chart)/\(name)", chart: folder, values: values)
    try Repository.write(fresh.yaml, to: fresh.folder + "/" + SnapshotCase.fileName)
  }
}

var changes = 0
var failures = 0
for snapshot in try SnapshotCase.all() {
  do {
    let rendered = try snapshot.files()
    for path in try Repository.files(below: snapshot.folder)
    where path != SnapshotCase.fileName && rendered[path] == nil {
      try Repository.remove(snapshot.folder + "/" + path)
      print("removed \(snapshot.folder)/\(path)")
      changes += 1
    }
    for (path, text) in rendered.sorted(by: { $0.key < $1.key }) {
      let golden = snapshot.folder + "/" + path
      if Repository.exists(golden), try Repository.read(golden) == text { continue }
      try Repository.write(text, to: golden)
      print("wrote \(golden)")
      changes += 1
    }
  } catch {
    print("FAILED \(error)")
    failures += 1
  }
}
print("\(changes) changes, \(failures) failures")
if failures > 0 { throw SnapshotFailure("some cases did not render") }
