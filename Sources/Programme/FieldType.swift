extension FieldSchema {
  /// Whether several values may stand in it.
  package var takesList: Bool { isList || type == .people || type == .period }
}

extension FieldSchema.FieldType {
  /// What a value is, for a sentence: `a date`.
  package func noun(_ words: Words) -> String {
    switch self {
    case .text: "a text"
    case .date: "a date"
    case .month: "a month"
    case .period: "a period"
    case .interval: "a stretch of time"
    case .person: "a person"
    case .people: "a list of people"
    case .url: "a link"
    case .oneOf(let values):
      "one of " + values.map { "'\(words.written($0))'" }.joined(separator: ", ")
    }
  }

  /// What a value looks like, for a help sentence.
  package func example(_ words: Words) -> String {
    switch self {
    case .text: "text"
    case .date: "YYYY-MM-DD"
    case .month: "YYYY-MM"
    case .period: "YYYY-MM-DD/YYYY-MM-DD"
    case .interval: "every 4 weeks"
    case .person: "Name (handle)"
    case .people: "[Name (handle), Name (handle)]"
    case .url: "https://…"
    case .oneOf(let values): values.map(words.written).joined(separator: " | ")
    }
  }

  /// Whether a text is of the type as far as its shape goes; a date that does not exist has the shape
  /// of one and is another rule's business.
  package func admits(_ text: String, words: Words) -> Bool {
    switch self {
    case .text: true
    case .date: Day.isoNumbers(text) != nil
    case .month: monthNumbers(text) != nil
    case .period: Period(text) != nil || !impossibleDates(in: text).isEmpty
    case .interval: Interval(text, words: words) != nil
    case .person, .people: Person(parsing: text) != nil
    case .url: isLink(text)
    case .oneOf(let values):
      values.contains { value in
        folded(value) == folded(text)
          || Words.Word(rawValue: value).map { words.word(text, among: [$0]) != nil } ?? false
      }
    }
  }

  private func isLink(_ text: String) -> Bool {
    let schemes = ["https://", "http://", "mailto:"]
    return schemes.contains { text.hasPrefix($0) && text.utf8.count > $0.utf8.count }
      && !text.unicodeScalars.contains(where: \.isSpace)
  }
}

/// Texts shaped like days that do not exist.
package func impossibleDates(in text: String) -> [String] {
  if Day(text) != nil { return [] }
  return text.split { !($0.isASCII && ($0.isNumber || $0 == "-")) }
    .filter { Day.isoNumbers($0) != nil && Day($0) == nil }.map(String.init)
}

/// A text that is shaped like a month that does not exist.
package func impossibleMonths(in text: String) -> [String] {
  guard let month = monthNumbers(text), !(1...12).contains(month.month) else { return [] }
  return [text]
}

/// The numbers of a text shaped `YYYY-MM`.
package func monthNumbers(_ text: String) -> (year: Int, month: Int)? {
  Day.isoNumbers(text + "-01").map { ($0.0, $0.1) }
}
