import MarkdownSyntax
import Programme

@testable import Checking

/// Ways to damage a document, derived from its template.
extension Subject {
  var mutations: [Mutation] {
    fieldMutations + sectionMutations + itemMutations + columnMutations + planMutations
      + actionItemMutations
  }

  // MARK: - Fields

  private var fieldMutations: [Mutation] {
    template.fields.flatMap { field -> [Mutation] in
      guard let index = document.fields.firstIndex(where: { $0.key == field.name }),
        let frontMatter = document.markdown.frontMatter
      else { return [] }
      let entry = document.fields[index]
      let line = entry.keyRange.start.line
      let next =
        index + 1 < document.fields.count
        ? document.fields[index + 1].keyRange.start.line : frontMatter.lines.upperBound
      let lines = line...next - 1
      let rest = SourceRange(
        SourcePosition(line: line, column: entry.keyRange.end.column + 1),
        source.range(ofLine: lines.upperBound).end)
      func with(_ value: String) -> [TextEdit] { [replacement(of: rest, by: " " + value)] }
      let follows = entry.value.isEmpty ? [] : consequences(ofLosing: field.name)

      var result = [
        mutation(
          "field '\(field.name)' removed", [deletion(ofLines: lines)],
          (field.isRequired ? [here("missing-field", frontMatter.lines.lowerBound - 1)] : [])
            + follows),
        mutation(
          "field '\(field.name)' emptied", with(""),
          (field.isRequired ? [here("missing-field", line)] : [])
            + follows.map { moved($0, to: line) }),
        mutation(
          "field '\(field.name)' mistyped",
          [replacement(of: entry.keyRange, by: doubled(field.name))],
          [here("mistyped-field", line)]),
      ]
      if let wrong = field.wrongValue {
        result.append(
          mutation("field '\(field.name)' of another type", with(wrong), [here("wrong-type", line)])
        )
      }
      switch field.type {
      case .date, .period:
        result.append(
          mutation(
            "field '\(field.name)' impossible", with("2026-02-30"), [here("impossible-date", line)])
        )
      case .month:
        result.append(
          mutation(
            "field '\(field.name)' impossible", with("2026-13"), [here("impossible-date", line)]))
      default: break
      }
      return result
    }
  }

  /// What else the record lacks without a field.
  private func consequences(ofLosing field: String) -> [Mutation.Expectation] {
    switch (document.kind, field) {
    case (.pairing, "earlier-mentors"):
      // The notes of the later mentors are too many then.
      return record.programme.templates.templates.filter { $0.maximum == 1 }.flatMap { template in
        pairing.meetings.filter { $0.kind == template.kind }.dropFirst().map {
          Mutation.Expectation("extra-document", $0.path, nil)
        }
      }
    case (.closing, "nomination"):
      guard pairing.stage == .graduated, let outcome = document.field("outcome") else { return [] }
      return [here("closing-without-nomination", outcome.range.start.line)]
    default: return []
    }
  }

  /// An emptied field is still a place to point at.
  private func moved(_ expectation: Mutation.Expectation, to line: Int) -> Mutation.Expectation {
    expectation.path == path && expectation.lines != nil
      ? here(expectation.rule, line) : expectation
  }

  /// A word with its second letter twice, as fingers do it.
  private func doubled(_ word: String) -> String {
    let second = word.index(after: word.startIndex)
    return String(word[...second]) + String(word[second...])
  }

  // MARK: - Sections

