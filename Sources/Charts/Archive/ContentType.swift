import ValueTree

/// The media type that Go's `http.DetectContentType` would see in a file that should have been an archive.
enum ContentType {
  private static let signatures: [(ByteString, String)] = [
    ("PK\u{3}\u{4}", "application/zip"),
    ("%PDF-", "application/pdf"),
    ("%!PS-Adobe-", "application/postscript"),
    ("GIF87a", "image/gif"),
    ("GIF89a", "image/gif"),
    ("<?xml", "text/xml; charset=utf-8"),
    ("Rar!\u{1A}\u{7}\u{1}", "application/x-rar-compressed"),
  ]

  /// - Quirk: Helm looks at a buffer of 512 bytes, so a shorter text counts as binary for the zeros behind it
  ///   (`subcharts/packedmain/003`).
  static func detect(_ file: ByteString) -> String {
    for (signature, type) in signatures where file.hasPrefix(signature) { return type }
    let head = file[0..<min(512, file.count)]
    let isBinary = head.withBytes { bytes in
      bytes.contains { $0 <= 0x08 || $0 == 0x0B || (0x0E...0x1A).contains($0) || (0x1C...0x1F).contains($0) }
    }
    return isBinary || head.count < 512 ? "application/octet-stream" : "text/plain; charset=utf-8"
  }
}
