import MarkdownSyntax

/// What a log becomes in a pairing's folder.
package struct LogImport: Sendable {
  package struct Note: Sendable {
    package let path: FilePath
    package let bytes: [UInt8]
    package let meeting: MeetingLog.Meeting
  }

  /// Something that could be a promise; whether it is one, people say.
  package struct Proposal: Hashable, Sendable {
    /// In the log, 1-based.
    package let line: Int
    package let text: String
  }

  /// Notes to write, by day.
  package internal(set) var notes: [Note] = []
  /// Meetings that a note of the day has already, by their headings.
  package internal(set) var known: [MeetingLog.Meeting] = []
  /// The pairing's document with the lines of no meeting at its end; nil where there are none, or where
  /// it has them already.
  package internal(set) var rest: (path: FilePath, bytes: [UInt8])?
  package internal(set) var proposals: [Proposal] = []
}

extension Programme {
  /// Plans the notes of a log's meetings: each one's template filled in, and the log's text below it.
  ///
  /// - Parameters:
  ///   - name: of the log's file, under which the lines of no meeting stand.
  ///   - document: the pairing's own document.
  package func importing(
    _ log: MeetingLog, named name: String, into pairing: Pairing, _ document: Document
  ) throws(DraftProblem) -> LogImport {
    var result = LogImport()
    var headings: [Day: [[UInt8]]] = [:]
    for note in pairing.documents {
      guard let date = note.date else { continue }
      headings[date, default: []] += (1...note.source.lineCount).map {
        note.source.line($0).trimmedEnd
      }
    }
    var needsFirst =
      !pairing.documents.contains { $0.kind == .first }
      && !pairing.unreadable.contains { $0.kind == .first }
    var taken: [FilePath: Int] = [:]
    let oldestFirst = log.meetings.first.map { $0.day <= log.meetings[log.meetings.count - 1].day }
    let inTime = oldestFirst == true ? log.meetings : log.meetings.reversed()
    for meeting in inTime.enumerated().sorted(by: { ($0.1.day, $0.0) < ($1.1.day, $1.0) }).map(\.1)
    {
      let text = log.text(of: meeting)
      let heading = text.prefix { $0 != 0x0A && $0 != 0x0D }.trimmedEnd
      if let index = headings[meeting.day]?.firstIndex(of: heading) {
        headings[meeting.day]?.remove(at: index)
        result.known.append(meeting)
        continue
      }
      let isFirst =
        needsFirst && !pairing.meetings.contains { $0.date ?? meeting.day < meeting.day }
      needsFirst = needsFirst && !isFirst
      var request = DraftRequest(
        isFirst ? .first : .progress, of: pairing, on: meeting.day, words: configuration.words)
      // A section that is not there could be taken to be the log's of the same title.
      let wordings = Set(log.titles(of: meeting).map(folded))
      request.keepsOptional =
        templates[request.kind]?.allSections.contains { section in
          section.isOptional
            && !wordings.isDisjoint(with: ([section.title] + section.formerTitles).map(folded))
        } ?? false
      let draft = try freeDraft(request, besides: &taken)
      let bytes = MeetingLog.joined(draft.bytes, text, log.source.lineEnding)
      result.notes.append(LogImport.Note(path: draft.path, bytes: bytes, meeting: meeting))
    }
    result.proposals = proposals(
      of: log, Set(result.notes.map(\.meeting)), pairing)
    let rest = log.restText
    let title = Array("## `\(name.contains("`") ? "log" : name)`".utf8)
    let source = document.source
    if !rest.isEmpty,
      !(1...source.lineCount).contains(where: { source.line($0).trimmedEnd == title })
    {
      let ending = source.lineEnding
      result.rest = (
        document.path,
        MeetingLog.joined(source.bytes, title + ending + ending + rest, ending, isKept: true)
      )
    }
    return result
  }

  /// A draft at the first path of its day where nothing is yet.
  ///
  /// - Parameter taken: how many drafts there are of each day, by the path that the first would have.
  private func freeDraft(
    _ request: DraftRequest, besides taken: inout [FilePath: Int]
  ) throws(DraftProblem) -> Draft {
    let draft = try draft(request)
    let pattern = templates[request.kind].flatMap { PathPattern($0.path) }
    var path = draft.path
    var ordinal = taken[draft.path, default: 0] + 1
    // A path that has no number stays the same.
    while let pattern, ordinal <= PathPattern.mostOnOneDay {
      path = request.folder.appending(pattern.path(on: request.day, ordinal: ordinal))
      if !tree.contains(path) { break }
      ordinal += 1
    }
    taken[draft.path] = ordinal
    return Draft(path: path, bytes: draft.bytes)
  }

  /// List items that are unticked tasks, or begin with somebody who could have promised them.
  private func proposals(
    of log: MeetingLog, _ meetings: Set<MeetingLog.Meeting>, _ pairing: Pairing
  ) -> [LogImport.Proposal] {
    let vocabulary = Vocabulary(
      configuration.words, people: pairing.people + configuration.coordinators)
    let lines = Set(meetings.flatMap { Array($0.lines) })
    return log.markdown.blocks.compactMap { block in
      let line = block.lines.lowerBound
      guard case .item(let item) = block.kind, lines.contains(line) else { return nil }
      let text = block.text.plain
      let owner = text.firstIndex(of: ":").flatMap { vocabulary.owner(text[..<$0]) }
      guard item.box.map({ $0.state == .open }) ?? (owner != nil) else { return nil }
      return LogImport.Proposal(line: line, text: text)
    }
  }
}

extension MeetingLog {
  /// A document with a text at its end, a blank line between them.
  ///
  /// - Parameter isKept: whether the document is somebody's, whose line ends stay as they are.
  fileprivate static func joined(
    _ document: [UInt8], _ text: [UInt8], _ ending: [UInt8], isKept: Bool = false
  ) -> [UInt8] {
    var result = document
    if !isKept, ending != [0x0A] { result = document.flatMap { $0 == 0x0A ? ending : [$0] } }
    if let last = result.last, last != 0x0A, last != 0x0D { result += ending }
    return result + ending + text
  }
}

extension ArraySlice<UInt8> {
  fileprivate var trimmedEnd: [UInt8] {
    var result = self
    while let last = result.last, last == 0x20 || last == 0x09 { result.removeLast() }
    return Array(result)
  }
}
