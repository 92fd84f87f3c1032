import ValueCoding
import ValueTree

/// What the user sets: values files laid over each other, then the `--set` flags.
///
/// - Source: Helm 4.2.4, `pkg/cli/values/options.go`, `MergeValues`.
package struct UserValues: Sendable {
  package struct Failure: Error, Equatable {
    /// In Helm's words.
    package var message: String
    /// The file that cannot be read.
    package var file: ByteString?
    /// The flag that cannot be read.
    package var set: SetFailure?
  }

  package private(set) var values = FrozenMap()
  /// What the flags set where, for origins.
  package private(set) var assignments: [SetAssignment] = []

  /// Values that were made elsewhere, and what is known of them.
  package init(values: FrozenMap, assignments: [SetAssignment]) {
    self.values = values
    self.assignments = assignments
  }

  /// Nothing is set.
  package init() {}

  package init(
    files: [(name: ByteString, text: ByteString)], set: SetArguments, limits: Limits = .standard,
    readFile: SetArguments.FileReader
  ) throws(Failure) {
    let work = YAMLWork()
    var room = limits.parsedBytes
    for file in files {
      room -= file.text.readRoom
      if room < 0 {
        let failure = ChartFailure.tooMuchToParse(file.name, limits.parsedBytes)
        throw Failure(message: failure.message)
      }
      do throws(ValuesText.Failure) {
        values = values.overlaid(with: try ValuesText.read(file.text, work: work))
      } catch {
        throw Failure(message: "failed to parse \(file.name.string): \(error.message)", file: file.name)
      }
    }
    do { assignments = try set.apply(to: &values, readFile: readFile) } catch {
      throw Failure(message: error.message, set: error)
    }
  }
}
