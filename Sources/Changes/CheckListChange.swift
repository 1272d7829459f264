/// What happened to the check lists of one document.
package struct CheckListChange: Hashable, Sendable {
  /// One item that is not what it was.
  package struct Item: Hashable, Sendable {
    package enum Edit: Hashable, Sendable {
      case ticked, unticked
      case added(isTicked: Bool)
      case removed(wasTicked: Bool)
      case reworded(from: String)
    }

    package let edit: Edit
    /// In the later state where it is there.
    package let text: String

    package init(_ edit: Edit, _ text: String) {
      self.edit = edit
      self.text = text
    }
  }

  package let items: [Item]
  /// Items ticked, and all of them, after the change.
  package let ticked: Int
  package let total: Int

  package init(_ items: [Item], ticked: Int, of total: Int) {
    self.items = items
    self.ticked = ticked
    self.total = total
  }
}
