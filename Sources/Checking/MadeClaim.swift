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
  /// All documents with a date, the newest first; two meetings of one day as the pairing orders them.
  var newestFirst: [Document] {
    let others = documents.filter { document in
      document.date != nil && !meetings.contains { $0.path == document.path }
    }
    return (meetings + others).enumerated().sorted { a, b in
      (a.element.date, a.offset) > (b.element.date, b.offset)
    }.map(\.element)
  }
}

/// nil sorts first.
private func > (a: (Day?, Int), b: (Day?, Int)) -> Bool {
  switch (a.0, b.0) {
  case (nil, nil): a.1 > b.1
  case (nil, _): false
  case (_, nil): true
  case (let x?, let y?): x == y ? a.1 > b.1 : x > y
  }
}
