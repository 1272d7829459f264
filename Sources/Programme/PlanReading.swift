package import MarkdownSyntax

extension ActionPlan {
  init(_ document: Document, _ outline: Outline, _ vocabulary: Vocabulary) {
    let markdown = document.markdown
    var tables: [PlanTable] = []
    var goals: [Goal] = []
    var gaps: [Gap] = []
    var progress: [GoalProgress] = []
    for section in document.sections {
      switch section.meaning {
      case .actionPlan:
        for block in markdown.blocks[section.blocks] {
          guard case .table(let raw) = block.kind,
            let table = PlanTable(raw, columns: outline.columns)
          else { continue }
          tables.append(table)
          for row in raw.rows {
            let goal = Goal(row, at: goals.count + 1, in: table, of: markdown.source, vocabulary)
            if let goal { goals.append(goal) }
          }
        }
      case .gaps:
        for block in markdown.blocks[section.blocks] {
          guard case .item(let item) = block.kind,
            let gap = Gap(block.text.plain, at: item.textRange, vocabulary)
          else { continue }
          gaps.append(gap)
        }
      case .progress:
        progress += GoalProgress.read(section, of: markdown, vocabulary)
      default: break
      }
    }
    self.init(
      document: document, gaps: gaps, goals: goals, progress: progress, tables: tables)
  }
}

extension PlanTable {
  /// nil where no column of the table is one of the plan's.
  init?(_ table: Table, columns schemas: [Outline.Column]) {
    let headers = table.header.cells.map { folded($0.text.plain) }
    var cellOfSchema: [Int?] = Array(repeating: nil, count: schemas.count)
    var used: Set<Int> = []
    func take(_ isMatch: (String, Outline.Column) -> Bool) -> [Int] {
      var taken: [Int] = []
      for (index, schema) in schemas.enumerated() where cellOfSchema[index] == nil {
        // The column's own place first, so that two alike are not mixed up.
        let order = [index] + headers.indices
        guard
          let cell = order.first(where: {
            $0 < headers.count && !used.contains($0) && isMatch(headers[$0], schema)
          })
        else { continue }
        cellOfSchema[index] = cell
        used.insert(cell)
        taken.append(index)
      }
      return taken
    }
    _ = take { $0 == $1.wording }
    _ = take { $1.formerWordings.contains($0) }
    // People leave the explanation in brackets out.
    var near = take { !$0.isEmpty && withoutBracket($0) == withoutBracket($1.wording) }
    near += take { !$0.isEmpty && resembles($0, $1.wording) }
    near += take {
      !$0.isEmpty && resembles(withoutBracket($0), withoutBracket($1.wording))
    }
    guard !used.isEmpty else { return nil }
    // `Barriers` in the place of `Potential Barriers (Risk mitigation steps)`.
    for (index, schema) in schemas.enumerated() where cellOfSchema[index] == nil {
      guard index < headers.count, !used.contains(index),
        shareWord(headers[index], schema.wording)
      else { continue }
      cellOfSchema[index] = index
      used.insert(index)
      near.append(index)
    }
    self.table = table
    var places: [PlanColumn: Int] = [:]
    for (index, cell) in cellOfSchema.enumerated() { places[schemas[index].schema.column] = cell }
    columns = places
    missing = schemas.indices.filter { cellOfSchema[$0] == nil }.map { schemas[$0].schema }
    mistyped = near.sorted().compactMap { index in
      cellOfSchema[index].map { (cell: $0, schema: schemas[index].schema) }
    }
  }
}

/// Whether two folded headers have a word in common that is long enough to mean something.
private func shareWord(_ a: String, _ b: String) -> Bool {
  func words(_ text: String) -> Set<Substring> {
    Set(text.split { !($0.isLetter || $0.isNumber) }.filter { $0.utf8.count >= 5 })
  }
  return !words(a).isDisjoint(with: words(b))
}

