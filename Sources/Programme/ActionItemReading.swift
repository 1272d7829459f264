import MarkdownSyntax

extension Vocabulary {
  /// The action items among the blocks of a section.
  func actionItems(
    in section: Section, of markdown: MarkdownDocument, path: FilePath
  ) -> [ActionItem] {
    var result: [ActionItem] = []
    // Owners by depth: what stands below `- mentee:` is the mentee's, and so is what stands below
    // a heading that says so.
    var owners: [(depth: Int, owner: ActionItem.Owner?)] = [(-1, owner(section.title[...]))]
    for index in section.blocks {
      guard case .item(let item) = markdown.blocks[index].kind else { continue }
      let block = markdown.blocks[index]
      while owners.count > 1, let last = owners.last, last.depth >= block.depth {
        owners.removeLast()
      }
      let reading = ItemReading(block.text.plain, isTicked: item.box?.isTicked ?? false, self)
      let owner = reading.owner ?? owners.last?.owner
      owners.append((block.depth, owner))
      guard !reading.text.isEmpty else { continue }
      if item.box == nil {
        // A bullet without a box is prose, unless it says whose promise it is.
        switch reading.owner {
        case nil, .unknown: if !reading.isDropped { continue }
        default: break
        }
      }
      let range = SourceRange(item.box?.range.start ?? item.textRange.start, item.textRange.end)
      result.append(
        ActionItem(
          state: reading.state, owner: owner,
          isOwnerInherited: reading.owner == nil && owner != nil, text: reading.text,
          wording: folded(reading.text),
          due: reading.due.map { $0.located(in: item.textRange, of: markdown.source) },
          box: item.box, range: range, document: path, isCarried: section.meaning == .openItems))
    }
    return result
  }
}

/// The parts of an action item's text.
private struct ItemReading {
  private(set) var owner: ActionItem.Owner?
  private(set) var text = ""
  private(set) var due: DateText?
  private(set) var state = ActionItem.State.open

  var isDropped: Bool { if case .dropped = state { true } else { false } }

  init(_ plain: String, isTicked: Bool, _ vocabulary: Vocabulary) {
    var rest = plain[...].trimmed
    if isTicked { state = .done }
    if rest.struckStart == nil { takeOwner(from: &rest, vocabulary) }
    if let struck = rest.struckStart {
      rest = struck.inner.trimmed
      if owner == nil { takeOwner(from: &rest, vocabulary) }
      var reason = struck.behind.withoutMarks
      if let inner = reason.bracketed(at: reason.startIndex), inner.behind.trimmed.isEmpty {
        reason = inner.content.trimmed
      }
      // Ticked and struck out without a word is how some people show that a thing is done.
      if !isTicked || !reason.isEmpty { state = .dropped(reason: String(reason)) }
    }
    takeDue(from: &rest, vocabulary)
    text = String(rest.trimmed)
  }

  /// `mentee: …`, `Ada - …`, `mentor and mentee: …`
  private mutating func takeOwner(from rest: inout Substring, _ vocabulary: Vocabulary) {
    guard let (candidate, behind) = rest.splitBehindOwner else { return }
    // `mentee (Ada): …`
    let bracket = candidate.utf8.firstIndex(of: 0x28)
    if let known = vocabulary.owner(candidate)
      ?? bracket.flatMap({ vocabulary.owner(candidate[..<$0].trimmed) })
    {
      owner = known
    } else if let first = candidate.split(separator: " ").first,
      let last = candidate.split(separator: " ").last, first != last,
      let known = vocabulary.owner(first.withoutMarks), vocabulary.owner(last) != nil
    {
      owner = known
    } else if vocabulary.couldBeOwner(candidate), !behind.isDash {
      owner = .unknown(String(candidate))
    } else {
      return
    }
    rest = behind.text.trimmed
  }

  /// `(by 2026-02-01)`, `(2026-02-01)`, `by 2026-02-01` at the end; `(by …)` anywhere with a date.
  private mutating func takeDue(from rest: inout Substring, _ vocabulary: Vocabulary) {
    var index = rest.startIndex
    while let open = rest.nextBracket(from: index),
      let bracket = rest.bracketed(at: open)
    {
      index = bracket.behind.startIndex
      let content = bracket.content.trimmed
      let behindWord = vocabulary.behindBy(content)
      let isLast = bracket.behind.withoutMarks.isEmpty
      let date = DateText(first: behindWord ?? content)
      guard let date = date ?? (isLast ? behindWord.map { DateText(notADate: $0) } : nil),
        behindWord != nil || date.text.utf8.count == content.utf8.count
      else { continue }
      due = date
      let before = rest[..<open].withoutTrailing { $0.isSpace || $0.isDash }
      let behind = bracket.behind
      rest = isLast ? before : Substring(String(before) + String(behind))
      return
    }
    let end = rest.withoutMarks
    guard end.utf8.last?.isASCIIDigit ?? false else { return }
    let bytes = Array(end.utf8)
    guard let date = isoDates(in: bytes).last, date.offsets.upperBound == bytes.count,
      date.offsets.lowerBound > 0
    else { return }
    let split = end.utf8.index(end.startIndex, offsetBy: date.offsets.lowerBound)
    let before = end[..<split].trimmed
    // The word stands right before the date.
    guard let space = before.unicodeScalars.lastIndex(where: { $0.isSpace }),
      vocabulary.behindBy(before[before.unicodeScalars.index(after: space)...] + " ") != nil
    else { return }
    due = DateText(text: String(end[split...]), day: date.day)
    rest = before[..<space].withoutTrailing {
      $0.isSpace || $0.isDash || $0 == "," || $0 == ";"
    }
  }
}

