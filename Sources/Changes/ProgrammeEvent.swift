package import Programme

/// What changes of the programme's own files amount to.
///
/// - Parameters:
///   - files: the files that changed, from the programme's root.
///   - isSetUp: whether the programme was made with them.
package func programmeEvent(changing files: [FilePath], isSetUp: Bool) -> Event {
  if isSetUp { return Event(.programme, "set up") }
  let names = files.map(name).uniqued()
  switch names.count {
  case 1: return Event(.programme, "\(names[0]) changed")
  case 2: return Event(.programme, "\(names[0]) and \(names[1]) changed")
  default: return Event(.programme, "\(names.count) files changed", details: names)
  }
}

private func name(of file: FilePath) -> String {
  if file == Programme.configurationPath { return "configuration" }
  if file.isInside(Programme.templatesFolder) {
    let name = file.lastComponent.text
    return "template " + (name.hasSuffix(".md") ? String(name.dropLast(3)) : name)
  }
  switch file {
  case "prompts.md": return "prompts"
  case "graduates.md": return "graduates"
  default: return file.text
  }
}
