package import Programme

/// What happened in a pairing and when, beside what was planned: the matter of reports.
package struct Chronicle: Sendable {
  /// A meeting that was held.
  package struct Meeting: Hashable, Sendable {
    package let day: Day
    package let kind: DocumentKind
    package let document: FilePath
  }

  package enum GoalState: Hashable, Sendable {
    case open
    /// The day is nil where none is written.
    case met(on: Day?)
    case waived(reason: String)
  }

  package struct Goal: Hashable, Sendable {
    package let number: Int?
    package let text: String
    package let measure: String
    /// Names of the gaps that it closes, as the plan has them: `G1 (skill): …`.
    package let gaps: [String]
    /// The target date that counts.
    package let target: Day?
    package let state: GoalState
    package let links: [String]
    package let confirmedBy: String?
    /// What its line of progress says.
    package let progress: String
  }

  package enum PromiseFate: Hashable, Sendable {
    case open
    case kept(on: Day?)
    case dropped(on: Day?)
  }

  package struct PromiseLife: Hashable, Sendable {
    package let text: String
    package let owner: ActionItem.Owner?
    package let made: Day?
    package let due: Day?
    package let timesCarried: Int
    package let fate: PromiseFate
  }

  package let slug: FilePath
  package let stage: Stage
  package let mentee: Person?
  package let mentor: Person?
  package let earlierMentors: [Person]
  package let role: String?
  /// Link to the application.
  package let application: String?
  package let started: Day?
  /// The day of the closing.
  package let ended: Day?
  /// Link to the nomination.
  package let nomination: String?
  package let away: [Period]
  package let meetings: [Meeting]
  /// By when the rhythm wanted each meeting, the next one included.
  package let plannedMeetings: [Day]
  /// Days on which a meeting was called off.
  package let cancelled: [Day]
  /// First days of their months.
  package let checkIns: [Day]
  package let reviews: [Review]
  /// By when each review was expected, the next one included.
  package let plannedReviews: [Day]
  /// In the plan's order.
  package let goals: [Goal]
  /// Gaps that no goal of the plan closes, each with the reason where there is one.
  package let otherGaps: [String]
  /// In the order in which they were made.
  package let promises: [PromiseLife]

  package init(of pairing: Pairing, in configuration: Configuration) {
    let fields = pairing.documents.first { $0.kind == .pairing }?.fields ?? []
    let closing = pairing.documents.first { $0.kind == .closing }
    slug = pairing.slug
    stage = pairing.stage
    (mentee, mentor, role) = (pairing.mentee, pairing.mentor, pairing.role)
    earlierMentors = pairing.earlierMentors
    application = fields["application"]?.text.flatMap { $0.isEmpty ? nil : $0 }
    started = pairing.started
    ended = pairing.outcome == nil ? nil : closing?.fields["date"]?.text.flatMap { Day($0) }
    nomination = closing?.fields["nomination"]?.text.flatMap { $0.isEmpty ? nil : $0 }
    away = pairing.away
    meetings = pairing.heldMeetings.map { Meeting(day: $0.date, kind: $0.kind, document: $0.note) }
    cancelled = pairing.days(of: .cancelled)
    checkIns = pairing.days(of: .checkIn)
    reviews = pairing.reviews
    func planned(_ cadence: Configuration.Cadence, after held: [Day]) -> [Day] {
      let interval = pairing.cadence[cadence] ?? configuration.cadence(cadence)
      if pairing.mentor == nil { return [] }
      let isOver = pairing.outcome != nil
      let starts = Set([pairing.started, pairing.begun].compactMap(\.self))
      let bases = Array(starts) + (isOver ? Array(held.dropLast()) : held)
      return bases.compactMap { $0.adding(interval)?.after(pairing.away) }
    }
    plannedMeetings = planned(.meeting, after: meetings.map(\.day))
    plannedReviews = planned(.review, after: reviews.filter { $0.decision != nil }.map(\.day))
    goals = pairing.plan?.chronicledGoals ?? []
    otherGaps = pairing.plan?.gapsWithoutGoal ?? []
    promises = pairing.promiseLives
  }
}

extension ActionPlan {
  fileprivate var chronicledGoals: [Chronicle.Goal] {
    let lines = Dictionary(progress.map { ($0.goal, $0) }) { $1 }
    return goals.map { goal in
      let line = goal.number.flatMap { lines[$0] }
      let state: Chronicle.GoalState =
        switch line?.state {
        case .met?: .met(on: line?.date?.day)
        case .waived(let reason)?: .waived(reason: reason)
        case .open?, nil: .open
        }
      return Chronicle.Goal(
        number: goal.number, text: goal.text, measure: goal.cells[.measure]?.text.plain ?? "",
        gaps: gaps.filter { gap in goal.number.map { gap.goals.contains($0) } ?? false }
          .map(\.words),
        target: goal.targets.last?.day, state: state, links: line?.links ?? [],
        confirmedBy: line?.confirmedBy, progress: line?.text ?? "")
    }
  }

  fileprivate var gapsWithoutGoal: [String] {
    let numbers = Set(goals.compactMap(\.number))
    return gaps.filter { numbers.isDisjoint(with: $0.goals) }
      .map { $0.words + ($0.reason.map { " – \($0)" } ?? "") }
  }
}

extension Gap {
  /// `G1 (skill): reviews come late`
  fileprivate var words: String {
    let name = [identifier, kind.map { "(\($0))" }].compactMap(\.self).joined(separator: " ")
    return name.isEmpty ? text : "\(name): \(text)"
  }
}

extension Pairing {
  fileprivate var promiseLives: [Chronicle.PromiseLife] {
    let days = Dictionary(meetings.map { ($0.path, $0.date) }) { first, _ in first }
    func day(_ item: ActionItem) -> Day? { days[item.document].flatMap(\.self) }
    return promises.map { promise in
      let last = promise.lastMention
      let fate: Chronicle.PromiseFate =
        switch promise.state {
        case .open, .lost: .open
        case .done: .kept(on: day(last))
        case .dropped: .dropped(on: day(last))
        }
      return Chronicle.PromiseLife(
        text: last.text, owner: last.owner, made: day(promise.firstMention),
        due: last.due?.day, timesCarried: promise.timesCarried, fate: fate)
    }
  }
}