extension Vocabulary {
  private static let alsoBy: [[Unicode.Scalar]] = ["until", "till", "due", "before"].map {
    Array($0.unicodeScalars)
  }

  /// What stands behind `by` or a word like it that a text begins with.
  fileprivate func behindBy(_ text: Substring) -> Substring? {
    var found = rest(of: text, behind: .by)
    for word in Self.alsoBy where found == nil { found = text.rest(behind: word) }
    // `due by Friday`
    return found.map { rest in
      let rest = rest.withoutLeadingMarks
      return self.rest(of: rest, behind: .by)?.withoutLeadingMarks ?? rest
    }
  }
}

/// A date in a text that has lost its place in the source.
struct DateText {
  let text: String
  let reading: WrittenDate.Reading

  init(text: String, day: Day?) {
    self.text = text
    reading = day.map { .day($0) } ?? .impossible
  }

  init(notADate text: Substring) {
    self.text = String(text.trimmed)
    reading = .notADate
  }

  /// The first text that is shaped like a date; nil where there is none.
  init?(first text: Substring) {
    guard let date = firstISODate(in: text) else { return nil }
    let start = text.utf8.index(text.startIndex, offsetBy: date.offsets.lowerBound)
    let end = text.utf8.index(start, offsetBy: date.offsets.count)
    self.init(text: String(text[start..<end]), day: date.day)
  }

  /// The date in words that a text begins with; nil where it begins with none.
  init?(inWordsAtStartOf text: Substring) {
    var ends = Array(text.utf8.indices.lazy.filter { text.utf8[$0] == 0x20 }.prefix(5))
    if ends.count < 5 { ends.append(text.endIndex) }
    for end in ends.reversed() {
      var date = text[..<end]
      while let last = date.last, ",;:.".contains(last) { date = date.dropLast() }
      guard DayInWords(String(date)) != nil else { continue }
      self.init(notADate: date)
      return
    }
    return nil
  }

  /// With the place where the source has it last, or first, or the whole range where it is not found.
  func located(
    in range: SourceRange, of source: SourceText, isFirst: Bool = false
  ) -> WrittenDate {
    let offsets = source.offsets(of: range)
    let wanted = Array(text.utf8)
    let last = offsets.upperBound - wanted.count
    func isHere(_ start: Int) -> Bool {
      guard source.bytes[start] == wanted[0],
        source.bytes[start..<start + wanted.count].elementsEqual(wanted)
      else { return false }
      // An address holds `/2026-05-01` or `=2026-05-01`.
      return start == offsets.lowerBound || ![0x2F, 0x3D].contains(source.bytes[start - 1])
    }
    guard !wanted.isEmpty, last >= offsets.lowerBound,
      let start = isFirst
        ? (offsets.lowerBound...last).first(where: isHere)
        : (offsets.lowerBound...last).last(where: isHere)
    else { return WrittenDate(text: text, reading: reading, range: range) }
    let begin = source.position(of: start)
    let place = SourceRange(
      line: begin.line, from: begin.column, to: begin.column + wanted.count)
    return WrittenDate(text: text, reading: reading, range: place)
  }
}

extension Substring {
  /// The text before the first colon or free-standing dash, where it is short enough for a name.
  fileprivate var splitBehindOwner: (Substring, (text: Substring, isDash: Bool))? {
    let scalars = unicodeScalars
    var index = startIndex
    var isBehindSpace = false
    for _ in 0..<80 {
      guard index < endIndex else { return nil }
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      lazy var following = next < endIndex ? scalars[next] : " "
      let isEnd =
        switch scalar {
        case ":": following != "/"
        case "：", "—": true
        default: scalar.isDash && isBehindSpace && following.isSpace
        }
      if isEnd {
        let candidate = self[..<index].trimmed
        guard !candidate.isEmpty else { return nil }
        return (candidate, (self[next...].trimmed, scalar.isDash))
      }
      isBehindSpace = scalar.isSpace
      index = next
    }
    return nil
  }
}
