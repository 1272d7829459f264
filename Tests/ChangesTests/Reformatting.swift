import MarkdownSyntax

@testable import Changes
@testable import Programme

/// Ways to write a document otherwise that says the same.
enum Reformatting: String, CaseIterable, Sendable {
  case lineEnds, byteOrderMark, noLastLineEnd, blanksAtLineEnds, doubledBlankLines, blankLinesBehind
  case otherBullets, capitalTicks, otherEmphasis, closedHeadings, underlinedHeadings
  case wrappedText, joinedText, quotedFields, reorderedFields
  case paddedTables, alignedTables, tablesWithoutOuterBars, reorderedColumns, reorderedRows
  case reorderedItems
}

extension SampleDocument {
  /// The document in another form; nil where it has nothing of the kind.
  func reformatted(_ way: Reformatting) -> [UInt8]? {
    let bytes =
      switch way {
      case .lineEnds: source.bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
      case .byteOrderMark: [0xEF, 0xBB, 0xBF] + source.bytes
      case .noLastLineEnd: Array(source.bytes.dropLast())
      case .blanksAtLineEnds: lines { _, line in line.isEmpty ? "   " : line + "  " }
      case .doubledBlankLines: lines { _, line in line.isEmpty ? "\n" : line }
      case .blankLinesBehind: source.bytes + Array("\n\n\n".utf8)
      case .otherBullets:
        lines { number, line in
          isText(number) && line.hasPrefix("- ") ? "*" + line.dropFirst() : line
        }
      case .capitalTicks: lines { _, line in line.replacing("- [x] ", with: "- [X] ") }
      case .otherEmphasis:
        lines { number, line in
          isText(number) && line.hasPrefix("_") && line.hasSuffix("_")
            ? "*" + line.dropFirst().dropLast() + "*" : line.replacing("**", with: "__")
        }
      case .closedHeadings:
        lines { number, line in isText(number) && line.hasPrefix("#") ? line + " ##" : line }
      case .underlinedHeadings:
        lines { number, line in
          guard isText(number), line.hasPrefix("# ") || line.hasPrefix("## ") else { return line }
          let text = line.drop { $0 == "#" || $0 == " " }
          return text + (line.hasPrefix("##") ? "\n------" : "\n======")
        }
      case .wrappedText: paragraphs { $0.replacing(" ", with: "\n") }
      case .joinedText: paragraphs { $0.replacing("\n", with: " ") }
      case .quotedFields:
        source.applying(
          document.fields.filter { $0.value.text == source.text(in: $0.value.range) }.map {
            source.replacing($0.value.range, with: "\"\(source.text(in: $0.value.range))\"")
          })
      case .reorderedFields: source.applying(reversal(of: fieldLines))
      case .paddedTables:
        lines { _, line in
          line.hasPrefix("| ") ? line.replacing(" | ", with: "    |  ") + "   " : line
        }
      case .alignedTables:
        lines { _, line in
          line.hasPrefix("|") && line.allSatisfy { "|-: ".contains($0) }
            ? line.replacing(/:?-+:?/, with: ":-:") : line
        }
      case .tablesWithoutOuterBars:
        lines { _, line in
          line.hasPrefix("| ") && line.hasSuffix(" |") && !line.hasSuffix("| |")
            ? String(line.dropFirst(2).dropLast(2)) : line
        }
      case .reorderedColumns: source.applying(columnSwaps)
      case .reorderedRows:
        source.applying(
          reversal(
            of: plan?.tables.flatMap { $0.table.rows.map { $0.line...$0.line } } ?? []))
      case .reorderedItems: source.applying(itemRuns.flatMap(reversal))
      }
    return bytes == source.bytes ? nil : bytes
  }

  // MARK: - Lines

  private func lines(_ change: (Int, String) -> some StringProtocol) -> [UInt8] {
    let written = (1...source.lineCount).map { String(change($0, source.lineText($0))) }
    return Array((written.joined(separator: "\n") + "\n").utf8)
  }

  /// Whether a line stands below the front matter.
  private func isText(_ line: Int) -> Bool {
    line > document.markdown.frontMatter?.lines.upperBound ?? 0
  }

  private func paragraphs(_ change: (String) -> String) -> [UInt8] {
    let blocks = document.markdown.blocks.filter { block in
      guard case .paragraph = block.kind else { return false }
      // A number or a sign at the beginning of a line would make a list.
      return block.depth == 0 && !block.text.plain.split(separator: " ").contains(where: isMarker)
    }
    return source.applying(
      blocks.map { block in
        let range = SourceRange(
          SourcePosition(line: block.lines.lowerBound, column: 1),
          source.range(ofLine: block.lines.upperBound).end)
        return source.replacing(range, with: change(source.text(in: range)))
      })
  }

  private func isMarker(_ word: Substring) -> Bool {
    ["-", "+", "*", "#", "=", ">", "|"].contains(word.prefix(1))
      || word.contains(/^[0-9]+[.)]$/)
  }

  // MARK: - Order

  private var fieldLines: [ClosedRange<Int>] {
    guard let frontMatter = document.markdown.frontMatter else { return [] }
    let starts =
      document.fields.map(\.keyRange.start.line) + [frontMatter.lines.upperBound]
    return zip(starts, starts.dropFirst()).map { $0...$1 - 1 }
  }

  /// Items that say the same in any order, as far as they follow each other line by line.
  private var itemRuns: [[ClosedRange<Int>]] {
    var ranges = document.sections.flatMap(\.checkList).map {
      $0.box.range.start.line...max($0.box.range.start.line, $0.textRange.end.line)
    }
    ranges += document.actionItems.filter { source.lineText($0.range.start.line).hasPrefix("- ") }
      .map(\.range.lines)
    ranges += plan?.gaps.map(\.range.lines) ?? []
    ranges += plan?.progress.map(\.range.lines) ?? []
    var runs: [[ClosedRange<Int>]] = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = runs.last?.last, last.upperBound + 1 == range.lowerBound {
        runs[runs.count - 1].append(range)
      } else {
        runs.append([range])
      }
    }
    return runs
  }

  /// Edits that put stretches of lines in each other's place, the last one first.
  private func reversal(of ranges: [ClosedRange<Int>]) -> [TextEdit] {
    zip(ranges, ranges.reversed()).map { place, other in
      let texts = other.map(source.lineText).joined(separator: "\n") + "\n"
      return TextEdit(source.deleting(place).offsets, Array(texts.utf8))
    }
  }

  private var columnSwaps: [TextEdit] {
    (plan?.tables ?? []).flatMap { table in
      ([table.table.header] + table.table.rows).flatMap { row -> [TextEdit] in
        guard let first = row.cells.first?.range, let last = row.cells.last?.range,
          row.cells.count == table.table.header.cells.count
        else { return [] }
        return [
          source.replacing(first, with: source.text(in: last)),
          source.replacing(last, with: source.text(in: first)),
        ]
      }
    }
  }
}
