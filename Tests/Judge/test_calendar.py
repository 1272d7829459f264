"""The calendar that `due --format ics` makes, read by two independent parsers."""

import datetime
import os
import shutil

import icalendar
import pytest
import vobject

from conftest import SAMPLE

PAIRING = "pairings/mateus-figueiredo"


@pytest.fixture
def sample(scratch):
    shutil.copytree(SAMPLE, scratch.folder, dirs_exist_ok=True)
    return scratch


def calendar(scratch, *options):
    return scratch.mentordoc("due", "--format", "ics", "--until", "2026-12-31", *options)


def by_icalendar(text):
    """UID to day, summary and sequence, as icalendar reads them."""
    events = {}
    for event in icalendar.Calendar.from_ical(text).walk("VEVENT"):
        assert event.decoded("DTSTAMP").tzinfo is not None
        uid = str(event["UID"])
        assert uid not in events
        events[uid] = (event.decoded("DTSTART"), str(event["SUMMARY"]), int(event["SEQUENCE"]))
    return events


def by_vobject(text):
    component = vobject.readOne(text)
    component.validate(raiseException=True)
    return {
        event.uid.value: (event.dtstart.value, event.summary.value, int(event.sequence.value))
        for event in component.vevent_list
    }


def test_both_parsers_read_the_same(sample):
    text = calendar(sample)
    events = by_icalendar(text)
    assert len(events) > 15
    assert events == by_vobject(text)
    assert all(type(day) is datetime.date for day, _, _ in events.values())


def test_lines_are_folded_at_75_octets_and_end_with_crlf(sample):
    sample.write("mentordoc.yml", (SAMPLE / "mentordoc.yml").read_text().replace("Skyframe", "Ćwiczenia 野田" * 9))
    for base, _, names in os.walk(sample.folder / "pairings"):
        for name in names:
            if name == "pairing.md":
                path = os.path.join(base, name)
                text = open(path, encoding="utf-8").read()
                open(path, "w", encoding="utf-8").write(text.replace("mentor: ", "mentor: 野田・マリア", 1))
    text = calendar(sample)
    data = text.encode()
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode("utf-8")
    assert by_icalendar(text) == by_vobject(text)


def test_nothing_changes_when_nothing_changed(sample):
    first = calendar(sample)
    assert calendar(sample) == first
    # Not with the day either, as long as no meeting or check-in comes round.
    assert calendar(sample, "--today", "2026-10-02") == first
    copy = sample.folder / "copy"
    shutil.copytree(SAMPLE, copy)
    assert calendar(sample, "--repo", "copy") == first


def test_a_date_that_moves_keeps_its_event(sample):
    def commit():
        sample.git("add", "-A")
        sample.git("commit", "-q", "-m", "x")

    sample.git("init", "-q")
    commit()
    before = by_icalendar(calendar(sample))
    plan = sample.folder / PAIRING / "action-plan.md"
    text = plan.read_text(encoding="utf-8")
    assert text.count("2026-10-30") == 1
    plan.write_text(text.replace("2026-10-30", "~~2026-10-30~~ 2026-11-20"), encoding="utf-8")
    note = sample.folder / PAIRING / "meetings/2026-09-08-progress.md"
    text = note.read_text(encoding="utf-8")
    assert text.count("(by 2026-10-02)") == 1
    note.write_text(text.replace("(by 2026-10-02)", "(by 2026-11-02)"), encoding="utf-8")
    sample.write(
        f"{PAIRING}/meetings/2026-10-20-cancelled.md", "---\nmoved-to: 2026-10-27\n---\n\n# Off\n")
    commit()
    after = by_icalendar(calendar(sample))
    assert before.keys() == after.keys()
    moved = {uid for uid in before if before[uid][0] != after[uid][0]}
    assert len(moved) == 3
    for uid in before:
        assert before[uid][1] == after[uid][1]
        assert (after[uid][2] > before[uid][2]) == uid.startswith("mateus-figueiredo.")
    assert all(uid.startswith("mateus-figueiredo.") for uid in moved)
    # Back to an earlier day is one more revision.
    text = plan.read_text(encoding="utf-8")
    plan.write_text(text.replace("~~2026-10-30~~ 2026-11-20", "2026-10-15"), encoding="utf-8")
    commit()
    earlier = by_icalendar(calendar(sample))
    (uid,) = [uid for uid in before if before[uid][0] == datetime.date(2026, 10, 30)]
    assert earlier[uid][0] == datetime.date(2026, 10, 15)
    assert before[uid][2] < after[uid][2] < earlier[uid][2]


