import ValueTree

/// An address and what stands behind its `#`: where a `$ref` points.
struct SchemaReference {
  var url: ByteString
  /// Unescaped.
  var fragment: ByteString

  /// `reference` as it is meant inside the document or resource at `base`.
  init(_ reference: ByteString, in base: ByteString) throws(SchemaFailure) {
    let baseURL = try Self.parsed(base)
    fragment = try Self.fragment(of: reference)
    url = ByteString(baseURL.resolving(try Self.parsed(reference.beforeHash)).text)
  }

  var text: ByteString { ByteString(url.bytes + [UInt8(ascii: "#")] + GoURL.escapedFragment(fragment)) }

  /// A pointer when the fragment is empty or starts with a slash; otherwise it is the name of an anchor.
  var pointer: JSONPointer? {
    fragment.isEmpty || fragment[0] == UInt8(ascii: "/") ? JSONPointer(text: fragment) : nil
  }

  static func fragment(of reference: ByteString) throws(SchemaFailure) -> ByteString {
    do throws(GoURL.Failure) {
      return ByteString(try GoURL.unescaped(reference.afterHash.bytes[...]))
    } catch {
      throw SchemaFailure("error in parsing \(reference.goQuoted): \(error.message)")
    }
  }

  private static func parsed(_ text: ByteString) throws(SchemaFailure) -> GoURL {
    switch GoURL.parse(text.bytes) {
    case .success(let url): return url
    case .failure(let failure): throw SchemaFailure("error in parsing \(text.goQuoted): \(failure.message)")
    }
  }
}
