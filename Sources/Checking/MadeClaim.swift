import MarkdownSyntax
import Programme

/// A claim that somebody makes by a ticked box.
struct MadeClaim: Sendable {
  let claim: Claim
  let document: Document
  let item: CheckListItem

  /// The claims of a pairing that count: each is judged from the newest document of a kind that makes
  /// it, so that an older tick is history.
  static func all(of pairing: Pairing, templates: TemplateSet) -> [MadeClaim] {
    var kinds: [Claim: Set<DocumentKind>] = [:]
    for template in templates.templates {
      for claim in template.sections.flatMap(\.claims) {
        kinds[claim, default: []].insert(template.kind)
      }
    }
    let newestFirst = pairing.newestFirst
    return Claim.allCases.compactMap { claim in
      guard let makers = kinds[claim],
        let document = newestFirst.first(where: { makers.contains($0.kind) })
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

extension Pairing {
  /// All documents with a date, the newest first.
  var newestFirst: [Document] {
    documents.filter { $0.date != nil }.sorted { $1.order < $0.order }
  }
}
