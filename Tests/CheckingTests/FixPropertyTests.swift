import MarkdownSyntax
import Programme
import Testing

@testable import Checking

/// A document broken in one place, and what the fixes have to make of it.
private struct Breakage {
  /// Those of one name are made in one go, where they don't touch each other.
  let name: String
  var edits: [TextEdit]
  /// Of the original: what the fixes may leave. nil where only what is said in the test holds: nothing
  /// is lost, and the rule named here finds nothing.
  var expected: [TextEdit]?
  var solved: String?
  var isAlone = true
}

struct FixPropertyTests {
  /// How a document may be written without anybody noticing.
  enum Variant: CaseIterable {
    case plain, windows, withoutLastLineEnd

    func bytes(_ original: [UInt8]) -> [UInt8] {
      switch self {
      case .plain: return original
      case .windows:
        let lines = original.filter { $0 != 0x0D }
        return [0xEF, 0xBB, 0xBF] + lines.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
      case .withoutLastLineEnd:
        var bytes = original
        while bytes.last == 0x0A { bytes.removeLast() }
        return bytes
      }
    }
  }

  static let cases = MutationTests.cases.filter { $0.folder != "../ProgrammeTests/Fixtures/german" }

  /// All ways to write a document for one pairing, one for the others, since they are many.
  static let runs = cases.flatMap { example in
    (example.folder == "Fixtures/base" ? Variant.allCases : [.plain]).map { (example, $0) }
  }

  @Test(arguments: runs)
  func `what is broken comes back to the byte, and a second run changes nothing`(
    _ example: MutationTests.Case, _ variant: Variant
  ) throws {
    var whole = try example.tree()
    let folder = Programme.pairingsFolder.appending(example.slug)
    for path in whole.nodes.keys where path.isInside(folder) {
      whole[path] = whole[path].map(variant.bytes)
    }
    let tree = DamagedTree(whole)
    let programme = try Programme(in: tree)
    var memory = PairingMemory()
    let pairing = programme.pairing(example.slug, knowing: &memory)
    func fixed() -> [FixedFile] { fixedFiles(of: example.slug, in: programme, knowing: memory) }
    #expect(fixed().map(\.repairs) == [])
    let record = Record(pairing, in: programme)
    for document in pairing.documents {
      let template = try #require(programme.templates[document.kind])
      let subject = Subject(record: record, document: document, template: template)
      for breakage in subject.breakages {
        let broken = document.source.applying(breakage.edits)
        tree.damage(document.path, broken)
        let files = fixed()
        let after = files.first { $0.path == document.path }?.after ?? broken
        let name = "\(document.path.text): \(breakage.name)"
        let what = Comment(rawValue: name)
        #expect(files.allSatisfy { $0.path == document.path }, what)
        if let edits = breakage.expected {
          let expected = document.source.applying(edits)
          #expect(after == expected, "\(name)\n\(difference(expected, after))")
        } else {
          #expect(isSubsequence(SourceText(broken), of: SourceText(after)), what)
        }
        tree.damage(document.path, after)
        #expect(fixed().isEmpty, what)
        if let solved = breakage.solved, after != broken {
          var memory = memory
          let left = check(programme.pairing(example.slug, knowing: &memory), in: programme)
            .findings
          #expect(!left.contains { $0.rule == solved && $0.place.path == document.path }, what)
        }
      }
      tree.damage(document.path, document.source.bytes)
    }
  }

  /// The first line in which two texts differ.
  private func difference(_ expected: [UInt8], _ found: [UInt8]) -> String {
    let (a, b) = (SourceText(expected), SourceText(found))
    let line = (1...max(a.lineCount, b.lineCount)).first { a.line($0) != b.line($0) }
    return line.map { "\($0): \(a.lineText($0))\n\($0): \(b.lineText($0))" } ?? "line ends"
  }

  private func isSubsequence(_ a: SourceText, of b: SourceText) -> Bool {
    var line = 1
    for number in 1...b.lineCount where line <= a.lineCount && a.line(line) == b.line(number) {
      line += 1
    }
    return line > a.lineCount
  }
}

extension Subject {
  fileprivate var breakages: [Breakage] {
    let all =
      boxBreakages + itemBreakages + columnBreakages + dateBreakages + fieldBreakages
      + pipeBreakages + ownerBreakages + sectionBreakages
    var result = all.filter(\.isAlone)
    for breakage in all where !breakage.isAlone {
      guard let index = result.firstIndex(where: { $0.name == breakage.name }) else {
        result.append(breakage)
        continue
      }
      result[index].edits += breakage.edits
      result[index].expected?.append(contentsOf: breakage.expected ?? [])
    }
    return result
  }

