import Programme
import Schedule

/// Days along a horizontal axis.
struct TimeScale {
  let start: Day
  let end: Day
  /// Where the axis begins and how long it is, in units of the drawing.
  let left: Int
  let width: Int

  /// - Parameter days: what has to be on the axis; it has a length even for a single day.
  init?(_ days: [Day], left: Int, width: Int) {
    guard let first = days.min(), let last = days.max() else { return nil }
    start = first
    end =
      last.days(since: first) < 28 ? first.adding(Interval(count: 4, unit: .week)) ?? last : last
    (self.left, self.width) = (left, width)
  }

  func x(_ day: Day) -> Int {
    let days = max(0, min(day.days(since: start), length))
    return left + (days * width + length / 2) / length
  }

  private var length: Int { max(1, end.days(since: start)) }

  /// First days of months, so many apart that their labels have room.
  var ticks: [Day] {
    let months = (end.year - start.year) * 12 + end.month - start.month + 1
    let step = [1, 2, 3, 6, 12, 24, 60, 120].first { months / $0 <= 12 } ?? 240
    guard var tick = Day(year: start.year, month: 1, day: 1) else { return [] }
    var result: [Day] = []
    while tick <= end {
      if tick >= start { result.append(tick) }
      guard let next = tick.adding(Interval(count: step, unit: .month)) else { break }
      tick = next
    }
    return result
  }

  /// The axis with its labels, below the line `y`.
  func axis(from top: Int, to y: Int) -> String {
    var svg = "<g class=\"axis\"><path d=\"M\(left) \(y)H\(left + width)\"/>"
    for tick in ticks {
      let x = x(tick)
      svg += "<path class=\"grid\" d=\"M\(x) \(top)V\(y)\"/>"
      let anchor = x > left + width - 40 ? "end" : x < left + 30 ? "start" : "middle"
      svg += "<text x=\"\(x)\" y=\"\(y + 15)\" text-anchor=\"\(anchor)\">\(tick.monthText)</text>"
    }
    return svg + "</g>\n"
  }

  /// A dashed line at a day, named at its top; nothing where the day is not on the axis.
  func marker(_ day: Day, _ name: String, from top: Int, to bottom: Int) -> String {
    guard day >= start, day <= end else { return "" }
    let x = x(day)
    let anchor = x > left + width - 40 ? "end" : "middle"
    return """
      <g class="today"><path d="M\(x) \(top)V\(bottom)"/>\
      <text x="\(x)" y="\(top - 4)" text-anchor="\(anchor)">\(name)</text></g>

      """
  }
}
