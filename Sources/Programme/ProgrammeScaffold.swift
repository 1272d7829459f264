/// What `init` fills a new programme's files with.
package struct ProgrammeScaffold: Sendable {
  package var name: String
  package var coordinators: [Person]
  package var contact: String?
  package var audience: Audience

  package init(name: String, coordinators: [Person], contact: String?, audience: Audience) {
    self.name = name
    self.coordinators = coordinators
    self.contact = contact
    self.audience = audience
  }

  /// Has git compare documents as the driver `mentordoc` gives them, where a clone has that driver.
  package static let diffAttribute = "pairings/**/*.md diff=mentordoc"

  /// The files of a programme without pairings, in the order in which a person meets them.
  package var files: [(path: FilePath, text: String)] {
    [
      (Programme.configurationPath, configuration), ("README.md", readme),
      ("graduates.md", graduates),
      (
        ".gitignore", "# Notes of one person only; mentordoc never commits them.\nprivate/\n"
      ),
      (
        ".gitattributes",
        "*.md text\n\(Programme.configurationPath.text) text\n"
          + "# A line a cell in git's own diff, where 'mentordoc git-setup' was run.\n"
          + ProgrammeScaffold.diffAttribute + "\n"
      ),
      (".prettierignore", "# \(reason)\npairings/\n"),
      (".rumdl.toml", "[global]\n# \(reason)\nexclude = [\"pairings\"]\n"),
      (
        ".mdformat.toml",
        """
        # \(reason)
        # Below Python 3.13 mdformat can leave nothing out, and refuses to run.
        exclude = ["pairings/**"]

        """
      ),
      // Without this, PyMarkdown takes front matter for a heading and mends it.
      (".pymarkdown", "{\"extensions\": {\"front-matter\": {\"enabled\": true}}}\n"),
    ]
  }

  /// Why other people's formatters shall leave the documents alone.
  private var reason: String { "The plans' tables are kept compact, a line a goal." }

  private var configuration: String {
    let people = coordinators.map { "\n  - " + yamlScalar($0.written) }.joined()
    return """
      # The programme, as mentordoc reads it.
      name: \(yamlScalar(name))
      coordinators:\(people.isEmpty ? " []" : people)
      # Where everybody can write in confidence: an address or a link.
      contact:\(contact.map { " " + yamlScalar($0) } ?? "")
      # Who can read this repository, now and later: pair, programme or public.
      audience: \(audience.rawValue)
      cadence: {meeting: 4 weeks, check-in: 1 month, review: 3 months}

      """
  }

  private var readme: String {
    let readers =
      switch audience {
      case .pair: "the mentee, the mentor and the coordinators"
      case .programme: "everyone in the programme"
      case .everyone: "everyone on the internet"
      }
    let questions =
      switch (contact, coordinators.first) {
      case (let contact?, _): "\nQuestions, and all that does not belong in a file: \(contact)\n"
      case (nil, let coordinator?): "\nQuestions: \(coordinator.written)\n"
      case (nil, nil): ""
      }
    return """
      # \(name)

      The record of this mentoring programme: who is paired with whom, the action plans, and notes
      of the meetings. It is plain Markdown, to be edited in any editor and kept in git.

      **Who reads this:** \(readers). What was committed once stays in the history.

      - `pairings/` has a folder for each pairing.
      - `graduates.md` lists those who finished.
      - `private/` is for your own notes; git ignores it.

      ```sh
      mentordoc new pairing --mentee "Name (handle)" --role "…"
      mentordoc new meeting NAME    # then write in it what you agreed on
      mentordoc check
      mentordoc save
      mentordoc log
      ```
      \(questions)
      """
  }

  private var graduates: String {
    """
    # Graduates

    Everyone who finished can add a line here: name, role, year, and what you like to tell.

    """
  }
}
