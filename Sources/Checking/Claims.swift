import MarkdownSyntax
import Programme

/// Something that a claim needs and that is not there.
struct Lack: Sendable {
  /// What is missing of what: `goal 3 measure`.
  let subject: String
  /// The second half of the headline: `goal '#3' has no success measure`.
  let text: String
  /// Where it should be, and what is to see there.
  let place: Place?
  let note: String
  /// What to write; begins with a verb, without full stop.
  let help: String

  init(_ subject: String, _ text: String, at place: Place? = nil, note: String = "", help: String) {
    self.subject = subject
    self.text = text
    self.place = place
    self.note = note
    self.help = help
  }
}

extension Claim {
  /// A plan that says it is done and is not contradicts itself; the rest is advice.
  var severity: Severity {
    switch self {
    case .planComplete, .goalsSet: .error
    default: .warning
    }
  }
}

extension MadeClaim {
  /// What the record lacks for the claim to hold; each defect once, and none that another finding
  /// already stands for.
  func lacks(in record: Record) -> [Lack] {
    switch claim {
    case .planComplete: planComplete(record)
    case .goalsSet: goalsSet(record)
    case .itemsAgreed: itemsAgreed(record)
    case .itemsReviewed: itemsReviewed(record)
    case .goalsReviewed: goalsReviewed(record)
    case .needsDescribed: needsDescribed(record)
    // A conversation need not be written down.
    case .expectationsAgreed, .rolesClear, .talked: []
    }
  }

  private func planComplete(_ record: Record) -> [Lack] {
    guard let plan = record.plan.plan, record.plan.rowsAreKnown, !record.plan.goals.isEmpty else {
      return record.claim(.goalsSet) == nil ? goalsSet(record) : []
    }
    // A goal that came up later is not what this note claimed.
    let isHistory = record.pairing.meetings.last.map { $0.path != document.path } ?? false
    var result: [Lack] = []
    for goal in plan.goals
    where goal.isSound && !record.plan.isWaived(goal) && !(isHistory && goal.isDraft) {
      for (column, cell) in goal.emptyCells {
        result.append(
          Lack(
            "\(goal.key) \(column.rawValue)", "\(goal.name) has no \(column.lacking)",
            at: Place(plan.document.path, cell.range), note: "this cell is empty",
            help: "Write \(column.wanted) into the row of \(goal.name)"))
      }
      guard let cell = goal.cells[.barriers] else { continue }
      for barrier in goal.barriers where barrier.mitigation == nil && !barrier.isNone {
        result.append(
          Lack(
            "\(goal.key) barrier \(folded(barrier.text))",
            "barrier \(quoted(barrier.text)) of \(goal.name) has no mitigation",
            at: Place(plan.document.path, cell.range), note: "the barrier",
            help: "Write what is done about it in brackets behind the barrier"))
      }
    }
    return result
  }

  private func goalsSet(_ record: Record) -> [Lack] {
    guard let plan = record.plan.plan else {
      guard record.plan.isAbsent else { return [] }
      return [
        Lack(
          "no plan", "the pairing has no action plan",
          help: "Write the plan into \(record.pairing.folder.text)/action-plan.md")
      ]
    }
    guard record.plan.rowsAreKnown, plan.goals.isEmpty, let table = plan.table else { return [] }
    return [
      Lack(
        "no goal", "the action plan has no goal",
        at: Place(plan.document.path, plan.document.source.range(ofLine: table.table.header.line)),
        note: "no row of this table holds a goal",
        help: "Write a goal into the first row, behind its number")
    ]
  }

  private func itemsAgreed(_ record: Record) -> [Lack] {
    guard let section = document.section(.actionItems) else { return [] }
    let items = document.actionItems.filter { $0.state == .open }
    let agreed = document.actionItems.filter { !$0.isCarried }
    if agreed.isEmpty, !items.contains(where: \.isCarried), !document.hasSentence(in: .actionItems)
    {
      return [
        Lack(
          "no items", "there are no action items",
          at: Place(document.path, document.headingRange(of: section)),
          note: "nothing stands below this heading",
          help: """
            Write each item as '- [ ] \(record.words.written(.mentee)): … \
            (\(record.words.written(.by)) YYYY-MM-DD)', or a sentence that there are none
            """)
      ]
    }
    guard record.namesAreKnown else { return [] }
    return items.filter { !$0.isCarried && $0.owner == nil }.map { item in
      Lack(
        "owner of \(folded(item.text))", "action item \(quoted(item.text)) has no owner",
        at: Place(document.path, item.range), note: "nobody is named",
        help: """
          Write who does it before the item: '\(record.words.written(.mentee)): …' or \
          '\(record.words.written(.mentor)): …'
          """)
    }
  }

  private func itemsReviewed(_ record: Record) -> [Lack] {
    record.forgottenItems.filter { $0.note.path == document.path }.map { forgotten in
      let item = forgotten.item
      return Lack(
        forgotten.subject, "open item \(quoted(item.text)) does not stand in this note",
        at: Place(item.document, item.range), note: "it was still open here",
        help: """
          Write the item here too, ticked where it is done, or as '~~item~~ why' where it is \
          dropped
          """)
    }
  }

  private func goalsReviewed(_ record: Record) -> [Lack] {
    guard let plan = record.plan.plan, record.plan.progressIsKnown else { return [] }
    return plan.goals.filter { goal in
      guard !goal.isDraft, let progress = record.plan.progress(of: goal) else {
        return !goal.isDraft
      }
      return progress.state == .open && folded(progress.text).isEmpty
    }.compactMap { goal in
      guard let number = goal.number else { return nil }
      let line = record.plan.progress(of: goal)?.range
      let place =
        line ?? plan.document.section(.progress).map { plan.document.headingRange(of: $0) }
      return Lack(
        goal.key,
        line == nil
          ? "the plan's progress has no line for \(goal.name)"
          : "the plan's progress says nothing of \(goal.name)",
        at: place.map { Place(plan.document.path, $0) },
        note: line == nil ? "the line belongs here" : "nothing stands behind the number",
        help: """
          Write '- [ ] \(record.words.written(.goal)) \(number): …' with a word on where it \
          stands
          """)
    }
  }

  private func needsDescribed(_ record: Record) -> [Lack] {
    guard let plan = record.plan.plan else {
      return record.plan.isAbsent && record.claim(.goalsSet) == nil ? goalsSet(record) : []
    }
    guard let section = plan.document.section(.gaps),
      !plan.gaps.contains(where: { $0.kind != nil })
    else { return [] }
    let place = plan.gaps.first?.range ?? plan.document.headingRange(of: section)
    return [
      Lack(
        "no gap",
        plan.gaps.isEmpty ? "the action plan has no gap" : "no gap of the action plan has a kind",
        at: Place(plan.document.path, place),
        note: plan.gaps.isEmpty ? "no gap stands below this heading" : "no kind stands in brackets",
        help: """
          Write a gap as 'G1 (\(record.words.written(.skill))): … -> \
          \(record.words.written(.goal)) 1'
          """)
    ]
  }
}

extension Document {
  /// Whether sections of a meaning have text of their own that is neither a list nor a table.
  fileprivate func hasSentence(in meaning: Meaning) -> Bool {
    sections.contains { section in
      section.meaning == meaning
        && markdown.blocks[section.blocks].contains { block in
          if case .paragraph = block.kind { !folded(block.text.plain).isEmpty } else { false }
        }
    }
  }
}
