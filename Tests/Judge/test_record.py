"""The record that `save` makes, as git itself and a JSON parser see it."""

import json
import re

import pytest


@pytest.fixture(scope="module")
def commits(replayed):
    """Every commit, oldest first: its id, trailers by git's own parser, the pairings it touches."""
    found = []
    for commit in replayed.git("rev-list", "--reverse", "HEAD").split():
        body = replayed.git(
            "log", "-1", commit, "--format=%(trailers:only,unfold,separator=%x0A)").splitlines()
        trailers = [tuple(line.split(": ", 1)) for line in body if line]
        paths = replayed.git(
            "diff-tree", "--root", "--no-commit-id", "--name-only", "-r", "-z", commit).split("\0")
        paths = [path for path in paths if path]
        found.append((commit, trailers, paths))
    return found


def test_git_finds_nothing_wrong(replayed):
    # Dangling objects would be printed as well: `save` leaves none behind.
    assert replayed.git("fsck", "--strict", "--full") == ""


def test_the_work_tree_is_clean(replayed):
    assert replayed.git("status", "--porcelain") == ""


def test_each_commit_is_about_one_pairing_and_says_so(commits):
    assert len(commits) > 40
    for commit, trailers, paths in commits:
        slugs = {path.split("/")[1] for path in paths if path.startswith("pairings/")}
        named = [value for name, value in trailers if name == "Pairing"]
        assert len(slugs) <= 1 and named == sorted(slugs), (commit, paths, trailers)
        if slugs:
            assert all(path.startswith("pairings/") for path in paths)


def test_each_commit_names_one_event(commits):
    for commit, trailers, paths in commits:
        events = [value for name, value in trailers if name == "Event"]
        assert len(events) == 1 and re.fullmatch(r"[a-z-]+", events[0]), (commit, trailers)
        outside = not any(path.startswith("pairings/") for path in paths)
        assert (events[0] == "programme") == outside


def test_goals_are_numbers_in_order(commits):
    seen = set()
    for commit, trailers, _ in commits:
        goals = [int(value) for name, value in trailers if name == "Goal"]
        assert goals == sorted(set(goals)), (commit, trailers)
        seen |= set(goals)
    assert {1, 2, 3, 4} <= seen


def test_meetings_are_recorded_as_the_files_say(commits):
    for commit, trailers, paths in commits:
        kinds = re.findall(r"meetings/[0-9-]{10}-([a-z]+)\.md", "\n".join(paths))
        events = [value for name, value in trailers if name == "Event"]
        if events[0] in ("first", "planning", "progress"):
            assert events[0] in kinds, (commit, paths)


def test_no_message_links_an_issue_or_calls_a_person(replayed):
    for message in replayed.git("log", "--format=%B%x00").split("\0"):
        assert not re.search(r"(^|[^&\w])#[0-9]", message), message
        assert not re.search(r"(^|[^\w.])@\w", message), message


def test_log_has_the_commits_that_git_has(replayed):
    lines = replayed.mentordoc("log", "--format", "json-lines").splitlines()
    entries = [json.loads(line) for line in lines]
    told = {
        (entry["commit"], entry["date"][:10], entry["author"].split(" <")[0], entry["pairing"])
        for entry in entries if entry["pairing"]
    }
    by_git = set()
    for line in replayed.git(
        "log", "--format=%H%x09%as%x09%an%x09%(trailers:key=Pairing,valueonly,separator=)"
    ).splitlines():
        commit, date, author, pairing = line.split("\t")
        if pairing:
            by_git.add((commit, date, author, pairing))
    assert told == by_git


def test_log_of_a_pairing_is_that_part_of_the_log(replayed):
    def entries(*arguments):
        out = replayed.mentordoc("log", *arguments, "--format", "json-lines")
        return [json.loads(line) for line in out.splitlines()]

    everything = entries()
    for slug in {entry["pairing"] for entry in everything if entry["pairing"]}:
        assert entries(slug) == [entry for entry in everything if entry["pairing"] == slug]
