/// The text forms of Go's `time.Duration`, `time.Month` and `time.Weekday`.
package enum GoTimeText {
  /// `time.Duration.String`: `1h2m3.5s`, `1.5ms`, `0s`.
  package static func duration(nanoseconds: Int64) -> [UInt8] {
    var output: [UInt8] = []
    if nanoseconds < 0 { output.append(UInt8(ascii: "-")) }
    let amount = nanoseconds.magnitude
    switch amount {
    case 0: output.append(contentsOf: "0".utf8)
    case ..<1_000:
      GoNumber.append(amount, to: &output)
      output.append(UInt8(ascii: "n"))
    case ..<1_000_000:
      append(amount, places: 3, to: &output)
      output.append(contentsOf: "µ".utf8)
    case ..<1_000_000_000:
      append(amount, places: 6, to: &output)
      output.append(UInt8(ascii: "m"))
    default:
      let minutes = amount / 60_000_000_000
      if minutes >= 60 {
        GoNumber.append(minutes / 60, to: &output)
        output.append(UInt8(ascii: "h"))
      }
      if minutes > 0 {
        GoNumber.append(minutes % 60, to: &output)
        output.append(UInt8(ascii: "m"))
      }
      append(amount % 60_000_000_000, places: 9, to: &output)
    }
    output.append(UInt8(ascii: "s"))
    return output
  }

  /// `amount` with the point `places` digits from the right, without zeros at the end.
  private static func append(_ amount: UInt64, places: Int, to output: inout [UInt8]) {
    let unit = (0..<places).reduce(UInt64(1)) { result, _ in result * 10 }
    GoNumber.append(amount / unit, to: &output)
    var fraction = amount % unit
    guard fraction > 0 else { return }
    var digits = places
    while fraction % 10 == 0 {
      fraction /= 10
      digits -= 1
    }
    output.append(UInt8(ascii: "."))
    var text: [UInt8] = []
    GoNumber.append(fraction, to: &text)
    output.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: digits - text.count))
    output.append(contentsOf: text)
  }

  /// `time.Month.String`.
  package static func month(_ number: Int64) -> [UInt8] {
    let names = [
      "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
      "December",
    ]
    return (1...12).contains(number) ? Array(names[Int(number - 1)].utf8) : Array("%!Month(\(unsigned(number)))".utf8)
  }

  /// `time.Weekday.String`.
  package static func weekday(_ number: Int64) -> [UInt8] {
    let names = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    return (0...6).contains(number) ? Array(names[Int(number)].utf8) : Array("%!Weekday(\(unsigned(number)))".utf8)
  }

  private static func unsigned(_ number: Int64) -> UInt64 { UInt64(bitPattern: number) }
}
