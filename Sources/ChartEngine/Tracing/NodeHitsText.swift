import Charts
import GoTemplate
import ValueCoding
import ValueTree

/// How often each part of each template ran, for tools (`--node-hits`).
///
/// ```json
/// {"chart":"web","files":[
/// {"path":"templates/x.yaml","nodes":[
/// {"kind":"if","line":3,"column":1,"endLine":3,"endColumn":26,"hits":1},
/// ```
/// Lines and columns count from one, columns in bytes; the end is behind the last byte. `kind` is `text` for literal text, else
/// the action's. An `if` whose hits are those of its body's first node was always true.
package enum NodeHitsText {
  package static func json(_ trace: RenderTrace, chart: Chart) -> [UInt8] {
    var output: [UInt8] = []
    output += "{\"chart\":".utf8
    JSONWriter.appendString(chart.name, escapesHTML: false, to: &output)
    output += ",\"files\":[".utf8
    let names = SourceNames(chart: chart.name, folder: "")
    for (number, file) in trace.nodeHits().enumerated() {
      output += number == 0 ? "\n{\"path\":".utf8 : ",\n{\"path\":".utf8
      JSONWriter.appendString(ByteString(names.file(file.file)), escapesHTML: false, to: &output)
      output += ",\"nodes\":[".utf8
      append(file.nodes, of: file.text, to: &output)
      output += "]}".utf8
    }
    output += "\n]}\n".utf8
    return output
  }

  private static func append(_ nodes: [RenderTrace.NodeHits], of text: ByteString, to output: inout [UInt8]) {
    let lines = LineStarts(text)
    for (number, node) in nodes.enumerated() {
      let (start, end) = (lines.place(of: node.start), lines.place(of: node.end))
      output += number == 0 ? "\n".utf8 : ",\n".utf8
      output += "{\"kind\":\"\(node.kind)\",\"line\":\(start.line),\"column\":\(start.column)".utf8
      output += ",\"endLine\":\(end.line),\"endColumn\":\(end.column),\"hits\":\(node.count)}".utf8
    }
  }
}
