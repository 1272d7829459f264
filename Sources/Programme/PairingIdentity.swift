/// What tells a pairing from others whatever its folder is called.
package struct PairingIdentity: Sendable {
  package let mentee: Person?
  package let started: Day?
  /// The bytes of every document, or what names them: to be compared with those of the same kind of tree.
  package let contents: [[UInt8]]

  package init(of pairing: Pairing) {
    self.init(of: pairing, contents: pairing.documents.map(\.source.bytes))
  }

  fileprivate init(of pairing: Pairing, contents: [[UInt8]]) {
    mentee = pairing.mentee
    started = pairing.started
    self.contents = contents
  }
}

extension Programme {
  /// What tells a pairing from others, of whose documents only `pairing.md` is read: the tree has to have names
  /// for the bytes of the others.
  package func identity(of slug: FilePath) -> PairingIdentity {
    let folder = Programme.pairingsFolder.appending(slug)
    var contents: [[UInt8]] = []
    for below in folders {
      for entry in (try? tree.entries(of: folder.appending(below))) ?? [] where entry.kind == .file
      {
        guard case .document? = match(entry.name, in: below)?.match, let content = entry.content
        else { continue }
        contents.append(content)
      }
    }
    var memory = PairingMemory()
    let pairing = pairing(slug, in: focus(toTellChangesOf: []), knowing: &memory)
    return PairingIdentity(of: pairing, contents: contents)
  }
}
