"""The schemas that mentordoc prints, as check-jsonschema takes them."""

import json
import pathlib
import sys

import pytest

from conftest import PROJECT, SAMPLE

CHECKER = pathlib.Path(sys.executable).with_name("check-jsonschema")

WHOLE = """\
name: Judged
coordinators: [Ines Vidal (ividal), "Jo Judge <jo@example.org>"]
contact: mentoring@example.org
handbook: https://example.org/handbook
audience: pair
cadence: {meeting: 4 weeks, check-in: every month, review: 3 Months}
rules: {gap-without-goal: off, missing-field: error, cut-value: warning}
private: [notes/private/**]
words: {by: [bis], waived: entfällt, confirmed by: [bestätigt von]}
measures: {vague: [nett], units: [Aufnahmen, spectra]}
"""

GOOD = [
    "name: Judged\n",
    "name: 2026\ncontact:\ncoordinators:\ncadence:\nrules:\nwords:\n",
    "# nothing yet\n",
    "coordinators: Ines Vidal\n",
    "cadence: {meeting: , review: 3 months}\nrules:\n  lost-cell:\nwords: {by: }\nmeasures: {vague: }\n",
    WHOLE,
]

BAD = [
    "nmae: Judged\n",
    "name: [Judged]\n",
    "audience: everybody\n",
    "cadence: 4 weeks\n",
    "cadence: {meeting: 0 weeks}\n",
    "cadence: {meeting: now and then}\n",
    "cadence: {meeting: ''}\n",
    "cadence: {meetings: 4 weeks}\n",
    "cadence: {meetings: }\n",
    "rules: {lost-promises: off}\n",
    "rules: {lost-promise: never}\n",
    "rules: [lost-promise]\n",
    "words: {buy: [bis]}\n",
    "words: {by: {de: bis}}\n",
    "measures: {vauge: [nett]}\n",
    "coordinators: [[Ines Vidal]]\n",
    "private: {notes: yes}\n",
]


@pytest.fixture
def schema(scratch):
    """Writes a schema to a file and gives its name."""
    def write(which):
        scratch.write(f"{which}.schema.json", scratch.mentordoc("schema", which))
        return f"{which}.schema.json"
    return write


def verdict(scratch, schema, instance):
    """Whether the checker takes a file."""
    answer = scratch.run(CHECKER, "--schemafile", schema, "--output-format", "json", instance,
                         status=(0, 1))
    answer = json.loads(answer)
    # A schema or file that it could not read is no verdict.
    assert not answer.get("parse_errors"), answer
    return answer["status"] == "ok"


@pytest.mark.parametrize("which", ["config", "check"])
def test_a_schema_is_one(scratch, schema, which):
    scratch.run(CHECKER, "--check-metaschema", schema(which))


def test_the_sample_and_a_fresh_programme_are_set_up_well(scratch, schema):
    scratch.mentordoc("init", "fresh", "--name", "Judged", "--coordinator", "Ines Vidal (ividal)",
                      "--contact", "mentoring@example.org", "--audience", "public")
    assert verdict(scratch, schema("config"), scratch.folder / "fresh/mentordoc.yml")
    assert verdict(scratch, schema("config"), SAMPLE / "mentordoc.yml")


def test_the_settings_that_the_readme_shows_are_valid(scratch, schema):
    readme = (PROJECT / "README.md").read_text(encoding="utf-8")
    section = readme.split("\n## Configuration\n")[1]
    scratch.write("mentordoc.yml", section.split("```yaml\n")[1].split("```")[0])
    assert verdict(scratch, schema("config"), "mentordoc.yml")


@pytest.mark.parametrize("text", GOOD + BAD)
def test_schema_and_mentordoc_agree_on_settings(scratch, schema, text):
    name = schema("config")
    scratch.write("mentordoc.yml", text)
    scratch.mentordoc("check", status=0 if text in GOOD else 2)
    assert verdict(scratch, name, "mentordoc.yml") == (text in GOOD)


def test_a_damaged_record_is_told_in_the_form_of_the_schema(scratch, schema):
    name = schema("check")
    scratch.mentordoc("init", "--name", "Judged")
    scratch.mentordoc("new", "pairing", "--mentee", "Ines Vidal", "--role", "Editor",
                      "--started", "2026-01-05")
    folder = "pairings/ines-vidal"
    scratch.write(f"{folder}/meetings/2026-02-31-progress.md", "# Never\n")
    scratch.write(f"{folder}/meetings/2026-02-03-progress.md", "# Hello\n\n## Check list\n\n-[ ] x\n")
    scratch.write(f"{folder}/reviews/2026-04-01.md", "---\nby: @ines\ndecision: maybe\n---\n")
    scratch.write(f"{folder}/reviews/2026-04-02.md", "---\nby: Ines Vidal\ndescision: maybe\n---\n")
    report = scratch.mentordoc("check", "--format", "json", status=1)
    scratch.write("report.json", report)
    assert json.loads(report)["findings"] and json.loads(report)["open"]
    assert verdict(scratch, name, "report.json")
    for old, new in [
        ('"version": 1', '"version": 2'), ('"severity": "error"', '"severity": "fatal"'),
        ('"rule": "', '"rule": "no-'), ('"line": ', '"line": -'), ('"open": [', '"opened": ['),
    ]:
        assert old in report
        scratch.write("report.json", report.replace(old, new, 1))
        assert not verdict(scratch, name, "report.json"), (old, new)


def test_the_samples_report_has_the_form_of_the_schema(replayed, scratch, schema):
    scratch.write("report.json", replayed.mentordoc("check", "--format", "json"))
    assert verdict(scratch, schema("check"), "report.json")
