import Programme
import Schedule

/// What happened in a pairing along time, beside what was planned, as inline SVG.
struct TimeLane {
  let entry: CohortReport.Entry
  /// Makes the ids of the drawing its own on the page.
  let id: String

  private static let left = 86
  private static let width = 894
  private static let top = 22
  private static let rowHeight = 27

  /// Empty where there is no day to draw.
  var svg: String {
    guard let scale else { return "" }
    let bottom = TimeLane.top + 4 * TimeLane.rowHeight
    var svg = """
      <div class="scroll" tabindex="0" role="region" aria-label="Time line of \(name)">
      <svg viewBox="0 0 1000 \(bottom + 22)" role="img" aria-labelledby="\(id)t \(id)d">
      <title id="\(id)t">Time line of \(name)</title>
      <desc id="\(id)d">\(htmlText(description))</desc>

      """
    for period in entry.chronicle.away { svg += shade(period, scale, to: bottom) }
    svg += scale.axis(from: TimeLane.top, to: bottom)
    for (index, title) in ["Meetings", "Check-ins", "Reviews", "Goals"].enumerated() {
      let y = self.y(index)
      svg += "<text class=\"row\" x=\"0\" y=\"\(y + 4)\">\(title)</text>"
      svg +=
        "<path class=\"grid\" d=\"M\(TimeLane.left) \(y)H\(TimeLane.left + TimeLane.width)\"/>\n"
    }
    svg += marks(scale)
    svg += scale.marker(entry.schedule.day, "today", from: TimeLane.top - 8, to: bottom)
    return svg + "</svg>\n</div>\n"
  }

  private var name: String { htmlText(entry.row.slug) }

  private var scale: TimeScale? {
    let chronicle = entry.chronicle
    var days = chronicle.meetings.map(\.day) + chronicle.checkIns + chronicle.cancelled
    days += chronicle.reviews.map(\.day) + chronicle.goals.compactMap(\.target)
    days += [chronicle.started, chronicle.ended].compactMap(\.self)
    if chronicle.ended == nil {
      days += [entry.schedule.nextMeeting, entry.schedule.nextReview].compactMap(\.self)
      if !days.isEmpty { days.append(entry.schedule.day) }
    }
    return TimeScale(days, left: TimeLane.left, width: TimeLane.width)
  }

  private func y(_ row: Int) -> Int {
    TimeLane.top + row * TimeLane.rowHeight + TimeLane.rowHeight / 2 + 3
  }

  /// The drawing in words.
  private var description: String {
    let chronicle = entry.chronicle
    let met = chronicle.goals.count { $0.isMet }
    var parts = [
      counted(chronicle.meetings.count, "meeting"), counted(chronicle.checkIns.count, "check-in"),
      counted(chronicle.reviews.count, "review"),
      "\(met) of \(counted(chronicle.goals.count, "goal")) met",
    ]
    if let started = chronicle.started { parts.append("started \(started)") }
    if let ended = chronicle.ended { parts.append("\(chronicle.stage.rawValue) \(ended)") }
    return parts.joined(separator: ", ") + "."
  }

  private func shade(_ period: Period, _ scale: TimeScale, to bottom: Int) -> String {
    let end = min(period.end ?? scale.end, scale.end)
    guard period.start <= scale.end, end >= scale.start else { return "" }
    let (from, to) = (scale.x(period.start), scale.x(end))
    return """
      <rect class="away" x="\(from)" y="\(TimeLane.top)" width="\(max(2, to - from))" \
      height="\(bottom - TimeLane.top)"><title>away from \(period.start)\(period.end.map { " to \($0)" } ?? "")</title></rect>

      """
  }

  private func marks(_ scale: TimeScale) -> String {
    let chronicle = entry.chronicle
    var svg = ""
    func planned(_ days: [Day], _ row: Int, _ what: String) {
      for day in days where day >= scale.start && day <= scale.end {
        svg += mark("plan", "M\(scale.x(day)) \(y(row) - 9)v18", "\(what) expected \(day)")
      }
    }
    planned(chronicle.plannedMeetings, 0, "meeting")
    planned(chronicle.plannedReviews, 2, "review")
    for meeting in chronicle.meetings {
      svg += circle(
        scale.x(meeting.day), y(0), "\(meeting.kind.rawValue) meeting \(meeting.day)")
    }
    for day in chronicle.cancelled {
      let (x, y) = (scale.x(day), y(0))
      svg += mark("off", "M\(x - 4) \(y - 4)l8 8m0 -8l-8 8", "no meeting on \(day)")
    }
    for day in chronicle.checkIns {
      svg += mark("real", diamond(scale.x(day), y(1)), "check-in \(day.monthText)")
    }
    for review in chronicle.reviews {
      let (x, y) = (scale.x(review.day), y(2))
      svg += mark(
        "real", "M\(x - 5) \(y - 5)h10v10h-10z",
        "review \(review.day): \(review.decisionText)")
    }
    for goal in chronicle.goals { svg += marks(of: goal, scale) }
    if let ended = chronicle.ended {
      svg += mark(
        "end", "M\(scale.x(ended)) \(TimeLane.top)V\(y(3) + 12)",
        "\(chronicle.stage.rawValue) \(ended)")
    }
    return svg
  }

  /// The target date as a tick, the day on which the goal was met as a filled triangle.
  private func marks(of goal: Chronicle.Goal, _ scale: TimeScale) -> String {
    let y = y(3)
    let name = goal.name
    var svg = ""
    if let target = goal.target {
      let isOver = goal.state == .open && target < entry.schedule.day
      svg += mark(
        isOver ? "over" : "plan", "M\(scale.x(target)) \(y - 9)v18",
        "\(name): target date \(target)" + (isOver ? ", overdue" : ""))
    }
    if case .met(let day?) = goal.state {
      let x = scale.x(day)
      svg += mark("met", "M\(x - 6) \(y + 5)h12l-6 -11z", "\(name): met \(day)")
    }
    return svg
  }

  private func mark(_ name: String, _ path: String, _ title: String) -> String {
    "<path class=\"\(name)\" d=\"\(path)\"><title>\(htmlText(title))</title></path>\n"
  }

  private func circle(_ x: Int, _ y: Int, _ title: String) -> String {
    "<circle class=\"real\" cx=\"\(x)\" cy=\"\(y)\" r=\"5\"><title>\(htmlText(title))</title></circle>\n"
  }

  private func diamond(_ x: Int, _ y: Int) -> String { "M\(x) \(y - 6)l6 6l-6 6l-6 -6z" }
}
