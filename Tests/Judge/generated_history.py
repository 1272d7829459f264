"""A history of a mentoring programme with known events, made of nothing but random numbers.

A `Programme` lives from step to step: people meet, move dates, meet goals, leave. Each step says which
files it changes and, from what it did and not from the files, which events that are. What is written
is what `mentordoc save` or git itself then commits.
"""

import copy
import dataclasses
import datetime
import random
import re

GIVEN = "Ada Bela Cleo Dora Edda Finn Gita Hugo Ines Jona Kaia Lars Mina Nils Olga Pia Rhea Siri Tove Uma".split()
FAMILY = "Abel Brandt Castro Dahl Eklund Falk Grgic Holm Ivers Jansen Keita Lund Mbeki Nagy Obi Park".split()
VERBS = "review split measure document announce test merge simplify present translate".split()
NOUNS = "reader writer cache parser tutorial changelog benchmark interface workflow catalogue header".split()
PLACES = "core units tables frames spectra plots images masks timing archive survey forum".split()
COLUMNS = [
    "Goals", "Mentee’s Action Steps", "Mentor’s Action Steps",
    "Support Network’s Action Steps (Role of manager, peers, etc.)",
    "Potential Barriers (Risk mitigation steps)",
    "Success Measures (Must be measurable and results-focused)", "Target Completion Date(s)",
]
AGREED = "Discuss action items to be completed before the next meeting."
# Boxes whose claims hold whatever the documents say are ticked or not; the others stay open.
CHECK_LISTS = {
    "first": [("Identify your expectations for the mentoring relationship.", True),
              ("Clarify roles and responsibilities.", True), (AGREED, False)],
    "planning": [("Discuss mentee's strengths and identify short- and long-term development needs.", True),
                 ("Establish the mentee's goals.", False), ("Complete an action plan", False), (AGREED, False)],
    "progress": [("Review progress on actions items determined at the end of the last meeting.", True),
                 ("Discuss items of interest, current challenges, recent successes, etc.", True),
                 ("Review the mentee's goals and their progress, and amend as needed.", False), (AGREED, False)],
}
WEIGHTS = ["edit", "plan", "check-in", "meeting", "review", "made", "handover", "renamed", "closing", "removed"]


@dataclasses.dataclass(frozen=True)
class Told:
    """An event as `log` has to tell it."""

    pairing: str
    event: str
    headline: str
    details: frozenset = frozenset()
    goals: frozenset = frozenset()


@dataclasses.dataclass
class Step:
    """What happens between one commit and the next."""

    day: datetime.date
    author: str
    # Path to text; None for a file that goes.
    files: dict
    told: set
    parents: list = dataclasses.field(default_factory=list)


class Happening:
    """What one step does in one pairing, as it comes together."""

    def __init__(self):
        self.own = ("", "edit", "files edited")
        self.lines = []
        self.goals = set()

    def headline(self, weight, event, text):
        """The weightiest gives the headline, the others get a line."""
        if not self.own[0] or WEIGHTS.index(weight) > WEIGHTS.index(self.own[0]):
            weight, self.own, (event, text) = self.own[0], (weight, event, text), self.own[1:]
        if weight not in ("", "plan", "edit"):
            self.lines.append(text)

    def plan(self, line, goal=None):
        self.headline("plan", "plan", "action plan revised")
        self.lines.append(line)
        self.goals |= {goal} - {None}

    def edit(self, headline, *lines):
        self.headline("edit", "edit", headline)
        self.lines += lines

    def told(self, slug):
        return Told(slug, self.own[1], self.own[2], frozenset(self.lines), frozenset(self.goals))


def listed(values):
    return "".join(f"\n  - {value}" for value in values)