/// A folded header without the bracket at its end.
private func withoutBracket(_ header: String) -> String {
  header.utf8.firstIndex(of: 0x28).map { String(header[..<$0].trimmed) } ?? header
}

extension Goal {
  /// nil for a row that holds no more than its number.
  init?(
    _ row: TableRow, at position: Int, in table: PlanTable, of source: SourceText,
    _ vocabulary: Vocabulary
  ) {
    let goalCell = table.columns[.goal].flatMap { $0 < row.cells.count ? row.cells[$0] : nil }
    let (number, text) = Self.number(goalCell, position, vocabulary)
    let isEmpty = row.cells.indices.allSatisfy { index in
      index == table.columns[.goal] || row.cells[index].text.plain.trimmed.isEmpty
    }
    if text.isEmpty && isEmpty { return nil }
    self.number = number
    self.text = text
    self.row = row
    isSound = row.cells.count == table.table.header.cells.count
    cells = isSound ? table.columns.mapValues { row.cells[$0] } : [:]
    targets = cells[.target].map { WrittenDate.targets($0, of: source) } ?? []
    barriers = cells[.barriers].map { Barrier.all(in: $0.raw, vocabulary) } ?? []
  }

  /// `**#1** text`, `#1`, `goal 1: text`, `1. text`, `1`; a bare number before a text is one only
  /// where it is emphasised or that of the row, since `2 talks given` is a goal, too.
  private static func number(
    _ cell: TableCell?, _ position: Int, _ vocabulary: Vocabulary
  ) -> (Int?, String) {
    guard let cell else { return (nil, "") }
    let plain = cell.text.plain[...].trimmed
    guard let (number, rest, isMarked) = vocabulary.words.goalNumber(atStartOf: plain) else {
      return (nil, String(plain))
    }
    let text = (rest.utf8.first == 0x29 ? rest.dropFirst() : rest).withoutLeadingMarks
    let isClear =
      isMarked || text.isEmpty || text.startIndex > rest.trimmed.startIndex
      || cell.raw.utf8.starts(with: "**\(number)".utf8) || number == position
    return isClear ? (number, String(text.trimmed)) : (nil, String(plain))
  }
}

extension Words {
  /// The number of a goal that a text begins with and what is behind it; `isMarked` where a word or
  /// `#` says that it is one.
  func goalNumber(
    atStartOf text: Substring
  ) -> (number: Int, rest: Substring, isMarked: Bool)? {
    var rest = text
    var isMarked = false
    if let behind = self.rest(of: rest, behind: .goal) ?? rest.rest(behind: Self.goals) {
      rest = behind.trimmed
      isMarked = true
    }
    if rest.utf8.first == 0x23 {
      rest = rest.dropFirst().trimmed
      isMarked = true
    }
    guard let (number, behind) = rest.leadingNumber else { return nil }
    return (number, behind, isMarked)
  }

  /// The numbers in `goals 1, 2 and 3`; empty where the text does not begin as a list of goals does.
  func goalNumbers(in text: Substring) -> [Int] {
    guard let (first, behind, _) = goalNumber(atStartOf: text) else { return [] }
    var result = [first]
    var rest = behind
    while let index = rest.unicodeScalars.firstIndex(where: { ("0"..."9").contains($0) }),
      let (number, behind) = rest[index...].leadingNumber
    {
      result.append(number)
      rest = behind
    }
    return result
  }

  /// English has a plural that is no spelling of its own.
  private static let goals = Array("goals".unicodeScalars)
}

extension Substring {
  /// A number of up to four digits that is a word of its own.
  fileprivate var leadingNumber: (Int, Substring)? {
    let digits = utf8.prefix { $0.isASCIIDigit }
    let rest = self[digits.endIndex...]
    guard (1...4).contains(digits.count), let number = Int(Substring(digits)), number > 0,
      !(rest.unicodeScalars.first?.isWordPart ?? false)
    else { return nil }
    return (number, rest)
  }
}