  private var sectionMutations: [Mutation] {
    let known = document.sections.filter { section in
      section.schema.map { schema in template.sections.contains { $0.requires(schema) } } ?? false
    }
    return known.flatMap { section -> [Mutation] in
      guard let schema = section.schema else { return [] }
      var result: [Mutation] = []
      let siblings = template.siblings(of: schema).filter { $0 == schema || !$0.isOptional }
      let position = siblings.firstIndex(of: schema) ?? 0
      func line(of schema: SectionSchema) -> Int? {
        document.sections.first { $0.schema == schema }?.lines.lowerBound
      }
      let before = siblings[..<position].compactMap(line(of:)).last
      let after = siblings[(position + 1)...].compactMap(line(of:)).first

      // The heading goes; what stood below it now belongs to the section before.
      let isRequired =
        !schema.isOptional && !schema.notFor.contains(record.programme.configuration.audience)
      let heading = section.lines.lowerBound
      let place = (before ?? 1)...max(before ?? 1, (after ?? source.lineCount + 1) - 1)
      result.append(
        mutation(
          "section '\(schema.title)' removed", [deletion(ofLines: heading...heading)],
          isRequired
            ? [Mutation.Expectation("missing-section", path, place, isMoved: true)]
            : document.actionItems.filter { section.lines.contains($0.range.start.line) }
              .flatMap { consequences(ofLosing: $0, withSection: true) }))

      // The whole section goes behind its last sibling.
      let last = siblings.compactMap { sibling in
        document.sections.first { $0.schema == sibling }
      }.max { $0.lines.upperBound < $1.lines.upperBound }
      if !schema.isOptional, after != nil, let last, source.line(last.lines.upperBound).count > 0 {
        let moved = source.offsetsWithTerminator(ofLine: section.lines.upperBound).upperBound
        let offsets =
          source.offsetsWithTerminator(ofLine: section.lines.lowerBound).lowerBound..<moved
        let end = source.offsetsWithTerminator(ofLine: last.lines.upperBound).upperBound
        let ending = source.lineEnding
        let text = ending + ending + Array(source.bytes[offsets])
        let newLine = last.lines.upperBound - section.lines.count + 1 + 2
        let isClosed = source.offsets(ofLine: last.lines.upperBound).upperBound < end
        result.append(
          mutation(
            "section '\(schema.title)' moved",
            [TextEdit(offsets, []), TextEdit(end..<end, text)],
            [
              Mutation.Expectation(
                "misplaced-section", path, (newLine - 1)...(newLine + (isClosed ? 1 : 0)),
                isMoved: true)
            ]))
      }
      return result
    }
  }

  // MARK: - Check lists

  private var itemMutations: [Mutation] {
    document.sections.flatMap { section -> [Mutation] in
      let items = section.checkList.filter { $0.schema != nil }
      return items.enumerated().flatMap { index, item -> [Mutation] in
        let line = item.box.range.start.line
        let lines = line...max(line, item.textRange.end.line)
        let place =
          index > 0
          ? items[index - 1].textRange.end.line
          : items.count > 1
            ? line - 1 : section.lines.lowerBound
        let boxes = item.box.isTicked ? ["[x ]", "[ X]", "[✓]"] : ["[]", "[  ]"]
        let box = boxes[index % boxes.count]
        return [
          mutation(
            "item '\(item.text)' removed", [deletion(ofLines: lines)],
            [Mutation.Expectation("missing-check-list-item", path, place...place)]),
          mutation(
            "item '\(item.text)' reworded",
            [replacement(of: SourceRange(item.textRange.end, item.textRange.end), by: " now")],
            [here("reworded-check-list-item", line)]),
          mutation(
            "item '\(item.text)' with the box \(box)",
            [replacement(of: item.box.range, by: box)], [here("malformed-box", line)]),
        ]
      }
    }
  }

  // MARK: - The plan's table

  private var columnMutations: [Mutation] {
    guard let plan = pairing.plan, plan.document.path == path, let table = plan.table else {
      return []
    }
    let rows = [table.table.header] + table.table.rows
    let header = table.table.header.line
    return template.columns.flatMap { schema -> [Mutation] in
      guard let index = table.columns[schema.column] else { return [] }
      let cells = rows.compactMap { index < $0.cells.count ? $0.cells[index] : nil }
      let delimiter = delimiterCell(index, line: header + 1)
      let title = table.table.header.cells[index].range
      return [
        mutation(
          "column '\(schema.title)' removed", cells.map { withBar($0.range) } + [delimiter],
          [here("missing-column", header)]),
        mutation(
          "column '\(schema.title)' retitled lightly",
          [replacement(of: SourceRange(title.end, title.end), by: "s")],
          [here("mistyped-column", header)]),
        mutation(
          "column '\(schema.title)' retitled", [replacement(of: title, by: "Wxyz")],
          [here("missing-column", header)]),
      ]
    }
  }

  /// Takes a cell out together with the bar behind it.
  private func withBar(_ range: SourceRange) -> TextEdit {
    let offsets = source.offsets(of: range)
    let start = source.bytes[..<offsets.lowerBound].lastIndex(of: 0x7C) ?? offsets.lowerBound
    let end = source.bytes[offsets.upperBound...].firstIndex(of: 0x7C) ?? offsets.upperBound
    return TextEdit(start..<end, [])
  }

