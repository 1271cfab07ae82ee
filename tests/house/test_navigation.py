"""Every door of a role's navigation opens, and no link on any page that one can reach leads nowhere."""

from collections import Counter
from collections.abc import Iterator
from typing import Any, Final
from urllib.parse import parse_qsl, urljoin, urlsplit

import pytest
import time_machine
from django.test import Client

from indgang.catalogue.models import Procedure
from indgang.desk.context import DOORS
from indgang.inquiries.registration import begin
from indgang.journal.models import Event
from indgang.knowledge.models import Feedback, Notice
from indgang.organisation.models import Employee
from indgang.sample.cast import MONDAY, Cast
from tests.adviser_zone import Unlock
from tests.knowledge.telling import article
from tests.pages import check_page

PEOPLE: Final = ["karen", "tina", "ditte", "ali", "christian", "ulla", "dorthe", "anders", "outsider"]
OF_ONE_SHAPE, OF_ONE_PATH = 4, 12
"""How many addresses of the same shape are followed, and how many whatever is asked: pages of a list are alike."""


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def town(cast: Cast) -> Cast:
    """A day's work: something of each kind, so that every sort of link is there to follow."""
    Employee.objects.update(password="one that is kept here")
    for n in range(4):
        cast.inquiry(citizen=cast.mette, outcome="solved", at=cast.later(days=-n))
    cast.inquiry(promise=cast.today, by=cast.bo)
    cast.handed_over(citizen=cast.mette)
    cast.handed_over(accepted=True)
    cast.handed_over(accepted=True).answer_with("Ja.", by=cast.ditte, at=cast.at, citizen_told=True)
    cast.handed_over().send_back("Ikke os.", by=cast.ditte, at=cast.at)
    Procedure.objects.create(task=cast.passport, valid_from=cast.today).steps.create(order=1, text="Se legitimation")
    tell(cast)
    begin(cast.contact(citizen=cast.mette), by=cast.karen, at=cast.at)
    return cast


def tell(cast: Cast) -> None:
    """An article for citizens, a proposal for another, feedback and its answer, and a notice."""
    row = article(cast, audience="public", text="Se [opgaven](/opgaver/pas-voksen/).")
    article(cast, title="Hjælp", owner=cast.ditte, by=cast.ditte, audience="public")
    Feedback.give(row, "good", "", by=cast.karen, at=cast.at).answer("Tak.", by=cast.tina, at=cast.at)
    Feedback.give(cast.passport, "wrong", "Prisen.", by=cast.karen, at=cast.at)
    Notice.write("MitID", "Driller.", valid_from=cast.today, by=cast.tina, at=cast.at)


@pytest.mark.parametrize("who", PEOPLE)
def test_every_door_opens(cast: Cast, unlock: Unlock, who: str) -> None:
    person = getattr(cast, who)
    client = unlock(person)
    for door in DOORS:
        if person.may(door.ability):
            page = check_page(client.get(door.url))
            assert str(door.label) in page.text
        elif door.url != "/":
            check_page(client.get(door.url), 403)


@pytest.mark.parametrize("who", PEOPLE)
def test_no_link_leads_nowhere_and_looking_changes_nothing(town: Cast, unlock: Unlock, who: str) -> None:
    before = set(Event.objects.values_list("pk", flat=True))
    dead, seen = walk(unlock(Employee.objects.get(username=who)))
    assert dead == []
    assert len(seen) > (1 if who == "outsider" else 5)
    written = Event.objects.exclude(pk__in=before).values_list("kind", flat=True)
    assert {kind for kind in written if not kind.endswith(".read")} == set()


def walk(client: Client) -> tuple[list[str], list[str]]:
    """Follow the links from the first page; return the dead ones with where they stood, and all that were seen."""
    followed: Counter[Any] = Counter()
    waiting, seen, dead = [("/", "the first page")], [], []
    while waiting:
        address, stood_on = waiting.pop(0)
        path, asked = shape(address)
        if address in seen or followed[path] >= OF_ONE_PATH or followed[path, asked] >= OF_ONE_SHAPE:
            continue
        seen.append(address)
        followed.update([path, (path, asked)])
        response: Any = client.get(address, follow=True)
        if response.status_code != 200:
            dead.append(f"{response.status_code} {address} (on {stood_on})")
        elif response.headers["Content-Type"].startswith("text/html"):
            here = response.request["PATH_INFO"]
            waiting += [(each, address) for each in inner_links(check_page(response).links, here)]
    return dead, seen


def inner_links(links: list[str], here: str) -> list[str]:
    """The links to pages of ours, as whole addresses."""
    whole = [urljoin(here, link) for link in links if link and not link.startswith(("#", "mailto:", "tel:"))]
    return [each.partition("#")[0] for each in whole if not urlsplit(each).netloc]


def shape(address: str) -> tuple[str, str]:
    """What an address has in common with others of its kind: its path without numbers and names, and what is asked."""
    parts = urlsplit(address)
    path = [part for part in parts.path.split("/") if part]
    return "/".join(path[:1] + ["…"] * len(path[1:2]) + path[2:]), "&".join(sorted(dict(parse_qsl(parts.query))))
