"""`save`, `new` and `check --fix`, killed at a system call, or told by one that the disk is full, broken, or not to be
written: what is found after it is the state before or the state after, and a second run comes to the same end.

A few points of each kind are tried here; MENTORDOC_CRASH_POINTS=full tries every one (an hour's work)."""

import collections
import hashlib
import itertools
import os
import random
import re
import shutil
import subprocess

import pytest

from conftest import LIMIT, MENTORDOC, environment

CALLS = ("openat", "write", "pwrite64", "rename", "link", "fsync", "unlink", "mkdir", "fchmod", "close")
WRITING_CALLS = ("openat", "write", "renameat", "linkat", "fsync", "unlinkat", "mkdirat", "fchmod", "close")
# These change nothing, so to be killed at one is to be killed at the next; and the disk may be broken.
# What C calls stat, lstat and fstat is one call to the system.
READING_CALLS = ("read", "getdents64", "newfstatat")
CAUSES = {
    "KILL": None, "EIO": "Input/output error", "EROFS": "Read-only file system", "EACCES": "Permission denied",
    "EDQUOT": "Disk quota exceeded", "ENOSPC": "No space left on device",
}
# Who looks for a file where it may be, takes one that can't be looked at for one that is not there.
NOT_SEEN = "there is no git repository around '|failed to stat '|no 'mentordoc.yml' in this folder"
FULL = os.environ.get("MENTORDOC_CRASH_POINTS") == "full"
# So many points of a call are tried where not all are, each with another cause.
FEW = 2

DATES = {"GIT_AUTHOR_DATE": "2026-03-01T12:00:00Z", "GIT_COMMITTER_DATE": "2026-03-01T12:00:00Z"}
PAIRING = "---\nmentee: {0}\nmentor: {0} Mentor\nrole: {1}\nstarted: 2026-01-05\n---\n\n# {0}\n"
SLUGS = ("ada", "grace")
DOCUMENTS = [f"pairings/{slug}/pairing.md" for slug in SLUGS]


def traced(scratch, command, *options, log=os.devnull):
    """Runs mentordoc under strace."""
    return subprocess.run(
        ["strace", "-f", "-qq", "-o", log, *options, MENTORDOC, *command], cwd=scratch.folder,
        capture_output=True, timeout=2 * LIMIT, stdin=subprocess.DEVNULL,
        env=environment(scratch.home) | DATES)


def can_trace():
    try:
        command = ["strace", "-f", "-qq", "-o", os.devnull, "-e", "inject=getpid:error=EIO", "true"]
        return subprocess.run(command, capture_output=True).returncode == 0
    except OSError:
        return False


pytestmark = pytest.mark.skipif(not can_trace(), reason="strace is not here, or may not trace")


def change_documents(scratch, role="editor"):
    for slug in SLUGS:
        scratch.write(f"pairings/{slug}/pairing.md", PAIRING.format(slug, role))


def two_pairings(scratch):
    """Two commits to be made, and another file staged."""
    scratch.mentordoc("init", "--name", "Crashes")
    change_documents(scratch, "author")
    scratch.mentordoc("save", **DATES)
    change_documents(scratch)


def first_save(scratch):
    """A branch without a commit."""
    scratch.mentordoc("init", "--name", "Crashes")
    change_documents(scratch)


def hooks(scratch):
    """Hooks that look at what is committed, and edit the message."""
    two_pairings(scratch)
    for name, text in {
        "pre-commit": "git diff --cached --quiet && exit 1; exit 0",
        "commit-msg": "printf 'Reviewed: yes\\n' >>\"$1\"",
    }.items():
        scratch.write(f".git/hooks/{name}", f"#!/bin/sh\n{text}\n")
        (scratch.folder / ".git/hooks" / name).chmod(0o755)


def points(scratch, command, calls):
    """Runs a command and gives its calls, each with the how many-th of its kind it is, and its exit status."""
    log = scratch.folder.parent / "log"
    done = traced(scratch, command, "-e", "trace=" + ",".join(calls), log=log)
    found = []
    numbers = collections.Counter()
    is_at_work = False
    for line in log.read_text(errors="replace").splitlines():
        call = re.match(r"\d+ +(\w+)\(", line)
        if call:
            numbers[call[1]] += 1
            # What the loader does comes before anything that has to do with the repository.
            is_at_work = is_at_work or str(scratch.folder) in line
            if is_at_work:
                found.append((call[1], numbers[call[1]]))
    return found, done


