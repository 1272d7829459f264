import MarkdownSyntax

@testable import Changes
@testable import Programme

/// Ways to edit a document of the sample, derived from what stands in it.
struct SampleDocument {
  let pairing: Pairing
  let document: Document

  var source: SourceText { document.source }
  var plan: ActionPlan? { pairing.plan?.document.path == document.path ? pairing.plan : nil }
  var isMeeting: Bool { pairing.meetings.contains { $0.path == document.path } }

  var mutations: [SampleMutation] {
    fieldMutations + checkListMutations + (isMeeting ? actionItemMutations : []) + proseMutations
      + (plan.map { gapMutations($0) + goalMutations($0) + progressMutations($0) } ?? [])
  }

  private func mutation(
    _ name: String, _ edits: TextEdit..., is forward: Change.Kind, back backward: Change.Kind
  ) -> SampleMutation {
    SampleMutation(name, document, edits, forward, backward)
  }

  // MARK: - Front matter

  private var fieldMutations: [SampleMutation] {
    guard let frontMatter = document.markdown.frontMatter else { return [] }
    return document.fields.enumerated().flatMap { index, entry -> [SampleMutation] in
      let start = entry.keyRange.start.line
      let next =
        index + 1 < document.fields.count
        ? document.fields[index + 1].keyRange.start.line : frontMatter.lines.upperBound
      let last = source.range(ofLine: next - 1).end
      let rest = SourceRange(
        SourcePosition(line: start, column: entry.keyRange.end.column + 1), last)
      let other = field(entry, becomes: otherValue(of: entry.key))
      let none = field(entry, becomes: "")
      var result = [
        mutation(
          "another \(entry.key)", source.replacing(rest, with: " " + otherValue(of: entry.key)),
          is: other.forward, back: other.backward)
      ]
      if entry.value.joined.isEmpty { return result }
      let line = source.deleting(start...next - 1)
      for (name, edit) in [("an empty", source.replacing(rest, with: "")), ("no", line)] {
        result.append(
          mutation("\(name) \(entry.key)", edit, is: none.forward, back: none.backward))
      }
      return result
    }
  }

  private func otherValue(of field: String) -> String {
    switch field {
    case "mentor": "Nobody Else (nobody)"
    case "away": "2030-01-01/2030-02-01"
    case "decision": document.text(of: field) == "continue" ? "graduate" : "continue"
    case "outcome": "lapsed"
    default: "Something else"
    }
  }

  private func field(
    _ entry: YAMLEntry, becomes text: String
  ) -> (forward: Change.Kind, backward: Change.Kind) {
    let was = entry.value.joined
    switch entry.key {
    case "mentor" where document.kind == .pairing:
      let other = Person(parsing: text)
      return (
        .mentorChanged(from: pairing.mentor, to: other),
        .mentorChanged(from: other, to: pairing.mentor)
      )
    case "away":
      let periods = [Period(text)].compactMap(\.self)
      return (
        .awayChanged(from: pairing.away, to: periods),
        .awayChanged(from: periods, to: pairing.away)
      )
    case "decision" where text.isEmpty:
      return (.fieldChanged("decision", from: was, to: ""), .reviewDecided(was))
    case "outcome" where text.isEmpty:
      return (.fieldChanged("outcome", from: was, to: ""), .closed(outcome: was))
    default:
      return (
        .fieldChanged(entry.key, from: was, to: text),
        .fieldChanged(entry.key, from: text, to: was)
      )
    }
  }

  // MARK: - Check lists

  private var checkListMutations: [SampleMutation] {
    let items = document.sections.flatMap(\.checkList)
    let ticked = items.count { $0.box.isTicked }
    func box(
      _ edit: CheckListChange.Item.Edit, _ text: String, _ ticked: Int, of total: Int
    ) -> Change.Kind {
      .checkList(CheckListChange([CheckListChange.Item(edit, text)], ticked: ticked, of: total))
    }
    return items.flatMap { item -> [SampleMutation] in
      let isTicked = item.box.isTicked
      let one = isTicked ? 1 : 0
      let line = item.box.range.start.line
      let lines = line...max(line, item.textRange.end.line)
      let other = item.text + " Now."
      return [
        mutation(
          "box of '\(item.text)'",
          source.replacing(item.box.range, with: isTicked ? "[ ]" : "[x]"),
          is: box(
            isTicked ? .unticked : .ticked, item.text, ticked + (isTicked ? -1 : 1),
            of: items.count),
          back: box(isTicked ? .ticked : .unticked, item.text, ticked, of: items.count)),
        mutation(
          "'\(item.text)' taken off", source.deleting(lines),
          is: box(.removed(wasTicked: isTicked), item.text, ticked - one, of: items.count - 1),
          back: box(.added(isTicked: isTicked), item.text, ticked, of: items.count)),
        mutation(
          "'\(item.text)' reworded",
          source.replacing(SourceRange(item.textRange.end, item.textRange.end), with: " Now."),
          is: box(.reworded(from: item.text), other, ticked, of: items.count),
          back: box(.reworded(from: other), item.text, ticked, of: items.count)),
        mutation(
          "an item behind '\(item.text)'",
          source.inserting("- [x] Bring tea.", behind: lines.upperBound),
          is: box(.added(isTicked: true), "Bring tea.", ticked + 1, of: items.count + 1),
          back: box(.removed(wasTicked: true), "Bring tea.", ticked, of: items.count)),
      ]
    }
  }

