package import Programme

/// What the two of a new pairing are told, to be passed on to each of them; texts of the command line
/// are made `visible`.
package func welcome(
  mentee: Person, mentor: Person?, slug: FilePath, contact: String?
) -> String {
  let folder = "pairings/" + visible(slug.bytes)
  let inConfidence = contact.map {
    " What does not belong in a file, write to \(visible($0))."
  }
  guard let mentor else {
    return """
      To \(visible(mentee.name)): welcome! You wait for a mentor; until then, write what you want to \
      reach into \(folder)/pairing.md.\(inConfidence ?? "")
      Next: mentordoc save; once there is a mentor, mentordoc handover \(visible(slug.bytes)) \
      --mentor "Name (handle)"
      """
  }
  return """
    To \(visible(mentee.name)): welcome! \(visible(mentor.written)) is your mentor. Your goals go into \
    \(folder)/action-plan.md, after the planning meeting.\(inConfidence ?? "")
    To \(visible(mentor.name)): thank you! \(visible(mentee.written)) is your mentee. The first meeting \
    is about who you are and what you expect.\(inConfidence ?? "")
    Next: mentordoc save; for the first meeting, mentordoc new meeting \(visible(slug.bytes))
    """
}
