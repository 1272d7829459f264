import Clibgit2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Who makes a commit and who wrote it.
struct Identity {
  let author: Person
  let committer: Person
}

extension Repository {
  /// The identity that `git commit` would use: `GIT_*` variables, then `author.*` and `committer.*`,
  /// then `user.*`. It is never guessed from the machine's name.
  ///
  /// - Throws: `noIdentity`, `invalidInput` for a date that cannot be read.
  func identity() throws(GitError) -> Identity {
    try withConfiguration { config throws(GitError) in
      try Identity(
        author: Identity.Person("AUTHOR", config), committer: Identity.Person("COMMITTER", config))
    }
  }
}

extension Identity {
  struct Person {
    let name: String
    let mail: String
    /// As it stands in a commit: `1700000000 +0100`.
    let date: String

    /// As it stands in a commit.
    var line: String { "\(name) <\(mail)> \(date)" }

    fileprivate init(_ role: String, _ config: Configuration) throws(GitError) {
      let section = role.lowercased()
      func first(_ values: String?...) -> String? {
        values.compactMap { $0.map(Person.cleaned) }.first { !$0.isEmpty }
      }
      let name = first(
        Environment.value("GIT_\(role)_NAME"), config.text("\(section).name"),
        config.text("user.name"))
      let mail = first(
        Environment.value("GIT_\(role)_EMAIL"), config.text("\(section).email"),
        config.text("user.email"),
        config.flag("user.useConfigOnly") == true ? nil : Environment.value("EMAIL"))
      guard let name, let mail else {
        var lines: [String] = []
        if name == nil { lines.append("'git config --global user.name \"Your Name\"'") }
        if mail == nil { lines.append("'git config --global user.email you@example.org'") }
        let what =
          name == nil && mail == nil
          ? "who you are" : name == nil ? "your name" : "your e-mail address"
        throw GitError(
          .noIdentity, "git does not know \(what), so nothing can be committed",
          help: "Run \(lines.joined(separator: " and ")), then try again.")
      }
      self.name = name
      self.mail = mail
      date = try Person.date("GIT_\(role)_DATE")
    }

    private static func date(_ variable: String) throws(GitError) -> String {
      guard let text = Environment.value(variable), !text.isEmpty else {
        let now = CommitDate.now
        return CommitDate(seconds: now, offset: CommitDate.localOffset(at: now)).text
      }
      guard let date = CommitDate(text) else {
        throw GitError(
          .invalidInput, "\(variable) is '\(text)', which is no date",
          help: "Write it as '2026-05-12T10:00:00+02:00', or unset it.")
      }
      return date.text
    }

    /// Without what git leaves out: angle brackets and line ends, and marks and blanks at both ends.
    private static func cleaned(_ text: String) -> String {
      let crud = { (byte: UInt8) in byte <= 32 || Array(".,:;<>\"\\'".utf8).contains(byte) }
      var bytes = text.utf8.filter { !Array("<>\n\0".utf8).contains($0) }[...]
      while let last = bytes.last, crud(last) { bytes.removeLast() }
      while let first = bytes.first, crud(first) { bytes.removeFirst() }
      return String(decoding: bytes, as: UTF8.self)
    }
  }
}

/// A moment with its offset from UTC, as `GIT_AUTHOR_DATE` gives it.
struct CommitDate: Equatable {
  let seconds: Int64
  /// Minutes east of UTC.
  let offset: Int

  static var now: Int64 { Int64(time(nil)) }

  /// As git writes it: `1700000000 +0100`.
  var text: String {
    let minutes = abs(offset)
    let digits = String(minutes / 60 * 100 + minutes % 60)
    let zone = String(repeating: "0", count: 4 - min(4, digits.utf8.count)) + digits
    return "\(seconds) \(offset < 0 ? "-" : "+")\(zone)"
  }

  init(seconds: Int64, offset: Int) {
    self.seconds = seconds
    self.offset = offset
  }

