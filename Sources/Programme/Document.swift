package import MarkdownSyntax

/// One document of a pairing, read and matched to its template.
package struct Document: Sendable {
  /// From the programme's root: `pairings/ada/meetings/2026-02-11-progress.md`.
  package let path: FilePath
  package let kind: DocumentKind
  /// The day, or the first day of the month, in the file's name; nil for a kind without date.
  package let date: Day?
  /// 2 for the second document of a kind on one day, `2026-02-11-progress-2.md`.
  package let ordinal: Int
  package let markdown: MarkdownDocument
  /// Front matter as written, `fieldProblems` beside it.
  package let fields: [YAMLEntry]
  package let fieldProblems: [YAMLProblem]
  package let sections: [Section]
  /// What the template asks for and the document lacks.
  package let missingSections: [MissingSection]
  /// Action items of a section that is `action-items` or `open-items`, in document order.
  package let actionItems: [ActionItem]

  /// What names its bytes in the tree that it was read from, where that has such a name.
  package var content: [UInt8]?

  package var source: SourceText { markdown.source }

  /// Whether both hold the same, found without comparing their bytes where their trees can tell.
  package func hasSameBytes(as other: Document) -> Bool {
    if let content, content == other.content { return true }
    return source.bytes == other.source.bytes
  }
}

/// A document that could not be read as one; the others of its pairing are.
package struct UnreadableDocument: Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    case file(FileTreeError)
    case notUTF8(SourcePosition)
    /// Holds a NUL byte.
    case binary
    case tooComplex(Complexity)
    case conflictMarkers(line: Int)
  }

  package let path: FilePath
  package let kind: DocumentKind?
  /// The day of the name.
  package var date: Day?
  /// Whether the name is that of a meeting note.
  package var isMeeting = false
  package let reason: Reason
}

/// A heading of a document and all that stands below it up to the next heading of its level or above.
package struct Section: Sendable {
  /// What it was matched to; nil for a section that the document adds.
  package let schema: SectionSchema?
  /// Its own meaning or that of the section around it, whose content it is then.
  package let meaning: Meaning?
  package let title: String
  package let level: Int
  /// The heading's line to the last line of the section, sub-sections and all.
  package let lines: ClosedRange<Int>
  /// Indices in `markdown.blocks` of the blocks between this heading and the next one.
  package let blocks: Range<Int>
  /// Whether it stands after a section that the template has after it, or under another parent.
  package let isMisplaced: Bool
  package let checkList: [CheckListItem]
  /// Items of the schema that the section lacks, with the line after which each belongs.
  package let missingItems: [MissingItem]
}

package struct MissingSection: Hashable, Sendable {
  package let schema: SectionSchema
  /// The line after which it belongs, 0 for the top of the document.
  package let afterLine: Int
}

package struct MissingItem: Hashable, Sendable {
  package let schema: CheckItemSchema
  package let afterLine: Int
}

/// A task item of a section that has a check list.
package struct CheckListItem: Sendable {
  /// What it was matched to; nil for an item that the document adds.
  package let schema: CheckItemSchema?
  package let text: String
  package let box: TaskBox
  /// From the end of the box to the end of the item's text.
  package let textRange: SourceRange
  /// Close to the schema's text, and neither it nor a former one.
  package let isReworded: Bool
}

/// A promise: `- [ ] mentee: read the review guide (by 2026-02-01)`.
package struct ActionItem: Sendable {
  package enum State: Hashable, Sendable {
    case open, done
    /// `~~text~~ why`
    case dropped(reason: String)
  }

  package enum Owner: Hashable, Sendable {
    case mentee, mentor, coordinator, support
    /// Somebody that `pairing.md` names.
    case named(String)
    /// A word before the colon that could be meant as an owner and is none.
    case unknown(String)
  }

  package let state: State
  package let owner: Owner?
  /// Whether a heading or the item above names the owner, and not the item.
  package let isOwnerInherited: Bool
  /// The promise alone: no owner, no date.
  package let text: String
  /// The text folded, by which promises are compared.
  package let wording: String
  package let due: WrittenDate?
  package let box: TaskBox?
  package let range: SourceRange
  package let document: FilePath
  /// Whether it stands in a section of items carried over.
  package let isCarried: Bool
}