  /// `edits` break the document, and `expected` are those of the original that the fixes may leave.
  private func breakage(
    _ name: String, _ edits: [TextEdit], expected: [TextEdit] = [], isAlone: Bool = false
  ) -> Breakage {
    Breakage(name: name, edits: edits, expected: expected, isAlone: isAlone)
  }

  private var boxes: [TaskBox] {
    let lists = document.sections.filter {
      !($0.schema?.items ?? []).isEmpty
        || [.actionItems, .openItems, .progress].contains($0.meaning)
    }
    return document.markdown.blocks.compactMap { block in
      guard case .item(let item) = block.kind, let box = item.box,
        lists.contains(where: { $0.lines.contains(block.lines.lowerBound) })
      else { return nil }
      return box
    }
  }

  private var boxBreakages: [Breakage] {
    boxes.flatMap { box -> [Breakage] in
      let forms: [String] =
        switch source.text(in: box.range) {
        case "[ ]": ["[]", "[  ]", "☐"]
        case "[x]": ["[x ]", "[✓]", "[ x ]", "☑"]
        default: []
        }
      var result = forms.map { form in
        breakage("box \(form)", [replacement(of: box.range, by: form)])
      }
      let start = source.offset(of: box.range.start)
      if !forms.isEmpty, start > 1, source.bytes[start - 1] == 0x20,
        "-*+".utf8.contains(source.bytes[start - 2])
      {
        result.append(breakage("no blank before the boxes", [TextEdit(start - 1..<start, [])]))
        let end = source.offset(of: box.range.end)
        result.append(breakage("no blank behind the boxes", [TextEdit(end..<end + 1, [])]))
      }
      return result
    }
  }

  private var itemBreakages: [Breakage] {
    document.sections.flatMap { section -> [Breakage] in
      section.checkList.flatMap { item -> [Breakage] in
        guard let schema = item.schema, item.box.state == .open || item.box.state == .ticked,
          source.text(in: item.textRange).hasSuffix(schema.text)
        else { return [] }
        let text = SourceRange(
          source.position(of: source.offset(of: item.textRange.end) - schema.text.utf8.count),
          item.textRange.end)
        var result = [
          breakage(
            "items mistyped", [replacement(of: text, by: mistyped(schema.text))])
        ]
        // Where the last line goes, what is left of it is a matter of taste.
        let line = item.textRange.start.line
        guard section.checkList.count > 1, line == item.textRange.end.line,
          line < source.lineCount
        else { return result }
        result.append(
          breakage(
            "item '\(schema.text)' gone", [deletion(ofLines: line...line)],
            expected: [replacement(of: item.box.range, by: "[ ]")], isAlone: true))
        return result
      }
    }
  }

  private var columnBreakages: [Breakage] {
    guard let table = plan?.table else { return [] }
    return template.columns.flatMap { schema -> [Breakage] in
      guard let index = table.columns[schema.column] else { return [] }
      let cell = table.table.header.cells[index]
      guard cell.raw == schema.title else { return [] }
      let short = schema.title.split(separator: " (").first.map(String.init) ?? schema.title
      return [("mistyped", mistyped(schema.title)), ("short", short)].map { name, title in
        breakage("columns \(name)", [replacement(of: cell.range, by: title)])
      }
    }
  }

  private var plan: ActionPlan? { pairing.plan.flatMap { $0.document.path == path ? $0 : nil } }

  private var dateBreakages: [Breakage] {
    var places: [SourceRange] = []
    for field in template.fields where field.type == .date {
      places += [document.field(field.name)?.range].compactMap(\.self)
    }
    for goal in plan?.goals ?? [] { places += [goal.cells[.target]?.range].compactMap(\.self) }
    for line in plan?.progress ?? [] where line.state == .met {
      places += [line.date?.range].compactMap(\.self).filter { range in
        let start = SourcePosition(line: range.start.line, column: 1)
        return source.text(in: SourceRange(start, range.start)).hasSuffix(": ")
      }
    }
    places += document.actionItems.compactMap(\.due?.range).filter { range in
      let line = source.text(in: source.range(ofLine: range.start.line))
      return line.hasSuffix("(by \(source.text(in: range)))")
    }
    let months = ["January", "February", "March", "April", "May", "June", "July", "August"]
    return places.flatMap { range -> [Breakage] in
      guard let day = Day(source.text(in: range)), day.month <= months.count else { return [] }
      let month = months[day.month - 1]
      let padded = day.description.split(separator: "-").map(String.init)
      let forms = [
        "\(day.day) \(month) \(day.year)", "\(month.prefix(3)) \(day.day), \(day.year)",
        "\(day.day)th of \(month) \(day.year)", "\(day.year)/\(day.month)/\(day.day)",
        "\(padded[2]).\(padded[1]).\(day.year)", "\(padded[1])/\(padded[2])/\(day.year)",
      ]
      return forms.enumerated().map { index, form in
        let edit = replacement(of: range, by: form)
        let isAmbiguous = index > 3 && day.day <= 12 && day.day != day.month
        return breakage("dates \(index)", [edit], expected: isAmbiguous ? [edit] : [])
      }
    }
  }

