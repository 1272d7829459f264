package import Programme

extension PairingSchedule {
  package init(of pairing: Pairing, in configuration: Configuration, on day: Day) {
    let scheduling = Scheduling(pairing, configuration, day)
    slug = pairing.slug
    self.day = day
    stage = scheduling.stage
    (mentee, mentor, role) = (pairing.mentee, pairing.mentor, pairing.role)
    application = pairing.application
    started = pairing.started
    isAway = scheduling.isAway
    back = isAway ? day.after(pairing.away) : nil
    newestRecord = scheduling.newestRecord
    nextMeeting = scheduling.nextMeeting?.day
    let checkIns = scheduling.checkIns
    unansweredCheckIn = isAway ? nil : checkIns.unanswered
    nextCheckIn = checkIns.next?.day
    nextReview = scheduling.nextReview
    goals = scheduling.goals
    let open = scheduling.promises
    promises = open.map(\.promise)
    needs = scheduling.needs(goals: goals, promises: promises)
    dues = scheduling.dues(goals: goals, promises: open, nextCheckIn: checkIns.next)
  }
}

/// Works out the schedule of a pairing.
private struct Scheduling {
  let pairing: Pairing
  let configuration: Configuration
  let day: Day
  let stage: Stage
  /// Whether the two are expected to meet.
  private let isUnderWay: Bool
  let isAway: Bool
  let newestRecord: Day?
  private let lastDecision: Day?

  init(_ pairing: Pairing, _ configuration: Configuration, _ day: Day) {
    self.pairing = pairing
    self.configuration = configuration
    self.day = day
    stage = pairing.stage
    isUnderWay =
      switch stage {
      case .paired, .planning, .active: true
      case .waiting, .nominated, .graduated, .ended, .lapsed: false
      }
    isAway = pairing.away.contains { $0.contains(day) }
    let days =
      pairing.documents.compactMap { lastDay(of: $0.kind, $0.date) }
      + pairing.unreadable.compactMap { lastDay(of: $0.kind, $0.date) }
      + (pairing.plan?.progress.compactMap { $0.date?.day } ?? [])
    newestRecord = days.max() ?? pairing.started
    lastDecision = pairing.reviews.last { $0.decision != nil && $0.day <= day }?.day
  }

  private func interval(_ cadence: Configuration.Cadence) -> Interval {
    pairing.cadence[cadence] ?? configuration.cadence(cadence)
  }

  private var lastRecorded: Day? { newestRecord.map { min($0, day) } }

  // MARK: - What comes round

  /// The next meeting and the day of the one before it, which names it; nil for the first one.
  var nextMeeting: (day: Day, last: Day?)? {
    guard isUnderWay else { return nil }
    let held = pairing.heldMeetings.map(\.date)
    let last = held.last { $0 <= day }
    if let noted = held.first(where: { $0 > day }) { return (noted, last) }
    guard let base = later(last, pairing.begun) else { return nil }
    return meeting(after: base)?.after(pairing.away).map { ($0, last) }
  }

  /// What the newest word on a meeting that did not take place leaves of the rhythm.
  private func meeting(after base: Day) -> Day? {
    let rhythm = interval(.meeting)
    let cancelled = pairing.documents.filter { $0.kind == .cancelled }
      .compactMap { note in note.date.map { (day: $0, movedTo: note.movedTo) } }
      .filter { ($0.movedTo ?? $0.day) > base }
      .max { $0.day < $1.day }
    guard let cancelled else { return base.adding(rhythm) }
    if let movedTo = cancelled.movedTo { return movedTo }
    // The one that was nearest is the one that is off, a few days early or late.
    let before = base.steps(of: rhythm, upTo: cancelled.day)
    let days = (before...before + 1).compactMap { base.adding(rhythm, times: $0) }
    let nearest =
      days.count == 2
        && days[1].days(since: cancelled.day) < cancelled.day.days(since: days[0])
      ? before + 1 : before
    return base.adding(rhythm, times: max(1, nearest) + 1)
  }

  /// The day of a check-in and its number since the start.
  typealias CheckIn = (day: Day, number: Int)

