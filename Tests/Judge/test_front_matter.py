"""Front matter as PyYAML reads it."""

import pytest
import yaml

from conftest import SAMPLE

# `BaseLoader` leaves every scalar the text that it is.
LOADER = yaml.BaseLoader


def front_matter(text):
    text = text.replace("\r\n", "\n")
    assert text.startswith("---\n")
    return yaml.load(text[4 : text.index("\n---\n", 4) + 1], LOADER)


DOCUMENTS = sorted(
    path for path in SAMPLE.rglob("*.md") if path.read_bytes().startswith(b"---"))


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: str(path.relative_to(SAMPLE)))
def test_the_sample_is_yaml(path):
    fields = front_matter(path.read_text(encoding="utf-8"))
    assert fields and all(isinstance(name, str) for name in fields)


def test_the_samples_configuration_is_yaml():
    assert yaml.load((SAMPLE / "mentordoc.yml").read_bytes(), LOADER)["audience"] == "programme"


NAMES = [
    "Ines Vidal", "Ines O'Shea", 'Ines "Nes" Vidal', "Ines Vidal: the elder", "Ines Vidal #1",
    "Ines 'Nes\" Vidal", "@ines", "*Ines*", "& Ines", "!Ines", "- Ines", "? Ines", "[Ines]", "{Ines}",
    "%Ines", "`Ines`", "Ines, Vidal", "no Vidal", "null Vidal", "Ines\\Vidal", "Ines:", "Łucja Żak",
    "伊藤 Ines", "{{mentor}} Ines", "Ines | Vidal", "> Ines", "~ Ines", "= Ines", "1e3 Ines",
]


@pytest.mark.parametrize("name", NAMES)
def test_a_name_comes_out_of_new_as_it_went_in(scratch, name):
    scratch.mentordoc("init", f"--name={name}")
    scratch.mentordoc(
        "new", "pairing", "--slug", "ines", f"--mentee={name}", f"--mentor={name} Senior",
        f"--role={name}", "--started", "2026-01-05")
    text = (scratch.folder / "pairings/ines/pairing.md").read_text(encoding="utf-8")
    fields = front_matter(text)
    assert fields["mentee"] == fields["role"] == name.strip()
    assert fields["mentor"] == f"{name} Senior"
    assert fields["started"] == "2026-01-05"
    configuration = yaml.load((scratch.folder / "mentordoc.yml").read_bytes(), LOADER)
    assert configuration["name"] == name.strip()


def test_documents_fresh_from_new_are_yaml(scratch):
    scratch.mentordoc("init", "--name", "Judged")
    scratch.mentordoc(
        "new", "pairing", "--mentee", "Ines Vidal (ividal)", "--mentor", "Teodor Berg <t@example.org>",
        "--role", "Editor", "--started", "2026-01-05")
    scratch.mentordoc("new", "review", "ines-vidal", "continue", "--date", "2026-04-01",
                      "--link", "https://example.org/a#b")
    scratch.mentordoc("new", "closing", "ines-vidal", "ended", "--date", "2026-05-01")
    folder = scratch.folder / "pairings/ines-vidal"
    review = front_matter((folder / "reviews/2026-04-01.md").read_text(encoding="utf-8"))
    assert review["decision"] == "continue"
    assert review["link"] == "https://example.org/a#b"
    assert review["by"] == "Teodor Berg <t@example.org>"
    closing = front_matter((folder / "closing.md").read_text(encoding="utf-8"))
    assert (closing["outcome"], closing["date"]) == ("ended", "2026-05-01")
