import MarkdownSyntax

/// A document's headings matched to its template's sections.
struct MatchedSections {
  let sections: [Section]
  let missing: [MissingSection]

  init(_ markdown: MarkdownDocument, to outline: Outline, in circumstances: Circumstances) {
    var matching = SectionMatching(markdown, outline)
    matching.match(rightParentOnly: true)
    matching.match(rightParentOnly: false)
    matching.matchRepeated()
    sections = matching.sections(in: circumstances)
    missing = matching.missing(in: circumstances)
  }
}

private struct SectionMatching {
  struct Heading {
    let block: Int
    let level: Int
    let title: String
    let wording: String
    let line: Int
    /// Index of the heading around it.
    let parent: Int?
    /// Indices of the blocks up to the next heading.
    var blocks: Range<Int>
    var lastLine: Int
    var slot: Int?
    /// A further section of a title that an earlier one has.
    var isRepeated = false
  }

  let markdown: MarkdownDocument
  let outline: Outline
  var headings: [Heading] = []
  /// Indices of the headings by slot.
  var headingOfSlot: [Int?]

  init(_ markdown: MarkdownDocument, _ outline: Outline) {
    self.markdown = markdown
    self.outline = outline
    headingOfSlot = Array(repeating: nil, count: outline.slots.count)
    var enclosing: [Int] = []
    var isFirst = true
    for index in markdown.blocks.indices where markdown.blocks[index].depth == 0 {
      guard case .heading(let level) = markdown.blocks[index].kind else { continue }
      let block = markdown.blocks[index]
      let isTitle = isFirst && level == 1
      isFirst = false
      while let last = enclosing.last, headings[last].level >= level {
        headings[last].lastLine = block.lines.lowerBound - 1
        enclosing.removeLast()
      }
      if let last = headings.indices.last {
        headings[last].blocks = headings[last].blocks.lowerBound..<index
      }
      if isTitle { continue }
      headings.append(
        Heading(
          block: index, level: level, title: block.text.plain, wording: folded(block.text.plain),
          line: block.lines.lowerBound, parent: enclosing.last,
          blocks: index + 1..<markdown.blocks.count, lastLine: markdown.source.lineCount))
      enclosing.append(headings.count - 1)
    }
    for index in headings.indices {
      while headings[index].lastLine > headings[index].line,
        markdown.source.line(headings[index].lastLine).allSatisfy({ $0 == 0x20 || $0 == 0x09 })
      {
        headings[index].lastLine -= 1
      }
    }
  }

  /// The slot of the heading around one; nil where there is no heading around it.
  private func parentSlot(of heading: Heading) -> Int?? {
    heading.parent.map { headings[$0].slot }
  }

  private func isUnderRightParent(_ heading: Heading, _ slot: Int) -> Bool {
    switch (parentSlot(of: heading), outline.slots[slot].parent) {
    case (nil, nil): true
    case (let actual??, let wanted?): actual == wanted
    default: false
    }
  }

  /// Gives headings their slots: current titles before former ones.
  mutating func match(rightParentOnly: Bool) {
    for usesFormerTitles in [false, true] {
      for index in headings.indices where headings[index].slot == nil {
        let heading = headings[index]
        let candidates = outline.slots.indices.filter { slot in
          headingOfSlot[slot] == nil
            && (usesFormerTitles
              ? outline.slots[slot].formerWordings.contains(heading.wording)
              : outline.slots[slot].wording == heading.wording)
        }
        let right = candidates.first { isUnderRightParent(heading, $0) }
        guard let slot = right ?? (rightParentOnly ? nil : candidates.first) else { continue }
        headings[index].slot = slot
        headingOfSlot[slot] = index
      }
    }
  }

  /// A section that stands there twice is read twice: what the second one holds counts, too.
  mutating func matchRepeated() {
    for index in headings.indices where headings[index].slot == nil {
      let heading = headings[index]
      headings[index].slot = outline.slots.indices.first { slot in
        outline.slots[slot].wording == heading.wording && isUnderRightParent(heading, slot)
      }
      headings[index].isRepeated = headings[index].slot != nil
    }
  }

  // MARK: - Results

