import MarkdownSyntax

@testable import Changes
@testable import Programme

extension SampleDocument {
  var actionItemMutations: [SampleMutation] {
    let promises = pairing.promises
    let open = promises.count(where: \.isUnfinished)
    let items = document.actionItems.flatMap { item -> [SampleMutation] in
      guard let promise = promises.first(where: { $0.mentions.contains { $0.isSame(as: item) } })
      else { return [] }
      return PromisedItem(self, item, promise, open: open).mutations
    }
    return items
  }
}

/// An action item of a note, the promise that it is about, and how many are open in all.
private struct PromisedItem {
  let place: SampleDocument
  let item: ActionItem
  let promise: Promise
  let open: Int

  init(_ place: SampleDocument, _ item: ActionItem, _ promise: Promise, open: Int) {
    self.place = place
    self.item = item
    self.promise = promise
    self.open = open
  }

  private var source: SourceText { place.source }
  private var isLast: Bool { promise.lastMention.isSame(as: item) }
  private var words: PromiseChanges.Wording { wording(of: promise.lastMention) }

  private func wording(of item: ActionItem) -> PromiseChanges.Wording {
    PromiseChanges.Wording(item.text, owner: item.owner, due: item.due?.text)
  }

  private func mutation(
    _ name: String, _ edit: TextEdit, is forward: PromiseChanges.Item,
    back backward: PromiseChanges.Item, open: Int
  ) -> SampleMutation {
    SampleMutation(
      "\(name) '\(item.text)'", place.document, [edit],
      .promises(PromiseChanges([forward], open: open)),
      .promises(PromiseChanges([backward], open: open)))
  }

  var mutations: [SampleMutation] {
    [ticked, dropped, promisedBy, due, reworded, followed].compactMap(\.self)
      + (promise.mentions.count == 1 ? [gone] : [])
  }

  /// Its words, where the newest note is the one that counts; an earlier one restates them only.
  private func said(_ name: String, _ edit: TextEdit, _ other: PromiseChanges.Wording)
    -> SampleMutation
  {
    let restated = PromiseChanges.Item(.restated, words)
    return isLast
      ? mutation(
        name, edit, is: PromiseChanges.Item(.reworded(from: words), other),
        back: PromiseChanges.Item(.reworded(from: other), words), open: open)
      : mutation(name, edit, is: restated, back: restated, open: open)
  }

  private var ticked: SampleMutation? {
    guard let box = item.box, item.state == .open || item.state == .done else { return nil }
    let isDone = item.state == .done
    let edit = source.replacing(box.range, with: isDone ? "[ ]" : "[x]")
    let restated = PromiseChanges.Item(.restated, words)
    let (done, reopened) = (
      PromiseChanges.Item(.done, words), PromiseChanges.Item(.reopened, words)
    )
    // An earlier note that calls it done is as good as this one.
    let isDoneBefore = promise.mentions.contains { !$0.isSame(as: item) && $0.state != .open }
    if !isLast || isDoneBefore {
      return promise.isUnfinished
        ? mutation("box of", edit, is: done, back: reopened, open: open - 1)
        : mutation("box of", edit, is: restated, back: restated, open: open)
    }
    return isDone
      ? mutation("box of", edit, is: reopened, back: done, open: open)
      : mutation("box of", edit, is: done, back: reopened, open: open - 1)
  }

  private var dropped: SampleMutation? {
    guard item.state == .open, isLast, promise.isUnfinished, let box = item.box else { return nil }
    let text = source.text(in: SourceRange(box.range.end, item.range.end))
    let edit = source.replacing(
      SourceRange(box.range.start, item.range.end),
      with: "~~" + text.drop { $0 == " " } + "~~ no need")
    return mutation(
      "dropping", edit, is: PromiseChanges.Item(.dropped(reason: "no need"), words),
      back: PromiseChanges.Item(.reopened, words), open: open - 1)
  }

  private var promisedBy: SampleMutation? {
    guard !item.isOwnerInherited, item.owner == .mentor || item.owner == .mentee else { return nil }
    let (name, other) = item.owner == .mentor ? ("mentor:", "mentee:") : ("mentee:", "mentor:")
    guard let edit = source.replacing(name, with: other, in: item.range) else { return nil }
    return said(
      "somebody else for", edit,
      PromiseChanges.Wording(
        item.text, owner: item.owner == .mentor ? .mentee : .mentor, due: item.due?.text))
  }

  private var due: SampleMutation? {
    if let due = item.due {
      return said(
        "another day for", source.replacing(due.range, with: "2030-01-01"),
        PromiseChanges.Wording(item.text, owner: item.owner, due: "2030-01-01"))
    }
    if case .dropped = item.state { return nil }
    let end = item.range.end
    return said(
      "a day for", source.replacing(SourceRange(end, end), with: " (by 2030-01-01)"),
      PromiseChanges.Wording(item.text, owner: item.owner, due: "2030-01-01"))
  }

  private var reworded: SampleMutation? {
    // Of somebody else and in other words it would be another promise.
    guard promise.mentions.allSatisfy({ $0.owner == item.owner }),
      let edit = source.replacing(item.text, with: item.text + " now", in: item.range)
    else { return nil }
    return said(
      "other words for", edit,
      PromiseChanges.Wording(item.text + " now", owner: item.owner, due: item.due?.text))
  }

  private var followed: SampleMutation {
    let cello = PromiseChanges.Wording("learn the cello", owner: .mentee, due: "2030-01-01")
    return mutation(
      "an item behind",
      source.inserting(
        "- [ ] mentee: learn the cello (by 2030-01-01)", behind: item.range.end.line),
      is: PromiseChanges.Item(.new, cello), back: PromiseChanges.Item(.gone, cello), open: open)
  }

  private var gone: SampleMutation {
    mutation(
      "taking out", source.deleting(item.range.lines), is: PromiseChanges.Item(.gone, words),
      back: PromiseChanges.Item(back, words), open: open - (promise.isUnfinished ? 1 : 0))
  }

  /// What it is where it was not: done or dropped at once it is called so.
  private var back: PromiseChanges.Item.Edit {
    switch promise.state {
    case .open, .lost: .new
    case .done: .done
    case .dropped:
      if case .dropped(let reason) = item.state { .dropped(reason: reason) } else { .new }
    }
  }
}

extension ActionItem {
  fileprivate func isSame(as other: ActionItem) -> Bool {
    document == other.document && range == other.range
  }
}
