import MarkdownSyntax
import Programme

/// One pairing and what several rules need to know of it, worked out once.
struct Record: Sendable {
  let pairing: Pairing
  let programme: Programme
  /// All documents with a date.
  let newestFirst: [Document]
  /// Claims that the newest note of a kind that makes them has ticked.
  let claims: [MadeClaim]
  let plan: PlanEvidence
  let promises: [Promise]
  let forgottenItems: [ForgottenItem]
  /// Success measures of the goals that are still open.
  let measures: [JudgedMeasure]
  let suppressions: [Suppression]

  init(_ pairing: Pairing, in programme: Programme) {
    self.pairing = pairing
    self.programme = programme
    newestFirst = pairing.documents.inOrder { $0.date != nil }.reversed()
    claims = MadeClaim.all(in: newestFirst, templates: programme.templates)
    plan = PlanEvidence(of: pairing)
    promises = pairing.promises
    suppressions = Suppression.all(of: pairing)
    forgottenItems = ForgottenItem.all(
      of: pairing, promises: promises, templates: programme.templates)
    measures = JudgedMeasure.all(in: plan, judge: MeasureJudge(of: programme))
  }

  var words: Words { programme.configuration.words }

  func document(_ kind: DocumentKind) -> Document? {
    pairing.documents.firstIndex { $0.kind == kind }.map { pairing.documents[$0] }
  }

  func template(of document: Document) -> Template? { programme.templates[document.kind] }

  func claim(_ claim: Claim) -> MadeClaim? { claims.first { $0.claim == claim } }

  /// A plan claims to be complete when the newest such box is ticked.
  var planClaimsToBeComplete: Bool { claim(.planComplete) != nil }

  /// Whether `pairing.md` says for certain who belongs to the pairing. Where it does not, that is a
  /// finding, and what follows from it is none.
  var namesAreKnown: Bool {
    guard let document = document(.pairing), !document.hasUnreadFields,
      document.field("mentee")?.scalar != nil, document.field("mentor")?.scalar != nil
    else { return false }
    return mistypedFields(of: document).isEmpty
  }

  /// Fields that the template does not know and that look like one it knows, which is not there.
  func mistypedFields(of document: Document) -> [(entry: YAMLEntry, meant: String)] {
    guard !document.fields.isEmpty, let template = template(of: document) else { return [] }
    let unknown = document.fields.filter { entry in
      !template.fields.contains { $0.name == entry.key }
    }
    if unknown.isEmpty { return [] }
    var absent = template.fields.map(\.name).filter { document.field($0) == nil }
    var result: [(YAMLEntry, String)] = []
    for entry in unknown {
      guard let meant = closest(to: entry.key, among: absent) else { continue }
      absent.removeAll { $0 == meant }
      result.append((entry, meant))
    }
    return result
  }
}

extension Document {
  func field(_ name: String) -> YAMLNode? { fields.first { $0.key == name }?.value }

  /// Whether the front matter is there and could not be read.
  var hasUnreadFields: Bool { fieldProblems.contains(where: \.isFatal) }

  func section(_ meaning: Meaning) -> Section? { sections.first { $0.meaning == meaning } }

  /// Whether a section that the template asks for is gone, so that nothing can be said of what it held.
  func lacks(_ meaning: Meaning) -> Bool {
    missingSections.contains { $0.schema.meaning == meaning }
  }

  /// The line of a section's heading.
  func headingRange(of section: Section) -> SourceRange {
    source.range(ofLine: section.lines.lowerBound).trimmed(in: source)
  }
}

extension YAMLNode {
  /// The text of a scalar; nil for anything else.
  var scalar: String? { if case .scalar(let text) = value { text } else { nil } }

  var isEmpty: Bool {
    switch value {
    case .empty: true
    case .scalar(let text): text.allSatisfy(\.isWhitespace)
    case .list(let nodes): nodes.allSatisfy(\.isEmpty)
    case .mapping: false
    }
  }

  /// The node itself, or the nodes of the list that it is.
  var elements: [YAMLNode] { if case .list(let nodes) = value { nodes } else { [self] } }
}

extension SourceRange {
  /// Without the white space at the end.
  func trimmed(in source: SourceText) -> SourceRange {
    let offsets = source.offsets(of: self)
    guard let last = source.bytes[offsets].lastIndex(where: { $0 > 0x20 }) else { return self }
    return SourceRange(start, source.position(of: last + 1))
  }
}

/// A text in a headline: one line, without closing punctuation, cut where it is long.
func quoted(_ text: String) -> String {
  let limit = 90
  var scalars = Array(text.unicodeScalars.map { $0.value < 0x20 ? " " : $0 })
  while let last = scalars.last, ".:;, ".unicodeScalars.contains(last) { scalars.removeLast() }
  if scalars.count > limit { scalars = scalars.prefix(limit - 1) + ["…"] }
  var result = String.UnicodeScalarView()
  result.append(contentsOf: scalars)
  return "'\(String(result))'"
}
