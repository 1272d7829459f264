import Testing

/// What holds for every command.
@Suite struct ConventionTests {
  @Test func `the version is printed on standard output`() throws {
    let run = try Scratch().run(["--version"])
    #expect(run.status == 0)
    #expect(run.standardOutput == "0.1.0\n")
  }

  @Test func `wrong usage ends with 2`() throws {
    let run = try Scratch().run(["--no-such-option"])
    #expect(run.status == 2)
    #expect(run.standardOutput == "")
    #expect(run.standardError.hasPrefix("error: unknown option '--no-such-option'\nhelp: See "))
  }
}
