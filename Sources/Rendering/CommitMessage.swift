package import Changes
package import Programme

/// The message of the commit of one pairing, or of the programme's own files where the slug is nil.
///
/// The last paragraph holds the trailers and nothing else (git-interpret-trailers). What comes from
/// documents can neither begin a line nor make a link or a call of it on a host.
///
/// - Parameters:
///   - note: what the person wants to add: a paragraph, or several, between headline and bullets.
///   - isChecked: false adds the trailer `Checked: no`.
package func commitMessage(
  for event: Event, of slug: FilePath?, note: String = "", isChecked: Bool = true
) -> String {
  let subject = slug.map(trailerValue) ?? Event.Name.programme.rawValue
  var trailers = slug.map { ["Pairing: \(trailerValue($0))"] } ?? []
  trailers.append("Event: \(event.name.rawValue)")
  trailers += event.goals.map { "Goal: \($0)" }
  if !isChecked { trailers.append("Checked: no") }
  let headline = harmless(event.headline)
  let paragraphs = [
    subject + ": " + headline.cut(to: max(24, 70 - displayWidth(of: subject))),
    noteText(note),
    bullets(event.details).map { "- " + harmless($0).cut(to: 98) }.joined(separator: "\n"),
    trailers.joined(separator: "\n"),
  ]
  return paragraphs.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
}

/// The message of one commit that holds what `save` would have committed one by one: the same as
/// there for a single event, else a paragraph for each of them below a common first line.
///
/// - Parameter events: at least one; a nil slug is the programme's own files.
package func commitMessage(for events: [(slug: FilePath?, event: Event)]) -> String {
  if events.count == 1 { return commitMessage(for: events[0].event, of: events[0].slug) }
  let names = events.map { $0.slug.map(trailerValue) ?? Event.Name.programme.rawValue }
  let paragraphs = zip(names, events).map { name, entry in
    ([name + ": " + harmless(entry.event.headline).cut(to: 72)]
      + bullets(entry.event.details).map { "- " + harmless($0).cut(to: 98) })
      .joined(separator: "\n")
  }
  let trailers = zip(names, events).flatMap { name, entry in
    (entry.slug == nil ? [] : ["Pairing: \(name)"]) + ["Event: \(entry.event.name.rawValue)"]
      + entry.event.goals.map { "Goal: \($0)" }
  }
  return
    ([names.joined(separator: ", ").cut(to: 70)] + paragraphs
    + [trailers.joined(separator: "\n")])
    .joined(separator: "\n\n") + "\n"
}

/// The first of very many details, and how many more there are.
private func bullets(_ details: [String]) -> [String] {
  let limit = 40
  if details.count <= limit { return details }
  return details.prefix(limit) + ["and \(details.count - limit) more"]
}

/// A folder's name as a trailer gives it: as it is, but for bytes that could act, which are
/// percent-encoded (RFC 3986) and so can be read back.
package func trailerValue(_ name: FilePath) -> String {
  let text = String(validating: name.bytes, as: UTF8.self)
  let isPlain = text.map { $0.unicodeScalars.allSatisfy(isHarmless) } ?? false
  var result: [UInt8] = []
  for (index, byte) in name.bytes.enumerated() {
    let isEnd = index == 0 || index == name.bytes.count - 1
    let isEncoded =
      switch byte {
      case UInt8(ascii: "%"), UInt8(ascii: "@"), UInt8(ascii: "#"), 0x00..<0x20, 0x7F: true
      case 0x20: isEnd
      default: byte >= 0x80 && !isPlain
      }
    if isEncoded {
      let digits = String(byte, radix: 16, uppercase: true)
      result += "%\(digits.count == 1 ? "0" : "")\(digits)".utf8
    } else {
      result.append(byte)
    }
  }
  return String(decoding: result, as: UTF8.self)
}

/// On one line, without characters that act, and without those that make `#1` a link and `@name` a call.
private func harmless(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars where scalar != "@" && scalar != "#" {
    result.unicodeScalars.append(isHarmless(scalar) ? scalar : " ")
  }
  return result.split(separator: " ").joined(separator: " ")
}

/// The person's own words; only what would end the message for git or act on a terminal is changed.
private func noteText(_ note: String) -> String {
  var lines: [String] = []
  for line in note.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
    var text = ""
    for scalar in line.unicodeScalars {
      text.unicodeScalars.append(isHarmless(scalar) ? scalar : " ")
    }
    while text.last == " " { text.removeLast() }
    // Behind `---` git looks for a patch and for no trailers any more.
    lines.append(text.hasPrefix("---") ? " " + text : text)
  }
  while lines.first?.isEmpty == true { lines.removeFirst() }
  while lines.last?.isEmpty == true { lines.removeLast() }
  return lines.joined(separator: "\n")
}

extension String {
  /// The text in at most so many columns, with `…` for what is left out.
  fileprivate func cut(to columns: Int) -> String {
    guard displayWidth(of: self) > columns else { return self }
    var result = ""
    for character in self {
      if displayWidth(of: result + String(character)) >= columns { break }
      result.append(character)
    }
    return result + "…"
  }
}