  var checkIns: (unanswered: Day?, next: CheckIn?) {
    guard isUnderWay || stage == .nominated, let start = pairing.started else {
      return (nil, nil)
    }
    let cadence = interval(.checkIn)
    let number = day.before(pairing.away).map { start.steps(of: cadence, upTo: $0) } ?? 0
    var unanswered: Day?
    if number > 0, let regular = start.adding(cadence, times: number),
      pairing.begun.map({ $0 < regular }) ?? true,
      !isAnswered(regular, before: start.adding(cadence, times: number + 1))
    {
      unanswered = regular.after(pairing.away)
    }
    let next = start.adding(cadence, times: number + 1)?.after(pairing.away)
    return (unanswered, next.map { ($0, number + 1) })
  }

  /// Whether there is a check-in of the month, or of one up to the next due day's.
  private func isAnswered(_ regular: Day, before next: Day?) -> Bool {
    pairing.days(of: .checkIn).contains { month in
      if (month.year, month.month) == (regular.year, regular.month) { return true }
      return month > regular && next.map { (month.year, month.month) < ($0.year, $0.month) } ?? true
    }
  }

  var nextReview: Day? {
    guard isUnderWay, let base = later(lastDecision, pairing.begun) else { return nil }
    return base.adding(interval(.review))?.after(pairing.away)
  }

  // MARK: - What was agreed

  var goals: [OpenGoal] {
    guard pairing.outcome == nil, let plan = pairing.plan else { return [] }
    let closed = Set(plan.progress.filter { $0.state != .open }.map(\.goal))
    let open = plan.goals.compactMap { goal -> OpenGoal? in
      if let number = goal.number, closed.contains(number) { return nil }
      guard let day = goal.targets.last?.day else { return nil }
      return OpenGoal(number: goal.number, text: goal.text, day: day)
    }
    return open.sorted { $0.day < $1.day }
  }

  /// Open promises, each with what names it.
  var promises: [(promise: OpenPromise, identity: String)] {
    guard pairing.outcome == nil else { return [] }
    let days = Dictionary(
      pairing.meetings.map { ($0.path, $0.date) }, uniquingKeysWith: { first, _ in first })
    return pairing.promises.filter(\.isUnfinished).map { promise in
      let (first, last) = (promise.firstMention, promise.lastMention)
      let open = OpenPromise(
        text: last.text, owner: last.owner, due: last.due?.day, dueText: last.due?.text,
        isOverdue: last.due?.day.map { $0 < day } ?? false, isLost: promise.state != .open,
        since: days[first.document].flatMap(\.self), timesCarried: promise.timesCarried,
        document: last.document)
      return (open, identity(of: first.document.lastComponent.text + "\n" + folded(first.text)))
    }
  }

  // MARK: - Who needs somebody

  func needs(goals: [OpenGoal], promises: [OpenPromise]) -> [Need] {
    var needs: [Need] = []
    let document = pairing.documents.first { $0.kind == .pairing }
    guard let document, !document.fieldProblems.contains(where: \.isFatal) else {
      return [.unknown]
    }
    if !pairing.unreadable.isEmpty { needs.append(.unreadable(pairing.unreadable.count)) }
    guard pairing.outcome == nil else { return [] }
    guard !isAway else { return needs }
    if pairing.started == nil { needs.append(.undated) }
    if let silent { needs.append(.silent(since: silent)) }
    if let nextReview, nextReview <= day { needs.append(.reviewWaits(since: nextReview)) }
    if let undecided = pairing.reviews.last(where: { $0.day <= day }), undecided.decision == nil,
      isUnderWay, pairing.begun.map({ $0 <= undecided.day }) ?? true
    {
      needs.append(.undecided(undecided.day))
    }
    if stage == .waiting { needs.append(.waiting(since: wanted.flatMap { $0 <= day ? $0 : nil })) }
    let missed = goals.filter { $0.day < day }
    if !missed.isEmpty { needs.append(.goalsOverdue(missed)) }
    let late = promises.filter(\.isOverdue)
      .sorted { ($0.due ?? day) < ($1.due ?? day) }
    if !late.isEmpty { needs.append(.promisesOverdue(late)) }
    return needs
  }

  /// The last sign of life, where two rhythms have gone by since.
  private var silent: Day? {
    guard isUnderWay, let last = later(lastRecorded, pairing.begun),
      let one = last.adding(interval(.meeting), times: 2),
      let end = last.passing(one.days(since: last), outside: pairing.away), end < day
    else { return nil }
    return last
  }

