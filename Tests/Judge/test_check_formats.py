"""The formats of `check` for hosts and build services, as other people's readers see them."""

import json
import re

import junitparser
import pytest
import sarif.loader
from markdown_it import MarkdownIt

# A code span, so that no part of it is Markdown in the document.
HOSTILE = "`90%, a:b ]]> ::error::x ##[group] <b>bold</b> &amp; [l](https://e.org) @bo #1 \x1b[31m`"
PAIRING = "pairings/ines-vidal"


@pytest.fixture
def broken(scratch):
    """A programme with a finding of each severity, and a document's text that tries to leave its place."""
    scratch.mentordoc("init", "--name", "Judged")
    scratch.mentordoc("new", "pairing", "--mentee", "Ines Vidal", "--role", "Editor",
                      "--started", "2026-01-05")
    scratch.mentordoc("new", "pairing", "--mentee", "Good Pair", "--role", "Editor",
                      "--started", "2026-01-05")
    plan = scratch.folder / PAIRING / "action-plan.md"
    text = plan.read_text(encoding="utf-8")
    rows = (f"| **#1** x | 🪐 | | | | | {HOSTILE} |", "| **#2** x | `a|b` | | | | | 2026-06-30 |")
    for number, row in enumerate(rows, 1):
        text = text.replace(f"| **#{number}** | | | | | | |", row)
    plan.write_text(text, encoding="utf-8")
    scratch.write(f"{PAIRING}/meetings/a,b:c%0A\r\n::error::.md", "# x\n")
    return scratch


def report(scratch, form, status=1):
    return scratch.mentordoc("check", "--format", form, "-q", status=status)


def findings(scratch):
    return json.loads(report(scratch, "json"))["findings"]


def test_json_lines_are_the_findings_of_json(broken):
    assert [json.loads(line) for line in report(broken, "json-lines").splitlines()] == findings(broken)


def test_sarif_is_read_with_every_finding(broken, tmp_path):
    path = tmp_path / "report.sarif"
    path.write_text(report(broken, "sarif"), encoding="utf-8")
    records = sarif.loader.load_sarif_file(str(path)).get_records()
    expected = findings(broken)
    assert len(records) == len(expected) >= 3
    by_rule = {record["Code"]: record for record in records}
    for finding in expected:
        record = by_rule[finding["rule"]]
        assert record["Severity"] == finding["severity"]
        assert record["Line"] == (finding["range"] or {"start": {"line": 1}})["start"]["line"]


def test_sarif_columns_count_utf16_units(broken):
    run = json.loads(report(broken, "sarif"))["runs"][0]
    assert run["columnKind"] == "utf16CodeUnits"
    lines = (broken.folder / PAIRING / "action-plan.md").read_text(encoding="utf-8").split("\n")
    result = next(r for r in run["results"] if r["ruleId"] == "not-a-date")
    region = result["locations"][0]["physicalLocation"]["region"]
    units = lines[region["startLine"] - 1].encode("utf-16-le")
    marked = units[2 * (region["startColumn"] - 1):2 * (region["endColumn"] - 1)]
    assert marked.decode("utf-16-le") == HOSTILE


def test_junit_is_read_and_a_good_pairing_is_passed_tests(broken, tmp_path):
    path = tmp_path / "report.xml"
    path.write_text(report(broken, "junit"), encoding="utf-8")
    suites = {suite.name: suite for suite in junitparser.JUnitXml.fromfile(str(path))}
    good, bad = suites["pairings/good-pair"], suites[PAIRING]
    assert good.tests == len(list(good)) == len(list(bad)) > 1
    assert all(case.is_passed for case in good)
    failed = [case.name for case in bad if not case.is_passed]
    assert failed == ["lost-cell"]
    told = next(case for case in bad if case.name == "not-a-date")
    assert "]]> ::error::x" in told.system_out and "<b>bold</b> &amp;" in told.system_out


