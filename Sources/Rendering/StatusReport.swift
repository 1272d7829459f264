package import Programme
package import Schedule

/// What `status` has to say of one or more programmes.
package struct StatusReport: Sendable {
  package struct Row: Sendable {
    /// Where the programme is, as somebody named it.
    package let repository: String
    package let schedule: PairingSchedule
    /// Oldest first; nil where the history can't be read.
    package let slips: [Slip]?
    /// Why somebody has to look at it, weightiest first: what the schedule says, and what slips.
    package let needs: [Need]
    /// What a coordinator has noted outside of the repository, for their own eyes.
    package let note: String?

    package init(
      repository: String, schedule: PairingSchedule, slips: [Slip]?, note: String? = nil
    ) {
      (self.repository, self.schedule, self.note) = (repository, schedule, note)
      self.slips = slips?.sorted { ($0.on, $0.to) < ($1.on, $1.to) }
      let slipping = schedule.slipping(after: self.slips ?? [])
      needs =
        slipping.isEmpty
        ? schedule.needs
        : (schedule.needs + [.slipping(slipping)]).sorted { $0.rank < $1.rank }
    }
  }

  package let day: Day
  /// Those in need first, the weightiest and oldest needs before others; then the others, those that
  /// have ended last.
  package let rows: [Row]

  package init(_ rows: [Row], on day: Day) {
    self.day = day
    self.rows = rows.sorted { a, b in
      let (x, y) = (a.order, b.order)
      if x != y { return x.lexicographicallyPrecedes(y) }
      return (a.schedule.slug, a.repository) < (b.schedule.slug, b.repository)
    }
  }

  /// `7 pairings on 2026-10-01: 2 need somebody, 2 have ended.`
  package var summary: String {
    let needy = rows.count { !$0.needs.isEmpty }
    let ended = rows.count { $0.schedule.hasEnded }
    var parts = [
      needy == 0 ? "none needs anybody" : needy == 1 ? "1 needs somebody" : "\(needy) need somebody"
    ]
    if ended > 0 { parts.append(ended == 1 ? "1 has ended" : "\(ended) have ended") }
    return "\(counted(rows.count, "pairing")) on \(day): " + parts.joined(separator: ", ") + "."
  }

  /// Whether rows have to say which repository they are from.
  var isOfSeveral: Bool { Set(rows.map(\.repository)).count > 1 }
}

extension StatusReport.Row {
  /// Numbers that sort before others; a day that is not known comes last.
  fileprivate var order: [Int] {
    guard let need = needs.first else { return [schedule.hasEnded ? 2 : 1] }
    return [0, need.rank, need.since?.daysSince1970 ?? .max]
  }

  var slug: String { visible(schedule.slug.bytes) }

  /// The reasons, or else what comes next.
  var text: String {
    let needs = needs.map { $0.text(on: schedule.day) }
    let parts = (needs.isEmpty ? next : needs)
    return (absence + parts).joined(separator: "; ")
  }

  private var absence: [String] {
    guard schedule.isAway, !schedule.hasEnded else { return [] }
    return [schedule.back.map { "away, back on \($0)" } ?? "away"]
  }

  private var next: [String] {
    func expected(_ what: String, _ day: Day?) -> String? {
      day.map { $0 < schedule.day ? "\(what) was due \($0)" : "\(what) \($0)" }
    }
    return [
      expected("meeting", schedule.nextMeeting), expected("review", schedule.nextReview),
      expected("check-in", schedule.nextCheckIn),
    ].compactMap(\.self)
  }
}
