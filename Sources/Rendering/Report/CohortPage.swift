import Programme
import Schedule

extension CohortReport {
  /// One self-contained HTML page: nothing is loaded, and all of it can be read without a script.
  ///
  /// The same values give the same bytes.
  package func writeHTML(to write: (String) -> Void) {
    write(head)
    write(attention)
    write(table)
    write(section("goals", "Goals met over time", GoalsChart(entries, today: day).html))
    write(section("promises", "Promises kept, carried, dropped", PromisesChart(entries).html))
    write(section("slips", "Dates that slipped", slips))
    write("<section id=\"lanes\">\n<h2>Pairings along time</h2>\n" + laneKey)
    for (index, entry) in entries.enumerated() { write(lane(entry, index)) }
    write(
      """
      </section>
      </main>
      <footer><p>Made by mentordoc from the documents in git, for \(day).</p></footer>
      <script>\(PageScript.text)</script>
      </body>
      </html>

      """)
  }

  private var head: String {
    let title = htmlText(title.isEmpty ? "Mentoring programme" : title)
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      \(PageStyle.head(title: "\(self.title.isEmpty ? "Mentoring programme" : self.title): report of \(day)"))\
      </head>
      <body>
      <header>
      <h1>\(title)</h1>
      <p>\(htmlText(summary))</p>
      </header>
      <nav aria-label="On this page"><ul>
      <li><a href="#attention">Needs attention</a></li> <li><a href="#pairings">Pairings</a></li> \
      <li><a href="#goals">Goals</a></li> <li><a href="#promises">Promises</a></li> \
      <li><a href="#slips">Dates that slipped</a></li> <li><a href="#lanes">Along time</a></li>
      </ul></nav>
      <main>

      """
  }

  private func section(_ id: String, _ title: String, _ content: String) -> String {
    "<section id=\"\(id)\">\n<h2>\(title)</h2>\n\(content)</section>\n"
  }

  private func id(_ index: Int) -> String { "pairing-\(index + 1)" }

  /// The name of the pairing, with its repository where there are several.
  private func name(_ entry: Entry) -> String {
    htmlText(entry.row.slug)
      + (isOfSeveral ? " <small>\(htmlText(entry.row.repository))</small>" : "")
  }

  private var attention: String {
    var html = ""
    for (index, entry) in entries.enumerated() where !entry.row.needs.isEmpty {
      let reasons = entry.row.needs.map { htmlProse($0.text(on: day)) }
      html +=
        "<li><a href=\"#\(id(index))\">\(name(entry))</a>: \(reasons.joined(separator: "; "))</li>\n"
    }
    let content =
      entries.isEmpty
      ? "<p>There is no pairing yet.</p>\n"
      : html.isEmpty
        ? "<p>Nobody needs anybody today.</p>\n" : "<ul class=\"needs\">\n\(html)</ul>\n"
    return section("attention", "Needs attention", content)
  }

  private var table: String {
    guard !entries.isEmpty else { return "" }
    let titles = [
      "Pairing", "Needs", "Mentee", "Mentor", "Role", "Stage", "Last record", "Next meeting",
      "Next review", "Goals met", "Open promises",
    ]
    var html = """
      <div class="scroll" tabindex="0" role="region" aria-labelledby="cohort-caption">
      <table id="cohort"><caption id="cohort-caption">Every pairing, those in need first</caption>
      <thead><tr>\(titles.map { "<th scope=\"col\">\($0)</th>" }.joined())</tr></thead>
      <tbody>

      """
    for (index, entry) in entries.enumerated() { html += row(entry, index) }
    return section("pairings", "Pairings", html + "</tbody>\n</table>\n</div>\n")
  }

  private func row(_ entry: Entry, _ index: Int) -> String {
    let (schedule, chronicle) = (entry.schedule, entry.chronicle)
    let met = chronicle.goals.count { $0.isMet }
    let needs = entry.row.needs.map { htmlProse($0.text(on: day)) }.joined(separator: "<br>")
    let stage = schedule.stage.rawValue + (schedule.isAway && !schedule.hasEnded ? ", away" : "")
    func cell(_ text: String?) -> String { "<td>\(htmlText(text ?? ""))</td>" }
    func date(_ day: Day?) -> String { "<td class=\"date\">\(day.map { "\($0)" } ?? "")</td>" }
    return "<tr\(needs.isEmpty ? "" : " class=\"needy\"")>"
      + "<th scope=\"row\"><a href=\"#\(id(index))\">\(name(entry))</a></th>"
      + "<td data-sort=\"\(entry.row.needs.first.map { 10 - $0.rank } ?? 0)\">\(needs)</td>"
      + cell(schedule.mentee?.name) + cell(schedule.mentor?.name) + cell(schedule.role)
      + cell(stage) + date(schedule.lastRecorded) + date(schedule.nextMeeting)
      + date(schedule.nextReview)
      + "<td class=\"number\" data-sort=\"\(met)\">\(met) of \(chronicle.goals.count)</td>"
      + "<td class=\"number\">\(schedule.promises.count)</td></tr>\n"
  }

  private var slips: String {
    var rows = ""
    var count = 0
    for (index, entry) in entries.enumerated() {
      for slip in entry.row.slips ?? [] {
        count += 1
        rows += """
          <tr><th scope="row"><a href="#\(id(index))">\(name(entry))</a></th>\
          <td>\(slip.goal.map { "goal \($0)" } ?? "a goal")</td>\
          <td class="date">\(slip.from)</td><td class="date">\(slip.to)</td>\
          <td class="number">\(slip.to.days(since: slip.from))</td><td class="date">\(slip.on)</td></tr>

          """
      }
    }
    let unknown = entries.count { $0.row.slips == nil }
    var html =
      unknown == 0
      ? "" : "<p>Of \(counted(unknown, "pairing")) the history can’t be read here.</p>\n"
    if count == 0 {
      return html
        + (unknown == entries.count ? "" : "<p>No target date was moved to a later day.</p>\n")
    }
    html += """
      <p>\(counted(count, "target date")) moved to a later day.</p>
      <div class="scroll" tabindex="0" role="region" aria-labelledby="slips-caption">
      <table><caption id="slips-caption">Target dates that were moved to a later day</caption>
      <thead><tr><th scope="col">Pairing</th><th scope="col">Goal</th><th scope="col">From</th>\
      <th scope="col">To</th><th scope="col">Days</th><th scope="col">Changed on</th></tr></thead><tbody>

      """
    return html + rows + "</tbody></table>\n</div>\n"
  }

  private var laneKey: String {
    """
    <p class="key"><span><svg viewBox="0 0 12 12"><path class="plan" d="M6 1V11"/></svg> expected</span> \
    <span><svg viewBox="0 0 12 12"><circle class="real" cx="6" cy="6" r="5"/></svg> meeting</span> \
    <span><svg viewBox="0 0 12 12"><path class="off" d="M2 2l8 8m0 -8l-8 8"/></svg> no meeting</span> \
    <span><svg viewBox="0 0 12 12"><path class="real" d="M6 0l6 6l-6 6l-6 -6z"/></svg> check-in</span> \
    <span><svg viewBox="0 0 12 12"><path class="real" d="M1 1h10v10h-10z"/></svg> review</span> \
    <span><svg viewBox="0 0 12 12"><path class="met" d="M0 11h12l-6 -11z"/></svg> goal met</span> \
    <span><svg viewBox="0 0 12 12"><path class="over" d="M6 1V11"/></svg> target date overdue</span> \
    <span><svg viewBox="0 0 12 12"><rect class="away" width="12" height="12"/></svg> away</span></p>

    """
  }

  private func lane(_ entry: Entry, _ index: Int) -> String {
    let schedule = entry.schedule
    let people = [schedule.mentee?.name, schedule.mentor?.name].compactMap(\.self)
      .map(htmlText).joined(separator: " with ")
    let details = [people, htmlText(schedule.role ?? ""), htmlProse(entry.row.text)]
      .filter { !$0.isEmpty }
    return """
      <article id="\(id(index))" aria-labelledby="\(id(index))-h">
      <h3 id="\(id(index))-h">\(name(entry)) <small>\(schedule.stage.rawValue)</small></h3>
      <p>\(details.joined(separator: " · "))</p>
      \(timeLine(entry, index))</article>

      """
  }

  /// The lane, and the same as a table: each day with what was held and what was expected.
  private func timeLine(_ entry: Entry, _ index: Int) -> String {
    let events = entry.chronicle.events(withExpected: true)
    // The start alone is no line.
    guard events.count > 1 else { return "<p>Nothing is recorded yet.</p>\n" }
    let rows = events.map {
      "<tr><td class=\"date\">\($0.day)</td><td>\(htmlText($0.text))</td></tr>\n"
    }
    return """
      \(TimeLane(entry: entry, id: id(index)).svg)<details><summary>As a table</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="Days of \(htmlText(entry.row.slug)), as a table">
      <table><thead><tr><th scope="col">Day</th><th scope="col">What</th></tr></thead><tbody>
      \(rows.joined())</tbody></table></div></details>

      """
  }
}
