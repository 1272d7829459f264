import MarkdownSyntax
import Programme

/// An action item that was open when somebody last wrote of it, and that a later note, which lists what
/// was left open, keeps quiet about.
struct ForgottenItem: Sendable {
  let item: ActionItem
  let note: Document

  var subject: String { "item \(folded(item.text))" }

  /// Those of a pairing; none where a note that could have taken them up is not read or lacks the
  /// section for it, which are findings of their own.
  static func all(of pairing: Pairing, promises: [Promise], templates: TemplateSet)
    -> [ForgottenItem]
  {
    let couldHaveIt = { (kind: DocumentKind) in
      templates[kind]?.sections.contains(where: \.holdsActionItems) ?? false
    }
    guard !pairing.unreadable.contains(where: { $0.kind.map(couldHaveIt) ?? true }) else {
      return []
    }
    return promises.compactMap { promise in
      guard case .lost(let path) = promise.state,
        let last = pairing.meetings.firstIndex(where: { $0.path == promise.lastMention.document }),
        let note = pairing.meetings[last...].firstIndex(where: { $0.path == path }),
        !pairing.meetings[last...note].contains(where: { $0.lacksItems })
      else { return nil }
      return ForgottenItem(item: promise.lastMention, note: pairing.meetings[note])
    }
  }
}

extension Document {
  fileprivate var lacksItems: Bool { lacks(.openItems) || lacks(.actionItems) }
}

extension SectionSchema {
  fileprivate var holdsActionItems: Bool {
    meaning == .actionItems || meaning == .openItems || children.contains(where: \.holdsActionItems)
  }
}
