/// A day as a heading of somebody's log names it: perhaps without a year, or with day and month
/// either way round.
struct LoggedDate: Hashable, Sendable {
  enum DayAndMonth: Hashable, Sendable {
    case known(month: Int, day: Int)
    /// Two numbers of which nobody can tell alone which is the day: `05/12`.
    case either(Int, Int)
  }

  let dayAndMonth: DayAndMonth
  let year: Int?
  /// Whether nothing but the name of a weekday stands before it.
  let isAtStart: Bool

  /// Finds the first day that a text names: `2026-05-12`, `12 May 2026`, `May 12th`, `12.5.2026`,
  /// `Tue 12/05`. Two numbers without a year are one at the start of the text only.
  init?(in text: String) {
    let pieces = Piece.all(in: text)
    var isAtStart = true
    for index in pieces.indices {
      if let found = LoggedDate.numeric(pieces[index...], isAtStart: isAtStart)
        ?? LoggedDate.withMonthName(pieces[index...])
      {
        dayAndMonth = found.dayAndMonth
        year = found.year
        self.isAtStart = isAtStart
        return
      }
      switch pieces[index] {
      case .number: isAtStart = false
      case .word(let word): isAtStart = isAtStart && weekdays.contains(word)
      case .mark: break
      }
    }
    return nil
  }

  private typealias Found = (dayAndMonth: DayAndMonth, year: Int?)

  /// `2026-05-12`, `12.5.2026`, `12. 5. 26`, `12/05/2026`, `12/05`, `12.5.`
  private static func numeric(_ pieces: ArraySlice<Piece>, isAtStart: Bool) -> Found? {
    let p = Array(pieces.prefix(6))
    guard p.count >= 3, case .number(let first, let firstDigits) = p[0],
      case .mark(let mark) = p[1], case .number(let second, let secondDigits) = p[2],
      secondDigits <= 2, ["-", "/", ".", ". "].contains(mark)
    else { return nil }
    var third: (value: Int, digits: Int)?
    if p.count >= 5, case .mark(mark) = p[3], case .number(let value, let digits) = p[4] {
      third = (value, digits)
    }
    if firstDigits == 4 {
      guard let third, third.digits <= 2 else { return nil }
      return (.known(month: second, day: third.value), first)
    }
    guard firstDigits <= 2 else { return nil }
    let isDayFirst = mark.hasPrefix(".")
    let dayAndMonth =
      isDayFirst ? DayAndMonth.known(month: second, day: first) : .either(first, second)
    if let third, third.digits == 4 || third.digits == 2 {
      return (dayAndMonth, third.digits == 4 ? third.value : 2000 + third.value)
    }
    guard isAtStart, third == nil else { return nil }
    // `2.5` alone is a version of something.
    if isDayFirst {
      guard p.count > 3, case .mark(let end) = p[3], end.hasPrefix(".") else { return nil }
    }
    return (dayAndMonth, nil)
  }

  /// `12 May 2026`, `12th of May`, `12. Mai`, `12 de mayo de 2026`, `May 12th, 2026`, `2026 May 12`
  private static func withMonthName(_ pieces: ArraySlice<Piece>) -> Found? {
    var rest = pieces[...]
    var year: Int?
    var day: Int?
    if case .number(let value, let digits)? = rest.first {
      if digits == 4 { year = value } else { day = value }
      guard digits == 4 || digits <= 2 else { return nil }
      rest = rest.dropFirst()
      skipBetween(&rest)
    }
    guard case .word(let word)? = rest.first, let month = monthNumber(named: word) else {
      return nil
    }
    rest = rest.dropFirst()
    if day == nil {
      guard case .mark(let mark)? = rest.first, mark.isShortMark else { return nil }
      rest = rest.dropFirst()
      guard case .number(let value, let digits)? = rest.first, digits <= 2 else { return nil }
      day = value
      // `mar 12 mai 2026`, `mar 13/05/2026`: a weekday in one language is a month in another.
      if weekdays.contains(word), namesWholeDay(rest) { return nil }
      rest = rest.dropFirst()
    }
    guard let day else { return nil }
    if year == nil {
      let mark = skipBetween(&rest)
      if case .number(let value, let digits)? = rest.first {
        if digits == 4 { year = value }
        if digits == 2, mark.last == "'" || mark.last == "’" { year = 2000 + value }
      }
    }
    return (.known(month: month, day: day), year)
  }

  /// Whether a number begins a day with its month.
  private static func namesWholeDay(_ pieces: ArraySlice<Piece>) -> Bool {
    if let numbers = numeric(pieces, isAtStart: true) {
      return numbers.year != nil || pieces.dropFirst().first == .mark("/")
    }
    var rest = pieces.dropFirst()
    skipBetween(&rest)
    if case .word(let word)? = rest.first { return monthNumber(named: word) != nil }
    return false
  }

  /// Leaves out marks, the letters of `12th`, and words such as `of`; gives the last marks.
  @discardableResult
  private static func skipBetween(_ rest: inout ArraySlice<Piece>) -> String {
    var marks = ""
    while let next = rest.first {
      switch next {
      case .mark(let mark) where mark.isShortMark: marks = mark
      case .word(let word) where between.contains(word): break
      default: return marks
      }
      rest = rest.dropFirst()
    }
    return marks
  }

  private static let between: Set<String> = [
    "st", "nd", "rd", "th", "er", "of", "the", "de", "del",
  ]

  /// A run of digits, of letters, or of anything else.
  private enum Piece: Hashable {
    case number(Int, digits: Int)
    /// Folded.
    case word(String)
    case mark(String)

    static func all(in text: String) -> [Piece] {
      enum Sort { case digit, letter, mark }
      func sort(_ scalar: Unicode.Scalar) -> Sort {
        if ("0"..."9").contains(scalar) { return .digit }
        return scalar.properties.isAlphabetic ? .letter : .mark
      }
      var result: [Piece] = []
      var rest = text[...].trimmed.unicodeScalars[...]
      while let first = rest.first {
        let run = rest.prefix { sort($0) == sort(first) }
        rest = rest.dropFirst(run.count)
        let text = String(run)
        switch sort(first) {
        // A number of more digits is no part of a date.
        case .digit: result.append(.number(Int(text.prefix(9)) ?? 0, digits: text.utf8.count))
        case .letter: result.append(.word(folded(text)))
        case .mark: result.append(.mark(text))
        }
      }
      return result
    }
  }
}

extension String {
  fileprivate var isShortMark: Bool {
    unicodeScalars.count <= 3
      && unicodeScalars.allSatisfy { " ,.-/'’\u{A0}".unicodeScalars.contains($0) }
  }
}

/// Names of weekdays and their abbreviations, folded, in the languages of `DayInWords`.
private let weekdays: Set<String> = [
  "monday", "mon", "tuesday", "tue", "tues", "wednesday", "wed", "thursday", "thu", "thur", "thurs",
  "friday", "fri", "saturday", "sat", "sunday", "sun",
  "montag", "mo", "dienstag", "di", "mittwoch", "mi", "donnerstag", "do", "freitag", "fr",
  "samstag",
  "sonnabend", "sa", "sonntag", "so",
  "lundi", "lun", "mardi", "mar", "mercredi", "mer", "jeudi", "jeu", "vendredi", "ven", "samedi",
  "sam", "dimanche", "dim",
  "lunes", "martes", "miércoles", "mié", "jueves", "jue", "viernes", "vie", "sábado", "sáb",
  "domingo", "dom",
  "segunda", "feira", "seg", "terça", "ter", "quarta", "qua", "quinta", "qui", "sexta", "sex",
]
