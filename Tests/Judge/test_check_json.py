"""`check --format json` as a JSON parser and a schema see it."""

import json

import jsonschema

POSITION = {
    "type": "object",
    "required": ["line", "column"],
    "additionalProperties": False,
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer", "minimum": 1}},
}
RANGE = {
    "type": "object",
    "required": ["start", "end"],
    "additionalProperties": False,
    "properties": {"start": POSITION, "end": POSITION},
}
PLACE = {"path": {"type": "string", "minLength": 1}, "range": {"anyOf": [RANGE, {"type": "null"}]}}
TEXT = {"type": "string"}
WORDS = {"type": "string", "minLength": 1}
SCHEMA = {
    "type": "object",
    "required": ["version", "findings", "open", "summary"],
    "additionalProperties": False,
    "properties": {
        "version": {"const": 1},
        "findings": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["rule", "severity", "path", "range", "headline", "explanation", "help",
                             "notes", "pairing", "fingerprint"],
                "additionalProperties": False,
                "properties": PLACE | {
                    "rule": {"type": "string", "pattern": "^[a-z]+(-[a-z]+)*$"},
                    "severity": {"enum": ["error", "warning"]},
                    "headline": {"type": "string", "pattern": "[^.]$"},
                    "explanation": TEXT,
                    "help": WORDS,
                    "notes": {
                        "type": "array",
                        "items": {
                            "type": "object",
                            "required": ["path", "range", "text"],
                            "additionalProperties": False,
                            "properties": PLACE | {"text": WORDS},
                        },
                    },
                    "pairing": {"type": ["string", "null"]},
                    "fingerprint": WORDS,
                    "fix": {"type": "object", "required": ["title", "safe", "edits"]},
                },
            },
        },
        "open": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["kind", "path", "line", "text"],
                "additionalProperties": False,
                "properties": {
                    "kind": {"enum": ["field", "box", "goal", "cell", "question", "item"]},
                    "path": WORDS,
                    "line": {"type": ["integer", "null"]},
                    "text": WORDS,
                },
            },
        },
        "summary": {
            "type": "object",
            "required": ["pairings", "documents", "errors", "warnings", "open"],
            "additionalProperties": {"type": "integer", "minimum": 0},
        },
    },
}


def report(scratch, status):
    return json.loads(scratch.mentordoc("check", "--format", "json", status=status))


def valid(answer):
    jsonschema.validate(answer, SCHEMA)
    findings, summary = answer["findings"], answer["summary"]
    for severity in ("error", "warning"):
        assert summary[severity + "s"] == sum(f["severity"] == severity for f in findings)
    assert summary["open"] == len(answer["open"])
    prints = [finding["fingerprint"] for finding in findings]
    assert len(prints) == len(set(prints))
    return answer


def test_the_sample_has_no_errors(replayed):
    answer = valid(report(replayed, 0))
    assert answer["summary"]["errors"] == 0
    assert answer["summary"]["open"] > 0


def test_a_damaged_record_is_told_in_the_same_form(scratch):
    scratch.mentordoc("init", "--name", "Judged")
    scratch.mentordoc("new", "pairing", "--mentee", "Ines Vidal", "--role", "Editor",
                      "--started", "2026-01-05")
    folder = "pairings/ines-vidal"
    scratch.write(f"{folder}/meetings/2026-02-31-progress.md", "# Never\n")
    scratch.write(f"{folder}/meetings/2026-02-03-progress.md", "# “Hello” \x1b[31m 🪐\n\n## Nots\n")
    scratch.write(f"{folder}/reviews/2026-04-01.md", "---\nby: @ines\ndecision: maybe\n---\n")
    answer = valid(report(scratch, 1))
    assert answer["summary"]["errors"] >= 3


def test_positions_lie_in_the_file(scratch):
    scratch.mentordoc("init", "--name", "Judged")
    scratch.mentordoc("new", "pairing", "--mentee", "Ines Vidal", "--role", "Editor",
                      "--started", "2026-01-05")
    plan = scratch.folder / "pairings/ines-vidal/action-plan.md"
    text = plan.read_text(encoding="utf-8")
    row = "| **#1** 🪐🪐 `a|b` | Łódź | x | x | x | x | 2026-02-30 |"
    plan.write_text(text.replace("| **#1** | | | | | | |", row), encoding="utf-8")
    answer = valid(report(scratch, 1))
    lines = plan.read_text(encoding="utf-8").split("\n")
    for finding in answer["findings"]:
        for position in (finding["range"] or {}).values():
            assert position["line"] <= len(lines)
            assert position["column"] <= len(lines[position["line"] - 1]) + 1
