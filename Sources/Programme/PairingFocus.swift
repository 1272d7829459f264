/// What of a pairing is looked at: the documents of some kinds, and some files.
package struct PairingFocus: Sendable {
  let kinds: Set<DocumentKind>
  /// The names of the files, and of the folders around them, by folder.
  private var names: [FilePath: Set<FilePath>] = [:]

  fileprivate init(on kinds: Set<DocumentKind>, _ files: [FilePath]) {
    self.kinds = kinds
    for file in files {
      var folder = FilePath("")
      for part in file.components {
        names[folder, default: []].insert(part)
        folder = folder.appending(part)
      }
    }
  }

  /// Names in a folder, below the pairing's own.
  func names(in folder: FilePath) -> Set<FilePath> { names[folder] ?? [] }
}

extension Programme {
  /// Where to look to tell what the changes of some files of a pairing are.
  ///
  /// Who the two are and how it ended is part of every answer, and so are all notes where one of them
  /// changed, because a promise goes from note to note.
  ///
  /// - Parameter files: from the pairing's folder.
  package func focus(toTellChangesOf files: [FilePath]) -> PairingFocus {
    let hasNotes = files.contains { kind(ofFileAt: $0).map(isMeeting) ?? false }
    return PairingFocus(on: (hasNotes ? meetingKinds : []).union([.pairing, .closing]), files)
  }

  /// The kind of document that a file is by its place below a pairing's folder; nil for none.
  package func kind(ofFileAt place: FilePath) -> DocumentKind? {
    let name = place.lastComponent
    let folder = FilePath(bytes: Array(place.bytes.dropLast(name.bytes.count + 1)))
    return match(name, in: folder)?.kind
  }

  /// The newest meeting of a pairing on a day or before it, by the names of the notes: one that can't be read
  /// was held all the same.
  package func newestMeeting(
    of slug: FilePath, by day: Day
  ) -> (note: FilePath, kind: DocumentKind, date: Day)? {
    let folder = Programme.pairingsFolder.appending(slug)
    var newest: (path: FilePath, kind: DocumentKind, date: Day, order: DocumentOrder)?
    for below in folders where patterns.contains(where: { $1.folder == below && isMeeting($0) }) {
      let entries = (try? tree.entries(of: folder.appending(below))) ?? []
      for entry in entries where entry.kind == .file {
        guard let (kind, match) = match(entry.name, in: below), isMeeting(kind),
          case .document(let date?, let ordinal) = match, date <= day,
          newest.map({ $0.date <= date }) ?? true
        else { continue }
        let path = folder.appending(below).appending(entry.name)
        let order = DocumentOrder(path, date, ordinal)
        if newest.map({ $0.order < order }) ?? true { newest = (path, kind, date, order) }
      }
    }
    return newest.map { ($0.path, $0.kind, $0.date) }
  }

  /// What a name in a folder, below the pairing's own, is a document of.
  func match(
    _ name: FilePath, in folder: FilePath
  ) -> (kind: DocumentKind, match: PathPattern.Match)? {
    for (kind, pattern) in patterns where pattern.folder == folder {
      if let match = pattern.match(name) { return (kind, match) }
    }
    return nil
  }
}
