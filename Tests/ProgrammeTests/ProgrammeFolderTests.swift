import Testing

@testable import Programme

@Suite struct ProgrammeFolderTests {
  @Test(arguments: [
    ("pairings/ada", "/nowhere/p", "pairings/ada"),
    ("ada/../bob/", "/nowhere/p/pairings", "pairings/bob"),
    ("./mentordoc.yml", "/nowhere/p", "mentordoc.yml"),
    ("..", "/nowhere/p/pairings", ""),
    ("/nowhere/p//pairings/./ada", "/", "pairings/ada"),
    ("../p/a", "/nowhere/p", "a"),
  ])
  func `a path inside is found from any folder`(argument: String, from: String, path: String) {
    #expect(ProgrammeFolder(root: "/nowhere/p").path(of: argument, from: from)?.text == path)
  }

  @Test(arguments: ["..", "../pp", "/etc/passwd", "../../../..", "/nowhere/pp/a"])
  func `a path outside is none`(argument: String) {
    #expect(ProgrammeFolder(root: "/nowhere/p").path(of: argument, from: "/nowhere/p") == nil)
  }
}