def decoded(text, is_property):
    pairs = [("%0D", "\r"), ("%0A", "\n")] + ([("%3A", ":"), ("%2C", ",")] if is_property else [])
    for code, character in pairs + [("%25", "%")]:
        text = text.replace(code, character)
    return text


def test_annotations_give_back_what_went_in(broken):
    expected = findings(broken)
    lines = report(broken, "github").splitlines()
    assert len(lines) == len(expected)
    severities, files, messages = [], [], []
    for line in lines:
        severity, properties, message = re.fullmatch(r"::(error|warning) ([^:]*)::(.*)", line).groups()
        severities.append(severity)
        values = dict(part.split("=", 1) for part in properties.split(","))
        files.append(decoded(values["file"], True))
        messages.append(decoded(message, False))
    assert severities == sorted(severities)
    assert sorted(files) == sorted(finding["path"] for finding in expected)
    dated = next(text for text in messages if text.startswith("target date"))
    assert "90%, a:b ]]> ::error::x " in dated


def test_gitlab_reads_what_it_needs(broken):
    issues = json.loads(report(broken, "gitlab"))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(findings(broken))
    for issue in issues:
        assert issue["description"] and issue["check_name"] and issue["severity"] in ("minor", "major")
        assert issue["location"]["path"] and issue["location"]["lines"]["begin"] >= 1


def test_markdown_shows_texts_and_makes_nothing_of_them(broken):
    text = report(broken, "markdown")
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    inline = [child for token in tokens if token.type == "inline" for child in token.children]
    assert {child.type for child in inline} <= {"text", "html_inline", "text_special", "softbreak"}
    assert {c.content for c in inline if c.type == "html_inline"} <= {"<br>", "<!-- -->"}
    shown = "".join(child.content for child in inline if child.type != "html_inline")
    assert "90%, a:b ]]> ::error::x" in shown and "<b>bold</b> &amp; [l](https://e.org) @bo #1" in shown
    rows = [token for token in tokens if token.type == "tr_open"]
    assert len(rows) == len(findings(broken)) + 1


@pytest.mark.parametrize("form", ["full", "concise", "grouped", "github", "junit", "markdown"])
def test_no_line_of_a_log_is_a_command(broken, form):
    text = report(broken, form)
    assert "##[" not in text and "\x1b" not in text and "\r" not in text
    commands = [line for line in text.split("\n") if re.match(r"\s*::", line)]
    assert form == "github" or not commands


def test_sarif_fixes_are_those_that_fix_makes(broken):
    """Each replacement carried out in UTF-16, as SARIF counts, gives the bytes that `--fix` writes."""
    plan = broken.folder / PAIRING / "action-plan.md"
    plan.write_text(
        plan.read_text(encoding="utf-8").replace(
            "| **#3** | | | | | | |", "| **#3** x | 🪐 | | | | | 5 March 2026 |"), encoding="utf-8")
    results = json.loads(report(broken, "sarif"))["runs"][0]["results"]
    fixes = [fix for result in results for fix in result.get("fixes", [])]
    assert len(fixes) == 2
    text = plan.read_text(encoding="utf-8")
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line.encode("utf-16-le")))
    edits = []
    for fix in fixes:
        assert fix["description"]["text"]
        (change,) = fix["artifactChanges"]
        assert change["artifactLocation"]["uri"].endswith("/action-plan.md")
        for replacement in change["replacements"]:
            region = replacement["deletedRegion"]
            start, end = (
                starts[region[f"{edge}Line"] - 1] + 2 * (region[f"{edge}Column"] - 1) for edge in ("start", "end"))
            edits.append((start, end, replacement["insertedContent"]["text"].encode("utf-16-le")))
    units = text.encode("utf-16-le")
    for start, end, inserted in sorted(edits, reverse=True):
        units = units[:start] + inserted + units[end:]
    broken.mentordoc("check", "--fix", status=(0, 1))
    assert plan.read_text(encoding="utf-8") == units.decode("utf-16-le")