extension Document {
  /// The list items that begin with a goal, as a review's: `- goal 1: on its way`.
  package func goalLines(words: Words) -> [(goal: Int, range: SourceRange)] {
    markdown.blocks.compactMap { block in
      guard case .item(let item) = block.kind,
        let found = words.goalNumber(atStartOf: block.text.plain[...]), found.isMarked
      else { return nil }
      return (found.number, item.textRange)
    }
  }
}

extension WrittenDate {
  /// The dates of a target cell: struck out ones first, since they hold no longer. A cell with text
  /// and no date is one that is no date.
  static func targets(_ cell: TableCell, of source: SourceText) -> [WrittenDate] {
    let start = source.offset(of: cell.range.start)
    let bytes = source.bytes[source.offsets(of: cell.range)]
    let dates = isoDates(in: bytes)
    guard !dates.isEmpty else {
      let text = String(cell.text.plain.trimmed)
      if text.isEmpty { return [] }
      return [WrittenDate(text: text, reading: .notADate, range: cell.range)]
    }
    var struck: [WrittenDate] = []
    var standing: [WrittenDate] = []
    var isStruck = false
    var index = bytes.startIndex
    for (offsets, day) in dates {
      // Every `~~` begins or ends what is struck out.
      let end = bytes.startIndex + offsets.lowerBound
      while index < end {
        let isMark = bytes[index] == 0x7E && index + 1 < end && bytes[index + 1] == 0x7E
        if isMark { isStruck.toggle() }
        index += isMark ? 2 : 1
      }
      let place = start + offsets.lowerBound..<start + offsets.upperBound
      let date = WrittenDate(
        text: String(decoding: source.bytes[place], as: UTF8.self),
        reading: day.map { .day($0) } ?? .impossible,
        range: SourceRange(
          source.position(of: place.lowerBound), source.position(of: place.upperBound)))
      if isStruck { struck.append(date) } else { standing.append(date) }
    }
    return struck + standing
  }
}

extension Gap {
  /// nil for a line that says no more than its name.
  init?(_ plain: String, at range: SourceRange, _ vocabulary: Vocabulary) {
    var rest = plain[...].trimmed
    var dropReason: Substring?
    if let struck = rest.struckStart {
      rest = struck.inner.trimmed
      dropReason = struck.behind.withoutMarks
    }
    identifier = rest.takeGapIdentifier()
    kind = Gap.takeKind(from: &rest, vocabulary)
    rest = rest.withoutLeadingMarks
    var goals: [Int] = []
    var reason: Substring?
    if let (before, behind) = rest.splitAtLastArrow {
      rest = before.trimmed
      let target = behind.trimmed
      if let why = vocabulary.rest(of: target, behind: .none) {
        let inner = why.trimmed
        reason = inner.bracketed(at: inner.startIndex)?.content ?? why
      } else {
        goals = vocabulary.words.goalNumbers(in: target)
      }
    }
    text = String(rest.trimmed)
    self.goals = goals
    let why = (reason ?? dropReason)?.withoutMarks
    self.reason = why.flatMap { $0.isEmpty ? nil : String($0) }
    self.range = range
    if text.isEmpty && goals.isEmpty && self.reason == nil { return nil }
  }

  /// `(behaviour)`, or a kind's word before the colon.
  private static func takeKind(
    from rest: inout Substring, _ vocabulary: Vocabulary
  ) -> String? {
    if let bracket = rest.bracketed(at: rest.startIndex) {
      rest = bracket.behind
      let kind = bracket.content.trimmed
      return kind.isEmpty ? nil : String(kind)
    }
    for word in [Words.Word.skill, .knowledge, .behaviour] {
      guard let behind = vocabulary.rest(of: rest.withoutLeadingMarks, behind: word),
        behind.trimmed.utf8.first == 0x3A
      else { continue }
      rest = behind
      return vocabulary.words.written(word)
    }
    return nil
  }
}

