"""Documents, names and texts that mean harm: an answer within the limits, and nothing that leaves its place."""

import json
import os
import re
import subprocess
import time

import junitparser
import pytest
import yaml

from conftest import LIMIT, MENTORDOC, environment

PAIRING = "pairings/ines-vidal"
MEGABYTES = 256
# Of processor time, for a build without optimisation on a machine that is busy; a release takes a tenth.
SECONDS = 10

FRONT_MATTER = "---\nmentee: Ines Vidal\nmentor: Teo Berg\nrole: Editor\nstarted: 2026-01-05\n---\n"


def repeated(unit, before="", after=""):
    return lambda size: before + unit * (size // len(unit)) + after


def matter(text):
    return lambda size: f"---\n{text(size) if callable(text) else text}\n---\n# T\n"


def laughs(size):
    """Aliases that stand for nine others each."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    return "\n".join(lines + [f"a{n}: &a{n} [" + ", ".join([f"*a{n - 1}"] * 9) + "]" for n in range(1, 12)])


def wide(columns, rows="| b " ):
    return "| a " * columns + "|\n" + "| - " * columns + "|\n" + rows * columns + "|\n"


def colliding(size):
    """References that fall into one slot of cmark's table."""
    def hash_(text):
        value = 0
        for character in text:
            value = (ord(character) + (value << 6) + (value << 16) - value) & 0xFFFFFFFF
        return value % 16
    names, number = [], 0
    while len(names) * 24 < size:
        if hash_(f"x{number}") == 0:
            names.append(f"x{number}")
        number += 1
    return "".join(f"[{name}]: /u\n\n[x0]\n\n" for name in names)


# After the inputs that cmark and cmark-gfm publish as slow ones, and what their releases mended.
SLOW = {
    "emphasis that closes": repeated("a_ "), "emphasis that opens": repeated("_a "),
    "emphasis that differs": repeated("*a_ "), "emphasis by threes": repeated("a**b" + "c* "),
    "strong in emphasis": lambda size: "*a **a " * (size // 14) + "b" + " a** a*" * (size // 14),
    "links that close": repeated("a]"), "links that open": repeated("[a"),
    "links and emphasis": repeated("[ a_"), "brackets and parentheses": repeated("[ (]("),
    "images and brackets": repeated("![[]()"), "links without end": repeated("[a](<b"),
    "brackets": lambda size: "[" * (size // 2) + "a" + "]" * (size // 2),
    "images": lambda size: "![" * (size // 7) + "a" + "](b)" * (size // 7),
    "backticks": lambda size: "".join("e" + "`" * n for n in range(1, int((2 * size) ** 0.5))),
    "instructions": repeated("<?"), "declarations": repeated("<!A "), "CDATA": repeated("<![CDATA["),
    "comments": repeated("<!--", "</"), "entities": repeated("&a;"), "backslashes": repeated("\\"),
    "quotes": repeated("> ", after="a"), "quotes without blanks": repeated(">", after="a"),
    "quotes with emphasis": lambda size: ">" * (size // 3) + "a*" * (size // 3),
    "quotes and idle lines": lambda size: "> " * (size // 4) + "a\n" + "b\n" * (size // 4),
    "lists in a line": repeated("- ", after="x"), "numbered lists in a line": repeated("1. ", after="x"),
    "lists, indented": lambda size: "".join("  " * n + "* a\n" for n in range(int(size ** 0.5))),
    "lists and empty lines": lambda size: "- " * (size // 3) + "x" + "\n" * (size // 3),
    "underlined headings": repeated("a\n=\n"), "carriage returns": repeated("\r"),
    "a long line": repeated("a"), "empty lines": repeated("\n"), "tabs": repeated("-\ta\n"),
    "references of one hash": colliding, "definitions": repeated("[a]: b\n"),
    "a definition used often": lambda size: "[a]: /" + "u" * (size // 2) + "\n\n" + "[a]" * (size // 6),
    "tables, one after another": repeated("a\n-|-\n"), "tables that are none": repeated("a|b\n-|-|-\n"),
    "carriage returns and tables": repeated("aaa\rbbb\n-\v\n"), "bars": repeated("|"),
    "lines of a bar": repeated("|\n"), "escaped bars": repeated("\\|"),
    "a wide table": lambda size: wide(size // 12),
    "a wide table with short rows": lambda size: wide(size // 16, rows="") + "a\n" * (size // 4),
    "a long table": repeated("|c|d|\n", "|a|b|\n|-|-|\n"),
    "emphasis in a cell": repeated("*a_ ", "|a|\n|-|\n|", "|\n"),
    "bars in a cell's code": repeated("\\|", "|a|\n|-|\n|`", "`|\n"),
    "boxes": repeated("- [ ] a\n"), "boxes in each other": repeated("- [ ] - "), "boxes in a line": repeated("[ ] "),
    "addresses": repeated("http://a.b/&a;"), "calls": repeated("a@b.c "), "strikes": repeated("~a ~~b "),
    "footnotes": repeated("[^a]: b\n\n"),
}
FIELDS = {
    "aliases that explode": matter(laughs), "an alias of itself": matter("a: &a [*a]"),
    "a merge key": matter("a: &a {x: 1}\nb:\n  <<: *a"), "a tag": matter("a: !!python/name:os.system x"),
    "keys twice": matter("mentee: One\nmentee: Two"), "nesting": matter(lambda n: "a: " + "[" * n),
    "nesting, closed": matter(lambda n: "a: " + "[" * (n // 2) + "]" * (n // 2)),
    "a list as a key": matter("? [x, y]\n: c"), "many keys": matter(lambda n: "\n".join(f"k{i}: 1" for i in range(n // 9))),
    "a long key": matter(lambda n: "k" * n + ": 1"), "control characters": matter('title: "a\\u001b[31m\\u0000\\u202e"'),
    "no end": lambda n: "---\nmentee: x\n# T\n", "a huge number": matter("n: " + "9" * 400),
}
CASES = SLOW | FIELDS


class Answer:
    def __init__(self, status, output, seconds, megabytes):
        self.status, self.output, self.seconds, self.megabytes = status, output, seconds, megabytes


def ask(scratch, *arguments):
    """Runs mentordoc and measures it."""
    with open(scratch.home / "out", "wb+") as out:
        process = subprocess.Popen(
            [MENTORDOC, *arguments], cwd=scratch.folder, stdin=subprocess.DEVNULL, stdout=out,
            stderr=subprocess.STDOUT, env=environment(scratch.home))
        end = time.monotonic() + 2 * LIMIT
        while True:
            ended, status, usage = os.wait4(process.pid, os.WNOHANG)
            if ended:
                break
            if time.monotonic() > end:
                process.kill()
                os.wait4(process.pid, 0)
                process.returncode = -9
                pytest.fail(f"no answer to {arguments}")
            time.sleep(0.005)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        return Answer(process.returncode, out.read(), usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def programme(scratch, documents):
    scratch.write("mentordoc.yml", "name: Judged\n")
    for path, text in documents.items():
        scratch.write(path, text)


@pytest.mark.parametrize("size", [1 << 16, (1 << 20) - 4096])
@pytest.mark.parametrize("case", CASES)
def test_a_hostile_document_gets_an_answer_within_the_limits(scratch, case, size):
    if size > 1 << 16 and case in FIELDS and case not in ("nesting", "many keys"):
        pytest.skip("does not grow, or is refused by the same limit")
    text = CASES[case](size)
    body = text if case in FIELDS else FRONT_MATTER + "# Ines\n\n## Aim\n\n" + text
    programme(scratch, {
        f"{PAIRING}/pairing.md": body,
        f"{PAIRING}/action-plan.md": "# Plan\n\n## Gaps\n\n" + text,
        f"{PAIRING}/meetings/2026-02-03-progress.md": "# Note\n\n## Open since the last meeting\n\n" + text,
    })
    answer = ask(scratch, "check", "--format", "full")
    assert answer.status in (0, 1), answer.output[-500:]
    assert answer.output.rstrip().split(b"\n")[-1].startswith(b"1 pairing, 3 documents: ")
    assert answer.megabytes <= MEGABYTES and answer.seconds <= SECONDS


@pytest.mark.parametrize("text", [wide(10_000), ">" * 100_000 + "a", "> " * 100_000 + "a"], ids=["wide", "deep", "deeper"])
def test_a_document_beyond_reason_is_a_finding(scratch, text):
    programme(scratch, {
        f"{PAIRING}/pairing.md": FRONT_MATTER + "# Ines\n\n## Aim\n", f"{PAIRING}/action-plan.md": "# Plan\n\n" + text})
    answer = ask(scratch, "check", "--format", "concise")
    assert answer.status == 1 and answer.megabytes <= MEGABYTES and answer.seconds <= SECONDS
    assert b"action-plan.md" in answer.output and b"[document-too-complex]" in answer.output


def test_one_bomb_among_a_thousand_documents_leaves_the_others_reported(scratch):
    pair = {"pairing.md": FRONT_MATTER.replace("role: Editor", "rolle: Editor") + "# Ines\n\n## Aim\n",
            "action-plan.md": "# Plan\n\n## Gaps\n\n## Action plan\n", "reviews/2026-04-01.md": "# Review\n"}
    documents = {
        f"pairings/pair-{number}/{path}": text.replace("Ines", f"Ines {number}")
        for number in range(333) for path, text in pair.items()}
    bombs = {"pairings/pair-7/action-plan.md": "a\n-|-\n" * 40_000, "pairings/pair-8/pairing.md": matter(laughs)(0)}
    programme(scratch, documents | bombs)
    answer = ask(scratch, "check", "--format", "json", "-q")
    assert answer.status == 1 and answer.megabytes <= MEGABYTES
    report = json.loads(answer.output)
    assert report["summary"]["documents"] == len(documents)
    mistyped = {f["pairing"] for f in report["findings"] if f["rule"] == "mistyped-field"}
    assert mistyped == {f"pair-{number}" for number in range(333)} - {"pair-8"}
    told = {(f["rule"], f["path"]) for f in report["findings"]}
    assert ("document-too-complex", "pairings/pair-7/action-plan.md") in told
    assert ("unreadable-front-matter", "pairings/pair-8/pairing.md") in told


# Texts that would do something where they are shown.
TEXTS = {
    "colour": "\x1b[31mred\x1b[0m", "title": "\x1b]0;owned\x07", "clipboard": "\x1b]52;c;ZXZpbA==\x07",
    "link": "\x1b]8;;http://evil.example\x1b\\click\x1b]8;;\x1b\\", "C1": "\u009b31m", "backspace": "bad\b\b\bgood",
    "right to left": "a\u202egnp.exe", "isolate": "\u2066a\u2069", "zero width": "a\u200bb\u2060c\ufeff",
    "annotation": "::error file=a,line=1::boom", "encoded": "%0A::error::boom", "command": "##[error]boom",
    "Azure": "##vso[task.setvariable variable=x]y", "HTML": "<script>alert(1)</script>", "attribute": "\"' onload=x '",
    "CDATA": "]]>x", "trailer": "Signed-off-by: Evil <e@x>", "formula": "=1+1", "template": "{{mentee}} ${HOME} `id`",
    "issue": "#1 @octocat", "YAML": "a: b # c", "format": "%s%n%@", "noncharacter": "a\ufffeb\uffff",
}
FORMATS = ["full", "concise", "grouped", "json", "json-lines", "github", "gitlab", "junit", "sarif", "markdown"]
# Controls but the line feed, invisible formatting, and the start of a command anywhere.
ACTS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufffe\uffff]|##[a-z]*\\[")


def placed(scratch, text):
    """A programme with a text in every place that a document, a name or the configuration has."""
    name = text.replace("/", "")
    cell = text.replace("|", "")
    slug = f"pairings/{name}"
    programme(scratch, {})
    scratch.write("mentordoc.yml", "name: " + json.dumps("Judged") + "\n")
    scratch.write(f"{PAIRING}/pairing.md",
                  f"---\nmentee: Ines Vidal\nmentor: Teo Berg\nrole: Editor\nstarted: {text}\nroel: {text}\n---\n# {text}\n\n## {text}\n")
    scratch.write(f"{slug}/pairing.md", FRONT_MATTER + f"# {text}\n")
    header = ("| Goals | Mentee's Action Steps | Mentor's Action Steps | Support Network's Action Steps (Role of manager, "
              "peers, etc.) | Potential Barriers (Risk mitigation steps) | Success Measures (Must be measurable and "
              f"results-focused) | Target Completion Date(s) |\n{'| --- ' * 7}|\n")
    scratch.write(f"{PAIRING}/action-plan.md",
                  f"# Plan\n\n## Gaps\n\n- G1 ({text}): {text} -> goal 9\n\n## Action plan\n\n{header}"
                  f"| **#1** {cell} | {cell} | b | | {cell} | {cell} | {cell} |\n\n## Progress\n\n- [x] goal 1: {text}\n")
    note = f"# {text}\n\n## {text}\n\n## Action items\n\n- [] {text}\n- [ ] {text}: {text} (by {text})\n"
    scratch.write(f"{PAIRING}/meetings/2026-02-03-progress.md", note)
    scratch.write(f"{PAIRING}/meetings/{name}.md", note)


def strings(value):
    if isinstance(value, dict):
        for key, member in value.items():
            yield from strings(key)
            yield from strings(member)
    elif isinstance(value, list):
        for member in value:
            yield from strings(member)
    elif isinstance(value, str):
        yield value


@pytest.mark.parametrize("case", TEXTS)
def test_no_text_leaves_its_place_in_a_report(scratch, tmp_path, case):
    placed(scratch, TEXTS[case])
    answers = {form: ask(scratch, "check", "--format", form) for form in FORMATS}
    assert {answer.status for answer in answers.values()} == {1}
    texts = {form: answer.output.decode() for form, answer in answers.items()}
    for form, text in texts.items():
        assert not ACTS.search(text), (form, ACTS.search(text))
        assert form == "github" or not re.search(r"^\s*::", text, re.MULTILINE), form
    reports = {form: scratch.mentordoc("check", "-q", "--format", form, status=1) for form in FORMATS}
    findings = json.loads(reports["json"])["findings"]
    assert [json.loads(line) for line in reports["json-lines"].splitlines()] == findings
    shown = "\n".join(strings(findings))
    assert TEXTS[case][:5] in shown
    results = json.loads(reports["sarif"])["runs"][0]["results"]
    assert len(results) == len(findings) == len(json.loads(reports["gitlab"]))
    annotations = reports["github"].splitlines()
    assert len(annotations) == len(findings)
    assert all(re.fullmatch(r"::(error|warning) file=[^:]*::.*", line) for line in annotations)
    path = tmp_path / "report.xml"
    path.write_text(reports["junit"], encoding="utf-8")
    cases = [test for suite in junitparser.JUnitXml.fromfile(str(path)) for test in suite]
    assert {test.name for test in cases if test.result or test.system_out} == {f["rule"] for f in findings}


@pytest.mark.parametrize("case", TEXTS)
def test_no_text_leaves_its_place_in_the_record(scratch, case):
    placed(scratch, TEXTS[case])
    scratch.git("init", "-q", ".")
    note = TEXTS[case].replace("##", "")  # The person's own words stay theirs.
    saved = ask(scratch, "save", "--no-check", "-m", note)
    assert saved.status == 0, saved.output
    for arguments in [["log"], ["log", "--format", "json-lines"], ["measure", TEXTS[case]],
                      ["measure", "--format", "json-lines", TEXTS[case]], ["save", "--dry-run", "--no-check"],
                      ["new", "pairing", "--mentee", TEXTS[case], "--role", TEXTS[case]], ["log", TEXTS[case]],
                      ["explain", TEXTS[case]], ["check", TEXTS[case]], ["templates", "show", TEXTS[case]]]:
        answer = ask(scratch, *arguments)
        assert answer.status in (0, 1, 2), arguments
        text = answer.output.decode()
        assert not ACTS.search(text), (arguments, text)
        if "json-lines" in arguments:
            for line in text.splitlines():
                json.loads(line)
    for commit in scratch.git("rev-list", "HEAD").split():
        message = scratch.git("log", "-1", "--format=%B", commit)
        assert not ACTS.search(message)
        trailers = scratch.run("git", "log", "-1", "--format=%(trailers:only,unfold)", commit).split("\n")
        names = {line.split(":")[0] for line in trailers if line}
        assert names <= {"Pairing", "Event", "Goal", "Checked"} and "Event" in names, message
        subject = message.split("\n")[0]
        assert "@" not in subject and "#" not in subject


@pytest.mark.parametrize("case", TEXTS)
def test_a_text_in_the_configuration_stays_a_text(scratch, case):
    text = TEXTS[case]
    made = ask(scratch, "init", "--name", text, "--contact", text)
    assert not ACTS.search(made.output.decode())
    if made.status == 0 and case != "noncharacter":  # which PyYAML does not read
        configuration = yaml.safe_load((scratch.folder / "mentordoc.yml").read_text(encoding="utf-8"))
        assert configuration["name"] == text and configuration["contact"] == text
    scratch.write("mentordoc.yml", f"name: Judged\nrules: {{{json.dumps(text)}: off}}\n{json.dumps(text)}: x\naudience: {json.dumps(text)}\n")
    answer = ask(scratch, "check")
    assert answer.status == 2 and not ACTS.search(answer.output.decode())


NAMES = [
    b"-rf.md", b"--help.md", b" lead.md", b"trail .md", b"a\tb.md", b"a\nb.md", b"a\x1b[31mb.md", b"a\x7fb.md", b"a\"b.md",
    b"a\\b.md", b"a|b.md", "cafe\u0301.md".encode(), "\u202egnp.md".encode(), "a\u200bb.md".encode(), b"x" * 251 + b".md",
    b"::warning::x.md", b"%0A::error::x.md", b"$(id).md", b":(glob)x.md", b"=1+1.md", b"bad\xff.md", b"\xc3\x28.md",
]


def test_no_name_breaks_an_output_or_leads_outside(scratch):
    programme(scratch, {f"{PAIRING}/pairing.md": FRONT_MATTER + "# Ines\n\n## Aim\n"})
    folder = os.fsencode(scratch.folder / PAIRING / "meetings")
    os.makedirs(folder)
    for name in NAMES:
        with open(os.path.join(folder, name), "wb") as file:
            file.write(b"# T\n")
    for form in FORMATS:
        output = ask(scratch, "check", "--format", form).output.decode()
        assert not ACTS.search(output), form
    found = json.loads(scratch.mentordoc("check", "-q", "--format", "json"))["findings"]
    assert sum(finding["rule"] == "misplaced-file" for finding in found) == len(NAMES)
    assert len(scratch.mentordoc("check", "-q", "--format", "github").splitlines()) == len(found)


@pytest.mark.parametrize("path", [
    "../x.md", "a/../../x.md", "/etc/passwd", ".git/config", ".GIT/config", "a//b.md", "", ".", "..", "-", "file:///etc/passwd",
    "~/x.md", "pairings/../../x", "pairings/ines-vidal/../../../etc/passwd"])
def test_no_argument_leads_outside(scratch, path):
    programme(scratch, {f"{PAIRING}/pairing.md": FRONT_MATTER + "# Ines\n\n## Aim\n"})
    scratch.git("init", "-q", ".")
    before = sorted(os.listdir(scratch.folder.parent))
    for command in [["check"], ["save"], ["log"], ["new", "meeting"]]:
        answer = ask(scratch, *command, path)
        assert answer.status in (0, 1, 2)
        assert b"root:" not in answer.output
    assert sorted(os.listdir(scratch.folder.parent)) == before