  private func delimiterCell(_ index: Int, line: Int) -> TextEdit {
    let offsets = source.offsets(ofLine: line)
    let bars = offsets.filter { source.bytes[$0] == 0x7C }
    guard index + 1 < bars.count else {
      return TextEdit(offsets.lowerBound..<offsets.lowerBound, [])
    }
    return TextEdit(bars[index]..<bars[index + 1], [])
  }

  private var planMutations: [Mutation] {
    guard let plan = pairing.plan, plan.document.path == path else { return [] }
    return goalMutations(plan) + gapMutations(plan) + progressMutations(plan)
  }

  private func goalMutations(_ plan: ActionPlan) -> [Mutation] {
    let isComplete = Claim.planComplete.expectation(in: record)
    var result: [Mutation] = []
    for goal in plan.goals where !goal.isDraft {
      let line = goal.row.line
      let isWaived = record.plan.isWaived(goal)
      let claim = isWaived ? nil : isComplete
      for column in [PlanColumn.menteeSteps, .mentorSteps, .barriers, .measure, .target] {
        guard let cell = goal.cells[column], cell.saysSomething else { continue }
        result.append(
          mutation(
            "\(goal.name) without \(column.lacking)", [replacement(of: cell.range, by: "")],
            claim.map { [$0] } ?? []))
      }
      if let cell = goal.cells[.barriers], goal.barriers.contains(where: { $0.mitigation != nil }) {
        result.append(
          mutation(
            "\(goal.name) without mitigation", [replacement(of: cell.range, by: "Illness")],
            claim.map { [$0] } ?? []))
      }
      if let date = goal.targets.last {
        result += [
          mutation(
            "\(goal.name) with an impossible target",
            [replacement(of: date.range, by: "2026-02-30")],
            [here("impossible-date", line)])
        ]
        if let cell = goal.cells[.target] {
          result.append(
            mutation(
              "\(goal.name) with a target that is no date",
              [replacement(of: cell.range, by: "soon")], [here("not-a-date", line)]))
        }
      }
      if let cell = goal.cells[.goal], let number = goal.number {
        result += [
          mutation(
            "\(goal.name) without its number", [replacement(of: cell.range, by: "Something else")],
            [here("unnumbered-goal", line)]),
          mutation(
            "\(goal.name) gone", [deletion(ofLines: line...line)],
            mentions(of: number, in: plan)),
        ]
        if let other = plan.goals.first(where: { $0.number != number }) {
          result.append(
            mutation(
              "\(goal.name) numbered as another",
              [replacement(of: cell.range, by: "**#\(other.number ?? 0)** \(goal.text)")],
              [here("duplicate-goal", max(line, other.row.line))]))
        }
      }
      if let first = goal.row.cells.first, let last = goal.row.cells.last {
        result += [
          mutation(
            "\(goal.name) with a bar in a text",
            [replacement(of: SourceRange(first.range.end, first.range.end), by: " `a|b`")],
            [here("lost-cell", line)]),
          mutation(
            "\(goal.name) without its last cell", [withBar(last.range)],
            [here("missing-cell", line)]),
        ]
      }
      if goal.row.line > (plan.goals.first?.row.line ?? 0) {
        let start = source.offsets(ofLine: line).lowerBound
        result.append(
          mutation(
            "\(goal.name) cut off by a comment",
            [TextEdit(start..<start, Array("<!-- later -->".utf8) + source.lineEnding)],
            [here("detached-row", line)]))
      }
    }
    return result
  }

  /// The first place that still names a goal whose row is gone.
  private func mentions(of number: Int, in plan: ActionPlan) -> [Mutation.Expectation] {
    var places = plan.progress.filter { $0.goal == number }.map { (path, $0.range.start.line) }
    places += plan.gaps.filter { $0.goals.contains(number) }.map { (path, $0.range.start.line) }
    for review in pairing.documents where review.kind == .review {
      places += review.goalLines(words: record.words).filter { $0.goal == number }
        .map { (review.path, $0.range.start.line) }
    }
    // A plan without any goal is what the claim is about.
    if plan.goals.count == 1 { return Claim.goalsSet.expectation(in: record).map { [$0] } ?? [] }
    return places.first.map { found in
      [Mutation.Expectation("unknown-goal", found.0, found.1...found.1)]
    } ?? []
  }

