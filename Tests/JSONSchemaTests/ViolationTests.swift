import ChartEngine
import JSONSchema
import TestSupport
import Testing
import ValueCoding
import ValueTree

/// What Helm says about values that break a schema; recorded cases in the area `schema` are the longer list.
@Suite struct ViolationTests {
  private static func text(_ schema: String, _ data: String) throws -> String {
    let schema = ByteString(schema)
    let compiled: CompiledSchema
    do throws(SchemaFailure) {
      compiled = try schema.withBytes { bytes throws(SchemaFailure) in try CompiledSchema(bytes) }
    } catch {
      return error.message
    }
    return compiled.violation(of: try JSONReader.read(ByteString(data)))?.text ?? ""
  }

  @Test(
    arguments: [
      (#"{"type":"string"}"#, "5", "- at '': got number, want string", "a type"),
      (#"{"type":"integer"}"#, "1.0", "", "1.0 is an integer"),
      (#"{"type":["string","null"]}"#, "5", "- at '': got number, want null or string", "in the library's order"),
      (#"{"properties":{"q'q":{"const":"x\"y"}}}"#, #"{"q'q":1}"#, #"- at '/q\'q': value must be 'x"y'"#, "quotes"),
      (#"{"maximum":10}"#, "9007199254740993", "- at '': maximum: got 9.007199254740992×10¹⁵, want 10", "large"),
      (#"{"maximum":10}"#, "1234.5", "- at '': maximum: got 1,234.5, want 10", "English thousands"),
      (#"{"multipleOf":0.01}"#, "0.35", "", "decimal, not binary"),
      (#"{"multipleOf":0.1}"#, "0.35", "- at '': multipleOf: got 0.35, want 0.1", "a remainder"),
      (
        #"{"maximum":9223372036854775807}"#, "9223372036854775807",
        "- at '': maximum: got 9.223372036854776×10¹⁸, want 9.223372036854776×10¹⁸", "the schema's number is exact"
      ),
      (
        #"{"required":["a"],"additionalProperties":false}"#, #"{"b":1}"#,
        "- at '': missing property 'a'\n- at '': additional properties 'b' not allowed", "two findings"
      ),
      (
        #"{"anyOf":[{"type":"string"},{"minimum":5}]}"#, "3",
        "- at '': anyOf failed\n  - at '': got number, want string\n  - at '': minimum: got 3, want 5", "a tree"
      ),
      (#"{"prefixItems":[{}],"items":false}"#, "[1,2]", "- at '/0': false schema", "counted after the prefix"),
      (
        #"{"propertyNames":{"maxLength":1}}"#, #"{"ab":1}"#,
        "- at '': invalid propertyName 'ab'\n  - at '': maxLength: got 2, want 1", "names have no place"
      ),
      (
        ##"{"$defs":{"a":{"$ref":"#/$defs/a"}},"$ref":"#/$defs/a"}"##, "1",
        "- at '': both /$ref/$ref and /$ref resolve to \"file:///values.schema.json#/$defs/a\" "
          + "causing reference cycle", "a cycle ends"
      ),
      (
        ##"{"$schema":"http://json-schema.org/draft-07/schema#","$ref":"#/definitions/a","const":1,"maximum":0,"##
          + #""definitions":{"a":{}}}"#, "2", "- at '': value must be 1", "draft 7 heeds const beside $ref"
      ),
      (#"{"format":"ipv4"}"#, #""x.y""#, "", "formats are notes in 2020-12"),
      (
        #"{"$schema":"http://json-schema.org/draft-07/schema#","format":"ipv4"}"#, #""x.y""#,
        "- at '': 'x.y' is not valid ipv4: expected four decimals", "and demands in draft 7"
      ),
      (#"{"$ref":"urn:x:y"}"#, "1", "", "an unknown urn allows everything"),
    ] as [(String, String, String, Comment)])
  func says(schema: String, data: String, want: String, why: Comment) throws {
    #expect(try Self.text(schema, data) == want, why)
  }

  @Test(
    arguments: [
      ("", "EOF", "no text"),
      ("[]", "unable to validate schema: runtime error: invalid memory address or nil pointer dereference", "a list"),
      (#"{"type": "object",}"#, "invalid character '}' looking for beginning of object key string", "no JSON"),
      (##"{"$ref": "#/nope"}"##, #"json-pointer in "file:///values.schema.json#/nope" not found"#, "nothing there"),
      (
        ##"{"$ref": "#nope"}"##,
        ##"anchor in "file:///values.schema.json#nope" not found in schema "file:///values.schema.json""##, "no anchor"
      ),
      (
        #"{"$ref": "https://example.com/x.json"}"#,
        #"failing loading "https://example.com/x.json": schemas are never fetched from the network"#, "the network"
      ),
      (
        #"{"pattern": "("}"#,
        #""file:///values.schema.json#" is not valid against metaschema: jsonschema validation failed with "#
          + "'https://json-schema.org/draft/2020-12/schema#'\n- at '': allOf failed\n  - at '/pattern': '(' is not valid "
          + "regex: error parsing regexp: missing closing ): `(`", "a bad pattern"
      ),
    ] as [(String, String, Comment)])
  func refuses(schema: String, want: String, why: Comment) throws {
    #expect(try Self.text(schema, "{}") == want, why)
  }

  @Test func findingsKnowTheirPlace() throws {
    let schema = ByteString(#"{"properties":{"l":{"items":{"required":["n"]}}}}"#)
    let compiled = try schema.withBytes { bytes throws(SchemaFailure) in try CompiledSchema(bytes) }
    let violation = compiled.violation(of: try JSONReader.read(ByteString(#"{"l":[{"n":1},{}]}"#)))
    let findings = violation?.findings ?? []
    #expect(findings.map(\.path) == [[.key("l"), .index(1)]])
    #expect(findings.map(\.message) == ["missing property 'n'"])
  }

  /// On the stack that renders have; the one of a test's thread ends earlier in a debug build.
  @Test func deepValuesAndSchemasDoNotCrash() throws {
    let recursive = ##"{"additionalProperties":{"$ref":"#"}}"##
    let deep = String(repeating: #"{"a":"#, count: 5_000) + "1" + String(repeating: "}", count: 5_000)
    let tooManyLevels = try EngineThread.run { _ in Result { try Self.text(recursive, deep) } }.get()
    #expect(tooManyLevels.hasSuffix("the schema applies itself to more than 1000 levels"))
    let nested = String(repeating: #"{"not":"#, count: 5_000) + "{}" + String(repeating: "}", count: 5_000)
    let tooDeep = try EngineThread.run { _ in Result { try Self.text(nested, "1") } }.get()
    #expect(tooDeep == "the schema nests deeper than 500 levels")
  }
}
