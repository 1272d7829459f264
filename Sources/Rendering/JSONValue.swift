/// A JSON value (RFC 8259) whose objects keep their members in order.
package enum JSONValue: Sendable {
  case null
  case bool(Bool)
  case number(Int)
  case string(String)
  case array([JSONValue])
  case object([(String, JSONValue)])

  package static func optional(_ text: String?) -> JSONValue { text.map(JSONValue.string) ?? .null }

  /// On one line, without white space.
  package var compact: String {
    var text = ""
    write(to: &text, indent: nil)
    return text
  }

  /// With two spaces for each level.
  package var pretty: String {
    var text = ""
    write(to: &text, indent: 0)
    return text
  }

  private func write(to text: inout String, indent: Int?) {
    switch self {
    case .null: text += "null"
    case .bool(let value): text += value ? "true" : "false"
    case .number(let value): text += String(value)
    case .string(let value): JSONValue.write(value, to: &text)
    case .array(let values):
      JSONValue.write(values, between: "[", "]", to: &text, indent: indent) { value, text, indent in
        value.write(to: &text, indent: indent)
      }
    case .object(let members):
      JSONValue.write(members, between: "{", "}", to: &text, indent: indent) {
        member, text, indent in
        JSONValue.write(member.0, to: &text)
        text += indent == nil ? ":" : ": "
        member.1.write(to: &text, indent: indent)
      }
    }
  }

  private static func write<Element>(
    _ elements: [Element], between open: String, _ close: String, to text: inout String,
    indent: Int?, _ body: (Element, inout String, Int?) -> Void
  ) {
    text += open
    let inner = indent.map { $0 + 2 }
    func newLine(_ width: Int?) {
      if let width { text += "\n" + String(repeating: " ", count: width) }
    }
    for (index, element) in elements.enumerated() {
      if index > 0 { text += "," }
      newLine(inner)
      body(element, &text, inner)
    }
    if !elements.isEmpty { newLine(indent) }
    text += close
  }

  /// Characters that act on a terminal or in a log are escaped as well, which JSON allows.
  private static func write(_ value: String, to text: inout String) {
    text += "\""
    var commands = LogCommands()
    for scalar in value.unicodeScalars {
      let starts = commands.start(with: scalar)
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      case "[" where starts: text += "\\u005b"
      default:
        if isHarmless(scalar) {
          text.unicodeScalars.append(scalar)
        } else {
          for unit in String(scalar).utf16 {
            let digits = String(unit, radix: 16)
            text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
          }
        }
      }
    }
    text += "\""
  }
}
