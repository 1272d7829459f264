/// A template's sections, items and columns with their wordings folded once for all documents.
struct Outline: Sendable {
  struct Slot: Sendable {
    let schema: SectionSchema
    /// Index of the slot that this one is under.
    let parent: Int?
    /// Whether it is under a section with a meaning, so that it is content and never required.
    let isContent: Bool
    let wording: String
    let formerWordings: [String]
    let items: [Item]
  }

  struct Item: Sendable {
    let schema: CheckItemSchema
    let wording: String
    let formerWordings: [String]
  }

  struct Column: Sendable {
    let schema: ColumnSchema
    let wording: String
    let formerWordings: [String]
  }

  let template: Template
  /// Every section before those under it, in the template's order.
  let slots: [Slot]
  let columns: [Column]
  let path: PathPattern?

  init(_ template: Template) {
    self.template = template
    path = PathPattern(template.path)
    columns = template.columns.map {
      Column(
        schema: $0, wording: folded($0.title), formerWordings: $0.formerTitles.map(folded))
    }
    var slots: [Slot] = []
    func add(_ sections: [SectionSchema], under parent: Int?, isContent: Bool) {
      for schema in sections {
        let items = schema.meaning == nil && !isContent ? schema.items : []
        slots.append(
          Slot(
            schema: schema, parent: parent, isContent: isContent, wording: folded(schema.title),
            formerWordings: schema.formerTitles.map(folded),
            items: items.map {
              Item(schema: $0, wording: folded($0.text), formerWordings: $0.formerTexts.map(folded))
            }))
        add(
          schema.children, under: slots.count - 1,
          isContent: isContent || schema.meaning != nil)
      }
    }
    add(template.sections, under: nil, isContent: false)
    self.slots = slots
  }
}

/// What a document is held to beside its template.
struct Circumstances: Sendable {
  let audience: Audience
  /// The document's day, else the pairing's start.
  let date: Day?

  /// Whether something that a template asks for since a day is asked of the document.
  func holds(since day: Day?) -> Bool {
    guard let day else { return true }
    return date.map { day <= $0 } ?? false
  }
}
