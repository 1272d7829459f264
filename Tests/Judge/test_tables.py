"""Rows of the plan against cmark-gfm's own rendering: a cell that the reader loses is a finding."""

import itertools
import json

import cmarkgfm
import pytest

HEADER = (
    "| Goals | Mentee’s Action Steps | Mentor’s Action Steps "
    "| Support Network’s Action Steps (Role of manager, peers, etc.) "
    "| Potential Barriers (Risk mitigation steps) "
    "| Success Measures (Must be measurable and results-focused) | Target Completion Date(s) |\n"
    "| --- | --- | --- | --- | --- | --- | --- |\n"
)
# Ways to write something with a bar, or nearly one, into a cell.
CELLS = ["plain", "a|b", "a\\|b", "`a|b`", "`a\\|b`", "a\\\\|b", "``a|`b``", "<b title='|'>", "a&#124;b",
         "[a|b](https://example.org)", "\\`a|b\\`", "*a|b*", "![a|b](c)", "a||b", ""]


def row(cells):
    return "| **#1** " + " | ".join(["goal", *cells, "x", "x", "x", "x"][:6]) + " | 2026-06-30 |\n"


@pytest.fixture(scope="module")
def answers(tmp_path_factory):
    """For each pair of cells: the lines, and the rules that spoke about the plan."""
    from conftest import Scratch

    scratch = Scratch(tmp_path_factory.mktemp("tables"))
    scratch.write("mentordoc.yml", "name: Tables\n")
    rows = {}
    for number, cells in enumerate(itertools.product(CELLS, repeat=2)):
        folder = f"pairings/row-{number}"
        rows[f"row-{number}"] = row(cells)
        scratch.write(
            f"{folder}/pairing.md",
            f"---\nmentee: Ines {number}\nrole: Editor\nstarted: 2026-01-05\n---\n# Ines\n")
        scratch.write(
            f"{folder}/action-plan.md",
            f"# Plan\n\n## Gaps\n\n## Action plan\n\n{HEADER}{row(cells)}\n## Progress\n")
    report = json.loads(scratch.mentordoc("check", "--format", "json", status=(0, 1)))
    rules = {slug: set() for slug in rows}
    for finding in report["findings"]:
        rules[finding["pairing"]].add(finding["rule"])
    return {slug: (rows[slug], rules[slug]) for slug in rows}


def test_a_cell_is_reported_as_lost_exactly_when_it_is(answers):
    for text, rules in answers.values():
        html = cmarkgfm.github_flavored_markdown_to_html(HEADER + text)
        lost = "2026-06-30" not in html
        assert ("lost-cell" in rules) == lost, (text, rules, html)


def test_there_are_rows_of_both_sorts(answers):
    told = ["lost-cell" in rules for _, rules in answers.values()]
    assert 20 < sum(told) < len(told) - 20
