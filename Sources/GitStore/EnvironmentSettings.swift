import Clibgit2

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Settings that hold for one command, as git hands them on to hooks and aliases: those of `git -c` in
/// `GIT_CONFIG_PARAMETERS`, and `GIT_CONFIG_COUNT` with its keys and values (git-config(1)).
///
/// The library looks at neither. It can only read files, so they stand in one while the value lives.
struct EnvironmentSettings: ~Copyable {
  private static let name = "config"
  private let folder: TemporaryFolder

  private init(folder: consuming TemporaryFolder) { self.folder = folder }

  /// Those of this process; nil where there are none.
  ///
  /// - Throws: `invalidInput` where git would not understand them either.
  static func current() throws(GitError) -> EnvironmentSettings? {
    let settings = try EnvironmentSettings.counted() + EnvironmentSettings.parameters()
    if settings.isEmpty { return nil }
    var text = ""
    for (key, value) in settings { text += try EnvironmentSettings.lines(key, value) }
    let folder = try TemporaryFolder(for: [EnvironmentSettings.name])
    try writeFile(Array(text.utf8), to: folder.path + "/" + EnvironmentSettings.name)
    return EnvironmentSettings(folder: folder)
  }

  /// Puts them above all else that is configured.
  func add(to config: OpaquePointer?, of repository: OpaquePointer?) throws(GitError) {
    let path = folder.path + "/" + EnvironmentSettings.name
    try Libgit2.check(
      git_config_add_file_ondisk(config, path, GIT_CONFIG_LEVEL_APP, repository, 1),
      "read the settings of the environment")
  }

  private static func counted() throws(GitError) -> [(key: String, value: String?)] {
    guard let text = Environment.value("GIT_CONFIG_COUNT"), !text.isEmpty else { return [] }
    guard let count = Int(text), (0...10_000).contains(count) else {
      throw unusable("GIT_CONFIG_COUNT", "is no number")
    }
    var settings: [(key: String, value: String?)] = []
    for index in 0..<count {
      guard let key = Environment.value("GIT_CONFIG_KEY_\(index)"),
        let value = Environment.value("GIT_CONFIG_VALUE_\(index)")
      else { throw unusable("GIT_CONFIG_KEY_\(index)", "or its value is not set") }
      settings.append((key, value))
    }
    return settings
  }

  /// `'key'='value'`, and `'key=value'` as older versions of git have it; without a value it is true.
  private static func parameters() throws(GitError) -> [(key: String, value: String?)] {
    let variable = "GIT_CONFIG_PARAMETERS"
    var rest = (Environment.value(variable) ?? "")[...]
    var settings: [(key: String, value: String?)] = []
    while true {
      rest = rest.drop { $0 == " " || $0 == "\n" || $0 == "\t" }
      if rest.isEmpty { return settings }
      guard let key = quoted(&rest) else {
        throw unusable(variable, "is not quoted as git does it")
      }
      if rest.first == "=" {
        rest.removeFirst()
        settings.append((key, quoted(&rest)))
      } else {
        let parts = key.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        settings.append((String(parts[0]), parts.count > 1 ? String(parts[1]) : nil))
      }
      guard rest.first.map({ $0.isWhitespace }) ?? true else {
        throw unusable(variable, "is not quoted as git does it")
      }
    }
  }

  /// Takes a word in single quotes, with `'\''` for a quote and `'\!'` for a mark; nil for none.
  private static func quoted(_ rest: inout Substring) -> String? {
    var word = ""
    guard rest.first == "'" else { return nil }
    while rest.first == "'" {
      guard let end = rest.dropFirst().firstIndex(of: "'") else { return nil }
      word += rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[end...].dropFirst()
      guard rest.first == "\\", let escaped = rest.dropFirst().first, "'!".contains(escaped) else {
        return word
      }
      word.append(escaped)
      rest = rest.dropFirst(2)
    }
    return nil
  }

  /// A setting as it stands in a file.
  private static func lines(_ key: String, _ value: String?) throws(GitError) -> String {
    let parts = key.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count > 1, let section = parts.first, let name = parts.last, !name.isEmpty,
      (section + name).utf8.allSatisfy({ isLetterOrDigit($0) || $0 == UInt8(ascii: "-") }),
      !section.isEmpty, !key.contains("\n")
    else { throw unusable("'\(key)'", "is no name of a setting") }
    var head = "[\(section)"
    if parts.count > 2 {
      head += " \"\(escaped(parts[1..<(parts.count - 1)].joined(separator: ".")))\""
    }
    return head + "]\n\(name)" + (value.map { " = \"\(escaped($0))\"" } ?? "") + "\n"
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    byte < 128 && isalnum(Int32(byte)) != 0
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "\"": result += "\\" + String(scalar)
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  private static func unusable(_ what: String, _ why: String) -> GitError {
    GitError(
      .invalidInput, "\(what) \(why), in what the environment says of git's settings",
      help: "Unset GIT_CONFIG_PARAMETERS and GIT_CONFIG_COUNT, or write them as git does.")
  }
}
