import MarkdownSyntax
import Programme

/// Something that is still to fill in or to tick.
package struct OpenMatter: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable { case field, box, goal, cell, question, item }

  package let kind: Kind
  package let place: Place
  /// Names it: `success measure of goal '#2'`.
  package let text: String
}

extension Record {
  /// What waits for somebody; nothing does once the pairing has ended.
  var openMatters: [OpenMatter] {
    guard pairing.stage.isOpen else { return [] }
    return openFields + openBoxes + openPlan + openPromises
  }

  private var openFields: [OpenMatter] {
    guard pairing.mentor == nil, let document = document(.pairing), !document.hasUnreadFields else {
      return []
    }
    let entry = document.fields.first { $0.key == "mentor" }
    let range = entry?.keyRange ?? document.frontMatterRange
    return [OpenMatter(kind: .field, place: Place(document.path, range), text: "mentor")]
  }

  private var openBoxes: [OpenMatter] {
    pairing.documents.flatMap { document in
      document.sections.flatMap(\.checkList).filter { $0.schema != nil && !$0.box.isTicked }.map {
        OpenMatter(kind: .box, place: Place(document.path, $0.box.range), text: $0.text)
      }
    }
  }

  private var openPlan: [OpenMatter] {
    guard let plan = plan.plan, self.plan.rowsAreKnown, let table = plan.table else { return [] }
    let document = plan.document
    if plan.goals.isEmpty {
      let header = document.source.range(ofLine: table.table.header.line)
      return [OpenMatter(kind: .goal, place: Place(document.path, header), text: "first goal")]
    }
    return plan.goals.filter { !self.plan.isWaived($0) }.flatMap { goal in
      goal.emptyCells.map { column, cell in
        OpenMatter(
          kind: .cell, place: Place(document.path, cell.range),
          text: "\(column.lacking) of \(goal.name)")
      }
    }
  }

  private var openPromises: [OpenMatter] {
    promises.filter { $0.state == .open }.map(\.lastMention).map { item in
      OpenMatter(kind: .item, place: Place(item.document, item.range), text: item.text)
    }
  }
}
