package import MarkdownSyntax

/// The name of a kind of document: `first`, `action-plan`; it is the template's file name too.
package struct DocumentKind: Hashable, Sendable, RawRepresentable, ExpressibleByStringLiteral {
  package let rawValue: String
  package init(rawValue: String) { self.rawValue = rawValue }
  package init(stringLiteral value: String) { rawValue = value }

  package static let pairing: DocumentKind = "pairing"
  package static let actionPlan: DocumentKind = "action-plan"
  package static let first: DocumentKind = "first"
  package static let planning: DocumentKind = "planning"
  package static let progress: DocumentKind = "progress"
  package static let checkIn: DocumentKind = "check-in"
  package static let review: DocumentKind = "review"
  package static let cancelled: DocumentKind = "cancelled"
  package static let closing: DocumentKind = "closing"
}

/// Who can read the repository.
package enum Audience: String, Sendable, CaseIterable {
  case pair, programme
  case everyone = "public"
}

/// A kind of document: what `new` fills in and what `check` holds a document to.
package struct Template: Sendable {
  package let kind: DocumentKind
  /// Below the pairing's folder; `{date}` or `{month}` stands for the document's day or month.
  package let path: String
  /// How many there may be: for each mentor the pairing has had, where it is 1; nil for any number.
  package let maximum: Int?
  /// In the order of the template's front matter.
  package let fields: [FieldSchema]
  /// Sections of level 2; deeper ones are their children.
  package let sections: [SectionSchema]
  /// Meanings of the columns of the action plan's table, in order, with their titles.
  package let columns: [ColumnSchema]
  /// The template's own text, for filling in.
  package let source: SourceText
  /// Where it comes from, for people: `templates/first.md`, or nil for the built-in one.
  package let origin: FilePath?
}

/// A front matter field.
package struct FieldSchema: Hashable, Sendable {
  package enum FieldType: Hashable, Sendable {
    case text, date, month, period, interval, person, people, url
    case oneOf([String])
  }

  package let name: String
  package let type: FieldType
  package let isRequired: Bool
  package let isList: Bool
}

/// What a section is to the code, whatever its title.
package enum Meaning: String, Sendable, CaseIterable {
  case actionItems = "action-items"
  case openItems = "open-items"
  case gaps
  case actionPlan = "action-plan"
  case progress
  case questions
  case expectations
  case strengths
}

/// A required or optional heading with what belongs below it.
package struct SectionSchema: Hashable, Sendable {
  package let title: String
  package let formerTitles: [String]
  package let level: Int
  package let meaning: Meaning?
  package let isOptional: Bool
  package let since: Day?
  package let notFor: Set<Audience>
  package let items: [CheckItemSchema]
  package let children: [SectionSchema]
  /// Line of the heading in the template.
  package let line: Int
}

/// A required item of a check list.
package struct CheckItemSchema: Hashable, Sendable {
  package let text: String
  package let formerTexts: [String]
  package let since: Day?
  package let claims: [Claim]
  /// Line of the item in the template.
  package let line: Int
}

/// What ticking a box says.
package enum Claim: String, Hashable, Sendable, CaseIterable {
  case planComplete = "plan-complete"
  case goalsSet = "goals-set"
  case itemsAgreed = "items-agreed"
  case itemsReviewed = "items-reviewed"
  case goalsReviewed = "goals-reviewed"
  case needsDescribed = "needs-described"
  case expectationsAgreed = "expectations-agreed"
  case rolesClear = "roles-clear"
  case talked
}

/// What a column of the action plan holds, whatever its title.
package enum PlanColumn: String, Hashable, Sendable, CaseIterable {
  case goal
  case menteeSteps = "mentee-steps"
  case mentorSteps = "mentor-steps"
  case supportSteps = "support-steps"
  case barriers
  case measure
  case target
}

/// A column of the template's table.
package struct ColumnSchema: Hashable, Sendable {
  package let column: PlanColumn
  package let title: String
  package let formerTitles: [String]
}

/// What is wrong with a template.
package struct TemplateProblem: Error, Hashable, Sendable {
  package let path: FilePath
  package let range: SourceRange
  /// Begins with the most specific word, no full stop: `field type 'datum' of 'started' is unknown`.
  package let headline: String
  /// A sentence that begins with a verb.
  package let help: String
}
