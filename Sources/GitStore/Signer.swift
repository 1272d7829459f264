#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Signs commits as `commit.gpgsign` and `gpg.format` ask for.
struct Signer {
  private enum Format: String, CaseIterable {
    case openpgp, x509, ssh

    var program: String {
      switch self {
      case .openpgp: "gpg"
      case .x509: "gpgsm"
      case .ssh: "ssh-keygen"
      }
    }
  }

  private let format: Format
  private let program: String
  /// As `user.signingKey` has it; nil where it is not set.
  private let key: String?
  /// As `gpg.ssh.defaultKeyCommand` has it.
  private let keyCommand: String?
  private let top: String

  /// Nil where commits are not to be signed.
  ///
  /// - Throws: `signing` where that can't work.
  init?(_ repository: borrowing Repository) throws(GitError) {
    let top = repository.workTree ?? ""
    let settings = try repository.withConfiguration {
      config throws(GitError) -> (Format, String, String?, String?)? in
      guard config.flag("commit.gpgsign") == true else { return nil }
      let name = config.text("gpg.format") ?? Format.openpgp.rawValue
      guard let format = Format(rawValue: name) else {
        throw GitError(
          .signing, "gpg.format is '\(name)', which is no kind of signature",
          help: "Set it to openpgp, x509 or ssh.")
      }
      let program =
        config.path("gpg.\(format).program")
        ?? (format == .openpgp ? config.path("gpg.program") : nil) ?? format.program
      return (
        format, program, config.text("user.signingkey"), config.text("gpg.ssh.defaultKeyCommand")
      )
    }
    guard let settings else { return nil }
    (format, program, key, keyCommand) = settings
    self.top = top
    guard Subprocess.isInstalled(program, in: top) else {
      throw GitError(
        .signing, "commits are to be signed here, and the program '\(program)' is not there",
        help: "Install it, or run 'git config commit.gpgsign false' to commit without a signature.")
    }
    if format == .ssh, key ?? "" == "", keyCommand == nil {
      throw GitError(
        .signing, "commits are to be signed with SSH here, and no key is named",
        help: "Run 'git config user.signingKey' with the path of your public key.")
    }
  }

  /// Looks whether the key is there, without using it: that could ask for its passphrase.
  ///
  /// - Throws: `signing` where it is not.
  func checkKey(of committer: Identity.Person) throws(GitError) {
    switch format {
    case .openpgp, .x509:
      let key = gpgKey(of: committer)
      let found = try Subprocess(
        [program, "--list-secret-keys", key], .captured(input: []), in: top
      ).run()
      if found.status != 0 { throw failed(["'\(program)' has no secret key of '\(key)'"]) }
    case .ssh:
      guard let key, !key.isEmpty, Signer.literal(key) == nil else { return }
      if access(expanded(key), R_OK) != 0 { throw failed(["there is no key '\(key)'"]) }
    }
  }

  private func gpgKey(of committer: Identity.Person) -> String {
    key ?? "\(committer.name) <\(committer.mail)>"
  }

  /// The bytes of a commit with the signature in its header.
  func signed(
    header: [UInt8], message: [UInt8], by committer: Identity.Person
  ) throws(GitError) -> [UInt8] {
    let newline = UInt8(ascii: "\n")
    let payload = header + [newline] + message
    let signature =
      try format == .ssh ? signatureOfSSH(payload) : signatureOfGPG(payload, committer)
    var lines = signature.filter { $0 != UInt8(ascii: "\r") }
      .split(separator: newline, omittingEmptySubsequences: false)
    if lines.last?.isEmpty == true { lines.removeLast() }
    let field = Array("gpgsig ".utf8) + lines.joined(separator: Array("\n ".utf8)) + [newline]
    return header + field + [newline] + message
  }

  private func signatureOfGPG(
    _ payload: [UInt8], _ committer: Identity.Person
  ) throws(GitError) -> [UInt8] {
    let made = try Subprocess(
      [program, "--status-fd=2", "-bsau", gpgKey(of: committer)], .captured(input: payload), in: top
    ).run()
    let errors = String(decoding: made.errors, as: UTF8.self).split(separator: "\n")
    let created = errors.contains { $0.hasPrefix("[GNUPG:] SIG_CREATED ") }
    guard made.status == 0, created else {
      throw failed(errors.filter { !$0.hasPrefix("[GNUPG:]") }.map(String.init))
    }
    return made.output
  }

  private func signatureOfSSH(_ payload: [UInt8]) throws(GitError) -> [UInt8] {
    let folder = try TemporaryFolder(for: ["key", "commit", "commit.sig"])
    let key = try sshKey()
    var arguments = [program, "-Y", "sign", "-n", "git", "-f"]
    if let literal = Signer.literal(key) {
      try writeFile(Array(literal.utf8), to: folder.path + "/key")
      // The private half is the agent's.
      arguments += [folder.path + "/key", "-U"]
    } else {
      arguments.append(expanded(key))
    }
    try writeFile(payload, to: folder.path + "/commit")
    let made = try Subprocess(
      arguments + [folder.path + "/commit"], .captured(input: []), in: top
    ).run()
    guard made.status == 0, let signature = try readSmallFile(folder.path + "/commit.sig") else {
      let errors = String(decoding: made.errors, as: UTF8.self)
      throw failed(
        errors.contains("usage:")
          ? ["'ssh-keygen -Y sign' is needed, which OpenSSH has from 8.2 on"]
          : errors.split(separator: "\n").map(String.init))
    }
    return signature
  }

  /// The configured key, or the first one that `gpg.ssh.defaultKeyCommand` prints.
  private func sshKey() throws(GitError) -> String {
    if let key, !key.isEmpty { return key }
    let made = try Subprocess(
      ["/bin/sh", "-c", keyCommand ?? ""], .captured(input: []), in: top
    ).run()
    let key = String(decoding: made.output.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    guard made.status == 0, Signer.literal(key) != nil else {
      let errors = String(decoding: made.errors, as: UTF8.self).split(separator: "\n")
      throw failed(
        ["gpg.ssh.defaultKeyCommand printed no key"] + errors.map(String.init))
    }
    return key
  }

  /// A key that is written out, without git's mark in front; nil for a file's name.
  private static func literal(_ key: String) -> String? {
    if key.hasPrefix("key::") { return String(key.dropFirst(5)) }
    return key.hasPrefix("ssh-") ? key : nil
  }

  private func expanded(_ path: String) -> String {
    guard path.hasPrefix("~/"), let home = Environment.value("HOME") else { return path }
    return home + path.dropFirst(1)
  }

  private func failed(_ said: [String]) -> GitError {
    let reason = said.suffix(3).joined(separator: "; ")
    return GitError(
      .signing,
      "the commit can't be signed: \(reason.isEmpty ? "'\(program)' made no signature" : reason)",
      help: "Look at user.signingKey and '\(program)'; nothing was committed.")
  }
}
