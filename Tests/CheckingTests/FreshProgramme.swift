import Programme

/// A programme made as `init` and `new` make it, with nothing filled in by hand.
enum FreshProgramme {
  static let slug: FilePath = "noor-haddad"

  static func tree(for audience: Audience) throws -> MemoryTree {
    let coordinator = Person(name: "Olga Brandt", handle: "obrandt")
    let scaffold = ProgrammeScaffold(
      name: "Fresh", coordinators: [coordinator], contact: "help@example.org", audience: audience)
    var tree = MemoryTree()
    for (path, text) in scaffold.files { tree[path] = Array(text.utf8) }

    let folder = Programme.pairingsFolder.appending(slug)
    func request(_ kind: DocumentKind, _ day: String, _ fields: [String: String] = [:]) throws
      -> DraftRequest
    {
      guard let day = Day(day) else { throw BrokenFixture(description: "\(day) is no day") }
      var request = DraftRequest(kind, in: folder, on: day)
      request.mentee = Person(name: "Noor Haddad", handle: "nhaddad")
      request.mentor = Person(name: "Émile d’Arc: the \"elder\"", handle: "edarc")
      request.role = "Editor"
      request.fields = fields
      return request
    }
    let people = [
      "mentee": "Noor Haddad (nhaddad)", "mentor": "Émile d’Arc: the \"elder\" (edarc)",
      "role": "Editor", "started": "2026-01-05",
    ]
    for request in try [
      request(.pairing, "2026-01-05", people), request(.actionPlan, "2026-01-05"),
      request(.first, "2026-01-14"), request(.planning, "2026-02-11"),
      request(.progress, "2026-03-11"), request(.progress, "2026-04-15"),
      request(.checkIn, "2026-03-01"), request(.review, "2026-04-16", ["decision": "continue"]),
      request(.closing, "2026-12-01", ["outcome": "ended"]),
    ] {
      let draft = try Programme(in: tree).draft(request)
      tree[draft.path] = draft.bytes
    }
    return tree
  }

  /// Adds drafts of every dated kind behind all notes, with nothing ticked.
  static func continued(
    _ tree: MemoryTree, _ slug: FilePath, decision: String
  ) throws -> MemoryTree {
    var tree = tree
    for (kind, day) in [
      (DocumentKind.first, 1), (.planning, 2), (.progress, 3), (.review, 4),
    ] {
      let programme = try Programme(in: tree)
      guard let day = Day(year: 2031, month: 1, day: day) else { continue }
      var request = DraftRequest(
        kind, of: programme.pairing(slug), on: day, words: programme.configuration.words)
      if kind == .review { request.fields = ["decision": decision] }
      let draft = try programme.draft(request)
      tree[draft.path] = draft.bytes
    }
    return tree
  }
}
