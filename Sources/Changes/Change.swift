package import Programme

/// One thing that is different between two states of a pairing, in the programme's words.
package struct Change: Hashable, Sendable {
  /// What happened to what; a pairing's event is the weightiest one of its changes.
  package enum Kind: Hashable, Sendable {
    case pairingMade, pairingRemoved
    case mentorChanged(from: Person?, to: Person?)
    case fieldChanged(name: String, from: String, to: String)
    case awayChanged
    case gapAdded(String), gapRemoved(String), gapChanged(String)
    case goalAdded(Int), goalRemoved(Int), goalReworded(Int)
    case measureChanged(Int)
    case dateMoved(Int, from: String, to: String)
    case stepsChanged(Int, PlanColumn)
    case barrierChanged(Int)
    /// `evidence`: `link`, `confirmed by NAME`, or empty.
    case goalMet(Int, evidence: String)
    case goalWaived(Int), goalReopened(Int)
    /// A note was added: its kind and date.
    case meetingRecorded(DocumentKind, Day)
    case checkInRecorded(Day)
    case reviewDecided(Day, decision: String)
    case closed(outcome: String)
    case documentRemoved(FilePath)
    /// Ticked and total, after the change.
    case checkList(ticked: Int, of: Int)
    /// Counts after a meeting or an edit: done, still open, new, dropped.
    case actionItems(done: Int, open: Int, new: Int, dropped: Int)
    /// Text that is none of the above, in lines.
    case prose(added: Int, removed: Int)
  }

  package let kind: Kind
  /// The document it stands in, in the later state where it is there.
  package let document: FilePath

  package init(_ kind: Kind, in document: FilePath) {
    self.kind = kind
    self.document = document
  }
}

/// All that changed in one pairing.
package struct PairingChanges: Sendable {
  package let slug: FilePath
  package let changes: [Change]

  package var isEmpty: Bool { changes.isEmpty }
}

/// The changes from an earlier state of a pairing to a later one; nil is: it was not there.
package func changes(from old: Pairing?, to new: Pairing?, words: Words) -> PairingChanges { fatalError() }
