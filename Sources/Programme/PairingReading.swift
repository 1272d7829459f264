import MarkdownSyntax

/// Reads the folder of one pairing.
struct PairingReading {
  private struct Found {
    let path: FilePath
    let kind: DocumentKind
    let date: Day?
    let ordinal: Int
    let content: [UInt8]?
  }

  private struct Parsed {
    let found: Found
    let markdown: MarkdownDocument
    let frontMatter: YAMLReading
    /// What it was read as before.
    var known: Document?
  }

  private let programme: Programme
  private let focus: PairingFocus?
  private let folder: FilePath
  private var parsed: [Parsed] = []
  private var unreadable: [UnreadableDocument] = []
  private var strays: [StrayFile] = []

  init(_ slug: FilePath, of programme: Programme, in focus: PairingFocus?) {
    self.programme = programme
    self.focus = focus
    folder = Programme.pairingsFolder.appending(slug)
  }

  mutating func read(slug: FilePath, knowing memory: inout PairingMemory) -> Pairing {
    for below in programme.folders where isLookedInto(below) {
      readFolder(below, knowing: memory)
    }
    parsed.sort { $0.found.path < $1.found.path }
    strays.sort { $0.path < $1.path }
    return pairing(slug: slug, knowing: &memory)
  }

  // MARK: - Files

  private mutating func readFolder(_ below: FilePath, knowing memory: PairingMemory) {
    let (tree, path) = (programme.tree, folder.appending(below))
    var found: [Found] = []
    do {
      let contents = try tree.contents(in: path, limit: Complexity.Limits.standard.bytes) {
        found = documents(among: $0, below: below, knowing: memory)
        return found.map(\.path.lastComponent)
      }
      for (document, contents) in zip(found, contents) { parse(document, contents) }
    } catch {
      unreadable.append(UnreadableDocument(path: path, kind: nil, reason: .file(error)))
    }
  }

  private func isLookedInto(_ below: FilePath) -> Bool {
    guard let focus else { return true }
    return !focus.names(in: below).isEmpty
      || programme.patterns.contains { $1.folder == below && focus.kinds.contains($0) }
  }

  /// The documents of one folder that have to be read; known ones and strays are set aside, and what is
  /// nobody's business is left out.
  private mutating func documents(
    among entries: [FileTreeEntry], below: FilePath, knowing memory: PairingMemory
  ) -> [Found] {
    let folder = folder.appending(below)
    let names = focus?.names(in: below)
    let kinds = programme.patterns.filter { $0.1.folder == below }.map(\.0)
    let hasKinds = focus.map { kinds.contains(where: $0.kinds.contains) } ?? true
    var result: [Found] = []
    for entry in entries where entry.name.bytes.first != 0x2E {
      let isNamed = names?.contains(entry.name) ?? true
      guard isNamed || hasKinds else { continue }
      let path = folder.appending(entry.name)
      if entry.kind == .file, let known = memory.document(at: path, entry.content) {
        if isNamed || focus?.kinds.contains(known.kind) ?? true { add(known) }
        continue
      }
      let match = programme.match(entry.name, in: below)
      guard isNamed || match.map({ focus?.kinds.contains($0.kind) ?? true }) ?? false else {
        continue
      }
      switch match {
      case (let kind, .document(let date, let ordinal))?:
        if entry.kind == .file {
          result.append(
            Found(
              path: path, kind: kind, date: date, ordinal: ordinal, content: entry.content))
        } else {
          let reason = entry.kind == .link ? FileTreeError.isLink : .isNotAFile
          addUnreadable(path, kind, date, .file(reason))
        }
      case (_, .impossibleDate(let date))?:
        strays.append(StrayFile(path: path, reason: .impossibleDate(date)))
      case nil:
        addStray(entry, at: path, below: below)
      }
    }
    return result
  }

  private mutating func add(_ known: Document) {
    parsed.append(
      Parsed(
        found: Found(
          path: known.path, kind: known.kind, date: known.date, ordinal: known.ordinal,
          content: known.content),
        markdown: known.markdown,
        frontMatter: YAMLReading(entries: known.fields, problems: known.fieldProblems),
        known: known))
  }

