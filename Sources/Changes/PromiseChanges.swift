package import Programme

/// What became of the promises of a pairing, each named once, however many notes carry it.
package struct PromiseChanges: Hashable, Sendable {
  /// A promise as one state has it.
  package struct Wording: Hashable, Sendable {
    package let text: String
    package let owner: ActionItem.Owner?
    /// As written behind `by`.
    package let due: String?

    package init(_ text: String, owner: ActionItem.Owner? = nil, due: String? = nil) {
      self.text = text
      self.owner = owner
      self.due = due
    }
  }

  /// One promise that is not what it was.
  package struct Item: Hashable, Sendable {
    package enum Edit: Hashable, Sendable {
      /// A new one that is done or dropped at once is called so.
      case new, done, reopened
      case dropped(reason: String)
      /// An earlier note says it otherwise, which makes no difference to what became of it.
      case restated
      /// In no note any more.
      case gone
      /// Other words, another owner or another day; what it was before.
      case reworded(from: Wording)
    }

    package let edit: Edit
    /// In the later state where it is there.
    package let promise: Wording

    package init(_ edit: Edit, _ promise: Wording) {
      self.edit = edit
      self.promise = promise
    }
  }

  /// In the order in which they were first said, those that are gone behind.
  package let items: [Item]
  /// How many are open before and after.
  package let open: Int

  package init(_ items: [Item], open: Int) {
    self.items = items
    self.open = open
  }
}
