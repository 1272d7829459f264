#!/usr/bin/env python3
"""Writes a mentoring programme of any size for measurements.

    generate_programme.py FOLDER --pairings N [--months 12] [--seed 1] [--git | --commits]

The same arguments give the same bytes, and with git the same commits. A pairing is the same however
many there are, so that the small programme is the beginning of the large one. A pairing of twelve
months has some thirty documents. `check` finds nothing in any of them.

Without further options the documents are written as they stand in the end. `--git` puts them into a
repository with one commit, `--commits` into one with a commit for each time that somebody saved.

Prints a line of JSON: pairings, files, bytes, commits. Needs Python 3.9 and, for a repository, git.
"""

import argparse
import datetime
import heapq
import json
import pathlib
import random
import subprocess
import sys
import unicodedata

# ---------------------------------------------------------------- words

GIVEN = (
    "Abena Adriana Agnes Alba Aleksi Alice Amir Ana Anders Anouk Antoni Aoife Arash Asha Beatriz "
    "Benoît Bilal Bojana Carlos Catalina Ciara Dagny Dario Deepa Dina Dragan Edda Emeka Emre Esther "
    "Farah Felipe Femke Filip Freya Gaëlle Giulia Goran Gwen Hamid Hanne Hugo Ilse Imani Ines Ismail "
    "Jelena Jonas Joseba Judit Kaito Kamala Karim Katya Keiko Kofi Lars Laura Lidia Lina Luca Maja "
    "Malik Mariam Mei Milan Mira Nadia Naoki Nils Nuria Oksana Olav Oren Paola Pavel Petra Quentin "
    "Rahel Ravi Rosa Sanjay Selma Signe Simran Stellan Sunita Tamar Tariku Teodor Thandi Tilda Uma "
    "Vera Viktor Wanda Xiomara Yara Yosef Zoltán Żaneta"
).split()
FAMILY = (
    "Abebe Ahlgren Alonso Andersson Asante Aydın Bakker Banerjee Baptiste Becker Bellini Berg Bose "
    "Brandt Castro Chandra Christensen Dahl Danso Demir Deshpande Diaz Dlamini Duarte Eklund Eriksen "
    "Farouk Ferrari Fischer Fraser Galli Ghosh Gomes Grgić Haas Hakimi Halvorsen Hansen Hashimoto "
    "Herrera Holm Ibrahim Ivers Jansen Jimenez Kamau Karlsen Kaya Keita Khan Kim Klein Koskinen Kumar "
    "Lange Laurent Leclerc Lehmann Lim Löfgren Maier Mancini Marín Mbeki McCabe Mendes Molnár Moretti "
    "Nagy Nakamura Ndiaye Nilsen Obi O'Shea Okoye Olsen Owusu Park Peeters Pinto Prakash Quiroga Rao "
    "Reyes Ricci Roux Saito Santos Schmid Seppälä Sharif Singh Sato Tadesse Torres Urban Vargas Vidal "
    "Vogel Wagner Watanabe Yamada Yılmaz Zeman Zhou"
).split()

