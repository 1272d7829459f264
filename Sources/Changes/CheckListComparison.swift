import Programme

extension PairingComparison {
  /// Emitted where an item is not what it was; for a new document where it has a list at all.
  mutating func addCheckList(of document: Document, before: Document?) {
    let items = document.sections.flatMap(\.checkList)
    let earlier = before?.sections.flatMap(\.checkList) ?? []
    if before != nil, items.map(\.said) == earlier.map(\.said) { return }
    let edits = changes(from: earlier, to: items)
    if edits.isEmpty { return }
    add(
      .checkList(
        CheckListChange(edits, ticked: items.count { $0.box.isTicked }, of: items.count)),
      in: reference(document, in: new))
  }

  private func changes(
    from before: [CheckListItem], to after: [CheckListItem]
  ) -> [CheckListChange.Item] {
    let matching = Matching(
      before, after,
      keys: [
        // The item whatever its present wording.
        { [folded($0.schema?.text ?? $0.text), $0.box.isTicked ? "x" : ""] },
        { [folded($0.schema?.text ?? $0.text)] },
      ],
      text: { folded($0.text) },
      canResemble: { $0.schema == nil || $1.schema == nil }
    ).earlier
    var result: [CheckListChange.Item] = []
    for (index, item) in after.enumerated() {
      guard let earlier = matching[index].map({ before[$0] }) else {
        result.append(CheckListChange.Item(.added(isTicked: item.box.isTicked), item.text))
        continue
      }
      if earlier.box.isTicked != item.box.isTicked {
        result.append(CheckListChange.Item(item.box.isTicked ? .ticked : .unticked, item.text))
      }
      if folded(earlier.text) != folded(item.text) {
        result.append(CheckListChange.Item(.reworded(from: earlier.text), item.text))
      }
    }
    let kept = Set(matching.values)
    for (index, item) in before.enumerated() where !kept.contains(index) {
      result.append(CheckListChange.Item(.removed(wasTicked: item.box.isTicked), item.text))
    }
    return result
  }
}

extension CheckListItem {
  fileprivate var said: String { (box.isTicked ? "x " : "  ") + text }
}
