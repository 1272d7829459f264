import Programme
import Testing

@testable import Schedule

@Suite struct NextMeetingTests {
  private struct Files: FileTree {
    let files: [FilePath: String]

    func entries(of folder: FilePath) throws(FileTreeError) -> [FileTreeEntry] {
      let depth = folder.components.count
      let inside = files.keys.filter { folder.bytes.isEmpty || $0.isInside(folder) }
      let entries = inside.map { path in
        FileTreeEntry(
          name: path.components[depth], kind: path.components.count > depth + 1 ? .folder : .file)
      }
      return Set(entries).sorted { $0.name < $1.name }
    }

    func contents(of file: FilePath, limit: Int) throws(FileTreeError) -> [UInt8]? {
      files[file].map { Array($0.utf8) }
    }
  }

  private func next(
    _ fields: String, _ others: [FilePath: String] = [:], cadence: String = "4 weeks"
  ) throws -> String? {
    let folder: FilePath = "pairings/ada"
    var files: [FilePath: String] = [
      "mentordoc.yml": "name: Example\n",
      folder.appending("pairing.md"): "---\nmentee: Ada\nrole: tester\n\(fields)\n---\n\n# Ada\n",
    ]
    for (path, text) in others { files[folder.appending(path)] = text }
    let programme = try Programme(in: Files(files: files))
    let interval = try #require(Interval(cadence))
    return nextMeeting(of: programme.pairing("ada"), cadence: interval)?.description
  }

  @Test func `it is counted from the newest meeting, or from the start`() throws {
    let fields = "mentor: Grace\nstarted: 2026-01-07"
    #expect(try next(fields) == "2026-02-04")
    #expect(
      try next(
        fields,
        ["meetings/2026-01-14-first.md": "# First\n", "meetings/2026-02-11-planning.md": "# Two\n"])
        == "2026-03-11")
  }

  @Test func `the pair's own rhythm goes before the programme's`() throws {
    #expect(
      try next("mentor: Grace\nstarted: 2026-01-31\nmeets: every month") == "2026-02-28")
    #expect(
      try next("mentor: Grace\nstarted: 2026-01-31\nmeets: when it suits") == "2026-02-28")
  }

  @Test func `nobody meets while one of them is away`() throws {
    let fields = "mentor: Grace\nstarted: 2026-06-10\naway: [2026-07-01/2026-08-15]"
    #expect(try next(fields) == "2026-08-16")
  }

  @Test func `who waits for a mentor, has ended or never began has no next meeting`() throws {
    #expect(try next("mentor:\nstarted: 2026-01-07") == nil)
    #expect(try next("mentor: Grace") == nil)
    #expect(
      try next(
        "mentor: Grace\nstarted: 2026-01-07",
        ["closing.md": "---\noutcome: ended\ndate: 2026-02-01\n---\n\n# End\n"]) == nil)
  }
}