WORDS = {
    "role": ["Maintainer of the tables", "Release manager", "Documentation maintainer",
             "Maintainer of the test farm", "Community manager", "Maintainer of the file formats",
             "Coordinator of the affiliated packages", "Editor of the tutorials"],
    "module": ["`table`", "`frames`", "`spectra`", "`catalogue`", "`units`", "`fits`", "`plots`",
               "`images`", "`timing`", "`masks`"],
    "thing": ["reader", "writer", "cache", "parser", "test", "tutorial", "changelog", "warning",
              "release note", "benchmark", "interface", "example", "issue", "proposal", "fixture",
              "user guide", "error message", "workflow", "coordinate transformation", "header"],
    "things": ["pull requests", "issues", "failing tests", "questions from the forum", "examples",
               "old branches", "open proposals", "warnings", "pages of the guide", "reviews"],
    "quality": ["short", "old", "difficult", "careful", "incomplete", "large", "useful", "private",
                "confusing", "recent", "neglected", "well tested", "promising", "slow"],
    "did": ["reviewed", "rewrote", "closed", "tested", "documented", "measured", "split", "merged",
            "postponed", "explained", "simplified", "deprecated", "reproduced", "sorted"],
    "do": ["review", "rewrite", "close", "test", "document", "measure", "split", "merge", "explain",
           "simplify", "deprecate", "reproduce", "sort", "announce", "present"],
    "doing": ["reviewing", "writing", "testing", "reading code", "planning", "writing to users",
              "cutting a release", "answering questions", "measuring", "chairing"],
    "who": ["a user from the survey team", "the release manager", "another maintainer",
            "a first-time contributor", "the working group", "the author of the package",
            "the documentation team", "somebody downstream"],
    "when": ["in the first week", "before the freeze", "during the sprint", "last Thursday",
             "after the call", "in an evening", "between two observing runs", "over the month"],
    "event": ["the next release", "the sprint", "the community call", "the summer break",
              "the feature freeze", "the workshop", "the next meeting"],
    "why": ["because the tests do not reach it", "as two packages depend on it",
            "since nobody remembers the reason", "so that the next one finds it",
            "because the numbers differ in the last digit", "as the author has moved on"],
}

SENTENCES = [
    "{mentee} {did} the {quality} {thing} in {module} {when}, {why}.",
    "We looked at the {thing} of {module} together and found {n} places that need a decision.",
    "{mentor} suggested to {do} the {thing} first and to leave the {quality} {things} for later.",
    "Of {n} {things}, {mentee} {did} all but two, and these wait for {who}.",
    "The {quality} {thing} took longer than planned, {why}.",
    "For {event} the {thing} has to be ready; the rest can wait for {who}.",
    "{mentee} finds {doing} easier than {doing} by now, and asked for a {quality} {thing} to try.",
    "{mentor} showed how {who} would {do} it: *first* the {thing}, then the {things}.",
    "An answer from {who} came {when}, with {n} remarks about {module}.",
    "See [the discussion](https://git.example.org/skytools/issues/{n}{n}) about the {quality} {thing}.",
    "Next comes {module}, where {n} {things} are open {why}.",
    "It helps to {do} one {thing} a week and to **write down** what was decided.",
]
ITEMS = [
    "{do} the {quality} {thing} of {module}",
    "write to {who} about the {thing}",
    "{do} {n} {things} and note what was unclear",
    "show the {quality} {thing} on {event}",
    "ask {who} for {n} examples from {module}",
]
GOALS = [
    "Look after {module} alone", "Review {things} without help", "Prepare {event}",
    "Bring the {thing} of {module} into shape for 3.{n}", "Answer {things} about {module}",
    "Speak for {module} in the working group",
]
STEPS = [
    "{do} a {quality} {thing} each week; write down what was learned",
    "read {n} earlier {things}; then {do} one alone; ask {who}",
    "take the {thing} of {module}, {do} it, present it at {event}",
]
HELP = ["second review of the first {n}", "introduce to {who}", "read each draft within a week",
        "show how the {thing} came about"]
SUPPORT = ["Manager: {n} hours a week", "{module} team: answers within {n} days", ""]
BARRIERS = ["Little time before {event} (start early)", "No answer from {who} -> ask on the call",
            "none", "Work on the {quality} {thing} takes longer; move it to {event}",
            "Tests are slow<br>run only those of {module}"]
MEASURES = [
    "{n} {things} merged without a second reviewer", "{n} releases announced on the planned day",
    "No {thing} of {module} older than {n} weeks without an answer",
    "{n} of {n}0 {things} closed, each with a test", "Guide for {module} published and used by {n} people",
]
GAPS = ["has not yet worked on {module} alone", "has to learn to {do} the {things} of others",
        "{doing} before an audience", "how {who} decides about the {thing}"]

# ---------------------------------------------------------------- forms

