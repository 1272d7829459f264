package import Programme
package import Schedule

/// What the coordinator's page has to say of one or more programmes on a day.
package struct CohortReport: Sendable {
  package struct Entry: Sendable {
    package let row: StatusReport.Row
    package let chronicle: Chronicle

    package init(row: StatusReport.Row, chronicle: Chronicle) {
      (self.row, self.chronicle) = (row, chronicle)
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
