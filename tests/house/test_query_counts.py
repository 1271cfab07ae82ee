"""The busiest pages ask the database as often with sixty inquiries as with one, and never more than told here."""

from collections.abc import Callable, Iterator
from typing import Any, Final
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from indgang.desk import context
from indgang.inquiries.models import Contact, Inquiry
from indgang.inquiries.registration import Matter, begin, register
from indgang.knowledge import searching
from indgang.sample.cast import MONDAY, Cast
from indgang.wayfinder import held
from tests.adviser import forwarding_town, independence_town, learning_town, letter_rows
from tests.adviser_zone import Unlock
from tests.cast import SignIn

from . import law_rows

type Ask = Callable[[Client, Cast], Any]

MANY: Final = 60


@pytest.fixture(autouse=True)
def monday(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hold the clock, also the one by which things are kept in memory."""
    for module in (context, held, searching):
        monkeypatch.setattr(module, "monotonic", lambda: 0.0)
    context._municipality.cache_clear()
    held.forget()
    with time_machine.travel(MONDAY, tick=False):
        yield


def fill(cast: Cast, count: int) -> None:
    """Write so many inquiries down, each with all that an inquiry can have; all in Mette's name, most open."""
    law_rows.fill(cast, count)
    letter_rows.fill(cast, count)
    forwarding_town.fill(cast, count)
    learning_town.many(cast, count)
    independence_town.fill(cast, count)
    contact = begin(cast.contact(citizen=cast.mette), by=cast.karen, at=cast.at)
    for n in range(count):
        matter = Matter(task=cast.cash_benefit, text=f"Hækken {n}.", promise=cast.today, steps=[1])
        inquiry = register(contact, matter, by=cast.karen, at=cast.at, end_contact=False)
        inquiry.note(f"Notat {n}.", by=cast.bo, at=cast.at)
        inquiry.hand_over(cast.ydelse, by=cast.karen, at=cast.at, story="Hjælp.")
        cast.inquiry(citizen=cast.mette, outcome="solved", text="Hækken.")


def live_long(inquiry: Inquiry, cast: Cast, times: int) -> None:
    for n in range(times):
        inquiry.note(f"Notat {n}.", by=cast.bo, at=cast.at)
        inquiry.promise(cast.today, rule="Aftalt", by=cast.karen, at=cast.at)
        if not inquiry.at_department_id:
            inquiry.hand_over(cast.ydelse, by=cast.karen, at=cast.at, story="Hjælp.")
        inquiry.solve("guided", by=cast.karen, at=cast.at, text="Svar.")
        inquiry.withdraw_solution(by=cast.bo, at=cast.at, reason="Kom igen.")
    inquiry.hand_over(cast.ydelse, by=cast.karen, at=cast.at, story="Hjælp.")


def story(client: Client, cast: Cast) -> Any:
    return client.get(Inquiry.objects.order_by("pk")[0].get_absolute_url())


def write_down(client: Client, cast: Cast) -> Any:
    typed = {"key": uuid4(), "channel": "phone", "task": cast.passport.slug, "text": "Mit pas.", "outcome": "solved"}
    return client.post("/registrering/", typed)


def hand_over(client: Client, cast: Cast) -> Any:
    """Hand over one that was prepared for it: the newest that is still open."""
    inquiry = Inquiry.objects.open().filter(at_department=None).order_by("-pk")[0]
    typed = {"handover-department": cast.ydelse.pk, "handover-story": "Hjælp."}
    return client.post(f"{inquiry.get_absolute_url()}overdragelse/", typed)


PAGES: Final[dict[str, tuple[str, Ask, int]]] = {
    "desk": ("karen", lambda client, cast: client.get("/"), 14),
    "desk with a task": ("karen", lambda client, cast: client.get(f"/?task={cast.passport.slug}"), 18),
    "suggestions": ("karen", lambda client, cast: client.post("/forslag/", {"q": "pas"}), 3),
    "citizens suggested": ("karen", lambda client, cast: client.post("/forslag/", {"q": "Mette"}), 7),
    "registration": ("karen", write_down, 11),
    "hand-over": ("karen", hand_over, 13),
    "my work": ("karen", lambda client, cast: client.get("/henvendelser/"), 6),
    "all work": ("karen", lambda client, cast: client.get("/henvendelser/?hvis=alle&orden=nyeste"), 6),
    "inquiry": ("karen", story, 14),
    "search": ("karen", lambda client, cast: client.get("/soegning/?q=hækken"), 8),
    "citizen": ("karen", lambda client, cast: client.post(f"/borgere/{cast.mette.pk}/", {"reason": "Ringer"}), 10),
    "inbox": ("ditte", lambda client, cast: client.get("/afdeling/"), 7),
    "tasks": ("karen", lambda client, cast: client.get("/opgaver/"), 9),
    "adviser's mandate": ("ali", lambda client, cast: client.get("/borgervejleder/mandat/"), 9),
    "adviser's hours": ("ali", lambda client, cast: client.get("/borgervejleder/traeffetider/"), 12),
    "adviser's list": ("ali", lambda client, cast: client.get("/borgervejleder/koe/"), 9),
    "adviser's time": ("ali", lambda client, cast: client.get("/borgervejleder/kapacitet/"), 30),
    "adviser's reports": ("ali", lambda client, cast: client.get("/borgervejleder/beretninger/"), 7),
    "requests for access": ("ali", lambda client, cast: client.get("/borgervejleder/aktindsigt/?vis=alle"), 9),
    "disclosures": ("ali", lambda client, cast: client.get("/borgervejleder/videregivelser/"), 8),
    "keys": ("ali", lambda client, cast: client.get("/borgervejleder/noegler/"), 8),
    "what is due": ("ali", lambda client, cast: client.get("/borgervejleder/opbevaring/"), 20),
    "rules": ("ali", lambda client, cast: client.get("/lov/"), 8),
    "ways to complain": ("ali", lambda client, cast: client.get("/lov/klageveje/"), 7),
    "a way to complain": ("ali", lambda client, cast: client.get("/lov/klageveje/1/"), 5),
    "what must be looked up": ("ali", lambda client, cast: client.get("/lov/eftersyn/"), 8),
    "a rule": ("ali", lambda client, cast: client.get("/lov/regler/regel-1/"), 5),
    "rules on letters": ("ali", lambda client, cast: client.get("/lov/breve/"), 6),
    "a deadline": ("karen", lambda client, cast: client.get("/lov/frist/"), 5),
    "a letter": ("karen", lambda client, cast: client.get("/brev/"), 4),
    "a department's letters": ("ditte", lambda client, cast: client.get("/afdeling/breve/"), 9),
    "told about letters": ("ali", lambda client, cast: client.get("/brev/tilbagemeldinger/?vis=besvaret"), 9),
    "letters from the adviser": ("ditte", lambda client, cast: client.get("/afdeling/borgervejleder/"), 6),
    "forwarded": ("ali", lambda client, cast: client.get("/borgervejleder/videresendte/"), 7),
    "forwarded, untold": ("ali", lambda client, cast: client.get("/borgervejleder/videresendte/?vis=orientering"), 7),
    "adviser's numbers": ("ali", lambda client, cast: client.get("/borgervejleder/laering/"), 13),
    "behind a number": ("ali", lambda client, cast: client.get("/borgervejleder/laering/bag/"), 8),
    "new themes": ("ali", lambda client, cast: client.get("/borgervejleder/laering/nye-temaer/"), 5),
    "lessons": ("ali", lambda client, cast: client.get("/borgervejleder/laering/punkter/"), 8),
    "themes": ("ali", lambda client, cast: client.get("/borgervejleder/temaer/"), 5),
    "recommendations": ("ali", lambda client, cast: client.get("/borgervejleder/anbefalinger/?vis=alle"), 5),
    "praise": ("ali", lambda client, cast: client.get("/borgervejleder/ros/"), 8),
    "activities": ("ali", lambda client, cast: client.get("/borgervejleder/aktiviteter/"), 9),
    "stories": ("ali", lambda client, cast: client.get("/borgervejleder/historier/"), 5),
    "briefs": ("ali", lambda client, cast: client.get("/borgervejleder/laeringsbreve/"), 5),
    "advice to a department": ("ditte", lambda client, cast: client.get("/afdeling/anbefalinger/"), 5),
    "adviser's published figures": ("christian", lambda client, cast: client.get("/tal/borgervejleder/"), 7),
    "learning": ("karen", lambda client, cast: client.get("/laering/"), 9),
    "mediations": ("ali", lambda client, cast: client.get("/borgervejleder/maeglinger/"), 5),
    "answer times": ("christian", lambda client, cast: client.get("/tal/svartider/"), 5),
    "directory": ("karen", lambda client, cast: client.get("/vejviser/"), 10),
    "figures": ("christian", lambda client, cast: client.get("/tal/"), 12),
    "journal": ("dorthe", lambda client, cast: client.get("/journal/"), 6),
}


def count(client: Client, cast: Cast, ask: Ask) -> tuple[int, str]:
    """Count the questions, without those that only hold a transaction together."""
    for _ in range(3):
        cast.inquiry()
    with CaptureQueriesContext(connection) as asked:
        response = ask(client, cast)
    assert response.status_code in (200, 302), response.content.decode()[:500]
    told = [each["sql"][:150] for each in asked.captured_queries if "SAVEPOINT" not in each["sql"]]
    return len(told), "\n".join(told)


def test_as_many_questions_for_sixty_as_for_one(cast: Cast, sign_in: SignIn, unlock: Unlock) -> None:
    clients = {who: sign_in(getattr(cast, who)) for who, _ask, _most in PAGES.values()} | {"ali": unlock(cast.ali)}
    fill(cast, 1)
    live_long(Inquiry.objects.order_by("pk")[0], cast, 1)
    few = {}
    for page, (who, ask, _most) in PAGES.items():
        count(clients[who], cast, ask)  # what is kept in memory is fetched once
        few[page], _said = count(clients[who], cast, ask)
    Contact.objects.running(cast.karen).get().end(by=cast.karen, at=cast.at)
    fill(cast, MANY - 1)
    live_long(Inquiry.objects.order_by("pk")[0], cast, 5)
    faults = []
    for page, (who, ask, most) in PAGES.items():
        many, said = count(clients[who], cast, ask)
        print(f"{page}: {many} questions, {most} allowed")
        if many > few[page] or many > most:
            faults.append(f"{page}: {few[page]} for one, {many} for sixty, {most} allowed\n{said}")
    assert not faults, "\n\n".join(faults)
