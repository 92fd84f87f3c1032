import ChartEngine
import Charts
import ValueCoding
import ValueTree

/// The defaults of a chart, and arguments of `--set` and its kin.
struct SetInput {
  private let defaults: ByteString
  private let arguments: [ByteString]

  init(_ input: ByteString) {
    let parts = input.parts
    arguments = parts.count > 1 ? Array(parts.dropFirst()) : parts
    defaults = parts.count > 1 ? parts[0] : ByteString()
  }

  func run() {
    setEach()
    setTogether()
  }

  /// Files whose names start with `f` are there.
  private static func readFile(_ path: ByteString) -> Result<ByteString, SetFileFailure> {
    path.hasPrefix("f") ? .success(path) : .failure(SetFileFailure("open \(path.string): no such file or directory"))
  }

  /// Every argument under every flag, over the defaults.
  private func setEach() {
    var base = FrozenMap()
    do throws(ValuesText.Failure) { base = try ValuesText.read(defaults) } catch {}
    for argument in arguments {
      for kind in SetKind.allCases {
        var values = base
        var room = SetText.mostSkipped
        do throws(SetTextFailure) {
          _ = try SetText.apply(argument, as: kind, to: &values, room: &room, readFile: Self.readFile)
        } catch {
          continue
        }
        var output: [UInt8] = []
        do throws(CodingFailure) { try JSONWriter.append(.map(values), to: &output) } catch { continue }
      }
    }
  }

  /// One flag after the other, then what `values --origin` does.
  private func setTogether() {
    var sources = ValueSources()
    for (index, argument) in arguments.enumerated() {
      switch index % 5 {
      case 0: sources.set.plain.append(argument)
      case 1: sources.set.string.append(argument)
      case 2: sources.set.json.append(argument)
      case 3: sources.set.literal.append(argument)
      default: sources.set.file.append(argument)
      }
    }
    do throws(UserValues.Failure) {
      let user = try UserValues(files: [], set: sources.set, readFile: Self.readFile)
      showOrigins(sources, user)
    } catch {
      _ = ChartRun.words(ValuesExplainer.diagnostic(error, sources: sources))
    }
  }

  private func showOrigins(_ sources: ValueSources, _ user: UserValues) {
    let files: [(name: ByteString, bytes: ByteString)] = [
      ("Chart.yaml", "apiVersion: v2\nname: c\nversion: 0.1.0\n"), ("values.yaml", defaults),
      ("templates/t.yaml", "{{ toYaml .Values }}"),
    ]
    do throws(ChartFailure) {
      let chart = try ChartLoader.load(files: files)
      let merged = try RenderValues(chart: chart.processed(with: user.values), values: user.values)
      let origins = ValueOrigins(chart: chart, folder: "c", sources: sources, user: user)
      var paths: [ValuePath] = []
      merged.values.collectLeaves(below: [], into: &paths)
      for path in paths.prefix(100) { _ = origins.text(at: path) }
      _ = ChartRun(chart: chart, sources: sources, user: user, limits: .fuzzing).text()
    } catch {
      _ = ChartRun.words(ChartExplainer(folder: "c").diagnostic(error))
    }
  }
}