def test_a_renamed_folder_keeps_its_events(sample):
    sample.git("init", "-q")
    sample.git("add", "-A")
    sample.git("commit", "-q", "-m", "x")
    before = by_vobject(calendar(sample))
    sample.git("mv", PAIRING, "pairings/mateus")
    sample.mentordoc("save")
    text = calendar(sample)
    after = by_icalendar(text)
    assert after == by_vobject(text)
    assert before.keys() == after.keys()
    for uid in before:
        assert before[uid][:2] == after[uid][:2]
        assert (after[uid][2] > before[uid][2]) == uid.startswith("mateus-figueiredo.")


def test_a_calendar_of_nothing_is_one(scratch):
    scratch.mentordoc("init", "--name", "Nobody")
    text = calendar(scratch)
    assert by_icalendar(text) == {}
    component = vobject.readOne(text)
    assert component.validate(raiseException=True)
    # RFC 5545, 3.4: at least one component.
    assert [child.name for child in component.components()] == ["VTIMEZONE"]
    assert calendar(scratch) == text


@pytest.mark.parametrize("text", [
    "one, two; three \\ four", "BEGIN:VEVENT", "ends in a backslash \\", "\\n is no line end", "ðis 🪐" * 40,
])
def test_texts_come_back_as_they_were_written(sample, text):
    note = sample.folder / PAIRING / "meetings/2026-09-08-progress.md"
    note.write_text(
        note.read_text(encoding="utf-8") + f"- [ ] mentor: {text.replace(chr(92), chr(92) * 2)} (by 2026-11-11)\n",
        encoding="utf-8")
    calendar_text = calendar(sample)
    assert f"Promise: {text}" in {summary for _, summary, _ in by_icalendar(calendar_text).values()}
    assert by_icalendar(calendar_text) == by_vobject(calendar_text)


def test_line_breaks_and_commas_in_names(sample):
    pairing = sample.folder / PAIRING / "pairing.md"
    text = pairing.read_text(encoding="utf-8")
    pairing.write_text(
        text.replace("mentee: Mateus Figueiredo (mfigueiredo)", 'mentee: "Mateus; F., the 2nd (mfigueiredo)"'),
        encoding="utf-8")
    summaries = {summary for _, summary, _ in by_icalendar(calendar(sample)).values()}
    assert "Meeting: Mateus; F., the 2nd and Hannah O’Neill" in summaries
    # YAML can write a line break into a name.
    count = len(summaries)
    pairing.write_text(
        text.replace("mentee: Mateus Figueiredo (mfigueiredo)", 'mentee: "Mateus\\nEND:VEVENT (mfigueiredo)"'),
        encoding="utf-8")
    broken = calendar(sample)
    assert by_icalendar(broken) == by_vobject(broken)
    summaries = {summary for _, summary, _ in by_icalendar(broken).values()}
    assert "Meeting: Mateus\nEND:VEVENT and Hannah O’Neill" in summaries
    assert len(summaries) == count


def test_two_repositories_with_the_same_names_have_events_of_their_own(sample):
    for name in ("one", "two"):
        shutil.copytree(SAMPLE, sample.folder / name)
    text = calendar(sample, "--repo", "one", "--repo", "two")
    assert len(by_icalendar(text)) == 2 * len(by_icalendar(calendar(sample, "--repo", "one")))
