"""Other people's Markdown formatters, run over a programme: a plan keeps its cells, or `check` says what is lost."""

import json
import pathlib
import shutil
import sys

import cmarkgfm
import pytest

from conftest import SAMPLE

TOOLS = pathlib.Path(sys.executable).parent
FORMATTERS = {
    "rumdl": ["rumdl", "fmt", "--no-cache", "."],
    "mdformat": ["mdformat", "--extensions", "frontmatter", "--extensions", "gfm", "--extensions", "tables", "."],
    "mdformat that wraps": ["mdformat", "--wrap", "60", "."],
    "pymarkdown": ["pymarkdown", "fix", "--recurse", "."],
}
# What `init` writes to keep them off the documents.
SETTINGS = [".rumdl.toml", ".mdformat.toml", ".pymarkdown"]
# They end with another status where they changed something; 1 is for what they found and left.
STATUSES = (0, 1, 3)

PLAN = """\
| **#1** Review `a\\|b` alone | Read it<br>ask | \\| | | exams (pause) | `x\\|y` in 8 reviews merged | 2026-06-30 |
| #2 A wide 漢字 goal | a | *b* | c\\|d | exams -> pause | 3 *things* done by _x_, see https://e.org/a_b_c | 2026-07-01 |
| **#3** | | | | | | |
"""


def fresh(scratch):
    """A programme as people leave it in the first weeks: made with `new`, written into by hand."""
    scratch.mentordoc("init", "--name", "Judged")
    scratch.mentordoc("new", "pairing", "--mentee", "Ines Vidal (ines)", "--mentor", "Teo Berg",
                      "--role", "Editor", "--started", "2026-01-05")
    for date, kind in [("2026-01-12", "first"), ("2026-01-26", "planning"), ("2026-02-26", "progress")]:
        scratch.mentordoc("new", "meeting", "ines-vidal", "--date", date, "--kind", kind)
    plan = scratch.folder / "pairings/ines-vidal/action-plan.md"
    text = plan.read_text(encoding="utf-8")
    rows = "| **#1** | | | | | | |\n| **#2** | | | | | | |\n| **#3** | | | | | | |\n"
    assert rows in text
    text = text.replace(rows, PLAN).replace(
        "## Gaps\n", "## Gaps\n\n- G1 (behaviour): reviews come late -> goal 1\n- G2 (skill): C → none: not needed\n")
    text += "\n- [x] goal 1: 2026-06-28, https://e.org/x_y_z\n- [ ] goal 2\n- ~~goal 3~~ waived: the role changed\n"
    plan.write_text(text, encoding="utf-8")


def sample(scratch):
    shutil.copytree(SAMPLE, scratch.folder, dirs_exist_ok=True)


PROGRAMMES = {"fresh": fresh, "sample": sample}


def documents(scratch):
    return {path: path.read_bytes() for path in sorted(scratch.folder.glob("pairings/**/*.md"))}


def cells(bytes_):
    """What a reader of the rendered plan sees in each cell."""
    html = cmarkgfm.github_flavored_markdown_to_html(bytes_.decode())
    rows = html.split("<tr>")[1:]
    return [[cell.split("</t")[0].split(">", 1)[1] for cell in row.replace("<th", "<td").split("<td")[1:]]
            for row in rows]


def answer(scratch):
    report = json.loads(scratch.mentordoc("check", "--format", "json", status=(0, 1)))
    return report["findings"], report["open"], report["summary"]


def told(matters):
    """What is open, by document and text; a formatter may move lines."""
    return sorted((matter["kind"], matter["path"], matter["text"]) for matter in matters)


def formatted(scratch, name):
    command = FORMATTERS[name]
    scratch.run(TOOLS / command[0], *command[1:], status=STATUSES)


@pytest.mark.parametrize("programme", PROGRAMMES)
@pytest.mark.parametrize("formatter", FORMATTERS)
def test_with_the_settings_of_init_no_document_is_touched(scratch, programme, formatter):
    PROGRAMMES[programme](scratch)
    before = documents(scratch)
    assert len(before) >= 5
    formatted(scratch, formatter)
    assert documents(scratch) == before


@pytest.mark.parametrize("programme", PROGRAMMES)
@pytest.mark.parametrize("formatter", FORMATTERS)
def test_without_settings_no_cell_is_lost_and_check_finds_nothing_new(scratch, programme, formatter):
    PROGRAMMES[programme](scratch)
    for name in SETTINGS:
        (scratch.folder / name).unlink()
    before, (findings_before, open_before, summary) = documents(scratch), answer(scratch)
    formatted(scratch, formatter)
    after = documents(scratch)
    findings, open_after, now = answer(scratch)
    assert [f["fingerprint"] for f in findings] == [f["fingerprint"] for f in findings_before]
    assert now == summary and told(open_after) == told(open_before)
    for path in before:
        if path.name == "action-plan.md":
            assert cells(after[path]) == cells(before[path])


@pytest.mark.parametrize("programme", PROGRAMMES)
def test_front_matter_that_a_formatter_has_made_text_of_is_found(scratch, programme):
    """mdformat without its plugins, as many people have it; it can also take the `\\` from `\\|`, which is found too."""
    PROGRAMMES[programme](scratch)
    (scratch.folder / ".mdformat.toml").unlink()
    hurt = [path for path, text in documents(scratch).items() if text.startswith(b"---\n")]
    scratch.run(TOOLS / "mdformat", "--no-extensions", ".")
    findings, _, _ = answer(scratch)
    named = {scratch.folder / finding["path"] for finding in findings if finding["severity"] == "error"}
    assert named >= set(hurt)