  private func gapMutations(_ plan: ActionPlan) -> [Mutation] {
    let isComplete = record.planClaimsToBeComplete
    var result: [Mutation] = []
    for gap in plan.gaps {
      let line = gap.range.start.line
      guard
        let arrow = ["->", "→", "=>"].lazy.map({ document.range(of: $0, in: gap.range) })
          .first(where: { $0 != gap.range })
      else { continue }
      result.append(
        mutation(
          "gap '\(gap.text)' without its goal",
          [replacement(of: SourceRange(arrow.start, gap.range.end), by: "")],
          isComplete ? [here("gap-without-goal", line)] : []))
      let others = plan.gaps.filter { $0.range != gap.range }
      let orphans = plan.goals.filter { goal in
        gap.goals.contains(goal.number ?? 0) && !record.plan.isWaived(goal) && !goal.isDraft
          && !others.contains { $0.goals.contains(goal.number ?? 0) }
      }
      guard !others.isEmpty else { continue }
      result.append(
        mutation(
          "gap '\(gap.text)' gone", [deletion(ofLines: line...gap.range.end.line)],
          isComplete ? orphans.map { here("goal-without-gap", $0.row.line) } : []))
    }
    // Every gap loses its kind.
    let kinds = plan.gaps.compactMap { gap in
      gap.kind.flatMap { replacement(of: "(\($0))", by: "", in: gap.range) }
    }
    if !kinds.isEmpty, kinds.count == plan.gaps.count {
      result.append(
        mutation(
          "gaps without kinds", kinds,
          Claim.needsDescribed.expectation(in: record).map { [$0] } ?? []))
    }
    return result
  }

  private func progressMutations(_ plan: ActionPlan) -> [Mutation] {
    var result: [Mutation] = []
    let reviewed = Claim.goalsReviewed.expectation(in: record)
    for line in plan.progress {
      let place = line.range.start.line
      let isDraft = plan.goals.first { $0.number == line.goal }?.isDraft ?? true
      let decision = graduation
      if case .waived = line.state {
      } else {
        result.append(
          mutation(
            "progress of goal \(line.goal) gone", [deletion(ofLines: place...line.range.end.line)],
            [isDraft ? nil : reviewed ?? decision].compactMap(\.self)))
        if let box = line.box {
          result.append(
            mutation(
              "progress of goal \(line.goal) with a bad box",
              [replacement(of: box.range, by: line.state == .met ? "[x ]" : "[]")],
              [here("malformed-box", place)]))
        }
        result.append(
          mutation(
            "progress of another goal than \(line.goal)",
            [replacement(of: "\(line.goal)", by: "77", in: line.range)].compactMap(\.self),
            [here("unknown-goal", place)]))
      }
      guard line.state == .met, let box = line.box else { continue }
      result.append(
        mutation(
          "goal \(line.goal) no longer met", [replacement(of: box.range, by: "[ ]")],
          decision.map { [$0] } ?? []))
      if let date = line.date {
        result += [
          mutation(
            "goal \(line.goal) met without a date", [replacement(of: date.range, by: "done")],
            [here("met-without-evidence", place)]),
          mutation(
            "goal \(line.goal) met on no day", [replacement(of: date.range, by: "2026-02-30")],
            [here("impossible-date", place)]),
          mutation(
            "goal \(line.goal) met without evidence",
            [replacement(of: SourceRange(date.range.end, line.range.end), by: "")],
            [here("met-without-evidence", place)]),
        ]
      }
    }
    return result
  }

  /// Where the newest review decides that the pairing is done.
  private var graduation: Mutation.Expectation? {
    guard let review = pairing.newest(of: .review), let decision = review.field("decision"),
      record.words.word(decision.scalar ?? "", among: [.graduate]) != nil
    else { return nil }
    let line = decision.range.start.line
    return Mutation.Expectation("unsupported-claim", review.path, line...line)
  }

  // MARK: - Action items

