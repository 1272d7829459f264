import MarkdownSyntax
import Programme

extension Finding.Fix {
  /// Writes a section as `new` would have, in its place.
  ///
  /// Where only its heading is gone, and its sub-headings, check-list items or table are still there, the
  /// heading goes above them. nil where something else stands in that place that could be its content:
  /// an empty section below it would hide what is wrong.
  init?(
    writing schema: SectionSchema, below line: Int, of document: Document, asIn model: Document
  ) {
    guard let pattern = model.sections.first(where: { $0.schema == schema }) else { return nil }
    let source = document.source
    let title = "write the section '\(schema.title)'"
    let host = document.sections.last {
      $0.level <= schema.level && $0.lines.lowerBound <= line
    }
    let place = min(host?.lines.lowerBound ?? 1, max(1, line))...max(1, line)
    if let anchor = document.firstContent(of: schema) {
      guard anchor > place.lowerBound, anchor <= document.end(of: schema, at: place) else {
        return nil
      }
      let heading = Array(model.source.line(pattern.lines.lowerBound))
      let isBetween = anchor > 2 && source.isBlank(anchor - 1) && source.isBlank(anchor - 2)
      self.init(
        title,
        [
          source.insertion(
            of: [heading], below: isBetween ? anchor - 2 : anchor - 1, isApart: !isBetween)
        ])
      return
    }
    if document.couldHoldContent(of: schema, in: place) { return nil }
    // Sub-headings that are required have their turn next.
    let child = model.sections.first {
      $0.lines.lowerBound > pattern.lines.lowerBound && $0.level > pattern.level
    }
    let end = schema.meaning == nil ? child.map { $0.lines.lowerBound - 1 } : nil
    let lines = pattern.lines.lowerBound...min(end ?? .max, pattern.lines.upperBound)
    self.init(
      title,
      [source.insertion(of: model.source.lines(lines), below: line, isApart: true)])
  }
}

extension SectionSchema {
  fileprivate var descendants: Set<SectionSchema> {
    children.reduce(into: Set(children)) { $0.formUnion($1.descendants) }
  }
}

extension Document {
  /// The line of the first thing that surely belongs to a section whose heading is gone.
  fileprivate func firstContent(of schema: SectionSchema) -> Int? {
    let headings = sections.filter { $0.schema.map(schema.descendants.contains) ?? false }
    let wordings = Set(schema.items.map { folded($0.text) })
    let matched = linesOfMatchedItems
    let blocks = markdown.blocks.filter { block in
      switch block.kind {
      case .item(let item):
        // Items of one wording stand in several lists.
        item.box != nil && wordings.contains(folded(block.text.plain))
          && !matched.contains(block.lines.lowerBound)
      case .table(let table): schema.meaning == .actionPlan && table.header.cells.count > 3
      default: false
      }
    }
    return (headings.map(\.lines.lowerBound) + blocks.map(\.lines.lowerBound)).min()
  }

  /// The last line at which content of a missing section may begin: in its own place, or up to the next
  /// section that the template knows.
  fileprivate func end(of schema: SectionSchema, at place: ClosedRange<Int>) -> Int {
    let next = sections.first { section in
      guard let other = section.schema, section.lines.lowerBound > place.upperBound else {
        return false
      }
      return !schema.descendants.contains(other)
    }
    return (next?.lines.lowerBound ?? source.lineCount + 1) - 1
  }

  /// Whether something stands around a place that could be the content of a section whose heading is
  /// gone.
  fileprivate func couldHoldContent(
    of schema: SectionSchema, in place: ClosedRange<Int>
  ) -> Bool {
    let blocks = markdown.blocks.filter { place.contains($0.lines.lowerBound) }
    switch schema.meaning {
    case .actionPlan:
      return blocks.contains { if case .table = $0.kind { true } else { false } }
    case .actionItems, .openItems, .progress, .gaps:
      // Open items stand above other lists: those are the host's own.
      let host = sections.last { $0.lines.lowerBound <= place.lowerBound }
      if host?.meaning == .gaps || host?.meaning == .openItems { return false }
      let matched = linesOfMatchedItems
      return blocks.contains { block in
        guard case .item = block.kind else { return false }
        return !matched.contains(block.lines.lowerBound)
      }
    default: return false
    }
  }

  private var linesOfMatchedItems: Set<Int> {
    Set(
      sections.flatMap(\.checkList).filter { $0.schema != nil }.map(\.box.range.start.line))
  }
}