COLUMNS = [
    "Goals", "Mentee’s Action Steps", "Mentor’s Action Steps",
    "Support Network’s Action Steps (Role of manager, peers, etc.)",
    "Potential Barriers (Risk mitigation steps)",
    "Success Measures (Must be measurable and results-focused)", "Target Completion Date(s)",
]
AGREE = "Discuss action items to be completed before the next meeting."
CHECK_LISTS = {
    "first": ["Identify your expectations for the mentoring relationship.",
              "Clarify roles and responsibilities.", AGREE],
    "planning": ["Discuss mentee's strengths and identify short- and long-term development needs.",
                 "Establish the mentee's goals.", "Complete an action plan", AGREE],
    "progress": ["Review progress on actions items determined at the end of the last meeting.",
                 "Discuss items of interest, current challenges, recent successes, etc.",
                 "Review the mentee's goals and their progress, and amend as needed.", AGREE],
}
QUESTIONS = {
    "Background": ["What is your background?",
                   "What are your greatest strengths and development areas?",
                   "What are your short-term goals? Long-term goals?"],
    "Expectations": [
        "What topics would you like to cover to help you feel confident in this role?",
        "What specific skills or knowledge would you like to cover in our meetings?",
        "How do you prefer to communicate between meetings?",
        "What role do you expect your mentor to play?",
        "Are there any ground rules you would like to set?"],
}
TITLES = {"first": "First meeting", "planning": "Planning meeting", "progress": "Progress meeting"}
CONFIGURATION = """\
name: Generated Mentoring Programme
coordinators: [Mentoring Office (office)]
contact: mentoring@example.org
audience: programme
cadence: {meeting: 3 weeks, check-in: 1 month, review: 3 months}
"""


def front_matter(*fields):
    return "---\n" + "".join(f"{name}: {value}".rstrip() + "\n" for name, value in fields) + "---\n\n"


def slug_of(name):
    plain = name.translate(str.maketrans("ıøØłŁđĐßæ", "ioOlLdDsa"))
    plain = unicodedata.normalize("NFKD", plain).encode("ascii", "ignore").decode().lower()
    return "-".join("".join(c if c.isalnum() else " " for c in plain).split())


