import TemplateFunctions
import ValueTree

extension SprigTable {
  static let encodings: [Function] = [
    Function("b64enc", [.string]) { arguments, _ throws(FunctionFailure) in
      .string(arguments.string(0).withBytes { Base64.encoded($0) })
    },
    Function("b64dec", [.string]) { arguments, _ throws(FunctionFailure) in
      switch arguments.string(0).withBytes({ Base64.decoded($0) }) {
      case .success(let text): .string(text)
      case .failure(let corrupt): .string(corrupt.text(of: "base64"))
      }
    },
    Function("b32enc", [.string]) { arguments, _ throws(FunctionFailure) in
      .string(arguments.string(0).withBytes { Base32.encoded($0) })
    },
    Function("b32dec", [.string]) { arguments, _ throws(FunctionFailure) in
      switch arguments.string(0).withBytes({ Base32.decoded($0) }) {
      case .success(let text): .string(text)
      case .failure(let corrupt): .string(corrupt.text(of: "base32"))
      }
    },
  ]
}
