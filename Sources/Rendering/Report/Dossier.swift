package import Programme
package import Schedule

/// What the record tells of one pairing: for a nomination, or for the next mentor.
package struct Dossier: Sendable {
  private let chronicle: Chronicle
  private let schedule: PairingSchedule
  private let lives: [Int: GoalLife]
  private let hasHistory: Bool
  private let notes: [(document: FilePath, text: String)]

  /// - Parameters:
  ///   - history: the record of the pairing, newest first; nil where it can't be read.
  ///   - notes: the meetings' notes as they stand, where they are asked for.
  package init(
    _ chronicle: Chronicle, _ schedule: PairingSchedule, history: [LogEntry]?,
    notes: [(document: FilePath, text: String)] = []
  ) {
    self.chronicle = chronicle
    self.schedule = schedule
    hasHistory = history != nil
    let numbers = chronicle.goals.compactMap(\.number)
    lives = Dictionary(
      numbers.compactMap { number in
        history.flatMap { GoalLife(of: number, in: chronicle.slug, $0) }.map { (number, $0) }
      }
    ) { first, _ in first }
    self.notes = notes
  }

  package var markdown: String { blocks.markdown }

  /// A page of its own: nothing is loaded.
  package var html: String {
    """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    \(PageStyle.head(title: title))</head>
    <body>
    <main>
    \(blocks.html)</main>
    </body>
    </html>

    """
  }

  private var title: String {
    let name = chronicle.mentee?.name ?? chronicle.slug.text
    return chronicle.role.map { "\(name): \($0)" } ?? name
  }

  private var blocks: [ReportBlock] {
    var blocks: [ReportBlock] = [.heading(1, title), .list(facts)]
    blocks += [.heading(2, "Decisions")] + decisions
    blocks += [.heading(2, "Goals")] + goals
    blocks += [.heading(2, "Open promises")] + promises
    blocks += [
      .heading(2, "Timeline"),
      .table(
        header: ["Day", "What"],
        rows: chronicle.events(withExpected: false).map {
          [[.plain($0.day.description)], [.plain($0.text)]]
        }),
    ]
    if !notes.isEmpty { blocks.append(.heading(2, "Notes")) }
    for note in notes {
      blocks += [.heading(3, note.document.lastComponent.text), .quotation(note.text)]
    }
    return blocks
  }

  private var facts: [[ReportText]] {
    func fact(_ name: String, _ text: String?) -> [ReportText]? {
      text.map { [.strong(name), .plain(": \($0)")] }
    }
    func link(_ name: String, _ address: String?) -> [ReportText]? {
      address.map { [.strong(name), .plain(": "), .link($0)] }
    }
    let earlier = chronicle.earlierMentors.map(\.written).joined(separator: ", ")
    let met = chronicle.goals.count { $0.isMet }
    let stage = schedule.stage.rawValue + (chronicle.ended.map { " on \($0)" } ?? "")
    let span = chronicle.meetings.first.flatMap { first in
      chronicle.meetings.last.map { " from \(first.day) to \($0.day)" }
    }
    return [
      fact("Mentee", chronicle.mentee?.written), fact("Mentor", chronicle.mentor?.written),
      fact("Earlier mentors", earlier.isEmpty ? nil : earlier),
      fact("Started", chronicle.started?.description), fact("Stage", stage),
      link("Application", chronicle.application), link("Nomination", chronicle.nomination),
      fact("Meetings held", "\(chronicle.meetings.count)" + (span ?? "")),
      fact("Goals met", "\(met) of \(chronicle.goals.count)"),
      fact("As of", schedule.day.description),
    ].compactMap(\.self)
  }

  private var decisions: [ReportBlock] {
    guard !chronicle.reviews.isEmpty else {
      return [.paragraph([.plain("None was recorded yet.")])]
    }
    return [
      .list(chronicle.reviews.map { [.plain("\($0.day): "), .strong($0.decisionText)] })
    ]
  }

  private var goals: [ReportBlock] {
    var blocks: [ReportBlock] = []
    for goal in chronicle.goals {
      blocks.append(
        .heading(3, "\(goal.name.prefix(1).uppercased())\(goal.name.dropFirst()): \(goal.text)"))
      var facts: [[ReportText]] = goal.gaps.map { [.strong("Gap"), .plain(": \($0)")] }
      if !goal.measure.isEmpty {
        facts.append([.strong("Success measure"), .plain(": \(goal.measure)")])
      }
      if let target = goal.target { facts.append([.strong("Target date"), .plain(": \(target)")]) }
      facts.append([.strong("State"), .plain(": \(goal.stateText)")] + goal.evidence)
      blocks.append(.list(facts))
      if let life = goal.number.flatMap({ lives[$0] }), life.steps.count > 1 {
        blocks.append(
          .table(
            header: ["Day", "What changed", "By", "After"],
            rows: life.steps.map { step in
              [
                [.plain(step.entry.day)], [.plain(step.words)], [.plain(step.entry.author)],
                [.plain(step.entry.meeting.map(\.meetingName) ?? "")],
              ]
            }))
      }
    }
    if blocks.isEmpty { blocks.append(.paragraph([.plain("No goal was set yet.")])) }
    if !chronicle.otherGaps.isEmpty {
      blocks += [
        .heading(3, "Gaps without a goal"), .list(chronicle.otherGaps.map { [.plain($0)] }),
      ]
    }
    if !hasHistory {
      blocks.append(
        .paragraph([.plain("The history can’t be read here, so what was changed is missing.")]))
    }
    return blocks
  }

  private var promises: [ReportBlock] {
    guard !schedule.promises.isEmpty else { return [.paragraph([.plain("None.")])] }
    return [
      .list(
        schedule.promises.map { promise in
          var details: [String] = []
          if let since = promise.since { details.append("since \(since)") }
          if let due = promise.due { details.append("due \(due)") }
          let times = promise.timesCarried
          if times > 0 { details.append(times == 1 ? "carried once" : "carried \(times) times") }
          let owner = promise.owner == nil ? "" : "\(promise.owner.name): "
          return [
            .plain(
              owner + promise.text
                + (details.isEmpty ? "" : " (\(details.joined(separator: ", ")))"))
          ]
        })
    ]
  }
}

extension Chronicle.Goal {
  fileprivate var stateText: String {
    switch state {
    case .open: "open" + (progress.isEmpty ? "" : " – \(progress)")
    case .met(let day): "met" + (day.map { " on \($0)" } ?? "")
    case .waived(let reason): "waived" + (reason.isEmpty ? "" : " – \(reason)")
    }
  }

  fileprivate var evidence: [ReportText] {
    guard isMet else { return [] }
    var texts = links.flatMap { [.plain(", "), .link($0)] as [ReportText] }
    if let confirmedBy { texts.append(.plain(", confirmed by \(confirmedBy)")) }
    return texts.isEmpty ? [.plain(", without evidence")] : texts
  }
}