  func sections(in circumstances: Circumstances) -> [Section] {
    let misplaced = self.misplaced
    var lists = checkLists(in: circumstances)
    return headings.indices.map { index in
      let heading = headings[index]
      let list = lists.removeValue(forKey: index)
      return Section(
        schema: heading.slot.map { outline.slots[$0].schema }, meaning: meaning(of: heading),
        title: heading.title, level: heading.level, lines: heading.line...heading.lastLine,
        blocks: heading.blocks, isMisplaced: misplaced.contains(index),
        checkList: list?.items ?? [], missingItems: list?.missing ?? [])
    }
  }

  /// Its own meaning, else that of the section around it: sub-headings are content.
  private func meaning(of heading: Heading) -> Meaning? {
    if let slot = heading.slot, let meaning = outline.slots[slot].schema.meaning { return meaning }
    return heading.parent.flatMap { meaning(of: headings[$0]) }
  }

  /// Indices of the headings under another parent or out of the template's order. Of those out of
  /// order the fewest are named, and of as few the later ones.
  private var misplaced: Set<Int> {
    if areAllInPlace { return [] }
    var result: Set<Int> = []
    var siblings: [Int: [Int]] = [:]
    for (index, heading) in headings.enumerated() {
      // Where optional sections stand is as free as whether they do.
      guard let slot = heading.slot, !heading.isRepeated, !outline.slots[slot].isContent,
        !outline.slots[slot].schema.isOptional
      else { continue }
      let parent = outline.slots[slot].parent
      if isUnderRightParent(heading, slot) {
        siblings[parent ?? -1, default: []].append(index)
      } else if parent.map({ headingOfSlot[$0] != nil }) ?? true {
        result.insert(index)
      }
    }
    for group in siblings.values {
      let slots = group.map { headings[$0].slot ?? 0 }
      let kept = longestAscent(of: slots)
      for (position, index) in group.enumerated() where !kept.contains(position) {
        result.insert(index)
      }
    }
    return result
  }

  /// Whether the headings stand as the template has its sections, as nearly always.
  private var areAllInPlace: Bool {
    var last = -1
    return headings.allSatisfy { heading in
      guard let slot = heading.slot else { return true }
      defer { last = slot }
      return slot > last && isUnderRightParent(heading, slot)
    }
  }

  func missing(in circumstances: Circumstances) -> [MissingSection] {
    var isAsked = Array(repeating: false, count: outline.slots.count)
    var result: [MissingSection] = []
    for (index, slot) in outline.slots.enumerated() {
      isAsked[index] =
        !slot.isContent && circumstances.holds(since: slot.schema.since)
        && !slot.schema.notFor.contains(circumstances.audience)
        && (slot.parent.map { isAsked[$0] || headingOfSlot[$0] != nil } ?? true)
      guard isAsked[index], !slot.schema.isOptional, headingOfSlot[index] == nil,
        slot.parent.map({ headingOfSlot[$0] != nil }) ?? true
      else { continue }
      result.append(MissingSection(schema: slot.schema, afterLine: lineBefore(slot: index)))
    }
    return result
  }

  /// The line after which a section that is not there belongs.
  private func lineBefore(slot: Int) -> Int {
    let parent = outline.slots[slot].parent
    let siblings = outline.slots.indices.filter { outline.slots[$0].parent == parent }
    if let before = siblings.last(where: { $0 < slot && headingOfSlot[$0] != nil }),
      let heading = headingOfSlot[before]
    {
      return headings[heading].lastLine
    }
    if let after = siblings.first(where: { $0 > slot && headingOfSlot[$0] != nil }),
      let heading = headingOfSlot[after]
    {
      return headings[heading].line - 1
    }
    if let parent, let heading = headingOfSlot[parent] { return headings[heading].lastLine }
    return markdown.blocks.isEmpty && markdown.frontMatter == nil ? 0 : markdown.source.lineCount
  }

  // MARK: - Check lists

  /// The check lists by the heading that they stand below.
  private func checkLists(
    in circumstances: Circumstances
  ) -> [Int: (items: [CheckListItem], missing: [MissingItem])] {
    var result: [Int: (items: [CheckListItem], missing: [MissingItem])] = [:]
    for (slot, main) in headingOfSlot.enumerated() {
      guard let main, !outline.slots[slot].items.isEmpty else { continue }
      var found: [FoundItem] = []
      for index in headings.indices where holds(index, slot) {
        for block in headings[index].blocks {
          guard case .item(let item) = markdown.blocks[block].kind, let box = item.box else {
            continue
          }
          found.append(
            FoundItem(
              heading: headings[index].slot == slot ? index : main, item: item, box: box,
              text: markdown.blocks[block].text.plain, lines: markdown.blocks[block].lines))
        }
      }
      let list = CheckListMatching(found, to: outline.slots[slot].items)
      for (index, item) in found.enumerated() {
        result[item.heading, default: ([], [])].items.append(list.item(index))
      }
      result[main, default: ([], [])].missing = list.missing(
        in: circumstances, orAfter: headings[main].lastLine)
    }
    return result
  }

