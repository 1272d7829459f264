"""Histories with known events: `log` tells exactly those, however the commits were made."""

import json
import os
import random
import subprocess

import pytest
from conftest import MENTORDOC, Scratch, environment
from generated_history import Told, branched_history, fast_import, saved_history

# The whole of it, 10,000, is for a binary that was built for release.
COMMITS = int(os.environ.get("GENERATED_COMMITS", "1000"))
SAVES = 200


def told(line):
    """The commit of a line of `log --format json-lines`, its day, and the event."""
    entry = json.loads(line)
    event = Told(entry["pairing"], entry["event"], entry["headline"], frozenset(entry["details"]),
                 frozenset(entry["goals"]))
    return entry["commit"], entry["date"][:10], event


def log(scratch, *arguments):
    done = subprocess.run(
        [MENTORDOC, "log", *arguments, "--format", "json-lines"], cwd=scratch.folder, check=True,
        capture_output=True, timeout=600, env=environment(scratch.home))
    return [told(line) for line in done.stdout.decode().splitlines()]


def names(slug, events):
    """All names that a pairing had; none is used twice."""
    earlier = {event.pairing: event.headline[13:] for event in events if event.headline.startswith("renamed from ")}
    found = [slug]
    while found[-1] in earlier:
        found.append(earlier[found[-1]])
    return set(found)


@pytest.fixture(scope="module")
def branched(tmp_path_factory):
    """A repository that git made, and the commit of each step."""
    scratch = Scratch(tmp_path_factory.mktemp("branched"))
    steps = branched_history("a fixed seed", COMMITS)
    scratch.git("init", "-q", "-b", "main")
    marks = scratch.folder / ".git" / "marks"
    importer = subprocess.Popen(
        ["git", "-C", scratch.folder, "fast-import", "--quiet", f"--export-marks={marks}"],
        stdin=subprocess.PIPE, env=environment(scratch.home))
    fast_import(steps, importer.stdin)
    importer.stdin.close()
    assert importer.wait() == 0
    scratch.git("reset", "-q", "--hard")
    commits = {}
    for line in marks.read_text().splitlines():
        mark, commit = line.split()
        commits[commit] = steps[int(mark[1:]) - 1]
    assert len(commits) == len(steps) >= COMMITS
    return scratch, commits


def expected(commits):
    return [(commit, str(step.day), event) for commit, step in commits.items() for event in step.told]


def test_the_model_has_everything_in_it(branched):
    _, commits = branched
    steps = commits.values()
    events = [event for step in steps for event in step.told]
    assert len({event.event for event in events}) == 12
    merges = [step for step in steps if len(step.parents) > 1]
    assert len(merges) >= COMMITS // 50
    assert {True, False} == {bool(step.told) for step in merges}
    assert any(event.headline.startswith("renamed from ") for step in merges for event in step.told)
    assert any(not step.told for step in steps if len(step.parents) == 1)
    assert any(len(step.told) > 1 for step in steps)


def test_log_tells_exactly_what_git_committed(branched):
    scratch, commits = branched
    found = log(scratch)
    assert len(found) == len(set(found))
    assert set(found) == set(expected(commits))


def test_log_of_a_pairing_tells_exactly_its_part(branched):
    scratch, commits = branched
    everything = expected(commits)
    slugs = sorted(path.name for path in (scratch.folder / "pairings").iterdir())
    renamed = [slug for slug in slugs if "_" in slug]
    draw = random.Random(1)
    for slug in draw.sample(renamed, 6) + draw.sample(slugs, 6):
        own = names(slug, [event for _, _, event in everything])
        assert set(log(scratch, slug)) == {entry for entry in everything if entry[2].pairing in own}, slug


def test_an_event_is_found_beside_a_weightier_one(branched):
    scratch, commits = branched
    wanted = {
        entry for entry in expected(commits)
        if any("did not take place" in text for text in (entry[2].headline, *entry[2].details))}
    assert {"cancelled"} < {event.event for _, _, event in wanted}
    assert set(log(scratch, "--event", "cancelled")) == wanted


def test_log_and_git_tell_exactly_what_save_committed(scratch):
    scratch.git("init", "-q", "-b", "main")
    steps = list(saved_history("a fixed seed", SAVES))
    for step in steps:
        for path, text in step.files.items():
            if text is None:
                (scratch.folder / path).unlink()
            else:
                scratch.write(path, text)
        date = f"{step.day}T12:00:00Z"
        scratch.mentordoc(
            "save", GIT_AUTHOR_NAME=step.author, GIT_AUTHOR_DATE=date, GIT_COMMITTER_DATE=date)
        assert scratch.git("status", "--porcelain") == ""
    wanted = {(str(step.day), event) for step in steps for event in step.told}
    found = log(scratch)
    assert {(day, event) for _, day, event in found} == wanted
    # One commit an event, and its message says the same.
    assert len(found) == len({commit for commit, _, _ in found}) == len(wanted)
    form = "%H%x09%(trailers:key=Pairing,valueonly,separator=)%x09%(trailers:key=Event,valueonly,separator=)" \
        "%x09%(trailers:key=Goal,valueonly,separator=%x2C)%x09%s"
    lines = [line.split("\t") for line in scratch.git("log", f"--format={form}").splitlines()]
    by_git = {tuple(line[:4]) for line in lines}
    assert by_git == {
        (commit, event.pairing or "", event.event, ",".join(map(str, sorted(event.goals))))
        for commit, _, event in found}
    heads = {line[0]: line[4] for line in lines}
    for commit, _, event in found:
        said = f"{event.pairing or 'programme'}: {event.headline}"
        assert heads[commit] == said or heads[commit].endswith("…") and said.startswith(heads[commit][:-1])
    assert scratch.git("fsck", "--strict") == ""