def chosen(points):
    """Which call is to fail, the how many-th of its kind, and why."""
    def causes(call):
        return ["EIO"] if call in READING_CALLS else CAUSES

    if FULL:
        yield from ((call, number, cause) for call, number in points for cause in causes(call))
        return
    turns, dice = itertools.cycle(CAUSES), random.Random(1)
    for call in dict.fromkeys(call for call, _ in points):
        of_kind = [point for point in points if point[0] == call]
        for point in dice.sample(of_kind, min(FEW, len(of_kind))):
            cause = next(turns)
            yield *point, cause if cause in causes(call) else "EIO"


def fail(scratch, command, call, number, cause):
    """Runs a command in which one call fails."""
    how = "signal=KILL" if cause == "KILL" else f"error={cause}"
    done = traced(scratch, command, f"-etrace={call}", f"-einject={call}:{how}:when={number}")
    said = (done.stderr + done.stdout).decode(errors="replace")
    return done.returncode, f"status {done.returncode}, {said}"


class State:
    """What git, and the work tree, hold."""

    def __init__(self, scratch):
        def git(*arguments, status=0):
            return scratch.run("git", *arguments, status=status)

        self.head = git("rev-parse", "-q", "--verify", "HEAD", status=(0, 1)).strip()
        self.index = dict(reversed(line.split("\t")) for line in git("ls-files", "-s").splitlines())
        self.tree = dict(
            reversed(line.replace(" blob", "").split("\t"))
            for line in (git("ls-tree", "-r", "HEAD").splitlines() if self.head else []))
        self.files = {
            str(path.relative_to(scratch.folder)): hashlib.sha1(path.read_bytes()).hexdigest()
            for path in scratch.folder.rglob("*")
            if path.is_file() and ".git" not in path.relative_to(scratch.folder).parts}
        self.complaints = git("fsck", "--strict", "--no-dangling", status=(0, 1, 2, 4, 8))
        # Before a first commit there is nothing that the branch could point to.
        self.complaints = re.sub("(?m)^notice: .*\n", "", self.complaints)
        self.left = sorted(
            path.name for path in (scratch.folder / ".git").rglob("*")
            if path.name.endswith(".lock") or "mentordoc" in path.name)


class Case:
    """One situation with what a `save` makes of it when nothing fails."""

    def __init__(self, base, prepare):
        from conftest import Scratch
        base.mkdir()
        self.scratch = Scratch(base)
        prepare(self.scratch)
        self.scratch.write("other.txt", "staged\n")
        self.scratch.git("add", "other.txt")
        self.scratch.write("other.txt", "staged, and changed\n")
        self.scratch.write("loose.txt", "untracked\n")
        self.saved = base / "saved"
        shutil.move(self.scratch.folder, self.saved)
        self.restore()
        self.before = State(self.scratch)
        self.points, done = points(self.scratch, ["save"], CALLS + READING_CALLS)
        assert done.returncode == 0, done.stderr
        self.after = State(self.scratch)
        assert self.before.head != self.after.head
        assert self.before.files == self.after.files

    def restore(self):
        shutil.rmtree(self.scratch.folder, ignore_errors=True)
        shutil.copytree(self.saved, self.scratch.folder, symlinks=True)

    def expect_old_or_new(self, state):
        before, after = self.before, self.after
        expect(state.files == before.files, "a file of the work tree is another")
        expect(state.complaints == "", state.complaints)
        expect(state.head in (before.head, after.head), f"HEAD is {state.head}")
        expect(state.tree == (after if state.head == after.head else before).tree, "HEAD's files")
        expect(state.index in (before.index, after.index), f"the index holds {state.index}")
        # Its next commit would take the documents back.
        expect(state.head == before.head or state.index == after.index, "the index is behind HEAD")


class Unexpected(Exception):
    """What should not have come of a call that failed."""


def expect(condition, otherwise):
    if not condition:
        raise Unexpected(otherwise)


@pytest.mark.parametrize("prepare", [two_pairings, first_save, hooks])
def test_save_at_every_call(tmp_path, prepare):
    case = Case(tmp_path / "case", prepare)
    try_all(case, attempt)


def try_all(case, attempt):
    ends = collections.Counter()
    failures = []
    for call, number, cause in chosen(case.points):
        try:
            ends[cause, attempt(case, call, number, cause)] += 1
        except Unexpected as failure:
            failures.append(f"{cause} at {call} {number}: {failure}")
    print(len(case.points), "points;", dict(ends))
    assert not failures, f"{len(failures)} of {ends.total() + len(failures)}:\n" + "\n".join(failures)


