"""The examples of GitHub's own specification, as documents: real Markdown at its oddest."""

import json
import os
import pathlib
import re

import pytest

EXAMPLE = re.compile(r"^`{32} example[^\n]*\n(.*?)^\.\n.*?^`{32}$", re.MULTILINE | re.DOTALL)
EXAMPLES = [
    match.group(1).replace("→", "\t")
    for match in EXAMPLE.finditer(
        pathlib.Path(os.environ["GFM_SPECIFICATION"]).read_text(encoding="utf-8"))
]
KINDS = ["pairing.md", "action-plan.md", "meetings/2026-02-03-progress.md", "reviews/2026-04-01.md"]
PAIRING = "---\nmentee: Ines Vidal the {}th\nmentor: Teodor Berg\nrole: Editor\nstarted: 2026-01-05\n---\n"


def programme(scratch, examples):
    scratch.write("mentordoc.yml", "name: Examples\n")
    for number, example in enumerate(examples):
        folder = f"pairings/example-{number}"
        mine = PAIRING.format(number)
        # Each pairing has two notes, so that the rules that compare documents run as well.
        scratch.write(f"{folder}/meetings/2026-01-06-first.md", "# First\n\n" + example)
        for kind in KINDS:
            scratch.write(f"{folder}/{kind}", (mine if kind == "pairing.md" else "") + example)


def test_the_specification_is_there():
    assert len(EXAMPLES) > 600


def test_all_examples_at_once_get_an_answer(scratch):
    programme(scratch, EXAMPLES)
    report = json.loads(scratch.mentordoc("check", "--format", "json", status=(0, 1)))
    assert report["summary"]["pairings"] == len(EXAMPLES)
    named = {finding["pairing"] for finding in report["findings"]}
    assert named == {f"example-{number}" for number in range(len(EXAMPLES))}


@pytest.mark.parametrize("number", range(0, len(EXAMPLES), 56))
def test_examples_in_the_full_format(scratch, number):
    programme(scratch, EXAMPLES[number : number + 56])
    assert "example-" in scratch.mentordoc("check", "--format", "full", status=1)
