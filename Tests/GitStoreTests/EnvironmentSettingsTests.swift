import Foundation
import GitStore
import Testing

extension GitStoreTests {
  /// Settings as git hands them on to what it starts.
  static let environments: [[String: String]] = [
    ["GIT_CONFIG_PARAMETERS": "'user.name'='Mary Somerville' 'user.email'='mary@example.org'"],
    ["GIT_CONFIG_PARAMETERS": "'user.name=Mary O'\\''Brien' 'user.email=mary@example.org'"],
    [
      "GIT_CONFIG_COUNT": "2", "GIT_CONFIG_KEY_0": "user.name",
      "GIT_CONFIG_VALUE_0": "Mary \"the\\ first\"; # no comment", "GIT_CONFIG_KEY_1": "User.Email",
      "GIT_CONFIG_VALUE_1": "mary@example.org",
    ],
    [
      "GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "user.name", "GIT_CONFIG_VALUE_0": "Mary",
      "GIT_CONFIG_PARAMETERS": "'user.name'='Caroline' 'user.email'='caroline@example.org'",
    ],
    ["GIT_CONFIG_PARAMETERS": "'core.autocrlf'='input' 'commit.cleanup'='strip'"],
    ["GIT_CONFIG_PARAMETERS": "'core.hooksPath'='hooks of mine'"],
    ["GIT_CONFIG_PARAMETERS": "'a.sub.sec\"tion.key'= 'core.autocrlf'='true'"],
  ]

  @Test(arguments: environments)
  func `settings of the environment count as they do for git`(_ variables: [String: String]) throws
  {
    let scratch = try Scratch()
    try Self.begin(scratch)
    try scratch.git("config", "user.name", "Ada")
    try scratch.git("config", "user.email", "ada@example.org")
    try scratch.write(
      "#!/bin/sh\ngit config user.name >>\"$1\"\necho hook >>\"$1\"\n",
      to: "hooks of mine/commit-msg")
    chmod(scratch.path("a/hooks of mine/commit-msg"), 0o755)
    try scratch.write("# not a comment\r\nchanged\r\n", to: "one.md")
    try scratch.copy("a", to: "b")
    var environment: [String: String?] = variables
    for role in ["AUTHOR", "COMMITTER"] {
      environment.updateValue(nil, forKey: "GIT_\(role)_NAME")
      environment.updateValue(nil, forKey: "GIT_\(role)_EMAIL")
    }
    try withEnvironment(environment) {
      try scratch.git("commit", "-q", "--only", "-m", "# a\nmessage", "--", "one.md", in: "b")
      _ = try scratch.repository().commit([
        CommitRequest(paths: [[UInt8]("one.md")], message: "# a\nmessage")
      ])
    }
    try Self.expectSame(
      [["cat-file", "commit", "HEAD"], ["ls-tree", "-r", "HEAD"], ["ls-files", "-s"]], scratch)
  }

  @Test(arguments: [
    ["GIT_CONFIG_COUNT": "two"], ["GIT_CONFIG_COUNT": "1"],
    ["GIT_CONFIG_PARAMETERS": "user.name=Mary"], ["GIT_CONFIG_PARAMETERS": "'user.name'='Mary"],
    ["GIT_CONFIG_PARAMETERS": "'name'='Mary'"],
  ])
  func `settings of the environment that are none are refused`(_ variables: [String: String]) throws
  {
    let scratch = try Scratch()
    withEnvironment(variables) {
      let error = #expect(throws: GitError.self) { _ = try scratch.repository() }
      #expect(error?.kind == .invalidInput)
      #expect(error?.help.contains("GIT_CONFIG_PARAMETERS") == true)
    }
  }
}
