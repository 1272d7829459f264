import Programme

/// A day as an option gives it.
func dayArgument(_ text: String, of option: String) throws(Failure) -> Day {
  if let day = Day(text) { return day }
  throw Failure(
    Day.isoNumbers(text) == nil
      ? "'\(text)' of \(option) is no date" : "date '\(text)' of \(option) does not exist",
    help: "Give a day that exists, as YYYY-MM-DD.")
}

/// Somebody as an option names them.
func personArgument(_ text: String, of option: String) throws(Failure) -> Person {
  try requireLine(text, of: option)
  guard let person = Person(parsing: text), !person.name.utf8.contains(0x2F) else {
    throw Failure(
      "'\(text)' of \(option) names nobody", help: "Give a person as 'Name (handle)'.")
  }
  return person
}

/// Refuses what could not stand in one line of a file.
func requireLine(_ text: String, of option: String) throws(Failure) {
  let isEmpty = text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
  if isEmpty { throw Failure("\(option) is empty", help: "Give it a text, or leave it out.") }
  if text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
    throw Failure(
      "'\(text)' of \(option) holds a control character", help: "Give a text of one line.")
  }
  if text.utf8.count > 200 {
    throw Failure(
      "the text of \(option) has \(text.utf8.count) bytes, more than 200",
      help: "Give a shorter one; there is room in the document.")
  }
}
