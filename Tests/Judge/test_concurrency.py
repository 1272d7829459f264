"""Several people, or several windows of one, at work in one repository at the same time: `save` beside `save`, beside
`git add` and beside `git commit`. Git itself says in the end whether anything was lost.

The sizes are small, so that the judges stay quick; MENTORDOC_SAVERS=full takes those of the project's bars."""

import os
import re
import subprocess
from concurrent.futures import ThreadPoolExecutor

import pytest

from conftest import LIMIT, MENTORDOC, environment

FULL = os.environ.get("MENTORDOC_SAVERS") == "full"

PAIRING = "---\nmentee: {0} Mentee\nmentor: {0} Mentor\nrole: maintainer\nstarted: 2022-01-05\n---\n\n# {0}\n"
MEETING = """\
# Progress meeting

## Open since the last meeting

## Successes

This was meeting {0}.

## Check list

- [ ] Review progress on actions items determined at the end of the last meeting.
- [ ] Discuss items of interest, current challenges, recent successes, etc.
- [x] Review the mentee’s goals and their progress, and amend as needed.
- [ ] Discuss action items to be completed before the next meeting.

## Action items
"""

# What another's lock, or another's commit, may make of a command.
SAVE_REFUSES = r"^error: (the index is locked by another git command|can't move '[^']+')"
GIT_REFUSES = r"(index\.lock|HEAD\.lock|main\.lock)': File exists|cannot lock ref"


def meeting(saver, number):
    return f"pairings/saver-{saver}/meetings/{2022 + number // 12}-{number % 12 + 1:02}-10-progress.md"


@pytest.fixture
def programme(scratch):
    scratch.mentordoc("init", "--name", "Many hands")
    for saver in range(8):
        scratch.write(f"pairings/saver-{saver}/pairing.md", PAIRING.format(f"Saver {saver}"))
    scratch.mentordoc("save")
    return scratch


def attempt(scratch, *command):
    """Runs a program whose end may be a refusal: its status, and what it complained of."""
    done = subprocess.run(
        command, cwd=scratch.folder, capture_output=True, timeout=10 * LIMIT,
        stdin=subprocess.DEVNULL, env=environment(scratch.home))
    return done.returncode, done.stderr.decode()


def save_all(scratch, saver, count):
    """One saver's meetings, one `save` each, as (path, saved)."""
    results = []
    for number in range(count):
        path = meeting(saver, number)
        scratch.write(path, MEETING.format(number))
        status, errors = attempt(scratch, MENTORDOC, "save", path)
        assert status == 0 or (status == 2 and re.search(SAVE_REFUSES, errors, re.M)), (status, errors)
        results.append((path, status == 0))
    return results


def together(*jobs):
    """Runs all jobs at once; the first failure of one is that of the test."""
    with ThreadPoolExecutor(len(jobs)) as pool:
        running = [pool.submit(*job) for job in jobs]
        return [job.result() for job in running]


def expect_sound(scratch, saved, begin):
    """Each save is one commit of its own file, and nothing else is left over."""
    assert scratch.git("fsck", "--strict", "--no-dangling") == ""
    assert [path for path in (scratch.folder / ".git").rglob("*")
            if path.suffix == ".lock" or "mentordoc" in path.name] == []
    committed = {}
    for block in scratch.git("log", "--format=%x00%H", "--name-only", f"{begin}..HEAD").split("\0")[1:]:
        commit, *paths = block.split()
        committed[commit] = paths
    for path, is_saved in saved:
        commits = [commit for commit, paths in committed.items() if path in paths]
        assert len(commits) == is_saved, (path, commits)
        if is_saved:
            assert committed[commits[0]] == [path]
            assert scratch.git("show", f"HEAD:{path}") == (scratch.folder / path).read_text()
    return committed


def test_savers_at_once(programme):
    savers, count = (8, 40) if FULL else (6, 5)
    begin = programme.git("rev-parse", "HEAD").strip()
    programme.write("staged.txt", "staged\n")
    programme.git("add", "staged.txt")
    saved = sum(together(*[(save_all, programme, saver, count) for saver in range(savers)]), [])
    committed = expect_sound(programme, saved, begin)
    refused = sorted(path for path, is_saved in saved if not is_saved)
    print(f"{len(saved)} saves: {len(committed)} commits, {len(refused)} refused")
    assert len(committed) == len(saved) - len(refused)
    assert len(refused) < len(saved) / 4
    status = programme.git("status", "--porcelain", "-uall").splitlines()
    assert status == ["A  staged.txt"] + [f"?? {path}" for path in refused]


def test_savers_beside_a_person(programme):
    savers, count, adds, commits = (4, 40, 60, 20) if FULL else (3, 5, 12, 4)
    begin = programme.git("rev-parse", "HEAD").strip()

    def persist(*command):
        """As a person does it: what a lock refuses is done again, and anything else is a failure."""
        refusals = 0
        while True:
            status, errors = attempt(programme, "git", *command)
            if status == 0:
                return refusals
            assert re.search(GIT_REFUSES, errors), (command, status, errors)
            refusals += 1
            assert refusals < 1000

    def person():
        # One after the other: `git commit` reads the index before it takes the lock, so that git by itself
        # loses what is added in between.
        refusals = 0
        for number in range(adds):
            programme.write(f"added/{number}.txt", f"{number}\n")
            refusals += persist("add", f"added/{number}.txt")
            if number % (adds // commits) == 1:
                refusals += persist("commit", "-q", "-m", f"by hand after {number}")
        return refusals

    *saves, refusals = together(
        *[(save_all, programme, saver, count) for saver in range(savers)], (person,))
    saved = sum(saves, [])
    committed = expect_sound(programme, saved, begin)
    refused = sorted(path for path, is_saved in saved if not is_saved)
    print(f"{len(saved)} saves, {len(refused)} refused; git was refused {refusals} times")
    assert len(committed) == len(saved) - len(refused) + commits
    assert len(refused) < len(saved) / 4
    # What was staged is in the index, be it committed meanwhile or not, and so as it was staged.
    for number in range(adds):
        assert programme.git("show", f":added/{number}.txt") == f"{number}\n"
    by_hand = {path for paths in committed.values() for path in paths if path.startswith("added/")}
    status = programme.git("status", "--porcelain", "-uall").splitlines()
    staged = {f"added/{number}.txt" for number in range(adds)} - by_hand
    assert sorted(status) == sorted([f"A  {path}" for path in staged] + [f"?? {path}" for path in refused])
