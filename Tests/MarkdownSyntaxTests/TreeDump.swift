@testable import MarkdownSyntax

extension MarkdownDocument {
  /// A line for every block, for comparison with an expected text: `Heading @3-3 level 2 "Gaps"`.
  var dump: String {
    var lines: [String] = []
    if let frontMatter {
      let closed = frontMatter.isClosed ? "" : " unclosed"
      lines.append(
        "FrontMatter \(frontMatter.lines.lowerBound)..<\(frontMatter.lines.upperBound)\(closed)")
    }
    for block in blocks {
      let indent = String(repeating: "  ", count: block.depth)
      let place = "@\(block.lines.lowerBound)-\(block.lines.upperBound)"
      lines.append("\(indent)\(block.kind.name) \(place)\(block.kind.details)\(block.text.dump)")
      guard case .table(let table) = block.kind else { continue }
      lines += (["Header"] + table.rows.map { _ in "Row" }).enumerated().map { index, name in
        let row = index == 0 ? table.header : table.rows[index - 1]
        return "\(indent)  \(name) @\(row.line)" + row.cells.map(\.dump).joined()
      }
      if !table.detachedLines.isEmpty { lines.append("\(indent)  Detached \(table.detachedLines)") }
    }
    return lines.joined(separator: "\n")
  }

  static func dump(_ text: String) throws -> String {
    try MarkdownDocument(parsing: SourceText(text)).dump
  }
}

extension Block.Kind {
  fileprivate var name: String {
    switch self {
    case .heading(let level): "Heading\(level)"
    case .paragraph: "Paragraph"
    case .item: "Item"
    case .table: "Table"
    case .quote: "Quote"
    case .code: "Code"
    case .html: "HTML"
    case .rule: "Rule"
    }
  }

  fileprivate var details: String {
    guard case .item(let item) = self else { return "" }
    let box = item.box.map { " \($0.state.dump)\($0.range.dump)" } ?? ""
    return "\(item.isOrdered ? " ordered" : "")\(box) text\(item.textRange.dump)"
  }
}

extension TaskBox.State {
  fileprivate var dump: String {
    switch self {
    case .open: "open"
    case .ticked: "ticked"
    case .malformed(let ticked): ticked ? "malformed-ticked" : "malformed-open"
    }
  }
}

extension TableCell {
  fileprivate var dump: String {
    let shown = raw == text.plain ? "" : "(\(raw))"
    return " \(range.start.column)-\(range.end.column)\(shown)\(text.dump)"
  }
}

extension SourceRange {
  fileprivate var dump: String { "[\(start.line):\(start.column)-\(end.line):\(end.column)]" }
}

extension InlineText {
  fileprivate var dump: String {
    (plain.isEmpty ? "" : " \"\(plain)\"") + comments.map { " <!--\($0)-->" }.joined()
      + links.map { " ->\($0)" }.joined()
  }
}