class Pairing:
    def __init__(self, random, number, day, prefix):
        self.random = random
        self.mentee = f"{random.choice(GIVEN)} {random.choice(FAMILY)} {prefix}{number}"
        self.slug = f"{self.mentee.lower().replace(' ', '-')}"
        self.mentor = self.person() if random.random() < 0.8 else ""
        self.earlier = []
        self.role = self.phrase()
        self.started = day
        self.away = []
        self.goals, self.gaps, self.progress = {}, {}, {}
        self.last_goal = 0
        self.notes, self.check_ins, self.reviews, self.cancelled = {}, {}, {}, []
        self.closing = ""
        self.open = []
        self.is_padded = self.has_picture = False

    # Words that are hardly ever the same twice

    def person(self):
        return f"{self.random.choice(GIVEN)} {self.random.choice(FAMILY)} {self.random.randrange(10**6)}"

    def phrase(self):
        return (f"{self.random.choice(VERBS)} the {self.random.choice(NOUNS)} of "
                f"{self.random.choice(PLACES)} {self.random.randrange(10**6)}")

    # What can happen. Each takes what the step does in the pairing, and the day; false: not now.

    def make(self, told, day):
        with_mentor = f"pairing with {self.mentor}" if self.mentor else "waiting for a mentor"
        told.headline("made", "pairing", with_mentor)
        for _ in range(self.random.randrange(3)):
            self.set_goal(told, day)

    def set_goal(self, told, day):
        self.last_goal += 1
        number = self.last_goal
        target = day + datetime.timedelta(self.random.randint(30, 200))
        self.goals[number] = [self.phrase(), "", "", "", "", f"{self.random.randrange(10**6)} reviews", target]
        self.gaps[number] = self.phrase()
        told.plan(f"gap G{number} added")
        told.plan(f"goal {number} set, target date {target}", number)

    def any_goal(self, told, states):
        """A goal in one of the states that the step has not touched yet."""
        found = [number for number in self.goals
                 if self.progress.get(number, (" ",))[0] in states and number not in told.goals]
        return self.random.choice(found) if found else None

    def move_date(self, told, day):
        if goal := self.any_goal(told, " x~"):
            before = self.goals[goal][6]
            self.goals[goal][6] = before + datetime.timedelta(self.random.choice([-7, 14, 30]))
            told.plan(f"goal {goal}: target date {before} -> {self.goals[goal][6]}", goal)
        return goal

    def change_measure(self, told, day):
        if goal := self.any_goal(told, " x~"):
            self.goals[goal][5] = f"{self.random.randrange(10**6)} reviews"
            told.plan(f"goal {goal}: measure changed", goal)
        return goal

    def reword(self, told, day):
        if goal := self.any_goal(told, " x~"):
            self.goals[goal][0] = self.phrase()
            told.plan(f"goal {goal} reworded", goal)
        return goal

    def write_steps(self, told, day):
        goal = self.any_goal(told, " x~")
        if not goal:
            return None
        column, name = self.random.choice([(1, "mentee's steps"), (2, "mentor's steps"), (4, "barriers")])
        before, self.goals[goal][column] = self.goals[goal][column], self.random.choice([self.phrase(), ""])
        if before == self.goals[goal][column]:
            return None
        edit = "set" if not before else "changed" if self.goals[goal][column] else "removed"
        told.plan(f"goal {goal}: {name} {edit}", goal)
        return goal

    def note_progress(self, told, day):
        if goal := self.any_goal(told, " "):
            self.progress[goal] = (" ", self.phrase())
            told.plan(f"goal {goal}: progress noted", goal)
        return goal

    def meet_goal(self, told, day):
        if goal := self.any_goal(told, " ~"):
            if self.random.random() < 0.5:
                evidence, shown = f"https://git.example.org/{self.random.randrange(10**6)}", "evidence: link"
            else:
                evidence = shown = f"confirmed by {self.random.choice(GIVEN)}"
            self.progress[goal] = ("x", f"{day}, {evidence}")
            told.plan(f"goal {goal} met ({shown})", goal)
        return goal

    def waive_goal(self, told, day):
        if goal := self.any_goal(told, " x"):
            self.progress[goal] = ("~", self.phrase())
            told.plan(f"goal {goal} waived", goal)
        return goal

    def reopen(self, told, day):
        if goal := self.any_goal(told, "x~"):
            self.progress[goal] = (" ", self.phrase())
            told.plan(f"goal {goal} open again", goal)
        return goal

    def remove_goal(self, told, day):
        if goal := self.any_goal(told, " x~"):
            del self.goals[goal], self.gaps[goal]
            self.progress.pop(goal, None)
            told.plan(f"gap G{goal} removed")
            told.plan(f"goal {goal} removed", goal)
        return goal

    def meet(self, told, day):
        if not self.mentor or day in self.notes:
            return False
        kinds = {note["kind"] for note in self.notes.values()}
        kind = "first" if "first" not in kinds else "planning" if "planning" not in kinds else "progress"
        note = {"kind": kind, "carried": [], "new": [], "text": []}
        note["boxes"] = [can and self.random.random() < 0.7 for _, can in CHECK_LISTS[kind]]
        counts = dict.fromkeys(("done", "still open", "new", "dropped"), 0)
        still_open = []
        for item in self.open:
            chance = self.random.random()
            if chance < 0.5:
                note["carried"].append(["x", item])
                counts["done"] += 1
            elif chance < 0.6:
                note["carried"].append(["~", item])
                counts["dropped"] += 1
            else:
                note["carried"].append([" ", item])
                still_open.append(item)
                counts["still open"] += 1
        for _ in range(self.random.randrange(3)):
            item = f"{self.random.choice(['mentee', 'mentor'])}: {self.phrase()} (by {day + datetime.timedelta(14)})"
            note["new"].append([" ", item])
            still_open.append(item)
            counts["new"] += 1
        self.open = still_open
        self.notes[day] = note
        told.headline("meeting", kind, f"{kind} meeting of {day}")
        told.lines.append(f"check list: {sum(note['boxes'])} of {len(note['boxes'])}")
        if any(counts.values()):
            told.lines.append(
                "action items: " + ", ".join(f"{count} {word}" for word, count in counts.items() if count))
        return True

    def cancel(self, told, day):
        if day in self.notes or day in self.cancelled or not self.mentor:
            return False
        self.cancelled.append(day)
        told.headline("check-in", "cancelled", f"meeting of {day} did not take place")
        return True

    def check_in(self, told, day):
        month = f"{day:%Y-%m}"
        if month in self.check_ins:
            return False
        self.check_ins[month] = [self.phrase()]
        told.headline("check-in", "check-in", f"check-in of {month}")
        return True

    def decide(self, told, day):
        if day in self.reviews or not self.mentor:
            return False
        self.reviews[day] = self.mentor
        told.headline("review", "review", f"review of {day}: continue")
        return True

    def close(self, told, day):
        self.closing = (self.random.choice(["ended", "lapsed"]), day)
        told.headline("closing", "closing", f"closing: {self.closing[0]}")
        return True

    def hand_over(self, told, day):
        before, self.mentor = self.mentor, self.person()
        if before:
            self.earlier.append(before)
        told.headline(
            "handover", "handover" if before else "pairing",
            f"{'handover to' if before else 'pairing with'} {self.mentor}")
        return True

    def rename(self, told, day):
        before, self.slug = self.slug, f"{self.slug.split('_')[0]}_{self.random.randrange(10**6)}"
        told.headline("renamed", "pairing", f"renamed from {before}")
        return True

    # Small edits, which come alone

    def go_away(self, told, day):
        self.away.append(f"{day}/{day + datetime.timedelta(20)}")
        told.edit("away: " + ", ".join(self.away))
        return True

    def change_role(self, told, day):
        self.role = self.phrase()
        told.edit("pairing.md edited", "role changed", "text: 1 line changed")
        return True

    def write_more(self, told, day):
        if not self.check_ins:
            return False
        month = self.random.choice(sorted(self.check_ins))
        self.check_ins[month].append(self.phrase())
        told.edit(f"check-in of {month} edited", "text: 1 line added")
        return True

    def write_note(self, told, day):
        if not self.notes:
            return False
        note = self.random.choice(sorted(self.notes))
        self.notes[note]["text"].append(self.phrase())
        added = 2 if len(self.notes[note]["text"]) == 1 else 1
        told.edit(f"notes of {note} edited", f"text: {added} line{'s' * (added > 1)} added")
        return True

    def keep_promise(self, told, day):
        """Ticks an item where it stands last."""
        if not self.open:
            return False
        item = self.random.choice(self.open)
        note = max(self.notes)
        for line in self.notes[note]["carried"] + self.notes[note]["new"]:
            if line[1] == item:
                line[0] = "x"
        self.open.remove(item)
        rest = f", {len(self.open)} still open" if self.open else ""
        told.edit(f"notes of {note} edited", f"action items: 1 done{rest}")
        return True

    def tick(self, told, day):
        found = [(note, place) for note, entry in self.notes.items()
                 for place, (_, can) in enumerate(CHECK_LISTS[entry["kind"]]) if can]
        if not found:
            return False
        note, place = self.random.choice(found)
        boxes = self.notes[note]["boxes"]
        boxes[place] = not boxes[place]
        told.edit(f"notes of {note} edited", f"check list: {sum(boxes)} of {len(boxes)}")
        return True

    def format(self, told, day):
        self.is_padded = not self.is_padded
        told.edit("formatting of action-plan.md")
        return True

    def add_picture(self, told, day):
        if self.has_picture:
            return False
        self.has_picture = True
        return True

    # What is written

    def render(self):
        folder = f"pairings/{self.slug}"
        files = {
            f"{folder}/pairing.md": (
                f"---\nmentee: {self.mentee}\nmentor: {self.mentor}\nearlier-mentors:{listed(self.earlier)}\n"
                f"role: {self.role}\nstarted: {self.started}\naway:{listed(self.away)}\n---\n\n"
                f"# {self.mentee}: {self.role}\n"),
            f"{folder}/action-plan.md": self.plan(),
        }
        for month, lines in self.check_ins.items():
            files[f"{folder}/check-ins/{month}.md"] = (
                f"# Check-in {month}\n\n## From the mentee\n\n" + "".join(f"- {line}\n" for line in lines))
        for day in self.cancelled:
            files[f"{folder}/meetings/{day}-cancelled.md"] = (
                f"---\nmoved-to:\n---\n\n# Meeting of {day}: did not take place\n")
        for day, mentor in self.reviews.items():
            files[f"{folder}/reviews/{day}.md"] = (
                f"---\ndecision: continue\nby: {mentor}\nlink:\n---\n\n# Review of {day}\n\n## Goals\n")
        for day, note in self.notes.items():
            files[f"{folder}/meetings/{day}-{note['kind']}.md"] = self.note(day, note)
        if self.closing:
            files[f"{folder}/closing.md"] = (
                f"---\noutcome: {self.closing[0]}\ndate: {self.closing[1]}\nnomination:\n---\n\n# How it ended\n")
        if self.has_picture:
            files[f"{folder}/picture.png"] = "no document\n"
        return files

    def plan(self):
        gap = "   " if self.is_padded else " "
        rows = [COLUMNS, ["---"] * 7]
        for number, cells in sorted(self.goals.items()):
            rows.append([f"**#{number}** {cells[0]}", *cells[1:6], str(cells[6])])
        table = ["|" + "|".join(f" {cell}{gap}" if cell else gap for cell in row) + "|" for row in rows]
        lines = [f"- G{number} (skill): {text} -> goal {number}" for number, text in sorted(self.gaps.items())]
        progress = []
        for number, (state, text) in sorted(self.progress.items()):
            progress.append(
                f"- ~~goal {number}~~ waived: {text}" if state == "~" else f"- [{state}] goal {number}: {text}")
        parts = [f"# Action plan of {self.mentee}", "## Gaps", *(["\n".join(lines)] if lines else []),
                 "## Action plan", "\n".join(table), "## Progress", *(["\n".join(progress)] if progress else [])]
        return "\n\n".join(parts) + "\n"

    def note(self, day, note):
        def items(lines):
            return "\n".join(
                f"- ~~{text}~~ not needed any more" if state == "~" else f"- [{state}] {text}"
                for state, text in lines)

        parts = [f"# {note['kind'].capitalize()} meeting of {day}"]
        if note["kind"] == "first":
            parts += ["## Conversation guide", "### Background", "### Expectations"]
        if note["kind"] == "progress" or note["carried"]:
            parts += ["## Open since the last meeting", items(note["carried"]) or "Nothing was left open."]
        if note["kind"] == "planning":
            parts += ["## Strengths", "## Development needs"]
        boxes = zip(note["boxes"], CHECK_LISTS[note["kind"]])
        parts += ["## Check list", "\n".join(f"- [{'x' if box else ' '}] {text}" for box, (text, _) in boxes),
                  "## Action items", items(note["new"]) or "None this time."]
        if note["text"]:
            parts += ["## What else", "\n".join(f"- {line}" for line in note["text"])]
        return "\n\n".join(parts) + "\n"


