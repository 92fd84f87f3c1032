import TestSupport
import Testing
import ValueCoding
import ValueTree

@testable import Charts

@Suite struct SetTextTests {
  private static let noFiles: @Sendable (ByteString) -> Result<ByteString, SetFileFailure> = { path in
    path == "there" ? .success("content") : .failure(SetFileFailure("open \(path): no such file or directory"))
  }

  private static let start = #"{"m":{"x":1,"yy":{"z":"deep"}},"l":[1,2],"s":"text","o":[{"k":1}]}"#

  private static func value(_ json: String) throws -> FrozenMap {
    var json = json
    guard case .map(let map) = try json.withUTF8({ try JSONReader.read($0) }) else { return FrozenMap() }
    return map
  }

  /// The values after `text`, as one line.
  private static func apply(_ text: String, _ kind: SetKind, on start: String = "{}") throws -> String {
    var values = try value(start)
    var arguments = SetArguments()
    switch kind {
    case .json: arguments.json = [ByteString(text)]
    case .plain: arguments.plain = [ByteString(text)]
    case .string: arguments.string = [ByteString(text)]
    case .file: arguments.file = [ByteString(text)]
    case .literal: arguments.literal = [ByteString(text)]
    }
    do throws(SetFailure) {
      _ = try arguments.apply(to: &values, readFile: noFiles)
    } catch {
      return error.message
    }
    var output: [UInt8] = []
    try JSONWriter.append(Value(thawing: .map(values)), to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  @Test(arguments: [
    ("a=b,c=1", #"{"a":"b","c":1}"#, "texts and integers"),
    ("a=1.5,b=1e3,c=007,d=~", #"{"a":"1.5","b":"1e3","c":"007","d":"~"}"#, "only integers are numbers"),
    ("a=+5,b=-0,c=0,d=00", #"{"a":5,"b":0,"c":0,"d":"00"}"#, "signs and zeros"),
    ("a=9223372036854775807,b=9223372036854775808", #"{"a":9223372036854775807,"b":"9223372036854775808"}"#, "int64"),
    ("a=TRUE,b=False,c=nULL", #"{"a":true,"b":false,"c":null}"#, "any case"),
    ("a=fal\u{17F}e", #"{"a":false}"#, "the long s folds too"),
    ("a={}", #"{"a":[""]}"#, "an empty list is not empty"),
    ("a={b, c}", #"{"a":["b"," c"]}"#, "blanks stay"),
    ("a={b,c}d=e", #"{"a":["b","c"],"d":"e"}"#, "a name right after a list"),
    ("a[0]", #"{"a":[]}"#, "an index without a value"),
    ("a[0=b", "{}", "an open bracket ends the argument"),
    (".a=b", "{}", "an empty name loses what is in it"),
    ("=b", "{}", "an empty name"),
    ("a[2]=b", #"{"a":[null,null,"b"]}"#, "gaps are null"),
    ("a[0][1]=", #"{"a":[[null,""]]}"#, "an empty value in nested lists"),
    ("a[0].b=", #"{"a":[]}"#, "a new map in a list is lost at the end of the text"),
    (#"a\.b.c=d\,e"#, #"{"a.b":{"c":"d,e"}}"#, "escapes"),
    ("a", "failed parsing --set data: key \"a\" has no value", "no value"),
    ("a,b=c", "failed parsing --set data: key \"a\" has no value (cannot end with ,)", "a comma"),
    ("a..b=c", "failed parsing --set data: key map \"a\" has no value", "two dots"),
    ("a={b", "failed parsing --set data: list must terminate with '}'", "an open list"),
    ("a[-1]=b", "failed parsing --set data: negative -1 index not allowed", "negative"),
    ("a[x]=b", "failed parsing --set data: error parsing index: strconv.Atoi: parsing \"x\": invalid syntax", "a word"),
    (
      "a[65537]=x", "failed parsing --set data: index of 65537 is greater than maximum supported index of 65536",
      "Helm's limit"
    ),
    (
      "a=2,a.b=1",
      "failed parsing --set data: unable to parse key: interface conversion: interface {} is int64, "
        + "not map[string]interface {}", "a scalar in the way"
    ),
  ])
  func plain(text: String, want: String, why: Comment) throws {
    #expect(try Self.apply(text, .plain) == want, why)
  }

  @Test(arguments: [
    ("m.yy.z=9,l[2]=x", #"{"l":[1,2,"x"],"m":{"x":1,"yy":{"z":9}},"o":[{"k":1}],"s":"text"}"#, "beside what is there"),
    ("o[0].j=2,m=null", #"{"l":[1,2],"m":null,"o":[{"j":2,"k":1}],"s":"text"}"#, "null stays for the merge to see"),
    ("o[0].b=", #"{"l":[1,2],"m":{"x":1,"yy":{"z":"deep"}},"o":[{"b":"","k":1}],"s":"text"}"#, "in place"),
    ("l[0].b=", #"{"l":[{"b":""},2],"m":{"x":1,"yy":{"z":"deep"}},"o":[{"k":1}],"s":"text"}"#, "a scalar gives way"),
  ])
  func ontoValues(text: String, want: String, why: Comment) throws {
    #expect(try Self.apply(text, .plain, on: Self.start) == want, why)
  }

  @Test(arguments: [
    (SetKind.string, "a=1,b={true,null}", #"{"a":"1","b":["true","null"]}"#, "all texts"),
    (.file, "a=there", #"{"a":"content"}"#, "a file"),
    (.file, "a=gone", "failed parsing --set-file data: open gone: no such file or directory", "no file"),
    (.literal, #"a.b[0]={x},\y=1"#, #"{"a":{"b":["{x},\\y=1"]}}"#, "nothing means anything after ="),
    (.literal, #"a\.b=c"#, #"{"a\\":{"b":"c"}}"#, "no escapes"),
    (.json, #"a={"b":1},c=2 d="x,y" ,e="#, #"{"a":{"b":1},"c":2,"d":"x,y","e":null}"#, "several"),
    (.json, #" {"m":{"x":null}} "#, #"{"m":{"x":null}}"#, "one object"),
    (.json, "a[1]=[1]", #"{"a":[null,[1]]}"#, "an index"),
    (.json, "a=,b=1", #"{"a":null,"b":1}"#, "an empty value is null"),
  ])
  func kinds(kind: SetKind, text: String, want: String, why: Comment) throws {
    #expect(try Self.apply(text, kind) == want, why)
  }

  @Test func jsonFailureKeepsHelmsWordsAndAddsTheCause() throws {
    #expect(try Self.apply("a=x", .json).hasPrefix("failed parsing --set-json data a=x: "))
    #expect(try Self.apply("{a}", .json).hasPrefix("failed parsing --set-json data JSON: {a}: "))
  }

  @Test func kindsAreAppliedInHelmsOrder() throws {
    var arguments = SetArguments()
    arguments.literal = ["a=literal"]
    arguments.plain = ["a=plain,b=plain"]
    arguments.json = [#"{"b":"json","c":{"d":1}}"#]
    var values = FrozenMap()
    let set = try arguments.apply(to: &values, readFile: Self.noFiles)
    #expect(values["a"] == .string("literal"))
    #expect(values["b"] == .string("plain"))
    let told = set.map { "\($0.kind.flag) \($0.path.setText)" }
    #expect(told == ["set-json b", "set-json c.d", "set a", "set b", "set-literal a"])
  }

  @Test func limits() throws {
    let names = Array(repeating: "a", count: 32).joined(separator: ".")
    #expect(
      try Self.apply(names + "=1", .plain)
        == "failed parsing --set data: value name nested level is greater than maximum supported nested level of 30")
    let indexes = String(repeating: "[0]", count: 40_000)
    #expect(try DeepStack.run { try Self.apply("a\(indexes)=1", .plain) }.contains("more than 1000 steps"))
    let apart = String(repeating: "[65535]", count: 20)
    #expect(try Self.apply("a\(apart)=1", .plain).contains("indexes skip more than 1000000 items"))
  }

  /// Keys in falling order and items of one list: nothing is moved or copied for each.
  @Test func setsManyValues() throws {
    let numbers = (0..<40_000).reversed()
    var arguments = SetArguments()
    arguments.plain = [
      ByteString(numbers.map { "a.k\($0 + 100_000)=1" }.joined(separator: ",")),
      ByteString(numbers.map { "b[\($0)]=1" }.joined(separator: ",")),
    ]
    var values = FrozenMap()
    _ = try arguments.apply(to: &values, readFile: Self.noFiles)
    #expect(values["a"]?.mapValue?.count == 40_000)
    #expect(values["b"] == .list(Array(repeating: .integer(1), count: 40_000)))
  }
}
