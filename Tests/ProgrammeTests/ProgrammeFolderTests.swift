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

  @Test(arguments: [
    ("/nowhere/p", "pairings/ada/a.md"), ("/nowhere/p/pairings/ada", "a.md"),
    ("/nowhere/p/pairings/bob", "../ada/a.md"), ("/nowhere", "p/pairings/ada/a.md"),
    ("/else/where", "../../nowhere/p/pairings/ada/a.md"),
  ])
  func `the way to a file starts where the person is`(from: String, way: String) {
    let folder = ProgrammeFolder(root: "/nowhere/p")
    #expect(folder.relative("pairings/ada/a.md", to: from) == way)
  }
}
