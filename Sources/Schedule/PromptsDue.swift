package import Programme

extension PairingSchedule {
  /// The prompts for the schedule's day, to be given in one message: of check-ins the newest one that
  /// nobody answered, and the review that waits; none that was given before, and none to those away.
  /// A name that could not be read back from the list gets none, since it would get it every day.
  package func promptsDue(after given: Prompts) -> [Prompts.Prompt] {
    guard !isAway else { return [] }
    let dues: [(Prompts.Kind, Day?)] = [
      (.checkIn, unansweredCheckIn), (.review, isReviewWaiting ? nextReview : nil),
    ]
    return dues.compactMap { kind, due in
      guard let due, !given.include(kind, to: slug, due: due) else { return nil }
      let prompt = Prompts.Prompt(on: day, to: slug, kind, due: due)
      return Prompts(parsing: Array(prompt.line.utf8)).prompts == [prompt] ? prompt : nil
    }
  }
}
