/// What was read of one pairing, so that a state of it that has the same documents does not read them again.
///
/// It is good for one programme and one name of the pairing.
package struct PairingMemory: Sendable {
  /// What a document is read with, beside its bytes and its path.
  struct Basis: Equatable {
    let mentee: Person?
    let mentor: Person?
    let earlierMentors: [Person]
    let started: Day?
  }

  /// By their paths as they were last; only what has a name for its bytes.
  private var documents: [FilePath: Document] = [:]
  private var plans: [FilePath: ActionPlan] = [:]
  private(set) var basis: Basis?
  /// The words and names of that basis, where a document had to be read with them.
  private(set) var vocabulary: Vocabulary?
  private var promises = PromiseMemory()

  package init() {}

  /// The document at a path, if it has the bytes of that name.
  func document(at path: FilePath, _ content: [UInt8]?) -> Document? {
    guard let content, let document = documents[path], document.content == content else {
      return nil
    }
    return document
  }

  /// The plan that the document at a path is.
  func plan(at path: FilePath) -> ActionPlan? { plans[path] }

  /// Takes up what had to be read of a state; all of it, if it was read on another basis than before.
  mutating func keep(
    _ read: [Document], _ plans: [ActionPlan], _ vocabulary: Vocabulary?, on basis: Basis
  ) {
    if basis != self.basis {
      self = PairingMemory()
      self.basis = basis
    }
    self.vocabulary = vocabulary
    for document in read where document.content != nil { documents[document.path] = document }
    for plan in plans { self.plans[plan.document.path] = plan }
  }

  /// The promises of notes that were just kept.
  mutating func promises(in notes: [Document]) -> [Promise] { promises.promises(in: notes) }
}
