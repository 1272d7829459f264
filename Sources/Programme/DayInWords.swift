/// A day in one of the forms that people write instead of `YYYY-MM-DD`.
package enum DayInWords: Hashable, Sendable {
  case day(Day)
  /// Day and month could be the other way round; the reading with the day first is given.
  case ambiguous(Day)

  /// Reads `15 February 2022`, `15. Februar 2022`, `Feb 15, 2022`, `15.02.2022`, `02/15/2022`,
  /// `2022/2/15`; nil for a text that is not wholly a date, lacks its century, or names a day that does
  /// not exist. Month names are English, German, French, Spanish and Portuguese ones.
  package init?(_ text: String) {
    guard text.utf8.count <= 40, Day.isoNumbers(text) == nil else { return nil }
    let tokens = Token.all(in: text)
    var numbers: [(value: Int, digits: Int)] = []
    var month: (value: Int, position: Int)?
    for token in tokens {
      switch token {
      case .number(let value, let digits): numbers.append((value, digits))
      case .month(let value):
        guard month == nil else { return nil }
        month = (value, numbers.count)
      case .filler:
        // `15th of February`, `15 de febrero de 2022`
        guard !numbers.isEmpty else { return nil }
      case .other: return nil
      }
    }
    if let month {
      guard numbers.count == 2, let yearIndex = numbers.firstIndex(where: { $0.digits == 4 }),
        numbers[1 - yearIndex].digits <= 2,
        // `2022 15 February` and the like are nobody's habit.
        yearIndex == 1 || month.position == 1,
        let day = Day(
          year: numbers[yearIndex].value, month: month.value, day: numbers[1 - yearIndex].value)
      else { return nil }
      self = .day(day)
      return
    }
    guard numbers.count == 3, DayInWords.hasOneSeparator(text) else { return nil }
    if numbers[0].digits == 4, numbers[1].digits <= 2, numbers[2].digits <= 2 {
      guard
        let day = Day(year: numbers[0].value, month: numbers[1].value, day: numbers[2].value)
      else { return nil }
      self = .day(day)
      return
    }
    guard numbers[2].digits == 4, numbers[0].digits <= 2, numbers[1].digits <= 2 else { return nil }
    let year = numbers[2].value
    let dayFirst = Day(year: year, month: numbers[1].value, day: numbers[0].value)
    let monthFirst = Day(year: year, month: numbers[0].value, day: numbers[1].value)
    switch (dayFirst, monthFirst) {
    case (nil, nil): return nil
    case (let day?, nil): self = .day(day)
    case (nil, let day?):
      // With full stops the day is first everywhere.
      guard !text.utf8.contains(0x2E) else { return nil }
      self = .day(day)
    case (let a?, let b?): self = a == b ? .day(a) : .ambiguous(a)
    }
  }

  /// Whether a date of three numbers has the same mark between them, and no blank but behind a full stop.
  private static func hasOneSeparator(_ text: String) -> Bool {
    let marks = text.utf8.filter { !$0.isASCIIDigit && $0 != 0x20 }
    guard marks.count == 2, marks[0] == marks[1], [0x2D, 0x2E, 0x2F].contains(marks[0]) else {
      return false
    }
    return marks[0] == 0x2E || !text.utf8.contains(0x20)
  }
}

/// A part of a date.
private enum Token {
  case number(Int, digits: Int)
  case month(Int)
  case filler
  case other

  static func all(in text: String) -> [Token] {
    var tokens: [Token] = []
    var rest = text[...].trimmed.unicodeScalars[...]
    while let first = rest.first {
      if ("0"..."9").contains(first) {
        let digits = rest.prefix { ("0"..."9").contains($0) }
        rest = rest.dropFirst(digits.count)
        let value = digits.count <= 4 ? Int(String(digits)) : nil
        tokens.append(value.map { .number($0, digits: digits.count) } ?? .other)
        // `15th` is a number, `15x` is none.
        let letters = rest.prefix { $0.properties.isAlphabetic || $0 == "º" }
        guard !letters.isEmpty else { continue }
        rest = rest.dropFirst(letters.count)
        if !["st", "nd", "rd", "th", "er", "º"].contains(String(letters)) { tokens.append(.other) }
      } else if first.properties.isAlphabetic {
        let letters = rest.prefix { $0.properties.isAlphabetic }
        rest = rest.dropFirst(letters.count)
        tokens.append(word(folded(String(letters))))
      } else {
        rest = rest.dropFirst()
        if !" ,./-\u{A0}".unicodeScalars.contains(first) { tokens.append(.other) }
      }
    }
    return tokens
  }

  private static func word(_ word: String) -> Token {
    if ["of", "de", "the"].contains(word) { return .filler }
    return monthNumber(named: word).map { .month($0) } ?? .other
  }
}

/// The month, 1 to 12, that a folded word is a name of in one of the languages of `DayInWords`.
func monthNumber(named word: String) -> Int? {
  monthNames.firstIndex { $0.contains(word) }.map { $0 + 1 }
}

private let monthNames: [Set<String>] = [
  ["january", "jan", "januar", "jänner", "janvier", "janv", "enero", "ene", "janeiro"],
  [
    "february", "feb", "febr", "februar", "feber", "février", "févr", "febrero", "fevereiro",
    "fev",
  ],
  ["march", "mar", "märz", "mär", "mars", "marzo", "março"],
  ["april", "apr", "avril", "avr", "abril", "abr"],
  ["may", "mai", "mayo", "maio"],
  ["june", "jun", "juni", "juin", "junio", "junho"],
  ["july", "jul", "juli", "juillet", "juil", "julio", "julho"],
  ["august", "aug", "août", "agosto", "ago"],
  ["september", "sep", "sept", "septembre", "septiembre", "setembro", "set"],
  ["october", "oct", "oktober", "okt", "octobre", "octubre", "outubro", "out"],
  ["november", "nov", "novembre", "noviembre", "novembro"],
  ["december", "dec", "dezember", "dez", "décembre", "déc", "diciembre", "dic", "dezembro"],
]
