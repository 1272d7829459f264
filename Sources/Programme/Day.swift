/// A day of the Gregorian calendar; no clock and no time zone.
package struct Day: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let year: Int
  package let month: Int
  package let day: Int

  /// nil for a day that does not exist.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      (1...Day.daysIn(month: month, year: year)).contains(day)
    else { return nil }
    self.year = year
    self.month = month
    self.day = day
  }

  /// `YYYY-MM-DD` and nothing else.
  package init?(_ text: some StringProtocol) {
    guard let parts = Day.isoNumbers(text) else { return nil }
    self.init(year: parts.0, month: parts.1, day: parts.2)
  }

  /// The three numbers of a text shaped `YYYY-MM-DD`, whether or not there is such a day.
  package static func isoNumbers(_ text: some StringProtocol) -> (Int, Int, Int)? {
    isoNumbers(Array(text.utf8)[...])
  }

  static func isoNumbers(_ text: ArraySlice<UInt8>) -> (Int, Int, Int)? {
    let start = text.startIndex
    guard text.count == 10, text[start + 4] == 0x2D, text[start + 7] == 0x2D else { return nil }
    func number(_ range: Range<Int>) -> Int? {
      var value = 0
      for offset in range {
        guard text[start + offset].isASCIIDigit else { return nil }
        value = value * 10 + Int(text[start + offset] - 0x30)
      }
      return value
    }
    guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10) else {
      return nil
    }
    return (year, month, day)
  }

  package static func daysIn(month: Int, year: Int) -> Int {
    switch month {
    case 2:
      year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400)) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  package static func < (a: Day, b: Day) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  /// ISO 8601: `2026-02-11`.
  package var description: String {
    func padded(_ value: Int, _ width: Int) -> String {
      let text = String(value)
      return String(repeating: "0", count: max(0, width - text.count)) + text
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Its month in ISO 8601: `2026-02`.
  package var monthText: String { String(description.dropLast(3)) }
}
