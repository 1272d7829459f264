package import Programme

/// What changes of the programme's own files amount to.
///
/// - Parameters:
///   - files: the files that changed, from the programme's root.
///   - old: the settings before; nil where there were none that can be used.
///   - new: the settings now; nil likewise.
///   - isSetUp: whether the programme was made with them.
package func programmeEvent(
  changing files: [FilePath], from old: Configuration?, to new: Configuration?, isSetUp: Bool
) -> Event {
  if isSetUp { return Event(.programme, "set up") }
  let names = files.map(name).uniqued()
  var settings: [String] = []
  if let old, let new, files.contains(Programme.configurationPath) {
    settings = new.changes(since: old)
    if names.count == 1 {
      switch settings.count {
      case 0: return Event(.programme, "formatting of \(Programme.configurationPath.text)")
      case 1: return Event(.programme, settings[0])
      default: break
      }
    }
  }
  switch names.count {
  case 1: return Event(.programme, "\(names[0]) changed", details: settings)
  case 2: return Event(.programme, "\(names[0]) and \(names[1]) changed", details: settings)
  default: return Event(.programme, "\(names.count) files changed", details: names + settings)
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