  // MARK: - Gaps

  private func gapMutations(_ plan: ActionPlan) -> [SampleMutation] {
    let gaps = plan.gaps.flatMap { gap -> [SampleMutation] in
      let lines = gap.range.lines
      let said = gap.said
      func changed(_ name: String, _ edit: TextEdit, to other: String) -> SampleMutation {
        mutation(
          "gap '\(gap.text)': \(name)", edit,
          is: .gapChanged(gap.identifier, from: said, to: other),
          back: .gapChanged(gap.identifier, from: other, to: said))
      }
      var result = [
        mutation(
          "gap '\(gap.text)' taken out", source.deleting(lines),
          is: .gapRemoved(gap.identifier, text: gap.text),
          back: .gapAdded(gap.identifier, text: gap.text)),
        mutation(
          "a gap behind '\(gap.text)'",
          source.inserting("- G99 (skill): patience with everybody", behind: lines.upperBound),
          is: .gapAdded("G99", text: "patience with everybody"),
          back: .gapRemoved("G99", text: "patience with everybody")),
      ]
      if let edit = source.replacing(gap.text, with: "patience", in: gap.range) {
        result.append(
          changed("other words", edit, to: said.replacing(gap.text, with: "patience")))
      }
      if let kind = gap.kind {
        let other = kind == "skill" ? "behaviour" : "skill"
        if let edit = source.replacing("(\(kind))", with: "(\(other))", in: gap.range) {
          result.append(
            changed("another kind", edit, to: said.replacing("(\(kind))", with: "(\(other))")))
        }
      }
      if let goal = gap.goals.first,
        let edit = source.replacing("goal \(goal)", with: "goal 77", in: gap.range)
      {
        result.append(
          changed("another goal", edit, to: said.replacing("goal \(goal)", with: "goal 77")))
      }
      if let identifier = gap.identifier,
        let edit = source.replacing(identifier, with: "G88", in: gap.range)
      {
        result.append(
          mutation(
            "gap '\(gap.text)' with another number", edit,
            is: .gapChanged("G88", from: said, to: said.replacing(identifier, with: "G88")),
            back: .gapChanged(identifier, from: said.replacing(identifier, with: "G88"), to: said))
        )
      }
      return result
    }
    return gaps
  }

  // MARK: - Goals

  private func goalMutations(_ plan: ActionPlan) -> [SampleMutation] {
    plan.goals.flatMap { goal -> [SampleMutation] in
      let line = goal.row.line
      let number = goal.number
      var result = [
        mutation(
          "goal '\(goal.text)' taken out", source.deleting(line...line),
          is: .goalRemoved(number, text: goal.text),
          back: .goalSet(number, text: goal.text, target: goal.targets.last?.day)),
        mutation(
          "a goal behind '\(goal.text)'",
          source.inserting(
            "| **#99** Learn the cello | | | | | | 2030-01-01 |", behind: line),
          is: .goalSet(99, text: "Learn the cello", target: Day("2030-01-01")),
          back: .goalRemoved(99, text: "Learn the cello")),
      ]
      for (column, cell) in goal.cells {
        switch column {
        case .goal: result += wordingMutations(of: goal, cell, plan)
        case .target: result += targetMutations(of: goal, cell)
        default: result += cellMutations(of: goal, column, cell)
        }
      }
      return result
    }
  }

  private func wordingMutations(
    of goal: Goal, _ cell: TableCell, _ plan: ActionPlan
  ) -> [SampleMutation] {
    guard let number = goal.number else { return [] }
    var renumbering = [source.replacing("#\(number)", with: "#77", in: cell.range)]
    for gap in plan.gaps where gap.goals.contains(number) {
      renumbering.append(source.replacing("goal \(number)", with: "goal 77", in: gap.range))
    }
    for progress in plan.progress where progress.goal == number {
      renumbering.append(source.replacing("goal \(number)", with: "goal 77", in: progress.range))
    }
    return [
      mutation(
        "goal \(number) reworded", source.replacing(cell.range, with: "**#\(number)** Sing"),
        is: .goalReworded(number, from: goal.text, to: "Sing"),
        back: .goalReworded(number, from: "Sing", to: goal.text)),
      SampleMutation(
        "goal \(number) renumbered", document, renumbering.compactMap(\.self),
        .goalRenumbered(from: number, to: 77), .goalRenumbered(from: 77, to: number)),
    ]
  }

