import TemplateFunctions
import Testing
import ValueTree

@testable import Sprig

@Suite struct PathsAndURLs {
  @Test(
    arguments: [
      ("", "."), ("/", "/"), ("//", "/"), ("a/../..", ".."), ("/a/../..", "/"), ("a//b/./c/", "a/b/c"),
      ("../../x", "../../x"), ("..x", "..x"), ("a/b/../../..", ".."), ("/../a", "/a"),
    ] as [(ByteString, ByteString)])
  func cleans(path: ByteString, cleaned: ByteString) {
    #expect(SlashPath.cleaned(path) == cleaned)
  }

  @Test(
    arguments: [
      ("http://u:p%40w@h:80/a%20b?x#f", "http://u:p%40w@h:80/a%20b?x#f", "everything"),
      ("HTTP://H/%41%2f", "http://H/A/", "needless escapes are lost"),
      ("a:b:c", "a:b:c", "opaque"), ("http:///p", "http:///p", "no host"),
      ("http://[fe80::1%25en0]:1/", "http://[fe80::1%25en0]:1/", "an address with a zone"),
      ("pg://h:1,i:2/d", "pg://h:1,i:2/d", "several hosts"),
      ("http://x/?#", "http://x/", "empty ends"),
    ] as [(ByteString, ByteString, String)])
  func joinsWhatItParsed(text: ByteString, joined: ByteString, why: String) throws {
    #expect(try call("urlJoin", call("urlParse", .string(text))).text == joined, "\(why)")
  }

  @Test(
    arguments: [
      (":x", "missing protocol scheme"), ("1a:b", "first path segment in URL cannot contain colon"),
      ("http://h:1:2", "invalid port \":1:2\" after host"), ("http://[::1", "missing ']' in host"),
      ("http://a b", "invalid character \" \" in host name"), ("http://%41", "invalid URL escape \"%41\""),
      ("/%z", "invalid URL escape \"%z\""), ("http://é@h", "net/url: invalid userinfo"),
      ("http://[1.2.3.4]", "invalid IP-literal"),
      (
        "http://[12345::]",
        "invalid host: ParseAddr(\"12345::\"): each group must have 4 or less digits (at \"12345::\")"
      ),
    ] as [(ByteString, String)])
  func refuses(text: ByteString, reason: String) {
    #expect(outcome("urlParse", .string(text)) == "!unable to parse url: parse \"\(text)\": \(reason)")
  }

  @Test func namesTheKindOfAWrongPart() {
    #expect(
      outcome("urlJoin", ["host": 5]) == "!unable to parse host key, must be of type string, but int found")
    #expect(outcome("urlJoin", ["path": "a:b"]) == "\"./a:b\"")
  }
}

extension Value {
  fileprivate var text: ByteString? { if case .string(let text) = self { text } else { nil } }
}
