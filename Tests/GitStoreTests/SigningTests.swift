import Foundation
import GitStore
import Testing

extension GitStoreTests {
  private static func isInstalled(_ programs: String...) -> Bool {
    programs.allSatisfy { program in
      (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
        .contains { access("\($0)/\(program)", X_OK) == 0 }
    }
  }

  private func commitSigned(_ scratch: Scratch) throws -> (Int32, String) {
    try scratch.write("changed\n", to: "one.md")
    try scratch.git("config", "commit.gpgsign", "true")
    let made = try scratch.repository().commit([
      CommitRequest(paths: [[UInt8]("one.md")], message: "signed\n\nwith a body\n")
    ])
    #expect(made.compactMap(\.self).count == 1)
    #expect(try scratch.git("log", "-1", "--format=%B") == "signed\n\nwith a body\n")
    #expect(try scratch.git("fsck", "--strict") == "")
    #expect(try scratch.git("status", "--porcelain", "-uno") == "")
    return try scratch.run(["git", "verify-commit", "HEAD"])
  }

  @Test(.enabled(if: isInstalled("gpg", "gpgconf"), "GnuPG is not installed"))
  func `a commit signed with OpenPGP is verified by git`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    let home = scratch.path("gnupg")
    try FileManager.default.createDirectory(
      atPath: home, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try withEnvironment(["GNUPGHOME": home]) {
      defer { _ = try? scratch.run(["gpgconf", "--kill", "all"]) }
      for person in ["Grace Hopper <grace@example.org>", "Another <another@example.org>"] {
        let made = try scratch.run([
          "gpg", "--batch", "--quiet", "--passphrase", "", "--quick-generate-key", person,
          "ed25519", "sign", "never",
        ])
        try #require(made.0 == 0, "\(made.1)")
      }
      // Without a key in the configuration it is the committer's.
      let (status, text) = try commitSigned(scratch)
      #expect(status == 0 && text.contains("Good signature from \"Grace Hopper"), "\(text)")

      try scratch.git("config", "user.signingKey", "another@example.org")
      try scratch.git("reset", "-q", "--hard", "HEAD~1")
      let (other, otherText) = try commitSigned(scratch)
      #expect(other == 0 && otherText.contains("Good signature from \"Another"), "\(otherText)")

      try scratch.git("config", "user.signingKey", "nobody@example.org")
      try scratch.write("changed again\n", to: "one.md")
      let error = #expect(throws: GitError.self) {
        try scratch.repository().commit([CommitRequest(paths: [[UInt8]("one.md")], message: "m")])
      }
      #expect(error?.kind == .signing)
      #expect(error?.message.contains("nobody@example.org") == true, "\(String(describing: error))")
      #expect(error?.message.contains("GNUPG") == false)
      #expect(try scratch.git("status", "--porcelain", "-uno") == " M one.md")
      #expect(try scratch.git("rev-list", "--count", "HEAD") == "2")
      #expect(try scratch.leftovers() == [])
    }
  }

  @Test(.enabled(if: isInstalled("ssh-keygen"), "OpenSSH is not installed"))
  func `a commit signed with SSH is verified by git`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    let key = scratch.path("key")
    let made = try scratch.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", key])
    try #require(made.0 == 0, "\(made.1)")
    let literal = try scratch.read("key.pub", in: ".").trimmingCharacters(in: .newlines)
    try scratch.write("grace@example.org \(literal)\n", to: "signers", in: ".")
    try scratch.git("config", "gpg.format", "ssh")
    try scratch.git("config", "gpg.ssh.allowedSignersFile", scratch.path("signers"))
    func expectGood() throws {
      let (status, text) = try commitSigned(scratch)
      #expect(status == 0 && text.contains("Good \"git\" signature for grace@"), "\(text)")
      try scratch.git("reset", "-q", "--hard", "HEAD~1")
    }
    try scratch.git("config", "user.signingKey", key + ".pub")
    try expectGood()

