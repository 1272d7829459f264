import MarkdownSyntax

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What mentordoc reads that others have written; each has laws that hold whatever the bytes are.
enum FuzzedInput: String, CaseIterable, Sendable {
  case frontMatter = "front-matter"
  case markdown, pairing, template, configuration, log, measure
  /// A few bytes over and over, as each of the others: nothing may take more than linear time.
  case repeated

  /// Reads an input in every way that there is for its kind.
  ///
  /// - Parameters:
  ///   - seconds: of processor time that one reader may take.
  ///   - size: in bytes, up to which a `repeated` one is repeated.
  /// - Throws: `BrokenLaw`
  func read(_ bytes: [UInt8], within seconds: Double, repeatedTo size: Int) throws {
    guard self == .repeated else { return try timed(bytes, seconds) }
    for kind in FuzzedInput.allCases where kind != .repeated && !bytes.isEmpty {
      let whole = repeatElement(bytes, count: max(1, size / bytes.count)).joined()
      do {
        try kind.timed(Array(whole), seconds)
      } catch {
        throw BrokenLaw("as \(kind.rawValue): \(error)")
      }
    }
  }

  private func timed(_ bytes: [UInt8], _ seconds: Double) throws {
    let start = Self.threadSeconds
    switch self {
    case .frontMatter: try FrontMatterLaws.hold(for: bytes)
    case .markdown: try MarkdownLaws.hold(for: bytes)
    case .pairing: try PairingLaws.hold(for: bytes)
    case .template: try TemplateLaws.hold(for: bytes)
    case .configuration: try ConfigurationLaws.hold(for: bytes)
    case .log: try LogLaws.hold(for: bytes)
    case .measure: try MeasureLaws.hold(for: bytes)
    case .repeated: break
    }
    let taken = Self.threadSeconds - start
    try require(taken <= seconds, "\(bytes.count) bytes take \(taken) s")
  }

  /// Processor time, which other programs do not add to.
  private static var threadSeconds: Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}

/// What an input showed to be untrue.
struct BrokenLaw: Error, CustomStringConvertible {
  let description: String
  init(_ description: String) { self.description = description }
}

func require(_ isTrue: Bool, _ law: @autoclosure () -> String) throws {
  if !isTrue { throw BrokenLaw(law()) }
}

extension SourceText {
  /// Refuses a stretch that is not one of this text.
  func require(_ range: SourceRange, _ what: @autoclosure () -> String) throws {
    for position in [range.start, range.end] {
      try FuzzTests.require(
        (1...lineCount).contains(position.line)
          && (1...line(position.line).count + 1).contains(position.column)
          && range.start <= range.end,
        "\(what()): \(range) is no stretch of the text")
    }
  }
}
