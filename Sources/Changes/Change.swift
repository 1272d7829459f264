package import Programme

/// One thing that is different between two states of a pairing, in the programme's words.
package struct Change: Hashable, Sendable {
  /// What shows that a goal is met.
  package enum Evidence: Hashable, Sendable {
    case links([String])
    case confirmed(by: String)
    case none
  }

  /// What happened to what; a goal or gap without a number is nil.
  package enum Kind: Hashable, Sendable {
    case pairingMade(mentor: Person?)
    case pairingRemoved
    /// Its folder has another name; the one that it had.
    case pairingRenamed(from: FilePath)
    /// Never both the same person.
    case mentorChanged(from: Person?, to: Person?)
    case awayChanged(from: [Period], to: [Period])
    /// Any other front matter field, lists joined by commas.
    case fieldChanged(String, from: String, to: String)
    case documentAdded, documentRemoved
    case documentMoved(from: DocumentReference)
    /// It cannot be read any more, or can be read again; what changed in it is not known.
    case documentUnreadable, documentReadable
    case meetingRecorded, meetingCancelled, checkInRecorded
    /// The decision is a canonical word where it is one, and empty where there is none yet.
    case reviewDecided(String)
    case closed(outcome: String)

    case gapAdded(String?, text: String)
    case gapRemoved(String?, text: String)
    /// The gap as a plan has it, its number, kind and goals with it.
    case gapChanged(String?, from: String, to: String)
    case goalSet(Int?, text: String, target: Day?)
    case goalRemoved(Int?, text: String)
    case goalReworded(Int?, from: String, to: String)
    case goalRenumbered(from: Int?, to: Int?)
    /// Any column but goal and target; empty for a cell without a text.
    case cellEdited(Int?, PlanColumn, from: String, to: String)
    /// The days that count, nil for none; the same where only the words around it changed.
    case dateMoved(Int?, from: Day?, to: Day?)
    case goalMet(Int, Evidence)
    case goalWaived(Int, reason: String)
    case goalReopened(Int)
    /// The texts of its line of progress, empty where there is none.
    case progressNoted(Int, from: String, to: String)

    case checkList(CheckListChange)
    case promises(PromiseChanges)
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