  private var actionItemMutations: [Mutation] {
    document.actionItems.flatMap { item -> [Mutation] in
      let line = item.range.start.line
      var result: [Mutation] = []
      if let box = item.box {
        result.append(
          mutation(
            "action item '\(item.text)' with a bad box",
            [replacement(of: box.range, by: box.isTicked ? "[x ]" : "[]")],
            [here("malformed-box", line)]))
      }
      if let due = item.due {
        result += [
          mutation(
            "action item '\(item.text)' due on no day",
            [replacement(of: due.range, by: "2026-02-30")], [here("impossible-date", line)]),
          mutation(
            "action item '\(item.text)' due some day", [replacement(of: due.range, by: "soon")],
            [here("not-a-date", line)]),
        ]
      }
      result += ownerMutations(of: item)
      result.append(
        mutation(
          "action item '\(item.text)' gone", [deletion(ofLines: line...item.range.end.line)],
          consequences(ofLosing: item)))
      return result
    }
  }

  private func ownerMutations(of item: ActionItem) -> [Mutation] {
    let text = source.text(in: item.range)
    guard item.owner != nil, let colon = text.firstIndex(of: ":"),
      let bracket = text.firstIndex(of: "]"), bracket < colon
    else { return [] }
    let owner = String(text[text.index(bracket, offsetBy: 2)..<colon])
    guard owner.utf8.count > 3, !owner.contains("~") else { return [] }
    let agreed = Claim.itemsAgreed.expectation(in: record)
    let isClaimed =
      record.claim(.itemsAgreed)?.document.path == path && !item.isCarried && item.state == .open
    return [
      mutation(
        "action item '\(item.text)' of somebody unknown",
        [replacement(of: owner + ":", by: doubled(owner) + ":", in: item.range)]
          .compactMap(\.self),
        [here("unknown-owner", item.range.start.line)]),
      mutation(
        "action item '\(item.text)' of nobody",
        [replacement(of: owner + ": ", by: "", in: item.range)].compactMap(\.self),
        isClaimed ? [agreed].compactMap(\.self) : []),
    ]
  }

  /// What is to be said once an item is no longer in a note.
  private func consequences(
    ofLosing item: ActionItem, withSection: Bool = false
  ) -> [Mutation.Expectation] {
    var result: [Mutation.Expectation] = []
    let own = document.actionItems.filter { !$0.isCarried }
    if record.claim(.itemsAgreed)?.document.path == path, !item.isCarried, own.count == 1,
      !document.actionItems.contains(where: { $0.isCarried && $0.state == .open })
    {
      result += [Claim.itemsAgreed.expectation(in: record)].compactMap(\.self)
    }
    // It was promised before and nobody speaks of it any more.
    guard
      let promise = pairing.promises.first(where: { promise in
        promise.lastMention.document == path && promise.lastMention.range == item.range
      }), let index = pairing.meetings.firstIndex(where: { $0.path == path })
    else { return result }
    let earlier = promise.mentions.filter { $0.document != path }
    guard let before = earlier.last, before.state == .open,
      promise.mentions.count(where: { $0.document == path }) == 1,
      let loser = pairing.meetings[(index + (withSection ? 1 : 0))...].first(where: { note in
        note.sections.contains { $0.schema?.meaning == .openItems }
      })
    else { return result }
    if record.claim(.itemsReviewed)?.document.path == loser.path {
      result += [Claim.itemsReviewed.expectation(in: record)].compactMap(\.self)
    } else {
      let line = before.range.start.line
      result.append(Mutation.Expectation("lost-promise", before.document, line...line))
    }
    return result
  }
}

extension FieldSchema {
  /// A value that the field cannot have; nil where it takes any.
  fileprivate var wrongValue: String? {
    switch type {
    case .text, .person: "[one, two]"
    case .date, .month, .period, .interval: "soon"
    case .url: "see below"
    case .oneOf: "perhaps"
    case .people: nil
    }
  }
}

extension SectionSchema {
  /// Whether a section is this one or one below it, and no mere content.
  fileprivate func requires(_ other: SectionSchema) -> Bool {
    self == other || (meaning == nil && children.contains { $0.requires(other) })
  }
}

extension Template {
  /// The sections that have the same parent.
  fileprivate func siblings(of schema: SectionSchema) -> [SectionSchema] {
    func search(_ sections: [SectionSchema]) -> [SectionSchema]? {
      sections.contains(schema) ? sections : sections.lazy.compactMap { search($0.children) }.first
    }
    return search(sections) ?? []
  }
}
