"""Applications, and the list of graduates, as people who mean harm would write them: in every output they are text,
and other people's parsers read back what went in."""

import json
import re
import shutil

import pytest
import yaml
from markdown_it import MarkdownIt

from conftest import Scratch
from test_hostile import ACTS, TEXTS, ask
from test_report import Elements

LINK = "https://example.org/issues/7"
MARKS = {
    "emphasis": "*Ada* _Love_ **lace**", "link": "[Ada](javascript:alert(1))", "image": "![x](https://evil.example/x.png)",
    "reference": "[Ada][x]", "autolink": "<https://evil.example>", "code": "`Ada` ```", "box": "- [x] mentor: all",
    "number": "1. Ada", "heading": "# Ada", "cell": "Ada | Love", "comment": "<!-- mentordoc-ignore missing-section: x -->",
    "entity": "&lt;b&gt; &#60;", "element": "<img src=x onerror=alert(1)>", "flow": "Ada: {b: [c]} # d", "alias": "&a *a",
    "key": "? Ada : b", "quotes": "\"Ada\" 'Love'", "backslash": "\\Ada\\", "close": "Ada #",
}
SOME = ["colour", "link", "right to left", "zero width", "command", "HTML", "attribute", "trailer", "formula", "template",
        "issue", "noncharacter"]
ALL = [TEXTS[name] for name in SOME] + list(MARKS.values())
COMMONMARK = MarkdownIt("gfm-like", {"linkify": False})


def apply(scratch, number, text, link):
    """Somebody applies whose form, title, account and address hold a text; a pairing is made of it."""
    account = {"login": text if number % 2 else "ada", "name": f"Ada {number} {text}"}
    scratch.write("../home/issue.json", json.dumps({
        "title": text, "number": 7, "url": link, "author": account,
        "body": f"### Role\n\nEditor {text}\n\n### Why this role\n\n{text}\n"}))
    return ask(scratch, "new", "pairing", "--application", scratch.home / "issue.json", "--slug", f"p{number}",
               "--mentor", "Teo Berg", "--started", "2026-05-01")


def read(scratch, number):
    """Fields and text of a pairing, as PyYAML and markdown-it have them."""
    document = (scratch.folder / f"pairings/p{number}/pairing.md").read_text(encoding="utf-8")
    _, fields, body = document.split("---\n", 2)
    return yaml.safe_load(fields), shape(body)


def seen(text):
    """A text without what acts or is not seen, and without the names that a terminal gets for it."""
    return " ".join(ACTS.sub("", re.sub(r"\\u\{[0-9A-F]+\}", "", text)).split())