  /// Adds what somebody probably meant as a document: every Markdown file in a folder of documents,
  /// and beside `pairing.md` only what is named almost like one, or like a folder of them.
  private mutating func addStray(
    _ entry: FileTreeEntry, at path: FilePath, below: FilePath
  ) {
    if entry.kind == .folder {
      let folders = programme.folders.filter { !$0.bytes.isEmpty }
      let isKnown = folders.contains { $0 == entry.name || $0.isInside(entry.name) }
      guard below.bytes.isEmpty, !isKnown,
        let closest = closest(to: entry.name.text, among: folders.map(\.text))
      else { return }
      strays.append(StrayFile(path: path, reason: .unknownName(closest: closest)))
      return
    }
    let end = entry.name.bytes.suffix(3).map { $0 | 0x20 }
    guard end == Array(".md".utf8).map({ $0 | 0x20 }) else { return }
    let closest = closestPath(
      to: below.appending(entry.name), among: programme.patterns.map(\.1))
    if below.bytes.isEmpty, closest == nil { return }
    strays.append(StrayFile(path: path, reason: .unknownName(closest: closest)))
  }

  private mutating func parse(_ document: Found, _ contents: Result<[UInt8]?, FileTreeError>) {
    let reason: UnreadableDocument.Reason
    switch contents {
    case .success(nil): return
    case .success(let bytes?):
      let source = SourceText(bytes)
      if let found = UnreadableDocument.Reason(of: source) {
        reason = found
        break
      }
      do {
        let markdown = try MarkdownDocument(parsing: source)
        let frontMatter = YAML.read(
          frontMatterOf: markdown,
          names: programme.templates[document.kind]?.fields.map(\.name) ?? [])
        parsed.append(Parsed(found: document, markdown: markdown, frontMatter: frontMatter))
        return
      } catch {
        reason = .tooComplex(error)
      }
    case .failure(let error): reason = .file(error)
    }
    addUnreadable(document.path, document.kind, document.date, reason)
  }

  private mutating func addUnreadable(
    _ path: FilePath, _ kind: DocumentKind, _ date: Day?, _ reason: UnreadableDocument.Reason
  ) {
    unreadable.append(
      UnreadableDocument(
        path: path, kind: kind, date: date, isMeeting: programme.isMeeting(kind), reason: reason))
  }

  // MARK: - The pairing

  private func pairing(slug: FilePath, knowing memory: inout PairingMemory) -> Pairing {
    let fields = parsed.first { $0.found.kind == .pairing }?.frontMatter.entries ?? []
    func people(_ name: String) -> [Person] {
      (fields[name]?.scalars ?? []).compactMap { $0.text.flatMap { Person(parsing: $0) } }
    }
    let mentee = people("mentee").first
    let mentor = people("mentor").first
    let earlierMentors = people("earlier-mentors")
    func day(_ name: String) -> Day? { fields[name]?.text.flatMap { Day($0.trimmed) } }
    let started = day("started")
    let words = programme.configuration.words
    let basis = PairingMemory.Basis(
      mentee: mentee, mentor: mentor, earlierMentors: earlierMentors, started: started)
    let isReadAlike = memory.basis == basis
    var vocabulary = isReadAlike ? memory.vocabulary : nil
    var documents: [Document] = []
    var read: [Document] = []
    var plans: [ActionPlan] = []
    var plan: ActionPlan?
    for document in parsed {
      if isReadAlike, let known = document.known {
        documents.append(known)
        if known.kind == .actionPlan { plan = memory.plan(at: known.path) }
        continue
      }
      guard let outline = programme.outlines[document.found.kind] else { continue }
      let circumstances = Circumstances(
        audience: programme.configuration.audience, date: document.found.date ?? started)
      let words =
        vocabulary
        ?? Vocabulary(
          words,
          people: [mentee, mentor].compactMap(\.self) + earlierMentors
            + programme.configuration.coordinators)
      vocabulary = words
      let new = self.document(document, outline, circumstances, words)
      documents.append(new)
      read.append(new)
      guard new.kind == .actionPlan else { continue }
      let newPlan = ActionPlan(new, outline, words)
      plans.append(newPlan)
      plan = newPlan
    }
    memory.keep(read, plans, vocabulary, on: basis)
    let meetings = documents.inOrder { programme.isMeeting($0.kind) }
    return Pairing(
      slug: slug, folder: folder, documents: documents,
      unreadable: unreadable.sorted { $0.path < $1.path }, strays: strays, mentee: mentee,
      mentor: mentor, earlierMentors: earlierMentors,
      role: fields["role"]?.text.flatMap { $0.trimmed.isEmpty ? nil : String($0.trimmed) },
      started: started, mentorSince: day("mentor-since"),
      away: (fields["away"]?.scalars ?? []).compactMap { $0.text.flatMap { Period($0) } },
      cadence: cadence(fields), plan: plan,
      meetings: meetings, promises: memory.promises(in: meetings),
      reviews: reviews(words), outcome: outcome(words))
  }

