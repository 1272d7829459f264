extension ProgrammeScaffold {
  /// What a programme on GitHub has on top of its files: the application form, the workflow that checks
  /// what changed, and the one that reminds.
  ///
  /// - Parameter version: the release of mentordoc that the workflows run.
  package func gitHubFiles(version: String) -> [(path: FilePath, text: String)] {
    [
      (Programme.applicationFormPath, applicationForm),
      (Programme.checkWorkflowPath, checkWorkflow(version)),
      (Programme.remindWorkflowPath, remindWorkflow(version)),
    ]
  }

  private func checkWorkflow(_ version: String) -> String {
    """
    # Checks the pairings that a push or a pull request changes, and shows nobody another pair's.
    name: mentordoc

    on:
      push:
        paths: [pairings/**, templates/**, mentordoc.yml]
      pull_request:
        paths: [pairings/**, templates/**, mentordoc.yml]

    permissions:
      contents: read

    # A push is never cancelled by the next one: what it changed would not be looked at again.
    concurrency:
      group: mentordoc-${{ github.event.pull_request.number || github.sha }}
      cancel-in-progress: true

    jobs:
      check:
        # A pull request from a branch of this repository was checked when it was pushed.
        if: >-
          github.event_name != 'pull_request'
          || github.event.pull_request.head.repo.full_name != github.repository
        runs-on: ubuntu-latest
        timeout-minutes: 20
        steps:
          - uses: actions/checkout@v5
            with:
              # What changed is told by comparing with an earlier commit.
              fetch-depth: 0
              persist-credentials: false
          - uses: mentordoc/mentordoc@v\(version)
            with:
              changed-since: event

    """
  }

  private func remindWorkflow(_ version: String) -> String {
    #"""
    # Comments on the applications what is due, a check-in or a review: each once, as prompts.md shows.
    name: mentordoc-remind

    on:
      schedule:
        - cron: "23 6 * * *"
      workflow_dispatch:

    permissions:
      contents: write
      issues: write

    # Two runs at a time would both give the same prompt.
    concurrency:
      group: mentordoc-remind

    jobs:
      remind:
        runs-on: ubuntu-latest
        timeout-minutes: 20
        steps:
          - uses: actions/checkout@v5
          - uses: mentordoc/mentordoc@v\#(version)
            with:
              check: "false"
          - shell: bash
            env:
              GH_TOKEN: ${{ github.token }}
              GIT_AUTHOR_NAME: github-actions[bot]
              GIT_AUTHOR_EMAIL: 41898282+github-actions[bot]@users.noreply.github.com
              GIT_COMMITTER_NAME: github-actions[bot]
              GIT_COMMITTER_EMAIL: 41898282+github-actions[bot]@users.noreply.github.com
            run: |
              messages=$RUNNER_TEMP/messages.json
              mentordoc remind --save --format json >"$messages"
              # Before anything is posted: what could not be noted is due again tomorrow.
              git push
              status=0
              for index in $(jq 'keys[]' "$messages"); do
                what=$(jq -c --argjson i "$index" '.[$i] | {pairing, matters}' "$messages")
                url=$(jq -r --argjson i "$index" '.[$i].application // ""' "$messages")
                case $url in
                  "$GITHUB_SERVER_URL/$GITHUB_REPOSITORY/issues/"*) ;;
                  *)
                    echo "::warning::No issue of this repository to post it to: $what"
                    continue
                    ;;
                esac
                if ! jq -j --argjson i "$index" '.[$i].text' "$messages" |
                  gh issue comment "$url" --body-file -; then
                  echo "::error::Could not be posted: $what"
                  status=1
                fi
              done
              exit "$status"

    """#
  }

  private var applicationForm: String {
    let readers =
      switch audience {
      case .pair: "the people of this repository: you, your mentor and the coordinators"
      case .programme: "everyone in the programme"
      case .everyone: "everyone on the internet"
      }
    let confidence =
      contact.map { " What does not belong here, write to \($0)." } ?? ""
    return """
      name: Apply for mentoring
      description: Tell us which role you would like to grow into.
      title: "Mentoring: "
      body:
        - type: markdown
          attributes:
            value: |
              Thank you for applying to \(name).
              Who reads this: \(readers).\(confidence)
        - type: input
          id: name
          attributes:
            label: Name
          validations:
            required: true
        - type: input
          id: chat
          attributes:
            label: Chat username
            description: Where we can reach you in the project's chat.
        - type: input
          id: role
          attributes:
            label: Role
            description: The role that you are interested in.
          validations:
            required: true
        - type: textarea
          id: why
          attributes:
            label: Why this role
          validations:
            required: true
        - type: textarea
          id: contributions
          attributes:
            label: Contributions
            description: What you have done in the project so far, with links where there are some.
        - type: textarea
          id: other
          attributes:
            label: Anything else
            description: A mentor you have in mind, times that suit you, what we should know.

      """
  }
}
