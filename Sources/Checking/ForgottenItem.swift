import MarkdownSyntax
import Programme

/// An action item that was open when somebody last wrote of it, and that later notes keep quiet about.
struct ForgottenItem: Sendable {
  let item: ActionItem
  /// The note after the one that the item stands in, which should have taken it up.
  let next: Document

  var subject: String { "item \(folded(item.text))" }

  /// Those of a pairing; none where a note that could have taken them up is not read, or lacks the
  /// section for it, which are findings of their own.
  static func all(of pairing: Pairing, openItems: [ActionItem], templates: TemplateSet)
    -> [ForgottenItem]
  {
    let meetings = Set(
      templates.templates.filter { $0.sections.contains(where: \.holdsActionItems) }.map(\.kind))
    guard !pairing.unreadable.contains(where: { $0.kind.map(meetings.contains) ?? true }) else {
      return []
    }
    return openItems.compactMap { item in
      guard let index = pairing.meetings.firstIndex(where: { $0.path == item.document }),
        index + 1 < pairing.meetings.count
      else { return nil }
      let next = pairing.meetings[index + 1]
      guard !next.lacks(.openItems), !next.lacks(.actionItems) else { return nil }
      return ForgottenItem(item: item, next: next)
    }
  }
}

extension SectionSchema {
  fileprivate var holdsActionItems: Bool {
    meaning == .actionItems || meaning == .openItems || children.contains(where: \.holdsActionItems)
  }
}
extension Pairing { var openItems: [ActionItem] { [] } }