  /// Reads git's own form (`@1700000000 +0100`), ISO 8601 and RFC 2822; without an offset the
  /// machine's time zone holds. Nil for anything else.
  init?(_ text: String) {
    let parts = text.utf8.split { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
      .map { Array($0) }
    guard let first = parts.first else { return nil }
    if first.first == UInt8(ascii: "@") || (first.count > 8 && first.allSatisfy(CommitDate.isDigit))
    {
      let digits = first.drop { $0 == UInt8(ascii: "@") }
      guard let seconds = Int64(String(decoding: digits, as: UTF8.self)), seconds >= 0,
        parts.count <= 2
      else { return nil }
      var offset = 0
      if parts.count == 2 {
        guard let zone = CommitDate.zone(parts[1][...]) else { return nil }
        offset = zone
      }
      self.init(seconds: seconds, offset: offset)
      return
    }
    guard let date = CommitDate.iso8601(parts) ?? CommitDate.rfc2822(parts) else { return nil }
    self = date
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }

  /// `2026-05-12T10:00:00+02:00`, `2026-05-12 10:00 +0200`; dots and slashes do as well.
  private static func iso8601(_ parts: [[UInt8]]) -> CommitDate? {
    var words = parts
    if let t = words[0].firstIndex(of: UInt8(ascii: "T")) {
      let time = Array(words[0][(t + 1)...])
      words[0].removeSubrange(t...)
      words.insert(time, at: 1)
    }
    guard words.count >= 2 else { return nil }
    let separators = Array("-./".utf8)
    let day = words[0].split(omittingEmptySubsequences: false) { separators.contains($0) }
    guard day.count == 3, day[0].count == 4, let year = number(day[0]), let month = number(day[1]),
      let dayOfMonth = number(day[2])
    else { return nil }
    return date(year, month, dayOfMonth, Array(words[1...]))
  }

  /// `Tue, 12 May 2026 10:00:00 +0200`.
  private static func rfc2822(_ parts: [[UInt8]]) -> CommitDate? {
    let words = parts.first?.last == UInt8(ascii: ",") ? Array(parts.dropFirst()) : parts
    let months = [
      "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
    guard words.count >= 4, let day = number(words[0][...]), let year = number(words[2][...]),
      let month = months.firstIndex(of: String(decoding: words[1], as: UTF8.self).lowercased()),
      words[2].count == 4
    else { return nil }
    return date(year, month + 1, day, Array(words[3...]))
  }

  private static func date(_ year: Int, _ month: Int, _ day: Int, _ rest: [[UInt8]]) -> CommitDate?
  {
    // The offset may be joined to the time.
    var clock = rest[0][...]
    var zoneText: ArraySlice<UInt8>? = rest.count == 2 ? rest[1][...] : nil
    if rest.count > 2 { return nil }
    if let mark = clock.firstIndex(where: { Array("+-Z".utf8).contains($0) }) {
      guard zoneText == nil else { return nil }
      zoneText = clock[mark...]
      clock = clock[..<mark]
    }
    if let fraction = clock.firstIndex(of: UInt8(ascii: ".")) { clock = clock[..<fraction] }
    let times = clock.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard times.count == 2 || times.count == 3 else { return nil }
    let numbers = times.compactMap(number)
    guard numbers.count == times.count, numbers[0] < 24, numbers[1] < 60,
      numbers.count < 3 || numbers[2] < 61
    else { return nil }
    var fields = tm()
    fields.tm_year = Int32(year - 1900)
    fields.tm_mon = Int32(month - 1)
    fields.tm_mday = Int32(day)
    fields.tm_hour = Int32(numbers[0])
    fields.tm_min = Int32(numbers[1])
    fields.tm_sec = Int32(numbers.count == 3 ? numbers[2] : 0)
    fields.tm_isdst = -1
    var checked = fields
    let utc = Int64(timegm(&checked))
    guard checked.tm_mday == Int32(day), checked.tm_mon == Int32(month - 1), utc >= 0 else {
      return nil
    }
    if let zoneText {
      guard let offset = zone(zoneText) else { return nil }
      return CommitDate(seconds: utc - Int64(offset) * 60, offset: offset)
    }
    let local = Int64(mktime(&fields))
    return CommitDate(seconds: local, offset: localOffset(at: local))
  }

  /// `+0200`, `+02:00`, `Z`, in minutes.
  private static func zone(_ text: ArraySlice<UInt8>) -> Int? {
    if text.elementsEqual("Z".utf8) { return 0 }
    guard let sign = text.first, Array("+-".utf8).contains(sign) else { return nil }
    let digits = text.dropFirst().filter { $0 != UInt8(ascii: ":") }
    guard digits.count == 4, let value = number(digits[...]), value % 100 < 60, value <= 1400 else {
      return nil
    }
    let minutes = value / 100 * 60 + value % 100
    return sign == UInt8(ascii: "-") ? -minutes : minutes
  }

  private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
    guard !digits.isEmpty, digits.count <= 4, digits.allSatisfy(isDigit) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1 - 48) }
  }

  /// The machine's offset from UTC at a moment, in minutes.
  static func localOffset(at seconds: Int64) -> Int {
    var moment = time_t(seconds)
    var local = tm()
    localtime_r(&moment, &local)
    return Int(local.tm_gmtoff) / 60
  }
}
