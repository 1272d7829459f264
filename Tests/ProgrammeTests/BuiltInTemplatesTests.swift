import Foundation
import Templates
import Testing

@testable import Programme

/// The project's own folder.
let projectFolder = URL(filePath: #filePath)
  .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

struct BuiltInTemplatesTests {
  let folder = projectFolder.appending(path: "templates")

  @Test func `every template on disk is compiled in and in the list`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let others = ["measures"] + MessageTemplate.Name.allCases.map { $0.rawValue + ".md" }
    #expect(Set(builtInTemplates.map { $0.kind + ".md" } + others) == Set(names))
    let lists = try FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: "measures").path)
    let weights = builtInMeasureWeights.map { $0.language + "-weights.txt" }
    #expect(Set(builtInMeasureWords.map { $0.language + ".yml" } + weights) == Set(lists))
  }

  @Test(arguments: builtInTemplates.map(\.kind))
  func `what is compiled in is what is on disk`(kind: String) throws {
    let onDisk = try Data(contentsOf: folder.appending(path: kind + ".md"))
    #expect(builtInTemplates.first { $0.kind == kind }?.bytes == Array(onDisk))
  }

  @Test(arguments: MessageTemplate.Name.allCases)
  func `compiled-in messages are those on disk`(name: MessageTemplate.Name) throws {
    let onDisk = try Data(contentsOf: folder.appending(path: name.rawValue + ".md"))
    #expect(MessageTemplate(builtIn: name).source.bytes == Array(onDisk))
  }

  @Test(arguments: builtInMeasureWords.map(\.language))
  func `compiled-in words are those on disk`(language: String) throws {
    let onDisk = try Data(contentsOf: folder.appending(path: "measures/\(language).yml"))
    #expect(builtInMeasureWords.first { $0.language == language }?.bytes == Array(onDisk))
  }

  @Test(arguments: builtInMeasureWeights.map(\.language))
  func `compiled-in weights are those on disk`(language: String) throws {
    let onDisk = try Data(contentsOf: folder.appending(path: "measures/\(language)-weights.txt"))
    #expect(builtInMeasureWeights.first { $0.language == language }?.bytes == Array(onDisk))
  }
}
