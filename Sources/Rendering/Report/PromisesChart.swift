import Programme
import Schedule

/// What became of promises, by the quarter in which they were made.
struct PromisesChart {
  private struct Quarter {
    let name: String
    var kept = 0
    var open = 0
    var dropped = 0
    /// Of all of them, those that a later note had to take over.
    var carried = 0

    var total: Int { kept + open + dropped }
  }

  private let quarters: [Quarter]

  init(_ entries: [CohortReport.Entry]) {
    var quarters: [String: Quarter] = [:]
    for promise in entries.flatMap(\.chronicle.promises) {
      guard let name = promise.made?.quarter else { continue }
      var quarter = quarters[name] ?? Quarter(name: name)
      switch promise.fate {
      case .kept: quarter.kept += 1
      case .dropped: quarter.dropped += 1
      case .open: quarter.open += 1
      }
      if promise.timesCarried > 0 { quarter.carried += 1 }
      quarters[name] = quarter
    }
    self.quarters = quarters.values.sorted { $0.name < $1.name }
  }

  var html: String {
    guard let most = quarters.map(\.total).max() else {
      return "<p>Nothing was promised yet.</p>\n"
    }
    let bottom = 8 + quarters.count * 26
    var svg = """
      <div class="scroll" tabindex="0" role="region" aria-label="Promises by quarter">
      <svg viewBox="0 0 1000 \(bottom + 4)" role="img" aria-labelledby="promises-t promises-d">
      <title id="promises-t">Promises by the quarter in which they were made</title>
      <desc id="promises-d">\(sum(\.kept)) kept, \(sum(\.open)) still open, \(sum(\.dropped)) dropped; \
      \(sum(\.carried)) were carried over at least once.</desc>

      """
    for (index, quarter) in quarters.enumerated() {
      let y = 8 + index * 26
      svg += "<text class=\"row\" x=\"0\" y=\"\(y + 14)\">\(quarter.name)</text>"
      var x = 86
      for (name, count) in [
        ("kept", quarter.kept), ("open", quarter.open), ("dropped", quarter.dropped),
      ] where count > 0 {
        let width = max(2, count * 860 / most)
        svg += """
          <rect class="\(name)" x="\(x)" y="\(y)" width="\(width)" height="19">\
          <title>\(quarter.name): \(count) \(name)</title></rect>
          """
        if width > 24 {
          svg +=
            "<text class=\"on-\(name)\" x=\"\(x + width / 2)\" y=\"\(y + 14)\" text-anchor=\"middle\">\(count)</text>"
        }
        x += width + 1
      }
      svg += "\n"
    }
    svg += """
      </svg>
      </div>
      <p class="key"><span><svg viewBox="0 0 20 12"><rect class="kept" width="20" height="12"/></svg> kept</span> \
      <span><svg viewBox="0 0 20 12"><rect class="open" x="1" y="1" width="18" height="10"/></svg> still open</span> \
      <span><svg viewBox="0 0 20 12"><rect class="dropped" width="20" height="12"/></svg> dropped</span></p>

      """
    return svg + table
  }

  private func sum(_ count: (Quarter) -> Int) -> Int { quarters.reduce(0) { $0 + count($1) } }

  private var table: String {
    var html = """
      <details><summary>As a table</summary>
      <div class="scroll" tabindex="0" role="region" aria-label="Promises, as a table">
      <table><thead><tr><th scope="col">Made in</th><th scope="col">Kept</th><th scope="col">Still open</th>\
      <th scope="col">Dropped</th><th scope="col">Carried over</th></tr></thead><tbody>

      """
    for quarter in quarters {
      let counts = [quarter.kept, quarter.open, quarter.dropped, quarter.carried]
      html += "<tr><th scope=\"row\">\(quarter.name)</th>"
      html += counts.map { "<td class=\"number\">\($0)</td>" }.joined() + "</tr>\n"
    }
    return html + "</tbody></table></div></details>\n"
  }
}