extension Substring {
  /// Takes `G1` off the start, as it is written but in upper case.
  fileprivate mutating func takeGapIdentifier() -> String? {
    guard let first = utf8.first, first | 0x20 == 0x67 else { return nil }
    let digits = utf8.dropFirst().prefix { $0.isASCIIDigit }
    let rest = self[digits.endIndex...]
    guard (1...4).contains(digits.count), !(rest.unicodeScalars.first?.isWordPart ?? false) else {
      return nil
    }
    self = rest.trimmed
    return "G" + String(Substring(digits))
  }

  /// The texts around the last `->`, `=>`, `→` or `⇒`.
  fileprivate var splitAtLastArrow: (Substring, Substring)? { split(atArrow: true) }

  /// The texts around the first arrow.
  fileprivate var splitAtFirstArrow: (Substring, Substring)? { split(atArrow: false) }

  private func split(atArrow isLast: Bool) -> (Substring, Substring)? {
    var found: (Index, Index)?
    var before: (scalar: Unicode.Scalar, index: Index)?
    var index = startIndex
    while index < endIndex {
      let scalar = unicodeScalars[index]
      let next = unicodeScalars.index(after: index)
      if scalar == "→" || scalar == "⇒" || scalar == "➜" || scalar == "⟶" {
        found = (index, next)
      } else if scalar == ">", let before, before.scalar.isDash || before.scalar == "=" {
        var start = before.index
        while start > startIndex,
          unicodeScalars[unicodeScalars.index(before: start)] == before.scalar
        {
          start = unicodeScalars.index(before: start)
        }
        found = (start, next)
      }
      if found != nil, !isLast { break }
      before = (scalar, index)
      index = next
    }
    return found.map { (self[..<$0.0], self[$0.1...]) }
  }
}

extension Barrier {
  /// The barriers of a cell's source text.
  ///
  /// `<br>` parts barriers where one of the parts has a mitigation of its own, and a barrier from its
  /// mitigation where none has; so does `;`.
  static func all(in raw: String, _ vocabulary: Vocabulary) -> [Barrier] {
    let lines = raw.linesOfCell.map { $0.trimmed }.filter { !$0.isEmpty }
    return barriers(lines, vocabulary) { line in
      barriers(line.split(separator: ";").map { $0.trimmed }.filter { !$0.isEmpty }, vocabulary) {
        [Barrier($0, vocabulary)]
      }
    }
  }

  private static func barriers(
    _ parts: [Substring], _ vocabulary: Vocabulary, each: (Substring) -> [Barrier]
  ) -> [Barrier] {
    let read = parts.map(each)
    guard parts.count > 1, !read.joined().contains(where: { $0.mitigation != nil || $0.isNone })
    else {
      return Array(read.joined())
    }
    let rest = parts.dropFirst().joined(separator: "; ")
    return [Barrier(text: String(parts[0]), mitigation: rest, isNone: false)]
  }

  /// One barrier: `text (mitigation)`, `text -> mitigation`, `none`.
  private init(_ part: Substring, _ vocabulary: Vocabulary) {
    func nonEmpty(_ text: Substring) -> String? {
      let text = text.withoutMarks
      return text.isEmpty ? nil : String(text)
    }
    if let (before, behind) = part.splitAtFirstArrow {
      self.init(text: String(before.trimmed), mitigation: nonEmpty(behind), isNone: false)
      return
    }
    if let rest = vocabulary.rest(of: part, behind: .none) {
      // `none`, `none: …`, `none foreseen`, and not `None of us has the time`.
      let marks = rest.trimmed.unicodeScalars.first.map { !$0.isWordPart } ?? true
      if marks || rest.split(separator: " ").count == 1 {
        self.init(text: String(part), mitigation: nil, isNone: true)
        return
      }
    }
    if part.unicodeScalars.allSatisfy({ $0.isDash }) {
      self.init(text: String(part), mitigation: nil, isNone: true)
      return
    }
    var text = ""
    var mitigations: [String] = []
    var index = part.startIndex
    while let open = part.nextBracket(from: index),
      let bracket = part.bracketed(at: open)
    {
      text += part[index..<open].trimmed
      if let mitigation = nonEmpty(bracket.content) { mitigations.append(mitigation) }
      index = bracket.behind.startIndex
    }
    let behind = part[index...].trimmed
    if !behind.withoutMarks.isEmpty { text += (text.isEmpty ? "" : " ") + behind }
    self.init(
      text: text, mitigation: mitigations.isEmpty ? nil : mitigations.joined(separator: "; "),
      isNone: false)
  }
}