def attempt(case, call, number, cause):
    """Lets one call fail, and tells how `save` ended."""
    case.restore()
    status, said = fail(case.scratch, ["save"], call, number, cause)
    state = State(case.scratch)
    case.expect_old_or_new(state)
    if cause != "KILL" and status == 0:
        expect(state.head == case.after.head, f"not saved: {said}")
    elif cause != "KILL":
        # A document that can't be read is a finding, and those end with 1; so does what a hook refuses, because
        # the call that failed was its own.
        is_refused = "[unreadable-document]" in said or "hook refused" in said
        expect(status == (1 if is_refused else 2), said)
        if "error: standard output can't be written" in said:
            expect(state.head == case.after.head, said)
            return status
        # The library loses the cause where it looks into the index, or reads an object, by itself.
        told = f"([^ ]/.*error: |error: .*['/]).*{CAUSES[cause]}|the index of the repository can't be read|hook refused"
        if call in READING_CALLS:
            told += "|the object [0-9a-f]{40} is damaged"
        if call == "newfstatat":
            told += f"|{NOT_SEEN}"
        expect(re.search(told, said), said)
        expect((state.head, state.index) == (case.before.head, case.before.index), f"saved: {said}")
        expect(state.left == [] or call == "unlink", f"left {state.left}: {said}")
    # A process that is killed leaves its lock, as git's own does, and the next one names it.
    for path in list((case.scratch.folder / ".git").rglob("*")):
        if path.name in state.left:
            path.unlink()
    again = case.scratch.run(MENTORDOC, "save", **DATES)
    expect(state.head == case.after.head or "Nothing to save" not in again, again)
    expect(vars(State(case.scratch)) == vars(case.after), "the second run came to another end")
    return status


def new_pairing(scratch):
    return ["new", "pairing", "--mentee", "Ada Love", "--mentor", "Grace", "--role", "editor"]


def new_meeting(scratch):
    change_documents(scratch)
    return ["new", "meeting", "ada", "--date", "2026-02-01"]


def fixes(scratch):
    """Two documents with something that can be mended."""
    change_documents(scratch)
    for slug in SLUGS:
        path = scratch.folder / f"pairings/{slug}/pairing.md"
        path.write_text(path.read_text().replace("2026-01-05", "5 January 2026"))
        path.chmod(0o640)
    return ["check", "--fix"]


class Writing:
    """A command that writes documents, with what it makes of them when nothing fails."""

    def __init__(self, base, prepare):
        from conftest import Scratch
        base.mkdir()
        self.scratch = Scratch(base)
        self.scratch.mentordoc("init", "--name", "Crashes")
        self.command = prepare(self.scratch)
        self.saved = base / "saved"
        shutil.move(self.scratch.folder, self.saved)
        self.restore()
        self.before, _ = self.documents()
        self.points, done = points(self.scratch, self.command, WRITING_CALLS + READING_CALLS)
        self.status = done.returncode
        assert self.status in (0, 1), done.stderr
        self.after, left = self.documents()
        assert self.before != self.after and left == []

    restore = Case.restore

    def documents(self):
        """All files with their rights, and what is left of those that were never finished."""
        files = {
            str(path.relative_to(self.scratch.folder)): (path.stat().st_mode, path.read_bytes())
            for path in self.scratch.folder.rglob("*")
            if path.is_file() and ".git" not in path.relative_to(self.scratch.folder).parts}
        left = sorted(path for path in files if ".mentordoc-" in path)
        return {path: what for path, what in files.items() if path not in left}, left


@pytest.mark.parametrize("prepare", [new_pairing, new_meeting, fixes])
def test_writing_at_every_call(tmp_path, prepare):
    try_all(Writing(tmp_path / "case", prepare), attempt_to_write)


def attempt_to_write(case, call, number, cause):
    """Lets one call fail, and tells how the command ended."""
    case.restore()
    status, said = fail(case.scratch, case.command, call, number, cause)
    files, left = case.documents()
    is_new = case.command[0] == "new"
    for path in case.before | files | case.after:
        expect(files.get(path) in (case.before.get(path), case.after.get(path)), f"{path}: {said}")
    expect(not is_new or files in (case.before, case.after), f"done by half: {said}")
    if cause != "KILL" and status == case.status and "[unreadable-document]" not in said:
        # A document that could be read only the second time is not mended, and its finding is told again.
        expect(files == case.after or ": 1 warning." in said, f"not done: {said}")
    elif cause != "KILL":
        expect(status == 2 or "[unreadable-document]" in said, said)
        told = f"([^ ]/.*error: |error: .*['/]).*{CAUSES[cause]}|standard output"
        if call == "newfstatat":
            told += f"|{NOT_SEEN}"
        expect(re.search(told, said), said)
        expect(left == [] or call == "unlinkat", f"left {left}: {said}")
    if not is_new or files == case.before:
        case.scratch.run(MENTORDOC, *case.command, status=case.status)
        expect(case.documents()[0] == case.after, "the second run came to another end")
    return status
