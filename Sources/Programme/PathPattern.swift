/// Where documents of a kind lie below their pairing's folder: `meetings/{date}-first.md`.
package struct PathPattern: Hashable, Sendable {
  package enum Placeholder: String, Sendable { case date, month }

  /// Empty for the pairing's folder itself.
  package let folder: FilePath
  package let placeholder: Placeholder?
  /// The file name before the placeholder, or the whole stem where there is none.
  let prefix: [UInt8]
  /// What is between the placeholder and `.md`.
  let suffix: [UInt8]

  /// The most documents of one kind that a day or month has names for.
  static let mostOnOneDay = 999

  private static let fileExtension = Array(".md".utf8)

  /// nil where a path does not end in `.md`, leads elsewhere or has more than one placeholder.
  package init?(_ path: String) {
    let bytes = Array(path.utf8)
    let name = bytes.lastIndex(of: 0x2F).map { Array(bytes[($0 + 1)...]) } ?? bytes
    guard name.hasSuffix(Self.fileExtension), name.count > Self.fileExtension.count else {
      return nil
    }
    folder = FilePath(bytes: Array(bytes.dropLast(name.count + 1)))
    guard bytes.count == name.count || !folder.bytes.isEmpty,
      !folder.components.contains(where: { $0 == "." || $0 == ".." }),
      !folder.bytes.contains(0x7B)
    else { return nil }
    let stem = name.dropLast(Self.fileExtension.count)
    guard let open = stem.firstIndex(of: 0x7B) else {
      placeholder = nil
      prefix = Array(stem)
      suffix = []
      return
    }
    guard let close = stem.firstIndex(of: 0x7D), open < close,
      let found = Placeholder(rawValue: String(decoding: stem[(open + 1)..<close], as: UTF8.self)),
      !stem[(close + 1)...].contains(0x7B)
    else { return nil }
    placeholder = found
    prefix = Array(stem[..<open])
    suffix = Array(stem[(close + 1)...])
  }

  /// The path of a document, below the pairing's folder.
  ///
  /// - Parameter ordinal: the second of one day is `2026-02-11-progress-2.md`.
  package func path(on day: Day?, ordinal: Int = 1) -> FilePath {
    var name = prefix
    if let placeholder, let day {
      let text = Array(day.description.utf8)
      name += placeholder == .date ? text : Array(text.prefix(7))
      name += suffix
      if ordinal > 1 { name += Array("-\(ordinal)".utf8) }
    }
    return folder.appending(FilePath(bytes: name + Self.fileExtension))
  }

  enum Match: Hashable {
    case document(date: Day?, ordinal: Int)
    /// Shaped like a date, but there is no such day or month.
    case impossibleDate(String)
  }

  /// What a file name in the pattern's folder says; nil where it is none of this pattern's.
  func match(_ name: FilePath) -> Match? {
    guard name.bytes.hasSuffix(Self.fileExtension), name.bytes.starts(with: prefix) else {
      return nil
    }
    let stem = name.bytes.dropLast(Self.fileExtension.count)
    guard let placeholder else {
      return stem.count == prefix.count ? .document(date: nil, ordinal: 1) : nil
    }
    let rest = stem.dropFirst(prefix.count)
    let length = placeholder == .date ? 10 : 7
    guard rest.count >= length, rest.dropFirst(length).starts(with: suffix) else { return nil }
    let written = rest.prefix(length)
    guard let numbers = Day.isoNumbers(placeholder == .date ? written : written + "-01".utf8),
      let ordinal = Self.ordinal(rest.dropFirst(length + suffix.count))
    else { return nil }
    guard let day = Day(year: numbers.0, month: numbers.1, day: numbers.2) else {
      return .impossibleDate(String(decoding: written, as: UTF8.self))
    }
    return .document(date: day, ordinal: ordinal)
  }

  private static func ordinal(_ bytes: ArraySlice<UInt8>) -> Int? {
    if bytes.isEmpty { return 1 }
    guard bytes.first == 0x2D, (2...4).contains(bytes.count), bytes.dropFirst().first != 0x30,
      bytes.dropFirst().allSatisfy(\.isASCIIDigit),
      let number = Int(String(decoding: bytes.dropFirst(), as: UTF8.self)), number > 1
    else { return nil }
    return number
  }
}

/// The path below a pairing's folder that a misnamed file was probably meant to have.
///
/// A date may be written in another order or with other marks; the words around it may be mistyped.
func closestPath(to path: FilePath, among patterns: [PathPattern]) -> String? {
  let day = loosely(datedBy: path.lastComponent)
  let candidates = patterns.compactMap { pattern -> FilePath? in
    if pattern.placeholder == nil { return day == nil ? pattern.path(on: nil) : nil }
    return day.map { pattern.path(on: $0) }
  }
  // A right name in the wrong folder is the best guess there is.
  if let same = candidates.first(where: { $0.lastComponent == path.lastComponent }) {
    return same.text
  }
  let names = candidates.map { wordsAround(dateIn: $0.lastComponent) }
  guard let name = closest(to: wordsAround(dateIn: path.lastComponent), among: names),
    let index = names.firstIndex(of: name)
  else { return nil }
  return candidates[index].text
}

/// The day that the digits of a name amount to: year, month, day in that order or the other way
/// round, with any marks between them or none; without a day, the first of the month.
private func loosely(datedBy name: FilePath) -> Day? {
  let groups = name.bytes.split { !$0.isASCIIDigit }.map { String(decoding: $0, as: UTF8.self) }
  let numbers = groups.map { Int($0) ?? 0 }
  switch groups.prefix(3).map(\.utf8.count) {
  case let sizes where sizes.first == 8:
    return Day(year: numbers[0] / 10_000, month: numbers[0] / 100 % 100, day: numbers[0] % 100)
  case let sizes where sizes.count >= 2 && sizes[0] == 4:
    return Day(
      year: numbers[0], month: numbers[1], day: sizes.count > 2 && sizes[2] <= 2 ? numbers[2] : 1)
  case let sizes where sizes.count == 3 && sizes[2] == 4:
    return Day(year: numbers[2], month: numbers[1], day: numbers[0])
  default:
    return nil
  }
}

/// A name without digits and marks, which is what is left to mistype.
private func wordsAround(dateIn name: FilePath) -> String {
  let words = name.bytes.split { !($0 >= 0x80 || ($0.isASCIILetterOrDigit && !$0.isASCIIDigit)) }
  return words.map { String(decoding: $0, as: UTF8.self) }.joined(separator: " ")
}

extension [UInt8] {
  func hasSuffix(_ suffix: [UInt8]) -> Bool {
    count >= suffix.count && self[(count - suffix.count)...].elementsEqual(suffix)
  }
}
