import JSONSchema
import ValueCoding
import ValueTree

// Checks values against schemas: JSON lines {"schema": "…", "data": …, "files": {path: text}} come in, {"error": "…"}
// go out; an empty error means that the data obeys. `run-suite.py` beside this feeds it the JSON Schema Test Suite.

func verdict(_ request: FrozenMap) -> String {
  guard case .string(let schema)? = request["schema"] else { return "no schema" }
  let files = request["files"]?.mapValue ?? FrozenMap()
  do throws(SchemaFailure) {
    let compiled = try schema.withBytes { bytes throws(SchemaFailure) in
      try CompiledSchema(bytes) { path in
        guard case .string(let text)? = files[ByteString(path)] else { return .failure(.unread(path)) }
        return .success(text.bytes)
      }
    }
    return compiled.violation(of: request["data"] ?? .null)?.text ?? ""
  } catch {
    return error.message
  }
}

while let line = readLine() {
  let error: String
  do throws(CodingFailure) {
    let request = try JSONReader.read(ByteString(line))
    error = request.mapValue.map(verdict) ?? "no object"
  } catch let failure {
    error = failure.message
  }
  var output: [UInt8] = []
  do throws(CodingFailure) {
    try JSONWriter.append(.map(Map([("error", .text(error))])), escapesHTML: false, to: &output)
  } catch let failure {
    output = Array(failure.message.utf8)
  }
  print(String(decoding: output, as: UTF8.self))
}
