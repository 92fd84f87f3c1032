import ValueTree

/// A kind of input that people and charts hand to the engine, and what to do with one such input.
///
/// The programs for libFuzzer and the tests that replay old findings both call ``run(_:)``. It depends on nothing but the
/// input, so that what happened once happens again.
package enum FuzzTarget: String, CaseIterable, Sendable {
  case archive, schema, set, template, yaml

  /// Does with `input` all that the product would.
  ///
  /// Failures in words are the expected end of most inputs.
  ///
  /// - Throws: when two ways that must agree do not. A trap, a hang and too much memory end the process.
  package func run(_ input: ByteString) throws(Finding) {
    switch self {
    case .archive: ArchiveInput(input).run()
    case .schema: SchemaInput(input).run()
    case .set: SetInput(input).run()
    case .template: try TemplateInput(input).run()
    case .yaml: try YAMLInput(input).run()
    }
  }
}

/// Two ways that must agree and do not.
package struct Finding: Error, Equatable {
  package var message: String

  init(_ message: String) { self.message = message }
}
