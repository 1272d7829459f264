package import Programme
package import Schedule

/// The prompts that a pairing gets in one message, and the message.
package struct Reminder: Sendable {
  /// Where the programme is, as somebody named it.
  package let repository: String
  package let schedule: PairingSchedule
  package let prompts: [Prompts.Prompt]
  /// Lines of Markdown.
  package let lines: [String]

  /// nil where nothing is due that was not said before.
  package init?(
    _ schedule: PairingSchedule, in programme: Programme, after given: Prompts, repository: String
  ) {
    prompts = schedule.promptsDue(after: given)
    if prompts.isEmpty { return nil }
    (self.repository, self.schedule) = (repository, schedule)
    let texts = prompts.map { prompt in
      var request = DraftRequest(
        .pairing, in: Programme.pairingsFolder.appending(schedule.slug),
        on: prompt.due ?? prompt.day)
      (request.mentee, request.mentor) = (schedule.mentee, schedule.mentor)
      (request.role, request.application) = (schedule.role, schedule.application)
      return programme.text(of: prompt.kind, for: request)
    }
    lines = Array(texts.joined(separator: [""]))
  }

  /// The address of the application, where it is one.
  var address: String? {
    guard let link = schedule.application,
      link.hasPrefix("https://") || link.hasPrefix("http://"),
      !link.unicodeScalars.contains(where: { !isHarmless($0) || $0 == " " })
    else { return nil }
    return link
  }
}
