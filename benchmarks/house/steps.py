"""The steps of a clerk's day, as a browser does them."""

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote_plus
from uuid import uuid4

from .browser import Answer, Browser, WrongAnswer

LIST: Final = "/henvendelser/?hvis=alle&orden=nyeste"


@dataclass(frozen=True, slots=True)
class Town:
    """What the steps know of the town."""

    sessions: list[str]
    known: list[str]
    citizens: list[int]
    tasks: dict[str, int]
    centre: int
    departments: list[int]
    bodies: list[str]
    searches: dict[str, list[str]]
    due: str


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that a clerk does, and what the answer must look like."""

    name: str
    make: Callable[[Browser], bytes]
    status: int
    holds: str = ""
    prepare: Callable[[Browser, int], None] | None = None

    def do(self, clerk: Browser) -> Answer:
        """Do it; raises WrongAnswer when it did not succeed."""
        return self.checked(clerk.exchange(self.make(clerk)))

    def checked(self, answer: Answer) -> Answer:
        """Return the answer if it is the one that was asked for."""
        if answer.status != self.status or (self.holds and self.holds not in answer.head.decode("latin-1")):
            said = answer.body.decode(errors="replace")
            raise WrongAnswer(f"{self.name}: {answer.status} {answer.header('location')} {said[-3000:]}")
        return answer


def steps_of(town: Town, dice: random.Random) -> Iterator[Step]:
    """Yield the steps in the order in which they are measured; a hand-over needs inquiries that stand open."""
    yield register(town, dice)
    yield Step("open", lambda clerk: clerk.get_request(f"/henvendelser/{dice.choice(town.known)}/"), 200)
    yield Step("list", lambda clerk: clerk.get_request(LIST), 200)
    words = [each for group in town.searches.values() for each in dice.sample(group, min(12, len(group)))]
    yield search("search", words, dice)
    yield hand_over(town, dice)
    yield desk(town, dice)
    yield suggest(town, dice)


def register(town: Town, dice: random.Random) -> Step:
    """Write an inquiry down with its outcome; every second citizen is known."""

    def make(clerk: Browser) -> bytes:
        return clerk.post_request("/registrering/", registration(town, dice) | {"outcome": "solved"})

    return Step("register", make, 302, "registreret=")


def hand_over(town: Town, dice: random.Random) -> Step:
    """Hand an open inquiry over; the inquiries are written first, outside the measure."""

    def make(clerk: Browser) -> bytes:
        reference = waiting.pop() if waiting else keep_open(clerk, town, dice)
        fields = {
            "handover-department": dice.choice(town.departments),
            "handover-story": dice.choice(town.bodies)[:150],
            "handover-due": town.due,
        }
        return clerk.post_request(f"/henvendelser/{reference}/overdragelse/", fields)

    def prepare(clerk: Browser, count: int) -> None:
        waiting.extend(keep_open(clerk, town, dice) for _ in range(count))

    waiting: list[str] = []
    return Step("hand over", make, 302, "henvendelser", prepare)


def keep_open(clerk: Browser, town: Town, dice: random.Random) -> str:
    """Write down an inquiry that stays open, and return its reference."""
    fields = registration(town, dice) | {"act": "keep_open"}
    answer = clerk.post("/registrering/", fields)
    if answer.status != 302:
        raise WrongAnswer(f"keep open: {answer.status}")
    return answer.header("location").rpartition("=")[2]


def registration(town: Town, dice: random.Random) -> dict[str, object]:
    """Return the fields of the form as a browser sends them."""
    task = dice.choice(list(town.tasks))
    fields: dict[str, object] = {
        "key": str(uuid4()),
        "contact": "",
        "started_at": "",
        "channel": dice.choice(("in_person", "phone")),
        "task": task,
        "text": dice.choice(town.bodies),
        "department": town.tasks[task] if town.tasks[task] in town.departments else "",
        "due": town.due,
        "promise": town.due,
        "subject": "",
        "kind": "",
        "centre": town.centre,
        "when": "",
    }
    if dice.random() < 0.5:
        return fields | {"citizen": dice.choice(town.citizens), "identification": "document"}
    return fields | {"new_name": "", "new_cpr": "", "new_phone": ""}


def search(name: str, words: list[str], dice: random.Random) -> Step:
    """Look for one or two words, the newest first."""
    return Step(name, lambda clerk: clerk.get_request(f"/soegning/?q={quote_plus(dice.choice(words))}"), 200)


def desk(town: Town, dice: random.Random) -> Step:
    """Open the desk, every second time with a task's card."""

    def make(clerk: Browser) -> bytes:
        return clerk.get_request(f"/?task={dice.choice(list(town.tasks))}" if dice.random() < 0.5 else "/")

    return Step("desk", make, 200)


def suggest(town: Town, dice: random.Random) -> Step:
    """Type a few words, and see the tasks that they may mean."""

    def make(clerk: Browser) -> bytes:
        words = dice.choice(town.bodies).split()[: dice.randrange(1, 4)]
        return clerk.post_request("/forslag/", {"q": " ".join(words)})

    return Step("suggest", make, 200)
