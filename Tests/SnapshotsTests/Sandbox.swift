import TestSupport
import Testing
import ValueTree

@testable import Snapshots

/// A repository of its own, with a small chart.
struct Sandbox {
  let folder: TemporaryFolder

  static let deployment = """
    apiVersion: apps/v1
    kind: Deployment
    metadata:
      name: {{ .Release.Name }}
      labels:
        helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
    spec:
      replicas: {{ .Values.replicas }}
      template:
        metadata:
          annotations:
            checksum/config: {{ .Chart.Version | sha256sum }}

    """
  static let service = """
    {{- if .Values.service }}
    apiVersion: v1
    kind: Service
    metadata:
      name: {{ .Release.Name }}
      labels:
        helm.sh/chart: {{ .Chart.Name }}-{{ .Chart.Version }}
    spec:
      ports:
        - name: http
          port: {{ .Values.port }}
    {{- end }}

    """

  init(_ configuration: String = "cases:\n  - chart: web\n") throws {
    folder = try TemporaryFolder()
    try write("valuesctl.yaml", configuration)
    try write("web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n")
    try write("web/values.yaml", "replicas: 1\nservice: true\nport: 80\n")
    try write("web/templates/deployment.yaml", Self.deployment)
    try write("web/templates/service.yaml", Self.service)
  }

  func write(_ path: String, _ text: String) throws { try folder.write(ByteString(text), to: path) }

  func read(_ path: String) throws -> String? { try DiskFiles().read("\(folder.path)/\(path)")?.string }

  /// Every file below a folder, sorted.
  func files(_ below: String = "snapshots") throws -> [String] {
    try DiskFiles().entries(in: "\(folder.path)/\(below)").flatMap { entry in
      entry.isFolder ? try files("\(below)/\(entry.name)") : ["\(below)/\(entry.name)"]
    }
  }

  func store() throws -> SnapshotStore { try SnapshotStore(readingFrom: folder.path) }

  @discardableResult
  func check(_ mode: SnapshotMode = .local) throws -> SnapshotCheck { try SnapshotCheck(store(), mode: mode) }

  func acceptAll() throws {
    let store = try store()
    try store.accept(store.decisions())
  }

  /// A repository in which everything that renders is accepted.
  static func accepted(_ configuration: String = "cases:\n  - chart: web\n") throws -> Sandbox {
    let sandbox = try Sandbox(configuration)
    try sandbox.check()
    try sandbox.acceptAll()
    return sandbox
  }
}

extension SnapshotCheck {
  /// `web/default: different`, one for each case.
  var states: [String] {
    results.map { result in
      switch result.outcome {
      case .failed: "\(result.name): failed"
      case .compared(let verdict): "\(result.name): \(verdict.state.rawValue)"
      }
    }
  }
}
