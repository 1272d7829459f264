package import Programme
package import Schedule

/// What the coordinator's page has to say of one or more programmes on a day.
package struct CohortReport: Sendable {
  /// A goal's target date that was moved to a later day.
  package struct Slip: Hashable, Sendable {
    package let goal: Int?
    package let from: Day
    package let to: Day
    /// The day of the commit.
    package let on: Day

    package init(goal: Int?, from: Day, to: Day, on: Day) {
      (self.goal, self.from, self.to, self.on) = (goal, from, to, on)
    }
  }

  package struct Entry: Sendable {
    package let row: StatusReport.Row
    package let chronicle: Chronicle
    /// nil where the history can't be read.
    package let slips: [Slip]?

    package init(row: StatusReport.Row, chronicle: Chronicle, slips: [Slip]?) {
      (self.row, self.chronicle, self.slips) = (row, chronicle, slips)
    }

    var schedule: PairingSchedule { row.schedule }
  }

  package let title: String
  package let day: Day
  /// In the order of `status`.
  package let entries: [Entry]
  let summary: String
  let isOfSeveral: Bool

  package init(title: String, _ entries: [Entry], on day: Day) {
    self.title = title
    self.day = day
    let status = StatusReport(entries.map(\.row), on: day)
    summary = status.summary
    isOfSeveral = status.isOfSeveral
    let keyed = Dictionary(entries.map { (Key($0.row), $0) }) { first, _ in first }
    self.entries = status.rows.compactMap { keyed[Key($0)] }
  }

  private struct Key: Hashable {
    let repository: String
    let slug: FilePath

    init(_ row: StatusReport.Row) { (repository, slug) = (row.repository, row.schedule.slug) }
  }
}