    try scratch.git("config", "--unset", "user.signingKey")
    try scratch.git("config", "gpg.ssh.defaultKeyCommand", "echo none")
    try scratch.write("changed again\n", to: "one.md")
    let error = #expect(throws: GitError.self) {
      try scratch.repository().commit([CommitRequest(paths: [[UInt8]("one.md")], message: "m")])
    }
    #expect(error?.message.contains("gpg.ssh.defaultKeyCommand printed no key") == true)
    #expect(try scratch.git("rev-list", "--count", "HEAD") == "1")
  }

  // Older versions of git leave out '-U', without which ssh-keygen wants the private key in the file.
  @Test(arguments: [
    ["gpg.program": "../gpg"], ["gpg.openpgp.program": "../gpg"],
    ["gpg.format": "x509", "gpg.x509.program": "../gpg", "user.signingKey": "0xABC"],
    ["gpg.format": "ssh", "gpg.ssh.program": "../ssh", "user.signingKey": "~/key.pub"],
    [
      "gpg.format": "ssh", "gpg.ssh.program": "../ssh", "gpg.ssh.defaultKeyCommand": "echo ssh-k A",
    ],
  ])
  func `a program that signs is called as git calls it`(_ settings: [String: String]) throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    try scratch.write(
      """
      #!/bin/sh
      { echo "$@"; cat; } >>"$(pwd).log"
      printf -- '-----BEGIN-----\\r\\n\\nabc\\n-----END-----\\n'
      printf '\\n[GNUPG:] SIG_CREATED x\\n' >&2

      """, to: "gpg", in: ".")
    try scratch.write(
      """
      #!/bin/sh
      for last; do :; done
      { echo "$@" | sed -E 's,/tmp/[^ ]*,FILE,g; s/ -U / /'; cat "$last"; } >>"$(pwd).log"
      printf -- '-----BEGIN SSH-----\\nabc\\n' >"$last.sig"

      """, to: "ssh", in: ".")
    for name in ["gpg", "ssh"] { chmod(scratch.path(name), 0o755) }
    for (name, value) in settings { try scratch.git("config", name, value) }
    try scratch.git("config", "commit.gpgsign", "true")
    try scratch.write("changed\n", to: "one.md")
    try scratch.copy("a", to: "b")
    try scratch.git("commit", "-q", "--only", "-m", "signed", "--", "one.md", in: "b")
    _ = try scratch.repository().commit([
      CommitRequest(paths: [[UInt8]("one.md")], message: "signed")
    ])
    try Self.expectSame([["cat-file", "commit", "HEAD"]] + Self.observations, scratch)
    #expect(try scratch.read("a.log", in: ".") == scratch.read("b.log", in: "."))
    #expect(try scratch.git("cat-file", "commit", "HEAD").contains("\ngpgsig -----BEGIN"))
  }

  @Test func `a program that fails to sign stops the commit, and its words are told`() throws {
    let scratch = try Scratch()
    try Self.begin(scratch)
    try scratch.write("#!/bin/sh\necho 'gpg: no secret' >&2; exit 2\n", to: "gpg", in: ".")
    chmod(scratch.path("gpg"), 0o755)
    try scratch.git("config", "commit.gpgsign", "true")
    try scratch.git("config", "gpg.program", scratch.path("gpg"))
    try scratch.write("changed\n", to: "one.md")
    try scratch.copy("a", to: "before")
    let error = #expect(throws: GitError.self) {
      try scratch.repository().commit([CommitRequest(paths: [[UInt8]("one.md")], message: "m")])
    }
    #expect(error?.kind == .signing)
    #expect(error?.message == "the commit can't be signed: gpg: no secret")
    for command in Self.observations {
      #expect(
        try scratch.run(["git"] + command).1 == scratch.run(["git"] + command, in: "before").1)
    }
    #expect(try scratch.leftovers() == [])
  }
}