def person(number):
    """The person of that number; the first ten thousand have different plain names."""
    rounds, number = divmod(number, len(GIVEN) * len(FAMILY))
    # A stride that shares no divisor with the number of pairs visits each of them once.
    place = number * 7919 % (len(GIVEN) * len(FAMILY))
    given, family = GIVEN[place % len(GIVEN)], FAMILY[place // len(GIVEN)]
    return f"{given} {family}" if rounds == 0 else f"{given} {chr(64 + rounds)}. {family}"


class Pairing:
    """One pairing, lived from its start to its end; `saves` holds what was written, and when."""

    SPREAD = 3 * 365
    EPOCH = datetime.date(2021, 1, 4)

    def __init__(self, seed, number, months):
        self.random = random.Random(f"{seed}/{number}/{months}")
        self.mentee = person(2 * number)
        self.mentor = person(2 * self.random.randrange(max(number, 40)) + 1)
        self.folder = f"pairings/{slug_of(self.mentee)}"
        self.issue = f"https://git.example.org/skytools/mentoring/issues/{number + 1}"
        self.start = self.EPOCH + self.days(self.random.randrange(self.SPREAD))
        self.outcome = self.random.choices(["graduated", "", "ended", "lapsed"], [60, 28, 8, 4])[0]
        if self.outcome in ("ended", "lapsed"):
            months = max(1, round(months * self.random.uniform(0.3, 0.9)))
        self.end = self.start + self.days(30 * months)
        self.open_items = []
        self.goals = []
        self.saves = []
        self.live()

    # What happens

    def live(self):
        self.save(self.start, self.mentor, **{"pairing.md": self.pairing(), "action-plan.md": self.plan()})
        calendar = [(self.start + self.days(3), self.meet)]
        while (day := calendar[-1][0] + self.days(self.random.randint(15, 27))) < self.end:
            calendar.append((day, self.meet))
        month = self.start
        while (month := month + self.days(30)) < self.end:
            if self.random.random() < 0.8:
                calendar.append((month, self.check_in))
        for quarter in range(90, (self.end - self.start).days, 91):
            calendar.append((self.start + self.days(quarter), self.review))
        for day, event in sorted(calendar, key=lambda entry: entry[0]):
            event(day)
        if self.outcome:
            self.close(self.end)

    def meet(self, day):
        held = sum("/meetings/" in path for _, _, files in self.saves for path in files)
        kind = ["first", "planning"][held] if held < 2 else "progress"
        files = {}
        if kind == "planning":
            self.goals = [self.goal(day, n) for n in range(1, self.random.randint(3, 5) + 1)]
        elif kind == "progress":
            self.progress(day)
        files[f"meetings/{day}-{kind}.md"] = self.meeting(kind, day)
        if kind != "first":
            files["action-plan.md"] = self.plan()
        self.save(day, self.mentor if self.random.random() < 0.4 else self.mentee, **files)

    def progress(self, day):
        for goal in self.goals:
            chance = self.random.random()
            if goal["met"]:
                continue
            if chance < 0.1 and goal["number"] < len(self.goals):
                goal["met"] = f"{day}, {self.issue}#{day:%m%d}"
            elif chance < 0.25:
                goal["target"] += self.days(self.random.randint(10, 40))
            goal["text"] = self.fill(self.pick(["{n} of 12", "{module} is next", "waits for {who}"]))

    def check_in(self, day):
        self.save(day, self.mentee, **{f"check-ins/{day:%Y-%m}.md": (
            f"# Check-in {day:%Y-%m}: {self.mentee} and {self.mentor}\n\n"
            f"## From the mentee\n\n{self.prose(2, 3)}\n"
            + (f"\n## From the mentor\n\n{self.prose(1, 2)}\n" if self.random.random() < 0.5 else ""))})

    def review(self, day, decision="continue"):
        text = front_matter(("decision", decision), ("by", self.mentor), ("link", self.issue))
        text += f"# Review of {day}: {self.mentee}\n\n## Goals\n\n"
        text += "".join(f"- goal {goal['number']}: {self.prose(1, 1)}\n" for goal in self.goals)
        self.save(day, self.mentor, **{f"reviews/{day}.md": text + f"\n{self.prose(3, 6)}\n"})

    def close(self, day):
        nomination = ""
        if self.outcome == "graduated":
            for goal in self.goals:
                goal["met"] = goal["met"] or f"{day}, confirmed by {self.mentor}"
            self.save(day, self.mentee, **{"action-plan.md": self.plan()})
            self.review(day, "graduate")
            nomination = self.issue + "#nomination"
        text = front_matter(("outcome", self.outcome), ("date", day), ("nomination", nomination))
        text += f"# How it ended: {self.mentee}\n\n## What follows\n\n{self.prose(1, 2)}\n"
        self.save(day, self.mentor, **{"closing.md": text})

    def save(self, day, author, **files):
        files = {f"{self.folder}/{name}": text.encode() for name, text in files.items()}
        self.saves.append((day, author, files))

    # What is written

    def pairing(self):
        return front_matter(
            ("mentee", self.mentee), ("mentor", self.mentor), ("earlier-mentors", ""),
            ("role", self.pick(WORDS["role"])), ("application", self.issue), ("started", self.start),
            ("meets", "every 3 weeks"), ("away", "")
        ) + f"# {self.mentee}\n\n## Aim\n\n{self.prose(2, 4)}\n"

    def plan(self):
        rows = [[f"**#{n}**"] + [""] * 6 for n in range(1, 4)]
        if self.goals:
            rows = [goal["cells"] + [str(goal["target"])] for goal in self.goals]
        table = [COLUMNS, ["---"] * len(COLUMNS)] + rows
        lines = ["|" + "|".join(f" {cell} " if cell else " " for cell in row) + "|" for row in table]
        text = f"# Action plan of {self.mentee}\n\n## Gaps\n\n"
        text += "".join(f"- {goal['gap']} -> goal {goal['number']}\n" for goal in self.goals)
        text += "\n## Action plan\n\n" + "\n".join(lines) + "\n\n## Progress\n\n"
        for goal in self.goals:
            box, words = ("x", goal["met"]) if goal["met"] else (" ", goal["text"])
            text += f"- [{box}] goal {goal['number']}: {words}\n"
        return text

    def goal(self, day, number):
        kind = self.pick(["skill", "knowledge", "behaviour"])
        cells = [self.pick(options) for options in (GOALS, STEPS, HELP, SUPPORT, BARRIERS, MEASURES)]
        cells = [self.fill(cell) for cell in cells]
        cells = [cell[:1].upper() + cell[1:] if cell != "none" else cell for cell in cells]
        return {
            "number": number, "gap": f"G{number} ({kind}): {self.fill(self.pick(GAPS))}",
            "cells": [f"**#{number}** {cells[0]}"] + cells[1:], "met": "", "text": "not begun",
            "target": day + self.days(60 * number + self.random.randint(0, 30)),
        }

    def meeting(self, kind, day):
        text = f"# {TITLES[kind]}: {self.mentee} and {self.mentor}\n\n"
        if kind == "first":
            text += "## Conversation guide\n\n"
            for part, questions in QUESTIONS.items():
                text += f"### {part}\n\n"
                text += "".join(f"#### {question}\n\n{self.prose(1, 2)}\n\n" for question in questions)
        else:
            text += f"## Open since the last meeting\n\n{self.carried()}\n"
        if kind == "planning":
            text += f"## Strengths\n\n{self.prose(2, 4)}\n\n## Development needs\n\n{self.prose(2, 4)}\n\n"
        if kind == "progress":
            for section in ("Notes", "Challenges", "Successes", "Feedback both ways"):
                if section == "Notes" or self.random.random() < 0.35:
                    paragraphs = [self.prose(2, 5) for _ in range(self.random.randint(1, 3))]
                    text += f"## {section}\n\n" + "\n\n".join(paragraphs) + "\n\n"
        text += "## Check list\n\n" + "".join(f"- [x] {item}\n" for item in CHECK_LISTS[kind])
        text += "\n## Action items\n\n"
        for _ in range(self.random.randint(2, 5)):
            owner = self.pick(["mentee", "mentee", "mentee", "mentor"])
            due = day + self.days(self.random.randint(7, 28))
            item = f"{owner}: {self.fill(self.pick(ITEMS))} (by {due})"
            self.open_items.append(item)
            text += f"- [ ] {item}\n"
        return text

    def carried(self):
        """The open items with what has become of them; those that stay open are kept."""
        lines, still_open = [], []
        for item in self.open_items:
            chance = self.random.random()
            if chance < 0.75:
                lines.append(f"- [x] {item}\n")
            elif chance < 0.80:
                lines.append(f"- ~~{item}~~ no longer needed\n")
            else:
                lines.append(f"- [ ] {item}\n")
                still_open.append(item)
        self.open_items = still_open
        return "".join(lines) or "Nothing was left open.\n"

    # Its words

    @staticmethod
    def days(count):
        return datetime.timedelta(days=count)

    def pick(self, options):
        return options[int(self.random.random() * len(options))]

    def fill(self, pattern):
        pieces = pattern.split("{")
        text = [pieces[0]]
        for piece in pieces[1:]:
            name, rest = piece.split("}", 1)
            if name == "n":
                text.append(str(2 + int(self.random.random() * 8)))
            elif name in WORDS:
                text.append(self.pick(WORDS[name]))
            else:
                text.append(getattr(self, name).split()[0])
            text.append(rest)
        return "".join(text)

    def prose(self, least, most):
        """A paragraph of so many sentences, wrapped as an editor would."""
        words = " ".join(
            self.fill(self.pick(SENTENCES)) for _ in range(self.random.randint(least, most))).split(" ")
        lines = [words[0]]
        for word in words[1:]:
            if len(lines[-1]) + len(word) < 90:
                lines[-1] += " " + word
            else:
                lines.append(word)
        return "\n".join(lines)


# ---------------------------------------------------------------- where it goes


def final(pairing):
    documents = {}
    for _, _, files in pairing.saves:
        documents.update(files)
    return documents


def write(folder, pairings, count):
    for documents in [{"mentordoc.yml": CONFIGURATION.encode()}, *map(final, pairings)]:
        for name in {path.rpartition("/")[0] for path in documents}:
            (folder / name).mkdir(parents=True, exist_ok=True)
        for path, data in documents.items():
            (folder / path).write_bytes(data)
            count["files"] += 1
            count["bytes"] += len(data)


def commit(stream, day, author, subject, files, count):
    """Writes one commit in the format of `git fast-import`."""
    seconds = (day - datetime.date(1970, 1, 1)).days * 86400 + 43200
    who = f"{author} <{slug_of(author)}@example.org> {seconds} +0000"
    message = subject.encode()
    stream.write(f"commit refs/heads/main\ncommitter {who}\ndata {len(message)}\n".encode())
    stream.write(message + b"\n")
    for path, data in files.items():
        stream.write(f"M 100644 inline {path}\ndata {len(data)}\n".encode() + data + b"\n")
    count["commits"] += 1


def write_repository(folder, pairings, count, every_save):
    def git(*arguments, **options):
        return subprocess.run(["git", "-C", folder, *arguments], check=True, **options)

    folder.mkdir(parents=True, exist_ok=True)
    git("init", "-q", "-b", "main", "--template=")
    for name, value in (("user.name", "Office"), ("user.email", "office@example.org")):
        git("config", name, value)
    importer = subprocess.Popen(
        ["git", "-C", folder, "fast-import", "--quiet"], stdin=subprocess.PIPE)
    everything = {"mentordoc.yml": CONFIGURATION.encode()}
    if every_save:
        commit(importer.stdin, Pairing.EPOCH, "Office", "programme: begin", everything, count)
        def saves(number, pairing):
            for order, (day, author, files) in enumerate(pairing.saves):
                yield day, number, order, author, files

        streams = (saves(number, pairing) for number, pairing in enumerate(pairings))
        for day, _, _, author, files in heapq.merge(*streams):
            slug = next(iter(files)).split("/")[1]
            names = ", ".join(path.split("/", 2)[2] for path in files)
            commit(importer.stdin, day, author, f"{slug}: {names}\n", files, count)
    else:
        for pairing in pairings:
            everything.update(final(pairing))
        commit(importer.stdin, Pairing.EPOCH, "Office", "programme: import", everything, count)
    importer.stdin.close()
    if importer.wait() != 0:
        sys.exit("generate_programme: git fast-import failed")
    git("reset", "-q", "--hard")
    for path in folder.rglob("*.md"):
        count["files"] += 1
        count["bytes"] += path.stat().st_size


def main():
    parser = argparse.ArgumentParser(description="Writes a mentoring programme for measurements.")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--pairings", type=int, required=True)
    parser.add_argument("--months", type=int, default=12)
    parser.add_argument("--seed", default="1")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--git", action="store_true", help="a repository with one commit")
    form.add_argument("--commits", action="store_true", help="a repository with a commit a save")
    options = parser.parse_args()
    if options.folder.exists() and any(options.folder.iterdir()):
        sys.exit(f"generate_programme: {options.folder} is not empty")
    count = {"pairings": options.pairings, "files": 0, "bytes": 0, "commits": 0}
    pairings = (Pairing(options.seed, n, options.months) for n in range(options.pairings))
    if options.git or options.commits:
        write_repository(options.folder, pairings, count, options.commits)
    else:
        write(options.folder, pairings, count)
    print(json.dumps(count))


if __name__ == "__main__":
    main()
