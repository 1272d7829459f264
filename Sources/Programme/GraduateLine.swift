extension Pairing {
  /// What the mentee may add to `graduates.md`: a list item that shows name, role and year as they are
  /// written, whatever marks they hold; nil where nobody is named.
  package func graduateLine(of year: Int) -> String? {
    mentee.map { mentee in
      let parts = [mentee.name, role, String(year)].compactMap(\.self)
      return "- " + inMarkdown(oneLine(parts.joined(separator: ", ")), isFirst: true)
    }
  }
}