extension String {
  /// The lines of a cell's source, parted at `<br>`, without list marks, emphasis and link targets.
  fileprivate var linesOfCell: [Substring] {
    var lines: [[UInt8]] = [[]]
    // Where the line has a bracket that a link's text could begin with.
    var openBracket: Int?
    let bytes = Array(utf8)
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      if byte == 0x3C, let end = bytes[index...].prefix(200).firstIndex(of: 0x3E) {
        let rest = bytes[index...]
        let name = rest.dropFirst().prefix { $0.isASCIILetterOrDigit }.map { $0 | 0x20 }
        // `<https://…>` is an address; other tags say nothing.
        if name == Array("br".utf8) {
          lines.append([])
          openBracket = nil
        } else if bytes[(index + 1)..<end].contains(0x3A), !rest.starts(with: "<!--".utf8) {
          lines[lines.count - 1] += bytes[(index + 1)..<end]
        }
        index = end + 1
      } else if byte == 0x5D, let open = openBracket, bytes[index...].starts(with: "](".utf8),
        let end = bytes[index...].prefix(2_000).firstIndex(of: 0x29)
      {
        // `[text](target)`: the text stands in the line already, behind its bracket.
        lines[lines.count - 1].remove(at: open)
        openBracket = nil
        index = end + 1
      } else {
        let isEscape = byte == 0x5C && bytes[index...].dropFirst().first == 0x7C
        if byte == 0x5B { openBracket = lines[lines.count - 1].count }
        if byte != 0x2A, byte != 0x60, !isEscape { lines[lines.count - 1].append(byte) }
        index += 1
      }
    }
    return lines.map { line in
      let text = Substring(decoding: line, as: UTF8.self).trimmed
      let isBullet = text.utf8.starts(with: "- ".utf8) || text.utf8.starts(with: "• ".utf8)
      return isBullet ? text.dropFirst(2).trimmed : text
    }
  }
}

extension GoalProgress {
  /// The lines of a section that name a goal; what is indented below one belongs to it.
  static func read(
    _ section: Section, of markdown: MarkdownDocument, _ vocabulary: Vocabulary
  ) -> [GoalProgress] {
    var result: [GoalProgress] = []
    var index = section.blocks.lowerBound
    while index < section.blocks.upperBound {
      let block = markdown.blocks[index]
      index += 1
      guard case .item(let item) = block.kind else { continue }
      var below: [Block] = []
      while index < section.blocks.upperBound, markdown.blocks[index].depth > block.depth {
        below.append(markdown.blocks[index])
        index += 1
      }
      let plain = ([block] + below).map(\.text.plain).joined(separator: " ")
      let links = ([block] + below).flatMap(\.text.links)
      let end = markdown.source.range(ofLine: block.lines.upperBound).end
      let place = SourceRange(item.textRange.start, max(item.textRange.end, end))
      result += read(plain[...].trimmed, vocabulary).map { reading in
        let state = reading.state(isTicked: item.box?.isTicked ?? false)
        // What is still open has no day: one in words belongs to what the line tells.
        let inWords =
          reading.date == nil && state == .met ? DateText(inWordsAtStartOf: reading.text) : nil
        return GoalProgress(
          goal: reading.goal, state: state, text: String(reading.text),
          date: reading.date?.located(in: place, of: markdown.source)
            ?? inWords?.located(in: place, of: markdown.source, isFirst: true), links: links,
          confirmedBy: reading.confirmedBy.map(String.init), box: item.box,
          range: SourceRange(item.box?.range.start ?? item.textRange.start, item.textRange.end))
      }
    }
    return result
  }

