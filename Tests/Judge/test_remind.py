"""The script of the workflow that reminds, with a stand-in for GitHub's `gh` that records its calls."""

import json
import os

import pytest
import yaml

from conftest import MENTORDOC

WORKFLOW = ".github/workflows/mentordoc-remind.yml"
ISSUE = "https://github.com/o/r/issues/{}"
GH = """#!/bin/sh
{ printf '%s\\n' "$@"; echo --; cat; echo; } >>"$GH_CALLS"
case $3 in */7) exit 1 ;; esac
"""


@pytest.fixture
def job(scratch):
    """A clone of a programme with three pairings, the script, and a place for the stand-in's record."""
    scratch.run("git", "init", "-q", "--bare", scratch.home / "origin")
    scratch.git("init", "-q", "-b", "main")
    scratch.git("remote", "add", "origin", scratch.home / "origin")
    scratch.mentordoc("init", "--github", "--contact", "help@example.org")
    for mentee, application in [("ada", ISSUE.format(3)), ("bo", ISSUE.format(7)), ("cy", ""),
                                ("di", "https://github.com/x/y/issues/$(touch${IFS}bad)"),
                                ("ed", ISSUE.format("9;touch${IFS}bad"))]:
        link = ["--set", f"application={application}"] if application else []
        scratch.mentordoc(
            "new", "pairing", "--mentee", f"{mentee} $(touch bad) ({mentee})", "--mentor", "Grace (grace)",
            "--role", "R", "--started", "2026-08-07", "--slug", mentee, *link)
    scratch.mentordoc("save")
    scratch.git("push", "-q", "-u", "origin", "main")
    workflow = yaml.safe_load((scratch.folder / WORKFLOW).read_text())
    (work,) = workflow["jobs"].values()
    step = work["steps"][-1]
    assert "${{" not in step["run"]
    scratch.write("../home/bin/gh", GH)
    (scratch.home / "bin/gh").chmod(0o755)
    (scratch.home / "bin/mentordoc").symlink_to(MENTORDOC)
    scratch.write("../home/script", step["run"])
    calls = scratch.home / "calls"

    def run(status):
        calls.write_text("")
        output = scratch.run(
            "bash", "--noprofile", "--norc", "-eo", "pipefail", scratch.home / "script", status=status,
            PATH=f"{scratch.home}/bin:{os.environ['PATH']}", RUNNER_TEMP=str(scratch.home), GH_CALLS=str(calls),
            GITHUB_SERVER_URL="https://github.com", GITHUB_REPOSITORY="o/r")
        assert not (scratch.folder / "bad").exists()
        return output, calls.read_text()

    return scratch, run


def test_the_workflow_may_push_and_comment_and_runs_alone(job):
    scratch, _ = job
    workflow = yaml.safe_load((scratch.folder / WORKFLOW).read_text())
    assert workflow["permissions"] == {"contents": "write", "issues": "write"}
    assert workflow["concurrency"] == {"group": "mentordoc-remind"}
    # YAML 1.1 reads the key `on` as a boolean.
    assert set(workflow[True]) == {"schedule", "workflow_dispatch"}


def test_each_message_is_posted_once_and_noted_before(job):
    scratch, run = job
    before = scratch.git("rev-parse", "origin/main")
    output, calls = run(1)
    posts = calls.split("issue\ncomment\n")[1:]
    assert [post.split("\n")[0] for post in posts] == [
        ISSUE.format(3), ISSUE.format(7), ISSUE.format("9;touch${IFS}bad")]
    address, *options, _ = posts[0].split("\n--\n")[0].split("\n") + [""]
    assert options == ["--body-file", "-"]
    assert posts[0].split("\n--\n")[1].startswith("@ada, @grace: the check-in of 2026-09-07. All well?")
    # One that GitHub refuses does not stop the next ones, and the job is red.
    (refused,) = [line for line in output.splitlines() if line.startswith("::error::")]
    assert json.loads(refused.split(": ", 1)[1])["pairing"] == "bo"
    missing = [line for line in output.splitlines() if line.startswith("::warning::")]
    assert [json.loads(line.split(": ", 1)[1])["pairing"] for line in missing] == ["cy", "di"]
    assert scratch.git("rev-list", "--count", f"{before.strip()}..origin/main").strip() == "1"
    assert scratch.git("status", "--porcelain") == ""
    assert run(0)[1] == ""


def test_nothing_is_posted_that_could_not_be_pushed(job):
    scratch, run = job
    scratch.git("remote", "set-url", "origin", scratch.home / "nowhere")
    assert run((1, 128))[1] == ""
