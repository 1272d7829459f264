"""Open boxes as markdown-it counts them, with its own idea of a task list."""

import json
import re

from markdown_it import MarkdownIt
from mdit_py_plugins.tasklists import tasklists_plugin

from conftest import SAMPLE

PARSER = MarkdownIt("gfm-like", {"linkify": False}).use(tasklists_plugin)


def unticked(path, section):
    """Unticked boxes below the heading of that name."""
    text = path.read_text(encoding="utf-8")
    count, inside = 0, False
    tokens = PARSER.parse(re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL))
    for index, token in enumerate(tokens):
        if token.type == "heading_open" and token.tag == "h2":
            inside = tokens[index + 1].content == section
        if inside and token.type == "inline":
            boxes = [child.content for child in token.children if "task-list-item-checkbox" in child.content]
            count += sum('checked="checked"' not in box for box in boxes)
    return count


def test_a_fresh_note_has_the_boxes_that_markdown_it_sees(scratch):
    scratch.mentordoc("init", "--name", "Judged")
    scratch.mentordoc("new", "pairing", "--mentee", "Ines Vidal", "--mentor", "Teodor Berg",
                      "--role", "Editor", "--started", "2026-01-05")
    for date in ("2026-01-06", "2026-02-03", "2026-03-03"):
        scratch.mentordoc("new", "meeting", "ines-vidal", "--date", date)
    report = json.loads(scratch.mentordoc("check", "--format", "json"))
    notes = sorted((scratch.folder / "pairings/ines-vidal/meetings").iterdir())
    assert [unticked(note, "Check list") for note in notes] == [3, 4, 4]
    for note in notes:
        name = str(note.relative_to(scratch.folder))
        told = sum(m["path"] == name and m["kind"] == "box" for m in report["open"])
        assert told == unticked(note, "Check list")


def test_the_samples_check_lists_are_all_ticked():
    for note in SAMPLE.rglob("meetings/*.md"):
        assert unticked(note, "Check list") == 0, note
