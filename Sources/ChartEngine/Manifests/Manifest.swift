import Charts
import ValueCoding
import ValueTree

/// One document of a rendered file.
package struct Manifest: Sendable, Equatable {
  /// The template that it came from: `demo/templates/web.yaml`.
  package var path: ByteString
  package var content: ByteString
  package var head: ManifestHead

  package init(path: ByteString, content: ByteString, head: ManifestHead = ManifestHead()) {
    self.path = path
    self.content = content
    self.head = head
  }

  /// How many bytes ``append(to:)`` adds, or a few more.
  var printedCount: Int { path.count + content.count + 20 }

  /// The lines that Helm prints for it.
  package func append(to output: inout [UInt8]) {
    output.append(contentsOf: "---\n# Source: ".utf8)
    path.append(to: &output)
    output.append(UInt8(ascii: "\n"))
    content.append(to: &output)
    output.append(UInt8(ascii: "\n"))
  }
}

/// When Helm runs a hook.
package enum HookEvent: String, Sendable, CaseIterable {
  case preInstall = "pre-install"
  case postInstall = "post-install"
  case preDelete = "pre-delete"
  case postDelete = "post-delete"
  case preUpgrade = "pre-upgrade"
  case postUpgrade = "post-upgrade"
  case preRollback = "pre-rollback"
  case postRollback = "post-rollback"
  case test

  /// The event that one entry of `helm.sh/hook` names, in any case and with spaces around it.
  init?(entry: ByteString) {
    let name = entry.trimmed.string.lowercased()
    if name == "test-success" { self = .test } else { self.init(rawValue: name) }
  }
}

/// A manifest that Helm applies by itself at some moment.
package struct Hook: Sendable, Equatable {
  package var manifest: Manifest
  package var events: [HookEvent]
  package var weight: Int
  package var deletePolicies: [ByteString]
  package var outputLogPolicies: [ByteString]

  package var isTest: Bool { events.contains(.test) }
}

/// A document that is no YAML, or whose head is of the wrong shape.
package struct ManifestFailure: Error, Equatable {
  package var path: ByteString
  /// The document.
  package var content: ByteString
  /// The library's words.
  package var reason: String

  package var message: String { "YAML parse error on \(path.string): \(reason)" }
}
