package import Programme

/// One thing that is different between two states of a pairing, in the programme's words.
package struct Change: Hashable, Sendable {
  /// What happened to a text.
  package enum Edit: Hashable, Sendable { case set, changed, removed }

  /// What shows that a goal is met.
  package enum Evidence: Hashable, Sendable {
    case link
    case confirmed(by: String)
    case none
  }

  /// What became of promises; each is counted once, however many notes carry it.
  package struct PromiseCounts: Hashable, Sendable {
    package var done = 0
    /// Open before and after.
    package var open = 0
    package var new = 0
    package var dropped = 0
    package var reopened = 0
    /// In no note any more.
    package var gone = 0

    /// Whether a promise is not what it was.
    package var isChange: Bool { done + new + dropped + reopened + gone > 0 }
  }

  /// What happened to what; a goal or gap without a number is nil.
  package enum Kind: Hashable, Sendable {
    case pairingMade(mentor: Person?)
    case pairingRemoved
    /// Never both the same person.
    case mentorChanged(from: Person?, to: Person?)
    /// A front matter field, lists joined by commas.
    case fieldChanged(String, from: String, to: String)
    case documentAdded, documentRemoved
    case documentMoved(from: DocumentReference)
    /// It cannot be read any more, or can be read again; what changed in it is not known.
    case documentUnreadable, documentReadable
    case meetingRecorded, checkInRecorded
    /// The decision is a canonical word where it is one, and empty where there is none yet.
    case reviewDecided(String)
    case closed(outcome: String)

    case gapAdded(String?)
    case gapRemoved(String?)
    case gapChanged(String?)
    case goalSet(Int?, target: Day?)
    case goalRemoved(Int?)
    case goalReworded(Int?)
    case goalRenumbered(from: Int?, to: Int?)
    /// Any column but goal and target.
    case cellEdited(Int?, PlanColumn, Edit)
    /// The days that count, nil for none; the same where only the words around it changed.
    case dateMoved(Int?, from: Day?, to: Day?)
    case goalMet(Int, Evidence)
    case goalWaived(Int)
    case goalReopened(Int)
    case progressNoted(Int)

    /// Ticked and total, after the change.
    case checkList(ticked: Int, of: Int)
    case promises(PromiseCounts)
    /// A promise that is still the same one has other words, another owner or another day.
    case promisesReworded(Int)
    /// Text that is none of the above, in lines.
    case prose(added: Int, removed: Int)
  }

  package let kind: Kind
  /// The document it stands in, in the later state where it is there.
  package let document: DocumentReference

  package init(_ kind: Kind, in document: DocumentReference) {
    self.kind = kind
    self.document = document
  }
}

/// A document as a change names it.
package struct DocumentReference: Hashable, Sendable {
  package let path: FilePath
  /// nil for a file that fits no kind.
  package let kind: DocumentKind?
  /// The day, or the first day of the month, that the file's name gives.
  package let date: Day?
  package let isMeeting: Bool

  package init(path: FilePath, kind: DocumentKind?, date: Day? = nil, isMeeting: Bool = false) {
    self.path = path
    self.kind = kind
    self.date = date
    self.isMeeting = isMeeting
  }
}

/// All that changed in one pairing.
package struct PairingChanges: Sendable {
  package let slug: FilePath
  package let changes: [Change]
  /// Documents whose bytes differ and whose content does not, in byte order.
  package let reformatted: [DocumentReference]

  package var isEmpty: Bool { changes.isEmpty && reformatted.isEmpty }
}