def shape(markdown):
    """Blocks and inline elements of a text; where there is nothing but text, how much is no matter."""
    blocks = COMMONMARK.parse(markdown)
    return [(block.type, block.tag, sorted({part.type for part in block.children or []})) for block in blocks]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A programme with a pairing for each text, and the links that were taken."""
    scratch = Scratch(tmp_path_factory.mktemp("applied"))
    scratch.mentordoc("init", "--name", "Judged")
    links = []
    for number, text in enumerate(ALL):
        link = f"{LINK}?{text}"
        answer = apply(scratch, number, text, link)
        if answer.status == 2:
            # What is no address is refused, and nothing is written.
            assert b"help: " in answer.output and not (scratch.folder / f"pairings/p{number}").exists()
            assert not ACTS.search(answer.output.decode())
            link = LINK
            answer = apply(scratch, number, text, link)
        assert answer.status == 0, (text, answer.output)
        assert not ACTS.search(answer.output.decode())
        links.append(link)
    scratch.mentordoc("save")
    return scratch, links


@pytest.fixture
def applied(scratch, made):
    shutil.rmtree(scratch.folder)
    shutil.copytree(made[0].folder, scratch.folder)
    return made[1]


def pages(scratch):
    return Elements(scratch.mentordoc("report")).all, Elements(scratch.mentordoc("report", "p0", "--format", "html")).all


def test_no_text_of_an_application_leaves_its_place(scratch, applied, tmp_path):
    assert sum(link != LINK for link in applied) > len(ALL) / 3
    for number, link in enumerate(applied):
        fields, _ = read(scratch, number)
        assert seen(fields["application"]) == seen(link)
        assert fields["mentee"].startswith(f"Ada {number}") and seen(fields["role"]) == seen(f"Editor {ALL[number]}")
    assert "no findings" in scratch.mentordoc("check")
    messages = scratch.git("log", "--format=%B%x00").split("\0")
    assert len(messages) == len(ALL) + 2
    for message in messages:
        assert not ACTS.search(message) and "@" not in message and "#" not in message, message
    trailers = scratch.git("log", "--format=%(trailers:only,unfold)").split("\n")
    assert {line.split(":")[0] for line in trailers if line} == {"Pairing", "Event"}
    for command in (["status"], ["due"], ["log"], ["remind", "--dry-run"], ["show", "p0"]):
        answer = ask(scratch, *command)
        assert answer.status == 0 and not ACTS.search(answer.output.decode()), command
    told = json.loads(scratch.mentordoc("remind", "--dry-run", "--format", "json"))
    # Nothing is posted to an address in which something is not seen.
    assert {one["pairing"]: one["application"] and seen(one["application"]) for one in told} == {
        f"p{number}": None if "\u200b" in link else seen(link) for number, link in enumerate(applied)}
    # What a harmless text makes, in as many pairings.
    (tmp_path / "plain").mkdir()
    plain = Scratch(tmp_path / "plain")
    plain.mentordoc("init", "--name", "Judged")
    assert apply(plain, 0, "Harmless", f"{LINK}?Harmless").status == 0
    for number in range(1, len(ALL)):
        shutil.copytree(plain.folder / "pairings/p0", plain.folder / f"pairings/p{number}")
    plain.mentordoc("save")
    assert pages(scratch) == pages(plain)
    for number, text in enumerate(ALL):
        assert read(scratch, number)[1] == read(plain, 0)[1], text


def test_an_address_that_is_none_is_refused(scratch):
    scratch.mentordoc("init", "--name", "Judged")
    for link in ["javascript:alert(1)", "data:text/html,x", "https://", " https://example.org", "https://a b", "//example.org",
                 "https://example.org/\nmentor: Eve", "https://example.org/\u2028x"]:
        answer = apply(scratch, 0, "Ada", link)
        assert answer.status == 2 and b"help: " in answer.output, (link, answer.output)
        assert not ACTS.search(answer.output.decode()) and not (scratch.folder / "pairings/p0").exists()


def test_the_line_for_the_graduates_is_a_list_item_of_text(scratch, applied):
    for number, text in enumerate(ALL):
        fields, _ = read(scratch, number)
        closed = ask(scratch, "new", "closing", f"p{number}", "graduated", "--nomination", LINK).output.decode()
        line = closed.split(" to add to graduates.md, as they like:\n")[1].split("\n")[0]
        assert not ACTS.search(line)
        assert [kind for kind, _, _ in shape(line)] == [
            "bullet_list_open", "list_item_open", "paragraph_open", "inline", "paragraph_close", "list_item_close",
            "bullet_list_close"], line
        (inline,) = [block for block in COMMONMARK.parse(line) if block.type == "inline"]
        assert {part.type for part in inline.children} == {"text"}, line
        name = fields["mentee"].removesuffix(" (ada)")
        shown = "".join(part.content for part in inline.children)
        assert seen(shown) == seen(f"{name}, {fields['role']}, 2026"), text


def test_what_people_write_among_the_graduates_is_theirs_and_goes_nowhere(scratch, applied):
    before = pages(scratch)
    heads = int(scratch.git("rev-list", "--count", "HEAD"))
    scratch.write("graduates.md", "---\nmentor: Eve\n---\n# Graduates\n\n" + "".join(f"- {text}\n\n{text}\n\n" for text in ALL)
                  + "<!-- mentordoc-ignore lost-cell\n\n| a |\n|-|\n| b | c |\n\nPairing: p0\nEvent: review\n")
    assert "no findings" in scratch.mentordoc("check")
    for command in (["diff"], ["save"], ["log"], ["check", "--history"], ["status"]):
        answer = ask(scratch, *command)
        assert answer.status == 0 and not ACTS.search(answer.output.decode()), command
    assert int(scratch.git("rev-list", "--count", "HEAD")) == heads + 1
    assert scratch.git("show", "--name-only", "--format=%B", "HEAD").split("\n") == [
        "programme: graduates changed", "", "Event: programme", "", "", "graduates.md", ""]
    assert pages(scratch) == before