  /// Whether a heading is a slot's or one that the document adds below it: all items are one list.
  private func holds(_ heading: Int, _ slot: Int) -> Bool {
    var heading = heading
    while headings[heading].slot == nil, let parent = headings[heading].parent { heading = parent }
    return headings[heading].slot == slot
  }
}

/// A task item where it was found.
private struct FoundItem {
  let heading: Int
  let item: ListItem
  let box: TaskBox
  let text: String
  let lines: ClosedRange<Int>
}

/// The items of a check list matched to the template's.
private struct CheckListMatching {
  let found: [FoundItem]
  let slots: [Outline.Item]
  /// Index of the found item by slot.
  private var foundOfSlot: [Int?]
  private var slotOfFound: [Int?]
  private var reworded: Set<Int> = []

  init(_ found: [FoundItem], to slots: [Outline.Item]) {
    self.found = found
    self.slots = slots
    foundOfSlot = Array(repeating: nil, count: slots.count)
    slotOfFound = Array(repeating: nil, count: found.count)
    // Most items stand in the template's words and order.
    let wordings = found.enumerated().map { index, item in
      index < slots.count && slots[index].schema.text == item.text
        ? slots[index].wording : folded(item.text)
    }
    for usesFormerTexts in [false, true] {
      for slot in slots.indices where foundOfSlot[slot] == nil {
        let index = found.indices.first { index in
          slotOfFound[index] == nil
            && (usesFormerTexts
              ? slots[slot].formerWordings.contains(wordings[index])
              : slots[slot].wording == wordings[index])
        }
        if let index { pair(slot, index) }
      }
    }
    let slotsLeft = slots.indices.filter { foundOfSlot[$0] == nil }
    let itemsLeft = found.indices.filter { slotOfFound[$0] == nil }
    let pairs = pairedByResemblance(
      slotsLeft.map { slots[$0].wording }, itemsLeft.map { wordings[$0] })
    for (slot, item) in pairs {
      pair(slotsLeft[slot], itemsLeft[item])
      reworded.insert(itemsLeft[item])
    }
  }

  private mutating func pair(_ slot: Int, _ index: Int) {
    foundOfSlot[slot] = index
    slotOfFound[index] = slot
  }

  func item(_ index: Int) -> CheckListItem {
    CheckListItem(
      schema: slotOfFound[index].map { slots[$0].schema }, text: found[index].text,
      box: found[index].box, textRange: found[index].item.textRange,
      isReworded: reworded.contains(index))
  }

  func missing(in circumstances: Circumstances, orAfter line: Int) -> [MissingItem] {
    slots.indices.compactMap { slot in
      guard foundOfSlot[slot] == nil, circumstances.holds(since: slots[slot].schema.since) else {
        return nil
      }
      let before = foundOfSlot[..<slot].last { $0 != nil } ?? nil
      let after = foundOfSlot[slot...].first { $0 != nil } ?? nil
      let place =
        before.map { found[$0].lines.upperBound } ?? after.map { found[$0].lines.lowerBound - 1 }
        ?? line
      return MissingItem(schema: slots[slot].schema, afterLine: place)
    }
  }
}

/// Positions of a longest ascending part of a sequence; of several the one that begins first.
private func longestAscent(of values: [Int]) -> Set<Int> {
  if zip(values, values.dropFirst()).allSatisfy(<) { return Set(values.indices) }
  var length = Array(repeating: 1, count: values.count)
  var before = [Int?](repeating: nil, count: values.count)
  for i in values.indices {
    for j in 0..<i where values[j] < values[i] && length[j] + 1 > length[i] {
      length[i] = length[j] + 1
      before[i] = j
    }
  }
  guard let longest = length.max() else { return [] }
  var result: Set<Int> = []
  var position = length.firstIndex(of: longest)
  while let current = position {
    result.insert(current)
    position = before[current]
  }
  return result
}