  private func document(
    _ parsed: Parsed, _ outline: Outline, _ circumstances: Circumstances,
    _ vocabulary: Vocabulary
  ) -> Document {
    let matched = MatchedSections(parsed.markdown, to: outline, in: circumstances)
    let path = parsed.found.path
    return Document(
      path: path, kind: parsed.found.kind, date: parsed.found.date,
      ordinal: parsed.found.ordinal, markdown: parsed.markdown,
      fields: parsed.frontMatter.entries, fieldProblems: parsed.frontMatter.problems,
      sections: matched.sections, missingSections: matched.missing,
      actionItems: matched.sections.flatMap { section in
        section.meaning == .actionItems || section.meaning == .openItems
          ? vocabulary.actionItems(in: section, of: parsed.markdown, path: path) : []
      }, content: parsed.found.content)
  }

  private func cadence(_ fields: [YAMLEntry]) -> [Configuration.Cadence: Interval] {
    var result: [Configuration.Cadence: Interval] = [:]
    for cadence in Configuration.Cadence.allCases {
      guard let text = fields[cadence.fieldName]?.text else { continue }
      result[cadence] = Interval(text, words: programme.configuration.words)
    }
    return result
  }

  private func reviews(_ words: Words) -> [Review] {
    let found = parsed.filter { $0.found.kind == .review }
    let dated = found.compactMap { review in review.found.date.map { (day: $0, review) } }
    return dated.sorted { ($0.day, $0.1.found.ordinal) < ($1.day, $1.1.found.ordinal) }.map {
      day, review in
      let text = review.frontMatter.entries["decision"]?.text ?? ""
      let word = words.word(text, among: [.continue, .graduate])
      return Review(
        document: review.found.path, day: day,
        decision: word.map { $0 == .graduate ? .graduate : .continue })
    }
  }

  /// What `closing.md` says; a pairing whose closing says nothing that can be read has ended.
  private func outcome(_ words: Words) -> Stage? {
    guard let closing = parsed.first(where: { $0.found.kind == .closing }) else {
      return unreadable.contains { $0.kind == .closing } ? .ended : nil
    }
    let text = closing.frontMatter.entries["outcome"]?.text ?? ""
    switch words.word(text, among: [.graduated, .ended, .lapsed]) {
    case .graduated: return .graduated
    case .lapsed: return .lapsed
    default: return .ended
    }
  }
}

extension UnreadableDocument.Reason {
  /// Why a text is not worth parsing; nil for one that is.
  init?(of source: SourceText) {
    if source.bytes.firstOffset(of: 0, from: 0, before: source.bytes.count) != nil {
      self = .binary
    } else if let offset = firstInvalidUTF8(in: source.bytes) {
      self = .notUTF8(source.position(of: offset))
    } else if let line = source.firstConflictMarker {
      self = .conflictMarkers(line: line)
    } else {
      return nil
    }
  }
}

/// The offset of the first byte that is no part of well-formed UTF-8 (Unicode 15, table 3-7).
func firstInvalidUTF8(in bytes: [UInt8]) -> Int? {
  bytes.withUnsafeBytes { bytes in
    var index = 0
    while index < bytes.count {
      // Eight ASCII bytes at once, which most are.
      while index + 8 <= bytes.count,
        bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        index += 8
      }
      guard index < bytes.count else { break }
      let lead = bytes[index]
      if lead < 0x80 {
        index += 1
        continue
      }
      let length: Int
      var second: ClosedRange<UInt8> = 0x80...0xBF
      switch lead {
      case 0xC2...0xDF: length = 2
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xE1...0xEF: length = 3
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF1...0xF3: length = 4
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      default: return index
      }
      guard index + length <= bytes.count, second.contains(bytes[index + 1]) else { return index }
      for offset in index + 2..<max(index + 2, index + length) where bytes[offset] & 0xC0 != 0x80 {
        return index
      }
      index += length
    }
    return nil
  }
}

extension SourceText {
  /// The line where git's first conflict begins; nil where no conflict has both of its ends.
  fileprivate var firstConflictMarker: Int? {
    guard bytes.firstOffset(of: "<<<<<<<", from: 0, before: bytes.count) != nil else { return nil }
    var opening: Int?
    for number in 1...lineCount {
      let offsets = self.offsets(ofLine: number)
      guard offsets.count >= 7,
        bytes[offsets.lowerBound] == 0x3C || bytes[offsets.lowerBound] == 0x3E
      else { continue }
      let line = bytes[offsets]
      let mark = line.prefix { $0 == line.first }
      guard mark.count == 7, line.count == 7 || line[mark.endIndex] == 0x20 else { continue }
      if line.first == 0x3C {
        opening = opening ?? number
      } else if let opening {
        return opening
      }
    }
    return nil
  }
}