  private func targetMutations(of goal: Goal, _ cell: TableCell) -> [SampleMutation] {
    let was = goal.targets.last?.day
    let end = cell.range.end
    let other = Day("2030-01-01")
    func moved(_ name: String, _ edit: TextEdit, to day: Day?) -> SampleMutation {
      mutation(
        "goal \(goal.number ?? 0): \(name)", edit, is: .dateMoved(goal.number, from: was, to: day),
        back: .dateMoved(goal.number, from: day, to: was))
    }
    var result = [
      moved("another date", source.replacing(cell.range, with: "2030-01-01"), to: other)
    ]
    guard let was else { return result }
    result += [
      moved("no date", source.replacing(cell.range, with: ""), to: nil),
      moved(
        "a date behind the old one",
        source.replacing(cell.range, with: "~~\(was)~~ 2030-01-01"), to: other),
      moved(
        "a remark at the date", source.replacing(SourceRange(end, end), with: " (agreed)"), to: was),
    ]
    return result
  }

  private func cellMutations(
    of goal: Goal, _ column: PlanColumn, _ cell: TableCell
  ) -> [SampleMutation] {
    let was = cell.text.plain
    return ["Something else", ""].filter { $0 != was }.map { text in
      mutation(
        "goal \(goal.number ?? 0): \(column.name) is '\(text)'",
        source.replacing(
          cell.range, with: text.isEmpty && cell.range.start == cell.range.end ? " " : text),
        is: .cellEdited(goal.number, column, from: was, to: text),
        back: .cellEdited(goal.number, column, from: text, to: was))
    }
  }

  // MARK: - Progress

  private func progressMutations(_ plan: ActionPlan) -> [SampleMutation] {
    var result: [SampleMutation] = []
    for line in plan.progress {
      let goal = line.goal
      let lines = line.range.lines
      let evidence: Change.Evidence =
        line.links.isEmpty
        ? line.confirmedBy.map(Change.Evidence.confirmed) ?? .none : .links(line.links)
      switch line.state {
      case .open, .met:
        let isMet = line.state == .met
        if let box = line.box {
          result.append(
            mutation(
              "box of goal \(goal)", source.replacing(box.range, with: isMet ? "[ ]" : "[x]"),
              is: isMet ? .goalReopened(goal) : .goalMet(goal, evidence),
              back: isMet ? .goalMet(goal, evidence) : .goalReopened(goal)))
        }
        let text = line.text
        if let edit = source.replacing(text, with: "2026-01-01, halfway", in: line.range) {
          result.append(
            mutation(
              "other progress of goal \(goal)", edit,
              is: .progressNoted(goal, from: text, to: "2026-01-01, halfway"),
              back: .progressNoted(goal, from: "2026-01-01, halfway", to: text)))
        }
        result.append(
          mutation(
            "no progress of goal \(goal)", source.deleting(lines),
            is: isMet ? .goalReopened(goal) : .progressNoted(goal, from: text, to: ""),
            back: isMet
              ? .goalMet(goal, evidence) : .progressNoted(goal, from: "", to: text)))
      case .waived(let reason):
        result.append(
          mutation(
            "goal \(goal) no longer waived", source.deleting(lines), is: .goalReopened(goal),
            back: .goalWaived(goal, reason: reason)))
      }
    }
    return result
  }

  // MARK: - Prose

  private var proseMutations: [SampleMutation] {
    let oneMore = TextEdit(
      source.bytes.count..<source.bytes.count, Array("\nOne more word.\n".utf8))
    var result = [
      mutation(
        "a paragraph more", oneMore, is: .prose(added: 1, removed: 0),
        back: .prose(added: 0, removed: 1))
    ]
    for block in document.markdown.blocks {
      let line = block.lines.upperBound
      let end = source.range(ofLine: line).end
      let edit = source.replacing(SourceRange(end, end), with: " indeed")
      switch block.kind {
      case .paragraph:
        result.append(
          mutation(
            "line \(line) of text taken out", source.deleting(block.lines),
            is: .prose(added: 0, removed: block.lines.count),
            back: .prose(added: block.lines.count, removed: 0)))
      case .heading where !isStructured(block.lines.lowerBound): break
      case .item where !structuredLines.contains(block.lines.lowerBound) && block.depth == 0: break
      default: continue
      }
      result.append(
        mutation(
          "other words in line \(line)", edit, is: .prose(added: 1, removed: 1),
          back: .prose(added: 1, removed: 1)))
    }
    return result
  }

  /// Whether more than text hangs on the heading of a line: another one would take it away.
  private func isStructured(_ line: Int) -> Bool {
    guard let section = document.sections.first(where: { $0.lines.lowerBound == line }) else {
      return false
    }
    return section.level > 1 && !structuredLines.isDisjoint(with: section.lines)
  }

  /// Lines with something that is more than text.
  private var structuredLines: Set<Int> {
    var lines = Set(document.actionItems.map(\.range.start.line))
    lines.formUnion(document.sections.flatMap(\.checkList).map(\.box.range.start.line))
    guard let plan else { return lines }
    lines.formUnion(plan.gaps.map(\.range.start.line))
    lines.formUnion(plan.tables.map(\.table.header.line))
    lines.formUnion(plan.progress.map(\.range.start.line))
    return lines
  }
}
