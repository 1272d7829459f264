import Programme
import Schedule

/// How many goals were met by each month, beside how many were to be met by then.
struct GoalsChart {
  private let planned: [Day]
  private let met: [Day]
  private let today: Day

  /// Goals without a day are in neither line; waived ones were not to be met any more.
  init(_ entries: [CohortReport.Entry], today: Day) {
    self.today = today
    let goals = entries.flatMap(\.chronicle.goals)
    planned = goals.compactMap { goal in
      if case .waived = goal.state { return nil }
      return goal.target
    }.sorted()
    met = goals.compactMap { goal in
      if case .met(let day) = goal.state { return day }
      return nil
    }.sorted()
  }

  var html: String {
    guard
      let scale = TimeScale(planned + met + [today], left: 40, width: 930),
      !(planned.isEmpty && met.isEmpty)
    else { return "<p>No goal has a target date or a day on which it was met yet.</p>\n" }
    let (top, bottom) = (24, 224)
    let most = max(planned.count, met.count, 1)
    func y(_ count: Int) -> Int { bottom - count * (bottom - top) / most }
    var svg = """
      <div class="scroll" tabindex="0" role="region" aria-label="Goals met over time">
      <svg viewBox="0 0 1000 250" role="img" aria-labelledby="goals-t goals-d">
      <title id="goals-t">Goals met over time</title>
      <desc id="goals-d">\(met.count) goals were met with a known day; \
      \(planned.count { $0 <= today }) were to be met by \(today), \(planned.count) in all.</desc>

      """
    svg += scale.axis(from: top, to: bottom)
    let step =
      [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].first { most / $0 <= 5 } ?? 10_000
    for count in stride(from: 0, through: most, by: step) {
      svg += "<path class=\"grid\" d=\"M40 \(y(count))H970\"/>"
      svg +=
        "<text class=\"row\" x=\"32\" y=\"\(y(count) + 4)\" text-anchor=\"end\">\(count)</text>\n"
    }
    func line(_ days: [Day], to end: Day, _ name: String) -> String {
      var path = "M\(scale.x(scale.start)) \(bottom)"
      for (index, day) in days.enumerated() where index + 1 == days.count || days[index + 1] != day
      {
        path += "H\(scale.x(day))V\(y(index + 1))"
      }
      return "<path class=\"line \(name)\" d=\"\(path)H\(scale.x(end))\"/>\n"
    }
    svg += line(planned, to: scale.end, "planned") + line(met, to: today, "done")
    svg += scale.marker(today, "today", from: top - 8, to: bottom)
    svg += "</svg>\n</div>\n"
    svg += """
      <p class="key"><span><svg viewBox="0 0 34 10"><path class="line done" d="M2 5H32"/></svg> met</span> \
      <span><svg viewBox="0 0 34 10"><path class="line planned" d="M2 5H32"/></svg> planned by target date</span></p>

      """
    return svg + table
  }

  private var table: String {
    let quarters = Set((planned + met).map(\.quarter)).sorted()
    var html = """
      <details><summary>As a table</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="Goals met, as a table">
      <table><thead><tr><th scope="col">Until the end of</th><th scope="col">Planned</th>\
      <th scope="col">Met</th></tr></thead><tbody>

      """
    for quarter in quarters {
      html += """
        <tr><th scope="row">\(quarter)</th>\
        <td class="number">\(planned.count { $0.quarter <= quarter })</td>\
        <td class="number">\(met.count { $0.quarter <= quarter })</td></tr>

        """
    }
    return html + "</tbody></table></div></details>\n"
  }
}

extension Day {
  /// `2026 Q2`
  var quarter: String { "\(monthText.prefix(4)) Q\((month - 1) / 3 + 1)" }
}