PLANNING = [Pairing.set_goal, Pairing.move_date, Pairing.move_date, Pairing.change_measure, Pairing.reword,
            Pairing.write_steps, Pairing.note_progress, Pairing.note_progress, Pairing.meet_goal,
            Pairing.waive_goal, Pairing.reopen, Pairing.remove_goal]
EDITS = [Pairing.go_away, Pairing.change_role, Pairing.write_more, Pairing.write_note, Pairing.keep_promise,
         Pairing.keep_promise, Pairing.tick, Pairing.format]


class Programme:
    """The state of all pairings and files on one branch."""

    def __init__(self, seed, prefix=""):
        self.random = random.Random(seed)
        self.prefix = prefix
        self.pairings = []
        self.count = 0
        self.files = {
            "mentordoc.yml": "name: Generated\ncoordinators: [Mentoring Office]\naudience: pair\n"
                             "cadence: {meeting: 4 weeks}\n"}
        self.day = datetime.date(1990, 1, 1)

    def begin(self):
        return Step(self.day, "Mentoring Office", dict(self.files), {Told(None, "programme", "set up")})

    # One step

    def step(self, busy=(), is_saved=False):
        """Something that happens to some of the pairings, but for the busy ones, or to other files.

        What only git commits, is left out where `save` is to commit it.
        """
        self.day += datetime.timedelta(1)
        chance = self.random.random()
        free = [pairing for pairing in self.pairings if pairing not in busy and not pairing.closing]
        if chance < 0.04:
            return self.change_file(is_saved)
        if len(free) < 6 or (chance < 0.10 and len(free) < 200):
            self.count += 1
            pairing = Pairing(self.random, self.count, self.day, self.prefix)
            self.pairings.append(pairing)
            told = Happening()
            pairing.make(told, self.day)
            return self.written({}, [(pairing, told)])
        if chance < 0.11:
            gone = self.random.choice(free)
            self.pairings.remove(gone)
            return self.written(gone.render(), [], {Told(gone.slug, "pairing", "pairing removed")})
        chosen = self.random.sample(free, 1 if chance < 0.9 else self.random.randint(2, 4))
        before = {}
        done = []
        for pairing in chosen:
            before |= pairing.render()
            told = Happening()
            self.live(pairing, told, is_saved)
            if told.own[0] or not is_saved:
                done.append((pairing, told))
        return self.written(before, done)

    def live(self, pairing, told, is_saved):
        chance = self.random.random()
        if chance < 0.25:
            if not self.random.choice(EDITS)(pairing, told, self.day):
                pairing.go_away(told, self.day)
            return
        if chance < 0.27 and not is_saved and pairing.add_picture(told, self.day):
            return
        events = {
            0.45: pairing.meet, 0.50: pairing.check_in, 0.56: pairing.decide, 0.60: pairing.cancel,
            0.63: pairing.hand_over, 0.66: pairing.rename, 0.68: pairing.close,
        }
        for bound, happens in events.items():
            if chance < bound:
                if happens(told, self.day) and chance > 0.54 and chance < 0.56:
                    pairing.cancel(told, self.day)
                break
        for _ in range(self.random.randrange(3) + (not told.own[0])):
            self.random.choice(PLANNING)(pairing, told, self.day)
        if not told.own[0]:
            pairing.set_goal(told, self.day)

    def change_file(self, is_saved):
        kind = self.random.randrange(2 if is_saved else 4)
        number = self.random.randrange(10**6)
        path, headline = [
            ("mentordoc.yml", "formatting of mentordoc.yml"), ("graduates.md", "graduates changed"),
            ("src/code.py", None), ("docs/pairings.md", None)][kind]
        text = self.files["mentordoc.yml"] if kind == 0 else ""
        if kind == 0 and number % 2:
            before = int(re.search(r"(\d+) weeks", text)[1])
            after = 2 + (before + number) % 20
            if after != before:
                text = text.replace(f"{before} weeks", f"{after} weeks")
                headline = f"meeting every {after} weeks (was {before} weeks)"
        self.files[path] = text + f"# {number}\n"
        told = {Told(None, "programme", headline)} if headline else set()
        return Step(self.day, "Mentoring Office", {path: self.files[path]}, told)

    def written(self, before, done, told=()):
        files = dict.fromkeys(before)
        for pairing, _ in done:
            files |= pairing.render()
        files = {path: text for path, text in files.items() if before.get(path) != text}
        events = set(told) | {happening.told(pairing.slug) for pairing, happening in done}
        author = self.random.choice(GIVEN) + " Author"
        return Step(self.day, author, files, events)


