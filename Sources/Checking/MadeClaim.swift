import MarkdownSyntax
import Programme

/// A claim that somebody makes by a ticked box.
struct MadeClaim: Sendable {
  let claim: Claim
  let document: Document
  let item: CheckListItem

  /// The claims of a pairing that count: each is judged from the newest document of a kind that makes
  /// it, so that an older tick is history.
  ///
  /// - Parameter documents: those of the pairing that have a date, the newest first.
  static func all(in documents: [Document], templates: TemplateSet) -> [MadeClaim] {
    var kinds: [Claim: Set<DocumentKind>] = [:]
    for template in templates.templates {
      for claim in template.sections.flatMap(\.claims) {
        kinds[claim, default: []].insert(template.kind)
      }
    }
    return Claim.allCases.compactMap { claim in
      guard let makers = kinds[claim],
        let document = documents.first(where: { makers.contains($0.kind) })
      else { return nil }
      let items = document.sections.lazy.flatMap(\.checkList)
      return items.first { $0.box.isTicked && $0.schema?.claims.contains(claim) == true }
        .map { MadeClaim(claim: claim, document: document, item: $0) }
    }
  }
}

extension SectionSchema {
  fileprivate var claims: [Claim] { items.flatMap(\.claims) + children.flatMap(\.claims) }
}
