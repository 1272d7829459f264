import Testing

@testable import MarkdownSyntax

#if canImport(Glibc)
  import Glibc

  struct MemoryTests {
    /// Memory that this process has, that of other tests too, in bytes.
    private func residentBytes() throws -> Int {
      let file = open("/proc/self/statm", O_RDONLY)
      defer { close(file) }
      var text = [UInt8](repeating: 0, count: 100)
      let count = read(file, &text, text.count)
      let pages = text.prefix(max(0, count)).split(separator: 0x20).dropFirst().first
      return try #require(pages.flatMap { Int(String(decoding: $0, as: UTF8.self)) }) * 4096
    }

    @Test func `what cmark took for a document is given back`() throws {
      let source = SourceText(String(repeating: "a\n", count: 10_000))
      let before = try residentBytes()
      for _ in 0..<30 { _ = try MarkdownDocument(parsing: source) }
      // A tree of that text takes 4 MB.
      let added = try residentBytes() - before
      #expect(added < 60_000_000)
    }
  }
#endif