  private var fieldBreakages: [Breakage] {
    document.fields.flatMap { entry -> [Breakage] in
      guard let field = template.fields.first(where: { $0.name == entry.key }) else { return [] }
      let letter = source.position(of: source.offset(of: entry.keyRange.end) - 1)
      let last = source.text(in: SourceRange(letter, entry.keyRange.end))
      var result = [
        breakage(
          "fields mistyped",
          [replacement(of: SourceRange(entry.keyRange.end, entry.keyRange.end), by: last)])
      ]
      guard field.type == .text || field.type == .person, let value = entry.value.scalar,
        source.text(in: entry.value.range) == value
      else { return result }
      // A mentor of another name is another thing wrong.
      if field.name == "role" {
        result += ["@\(value)", "`\(value)", "Editor: \(value)"].map { text in
          breakage(
            "value \(text)", [replacement(of: entry.value.range, by: text)],
            expected: [replacement(of: entry.value.range, by: "\"\(text)\"")])
        }
      }
      result.append(
        breakage(
          "values with an issue", [replacement(of: entry.value.range, by: value + "  #12")],
          expected: [replacement(of: entry.value.range, by: "\"\(value)  #12\"")]))
      return result
    }
  }

  private var pipeBreakages: [Breakage] {
    (plan?.goals ?? []).flatMap { goal -> [Breakage] in
      guard let cell = goal.cells[.menteeSteps], !source.lineText(goal.row.line).contains("`")
      else { return [] }
      func edit(_ text: String) -> [TextEdit] {
        [replacement(of: SourceRange(cell.range.end, cell.range.end), by: text)]
      }
      return [
        breakage("pipe", edit(" `a|b`"), expected: edit(" `a\\|b`")),
        breakage("pipes", edit(" `ls | wc || x\\|y`"), expected: edit(" `ls \\| wc \\|\\| x\\|y`")),
        // Nobody knows which is meant.
        breakage("spans", edit(" `a|b` `c|d`"), expected: edit(" `a|b` `c|d`")),
        breakage("no span", edit(" a|b"), expected: edit(" a|b")),
        breakage("half a span", edit(" `a|b` `"), expected: edit(" `a|b` `")),
      ]
    }
  }

  private var ownerBreakages: [Breakage] {
    document.actionItems.flatMap { item -> [Breakage] in
      let text = source.text(in: item.range)
      guard item.owner != nil, !item.isOwnerInherited, let bracket = text.firstIndex(of: "]"),
        let colon = text.firstIndex(of: ":"), bracket < colon
      else { return [] }
      let owner = String(text[bracket...].dropFirst(2).prefix { $0 != ":" })
      guard owner.utf8.count > 5, !owner.contains(" "), !owner.contains("~") else { return [] }
      return [
        breakage(
          "owners mistyped",
          [replacement(of: owner + ":", by: owner + owner.suffix(1) + ":", in: item.range)]
            .compactMap(\.self))
      ]
    }
  }

  private var sectionBreakages: [Breakage] {
    document.sections.flatMap { section -> [Breakage] in
      guard let schema = section.schema, !schema.isOptional else { return [] }
      let heading = section.lines.lowerBound
      return [("heading", heading...heading), ("section", section.lines)].map { what, lines in
        Breakage(
          name: "\(what) '\(schema.title)' gone", edits: [deletion(ofLines: lines)], expected: nil,
          solved: "missing-section")
      }
    }
  }

  /// A text with the longest word short of a letter.
  private func mistyped(_ text: String) -> String {
    let words = text.split { !$0.isLetter || !$0.isASCII }
    guard let longest = words.max(by: { $0.utf8.count < $1.utf8.count }) else { return text }
    let middle = text.utf8.index(longest.startIndex, offsetBy: longest.utf8.count / 2)
    return String(text[..<middle]) + String(text[text.index(after: middle)...])
  }
}