def saved_history(seed, count):
    """A history that `save` can write: the first step sets the programme up."""
    programme = Programme(seed)
    yield programme.begin()
    for _ in range(count - 1):
        yield programme.step(is_saved=True)


def branched_history(seed, count):
    """A history as git alone can make it, of at least so many steps; parents are indices of them.

    While a side branch is open, it has pairings of its own. One pairing lives on both branches: its dates
    are moved or its folder is renamed on one, and progress is noted on the other.
    """
    programme = Programme(seed)
    steps = [programme.begin()]
    tip = 0

    def add(step, *parents):
        step.parents = list(parents)
        steps.append(step)
        return len(steps) - 1

    while len(steps) < count:
        for _ in range(programme.random.randint(1, 12)):
            tip = add(programme.step(), tip)
        free = [pairing for pairing in programme.pairings if not pairing.closing and pairing.goals]
        if len(free) > 12:
            tip = side_branch(programme, free, tip, add)
    return steps


def side_branch(programme, free, tip, add):
    """What happens between a fork and its merge; gives the merge's index."""
    draw = programme.random
    both, renamed, *own = draw.sample(free, 8)
    alone = draw.choice([pairing for pairing in free if pairing not in (both, renamed, *own)])
    side = Programme(draw.random(), f"s{draw.randrange(10**6)}-")
    side.day, side.files = programme.day, dict(programme.files)
    side.pairings = copy.deepcopy([both, renamed, *own])
    for pairing in side.pairings:
        pairing.random = side.random
    side_both, side_renamed = side.pairings[:2]
    before = {path: text for pairing in own for path, text in pairing.render().items()} | programme.files

    def act(world, pairing, happens):
        world.day += datetime.timedelta(1)
        before = pairing.render()
        told = Happening()
        happens(pairing, told, world.day)
        return [world.written(before, [(pairing, told)])] if told.own[0] else []

    side_tip = tip
    for pairing in (side_both, side_renamed):
        for step in act(side, pairing, Pairing.note_progress):
            side_tip = add(step, side_tip)
    for step in act(programme, both, Pairing.move_date) + act(programme, renamed, Pairing.rename):
        tip = add(step, tip)
    for _ in range(draw.randint(1, 5)):
        programme.day = side.day = max(programme.day, side.day)
        tip = add(programme.step(busy=[both, renamed, alone, *own]), tip)
        side_tip = add(side.step(busy=[side_both, side_renamed]), side_tip)
    programme.day = max(programme.day, side.day) + datetime.timedelta(1)

    # The merge takes over what the side has.
    before |= both.render() | renamed.render() | alone.render()
    arrived = side.pairings[2:]
    for pairing in arrived:
        pairing.random = draw
    programme.pairings = [pairing for pairing in programme.pairings if pairing not in own] + arrived
    both.progress, renamed.progress = side_both.progress, side_renamed.progress
    programme.files |= {path: text for path, text in side.files.items() if path.startswith(("src/", "docs/"))}
    # And it may do something by itself.
    told = set()
    chance = draw.random()
    if chance < 0.5:
        happening = Happening()
        (Pairing.rename if chance < 0.25 else Pairing.move_date)(alone, happening, programme.day)
        told = {happening.told(alone.slug)} if happening.own[0] else set()
    after = {path: text for pairing in (*arrived, both, renamed, alone) for path, text in pairing.render().items()}
    after |= programme.files
    files = {path: after.get(path) for path in before | after if before.get(path) != after.get(path)}
    return add(Step(programme.day, "Mentoring Office", files, told), tip, side_tip)


def fast_import(steps, stream):
    """Writes the steps for `git fast-import`; the mark of a step is its index and one."""
    for number, step in enumerate(steps, 1):
        seconds = (step.day - datetime.date(1970, 1, 1)).days * 86400 + 43200
        lines = [f"commit refs/heads/main\nmark :{number}\n"
                 f"committer {step.author} <a@example.org> {seconds} +0000\ndata 2\nx\n"]
        if step.parents:
            lines.append(f"from :{step.parents[0] + 1}\n")
        lines += [f"merge :{parent + 1}\n" for parent in step.parents[1:]]
        lines += [f"D {path}\n" for path, text in sorted(step.files.items()) if text is None]
        for path, text in sorted(step.files.items()):
            if text is not None:
                lines.append(f"M 100644 inline {path}\ndata {len(text.encode())}\n{text}\n")
        stream.write("".join(lines).encode())
