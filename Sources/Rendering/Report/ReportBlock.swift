/// A piece of a report that is written as Markdown and as HTML.
enum ReportBlock {
  case heading(Int, String)
  case paragraph([ReportText])
  case list([[ReportText]])
  case table(header: [String], rows: [[[ReportText]]])
  /// Text of a document as it stands there.
  case quotation(String)
}

/// A stretch of text, of documents or of our own.
enum ReportText {
  case plain(String)
  case strong(String)
  case link(String)
}

extension [ReportBlock] {
  /// GitHub Flavored Markdown.
  var markdown: String {
    map { block in
      switch block {
      case .heading(let level, let text):
        String(repeating: "#", count: level) + " " + markdownText(text) + "\n"
      case .paragraph(let texts): texts.markdown + "\n"
      case .list(let items): items.map { "- \($0.markdown)\n" }.joined()
      case .table(let header, let rows):
        "| " + header.map(markdownText).joined(separator: " | ") + " |\n"
          + String(repeating: "| --- ", count: header.count) + "|\n"
          + rows.map { "| " + $0.map(\.markdown).joined(separator: " | ") + " |\n" }.joined()
      case .quotation(let text): ReportBlock.fenced(text)
      }
    }.joined(separator: "\n")
  }

  /// The content of a page's body.
  var html: String {
    map { block in
      switch block {
      case .heading(let level, let text): "<h\(level)>\(htmlText(text))</h\(level)>\n"
      case .paragraph(let texts): "<p>\(texts.html)</p>\n"
      case .list(let items):
        "<ul>\n" + items.map { "<li>\($0.html)</li>\n" }.joined() + "</ul>\n"
      case .table(let header, let rows):
        "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"\(htmlText(header.joined(separator: ", ")))\">\n<table><thead><tr>"
          + header.map { "<th scope=\"col\">\(htmlText($0))</th>" }.joined()
          + "</tr></thead><tbody>\n"
          + rows.map { "<tr>" + $0.map { "<td>\($0.html)</td>" }.joined() + "</tr>\n" }.joined()
          + "</tbody></table>\n</div>\n"
      case .quotation(let text):
        "<pre tabindex=\"0\">"
          + text.split(separator: "\n", omittingEmptySubsequences: false)
          .map { htmlText(String($0)) }.joined(separator: "\n") + "</pre>\n"
      }
    }.joined()
  }
}

extension ReportBlock {
  /// A code block whose fence is longer than any run of backticks in the text (CommonMark, 4.5).
  fileprivate static func fenced(_ text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { visible(String($0)) }
    let longest = lines.flatMap { $0.split { $0 != "`" } }.map(\.count).max() ?? 0
    let fence = String(repeating: "`", count: Swift.max(3, longest + 1))
    return "\(fence)markdown\n\(lines.joined(separator: "\n"))\n\(fence)\n"
  }
}

extension [ReportText] {
  fileprivate var markdown: String {
    map { text in
      switch text {
      case .plain(let text): markdownText(text)
      case .strong(let text): "**\(markdownText(text))**"
      case .link(let address): ReportText.isSafe(address) ? "<\(address)>" : markdownText(address)
      }
    }.joined()
  }

  fileprivate var html: String {
    map { text in
      switch text {
      case .plain(let text): htmlProse(text)
      case .strong(let text): "<strong>\(htmlText(text))</strong>"
      case .link(let address): htmlLink(address)
      }
    }.joined()
  }
}

extension ReportText {
  /// Whether an address can stand between angle brackets, in a table's cell too.
  fileprivate static func isSafe(_ address: String) -> Bool {
    (address.hasPrefix("https://") || address.hasPrefix("http://"))
      && address.unicodeScalars.allSatisfy {
        $0.isASCII && isHarmless($0) && !" <>|`\\\"".unicodeScalars.contains($0)
      }
  }
}
