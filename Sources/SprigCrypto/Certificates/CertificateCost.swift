import TemplateFunctions
import ValueTree

extension FunctionContext {
  /// Counts what a certificate for these names and addresses may take, before it is written: each part of it is written
  /// anew for the part around it.
  func charge(certificateFor name: ByteString, _ addresses: List, _ names: List) throws(FunctionFailure) {
    var bytes = name.count
    for item in addresses.items + names.items {
      if case .string(let text) = item { bytes += text.count }
    }
    try charge(givenTexts: bytes)
    try charge(items: (addresses.count + names.count) * 16)
    try charge(bytes: bytes * 16)
    try charge(steps: (addresses.count + names.count) * 8 + bytes * 2)
  }
}
