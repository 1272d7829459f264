/// Somebody as front matter names them: `Name`, `Name (handle)` or `Name <mail>`.
package struct Person: Hashable, Sendable {
  package let name: String
  /// Without an `@`.
  package let handle: String?
  package let mail: String?

  package init(name: String, handle: String? = nil, mail: String? = nil) {
    self.name = name
    self.handle = handle
    self.mail = mail
  }
}

/// From one day to another, both included; without an end it is still open.
package struct Period: Hashable, Sendable {
  package let start: Day
  package let end: Day?

  package init(start: Day, end: Day?) {
    self.start = start
    self.end = end
  }
}

/// A stretch of time as a cadence names it: `4 weeks`, `1 month`, `3 months`, `10 days`.
package struct Interval: Hashable, Sendable {
  package enum Unit: String, Sendable, CaseIterable { case day, week, month, year }

  package let count: Int
  package let unit: Unit

  package init(count: Int, unit: Unit) {
    self.count = count
    self.unit = unit
  }
}