  private struct Reading {
    let goal: Int
    let text: Substring
    let date: DateText?
    let confirmedBy: Substring?
    /// nil where the goal is not given up.
    let waivedReason: Substring?

    func state(isTicked: Bool) -> State {
      if let waivedReason { return .waived(reason: String(waivedReason)) }
      return isTicked ? .met : .open
    }
  }

  private static func read(_ plain: Substring, _ vocabulary: Vocabulary) -> [Reading] {
    let struck = plain.struckStart
    let named = struck?.inner.trimmed ?? plain
    guard let first = vocabulary.words.goalNumber(atStartOf: named) else { return [] }
    // `goals 1 and 2: …` is a line for each; a number behind a colon is none of a goal.
    let list = named.prefix { $0 != ":" && $0 != "–" && $0 != "—" }
    let goals = vocabulary.goals(listedIn: list, first: first.number)
    let behind = struck.map(\.behind) ?? first.rest
    var text = behind.withoutLeadingMarks
    if goals.count > 1, struck == nil {
      text = named[list.endIndex...].withoutLeadingMarks
    }
    let inStruck = struck == nil ? nil : first.rest.withoutLeadingMarks
    let bare = text.bracketed(at: text.startIndex)?.content.trimmed ?? text
    let waived = vocabulary.rest(of: bare, behind: .waived)
    let reason = (waived ?? (struck == nil ? nil : bare))?.withoutMarks.withoutBrackets
    if let inStruck, !inStruck.isEmpty, text.isEmpty { text = inStruck }
    let confirmed = vocabulary.firstOccurrence(of: .confirmedBy, in: text)?.behind
      .withoutLeadingMarks.prefix {
        !",;()".unicodeScalars.contains($0.unicodeScalars.first ?? " ")
      }
      .withoutMarks
    return goals.map {
      Reading(
        goal: $0, text: text.trimmed, date: DateText(firstOutsideLinks: text),
        confirmedBy: confirmed.flatMap { $0.isEmpty ? nil : $0 },
        waivedReason: reason)
    }
  }
}

extension Substring {
  /// Without the brackets around the whole of it.
  fileprivate var withoutBrackets: Substring {
    guard let inner = bracketed(at: startIndex), inner.behind.withoutMarks.isEmpty else {
      return self
    }
    return inner.content.withoutMarks
  }
}

extension Vocabulary {
  /// The numbers of a list like `goals 1 and 2`; the first alone where more stands there than a word
  /// for goals and one between each two numbers.
  fileprivate func goals(listedIn text: Substring, first: Int) -> [Int] {
    let words = text.split { !($0.unicodeScalars.first?.isWordPart ?? false) }
    let numbers = words.compactMap { Int($0) }.filter { $0 > 0 }
    let isList = words.count <= 2 * numbers.count && words.last.flatMap { Int($0) } != nil
    return isList ? numbers : [first]
  }
}

extension DateText {
  /// The first date that is no part of an address.
  fileprivate init?(firstOutsideLinks text: Substring) {
    let bytes = Array(text.utf8)
    let date = isoDates(in: bytes).first { offsets, _ in
      let start = offsets.lowerBound
      return start == 0 || !(bytes[start - 1] == 0x2F || bytes[start - 1] == 0x3D)
    }
    guard let date else { return nil }
    self.init(text: String(decoding: bytes[date.offsets], as: UTF8.self), day: date.day)
  }
}