  /// From when on a mentor is wanted: from the start; where there was one, from the day that is written
  /// and the last meeting with them, or else at most since the record's last day.
  private var wanted: Day? {
    let met = pairing.heldMeetings.last { $0.date <= day }?.date
    if let left = pairing.mentorSince { return later(left, met) }
    return pairing.earlierMentors.isEmpty && met == nil ? pairing.started : newestRecord
  }

  // MARK: - Who it is due for

  func dues(
    goals: [OpenGoal], promises: [(promise: OpenPromise, identity: String)], nextCheckIn: CheckIn?
  ) -> [Due] {
    let mentee = pairing.mentee.map { [Due.Party.person($0)] } ?? []
    let mentor = pairing.mentor.map { [Due.Party.person($0)] } ?? []
    // What a mentor promised who has left falls to those who look for the next one.
    let coordinators = configuration.coordinators.map { Due.Party.person($0) }
    let others = coordinators.isEmpty ? [.nobody] : coordinators
    var dues: [Due] = []
    func add(_ matter: Due.Matter, _ day: Day?, _ parties: [Due.Party], _ identity: String) {
      guard let day else { return }
      let parties = parties.isEmpty ? others : parties
      dues.append(Due(matter: matter, day: day, parties: parties, identity: identity))
    }
    if stage == .waiting {
      add(
        .mentor, wanted?.after(pairing.away), others, "mentor-\(pairing.earlierMentors.count + 1)")
    }
    if let nextMeeting {
      let last = nextMeeting.last?.description ?? "start"
      add(.meeting, nextMeeting.day, mentee + mentor, "meeting-after-\(last)")
    }
    if let nextCheckIn {
      add(.checkIn, nextCheckIn.day, mentee + mentor, "check-in-\(nextCheckIn.number)")
    }
    add(
      .review, nextReview, mentor,
      "review-after-\(lastDecision?.description ?? "start")")
    for goal in goals {
      add(
        .goal(goal.number, text: goal.text), goal.day, mentee,
        "goal-\(goal.number.map { String($0) } ?? identity(of: folded(goal.text)))")
    }
    for (promise, identity) in promises {
      add(
        .promise(promise.text), promise.due, parties(of: promise.owner), "promise-\(identity)")
    }
    return dues.sorted { $0.day < $1.day }
  }

  private func parties(of owner: ActionItem.Owner?) -> [Due.Party] {
    let people: [Person?]
    switch owner {
    case nil: people = [pairing.mentee, pairing.mentor]
    case .mentee?: people = [pairing.mentee]
    case .mentor?: people = [pairing.mentor]
    case .coordinator?: people = configuration.coordinators
    case .support?: return [.support]
    case .named(let name)?:
      let known = (pairing.people + configuration.coordinators).first { $0.name == name }
      people = [known ?? Person(name: name)]
    case .unknown(let name)?: people = [Person(name: name)]
    }
    return people.compactMap(\.self).map { .person($0) }
  }
}

private func later(_ a: Day?, _ b: Day?) -> Day? { [a, b].compactMap(\.self).max() }

extension Day {
  /// How many whole steps of an interval from this day lie before another one or end on it; 0 where
  /// it is earlier. Counted from this day, so that months of different lengths don't add up.
  fileprivate func steps(of interval: Interval, upTo end: Day) -> Int {
    guard end > self else { return 0 }
    let estimate =
      switch interval.unit {
      case .day: end.days(since: self) / interval.count
      case .week: end.days(since: self) / (7 * interval.count)
      case .month: ((end.year - year) * 12 + end.month - month) / interval.count
      case .year: (end.year - year) / interval.count
      }
    // Months that begin are counted; the last of them need not be over.
    let isOver = adding(interval, times: estimate).map { $0 <= end } ?? false
    return isOver ? estimate : estimate - 1
  }

  fileprivate func adding(_ interval: Interval, times: Int) -> Day? {
    adding(Interval(count: interval.count * times, unit: interval.unit))
  }
}

/// The last day that a document's name speaks of: of a check-in's month its end.
private func lastDay(of kind: DocumentKind?, _ date: Day?) -> Day? {
  guard kind == .checkIn, let date else { return date }
  return Day(
    year: date.year, month: date.month, day: Day.daysIn(month: date.month, year: date.year))
}

extension Document {
  fileprivate var movedTo: Day? { fields["moved-to"]?.text.flatMap { Day($0) } }
}

/// A short name that is the same for the same text.
private func identity(of text: String) -> String { String(stableHash(text.utf8), radix: 16) }
