import TemplateFunctions
import ValueTree

extension SprigTable {
  static let paths: [Function] = [
    path("base", SlashPath.base), path("osBase", SlashPath.base),
    path("dir", SlashPath.directory), path("osDir", SlashPath.directory),
    path("ext", SlashPath.ending), path("osExt", SlashPath.ending),
    path("clean", SlashPath.cleaned), path("osClean", SlashPath.cleaned),
    Function("isAbs", [.string]) { arguments, _ in .bool(SlashPath.isAbsolute(arguments.string(0))) },
    Function("osIsAbs", [.string]) { arguments, _ in .bool(SlashPath.isAbsolute(arguments.string(0))) },
  ]

  private static func path(_ name: String, _ change: @escaping @Sendable (ByteString) -> ByteString) -> Function {
    Function(name, [.string]) { arguments, _ in .string(change(arguments.string(0))) }
  }
}
