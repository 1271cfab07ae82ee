"""That a conflict of interest closes a matter to an adviser who has the key: on every page, list, file and export."""

import io
import zipfile
from dataclasses import dataclass, field

import pytest
from django.apps import apps
from django.core.management.color import no_style
from django.db import connection
from django.test import Client
from django.urls import NoReverseMatch, URLPattern, URLResolver, get_resolver, reverse

from indgang.adviser import handing_over, messaging, people, scope
from indgang.adviser.access import redacting, requests
from indgang.adviser.independence_refusals import ClosedToYou
from indgang.adviser.models import (
    Case,
    Exclusion,
    GapGround,
    Key,
    LearningPoint,
    Mediation,
    Person,
    StepKind,
    Story,
)
from indgang.adviser.recusing import declare
from indgang.adviser.registration import NewContact, correct, log
from indgang.adviser.scope import Reply
from indgang.foundation import clock
from indgang.organisation.rights import Role
from indgang.sample.cast import Cast
from tests.adviser.learning_rows import theme
from tests.adviser_zone import Unlock

from .forwarded import forwarded

SIGN = "Zebrafinke"
"""A word that stands in every text of the closed matter, and nowhere else."""
PHONE = "95304051"
HIGHEST = 3
"""So high numbers are guessed."""
FILES = (".pdf", ".docx")
"""The same texts stand in the .txt, which is quicker made."""


@dataclass
class Closed:
    """A matter that is closed to Ali, and which the substitute has gone on with."""

    case: Case
    person: Person
    seen_in: dict[str, str] = field(default_factory=dict)


def begin(cast: Cast, key: Key) -> Closed:
    """Let somebody write and ring, and let it become a case of many threads."""
    at, by = cast.at, cast.ali
    message = messaging.receive("complaint", f"{SIGN} skriver", at=at, name=f"Anna {SIGN}", phone=PHONE)
    contact = messaging.become_contact(message, by=by, at=at, key=key)
    person = contact.person
    assert person
    case = Case.open_from(contact, kind="complaint", title=f"{SIGN} og jobcentret", summary=SIGN, by=by, at=at)
    later = log(NewContact(kind="complaint", way="phone", at=at, text=SIGN, person=person, case=case), by=by, at=at)
    correct(later, {"text": f"{SIGN} rettet"}, by=by, at=at, key=key)
    alone = log(NewContact(kind="guidance", way="phone", at=at, text=f"{SIGN} alene", person=person), by=by, at=at)
    LearningPoint(theme=theme("tone"), level="enkeltsag", contact=later).note(f"{SIGN} lærte", by=by, at=at)
    answers = dict.fromkeys(Exclusion.objects.values_list("code", flat=True), Reply.NO.value)
    for each in (contact, alone):
        scope.check(each, {**answers, "faglig-afgoerelse": Reply.YES.value}, by=by, at=at)
    return Closed(case, person)


def go_on(closed: Closed, cast: Cast, key: Key) -> None:
    """Let the substitute write in every area of the work."""
    case, at, by = closed.case, cast.at, cast.outsider
    case.write(StepKind.NOTE, f"{SIGN} ringede", by=by, at=at)
    for kind in ("forward", "mediation"):
        case.allow(kind, f"{SIGN} siger ja", by=by, at=at)
    case.join("companion", name=f"Bent {SIGN}", note=SIGN, by=by, at=at)
    case.plan(cast.today, by=by, at=at)
    Story(theme=theme("tone"), case=case).write(f"{SIGN} venter", f"{SIGN} ventede længe.", by=by, at=at)
    LearningPoint(theme=theme("tone"), level="enkeltsag", case=case).note(f"{SIGN} lærte", by=by, at=at)
    forwarded(cast, case)
    mediation = Mediation.begin(case, cast.ydelse, f"{SIGN} og tonen", by=by, at=at)
    mediation.join("citizen", SIGN, by=by, at=at)
    mediation.join("department", "Ditte", by=by, at=at)
    mediation.plan(cast.later(days=1), cast.later(days=1, hours=1), by=by, at=at, place=SIGN)
    mediation.agree(f"{SIGN} skriver", "citizen", by=by, at=at, due=cast.today)
    today = clock.local_day(at)
    for facts in ({"cases": [case]}, {"person": closed.person}):
        request = requests.register("party", today, f"Anna {SIGN}", by=by, at=at, **facts)
        redacting.gather(request, by=by, at=at, key=key)
        redacting.strike(request, [SIGN], GapGround.OTHERS, "", by=by, at=at, key=key)
    requests.disclose("law", today, recipient=SIGN, what=SIGN, case=case, by=by, at=at)


@pytest.fixture(params=["case", "person"])
def closed(request: pytest.FixtureRequest, zone: Key, unlock: Unlock, cast: Cast) -> Closed:
    """Close a matter to Ali by what is declared for the case, or for all that concerns the person."""
    number_from_one()
    cast.outsider.grant(Role.ADVISER, at=cast.at)
    unlock(cast.outsider)
    matter = begin(cast, zone)
    about = matter.case if request.param == "case" else matter.person
    declare(about, "family", "substitute", told=SIGN, by=cast.ali, at=cast.at)
    go_on(matter, cast, zone)
    if request.param == "case":  # what concerns the person otherwise is not closed
        Person.objects.filter(pk=matter.person.pk).update(sealed="")
        matter.person.contacts.filter(case=None).update(sealed="")
    return matter


def number_from_one() -> None:
    """Let the adviser's rows begin at number 1: PostgreSQL goes on counting where the test before had come to."""
    begun_anew = connection.ops.sequence_reset_sql(no_style(), list(apps.get_app_config("adviser").get_models()))
    with connection.cursor() as cursor:
        for statement in begun_anew:
            cursor.execute(statement)


def addresses() -> list[str]:
    """Return the adviser's addresses that can be asked for, with each number that may be guessed."""
    found = []
    for pattern in walked(get_resolver().url_patterns):
        name = str(pattern.name)
        for number in ("", *range(1, HIGHEST + 1)):
            try:
                found.append(reverse(name, args=[number] if number else []))
            except NoReverseMatch:
                continue
    return sorted({each for each in found if each.startswith("/borgervejleder/") and not each.endswith(FILES)})


def walked(patterns: list[URLPattern | URLResolver]) -> list[URLPattern]:
    return [
        leaf for each in patterns for leaf in (walked(each.url_patterns) if isinstance(each, URLResolver) else [each])
    ]


def told(client: Client, address: str) -> str:
    """Return what a page tells; where it tells of the matter, no browser and nothing on the way may keep it."""
    answer = client.get(address)
    words = "" if answer.streaming else answer.content.decode(errors="replace")
    assert SIGN not in words or "no-store" in answer.headers["Cache-Control"], address
    return words


ASKED = {
    "personer/": {"q": PHONE},
    "sager/?vis=alle": {"q": SIGN},
    "henvendelser/": {"q": SIGN},
    "henvendelser/udtraek/": {},
    "opbevaring/sletning/": {"sure": "on"},
}


def test_the_substitute_reads_it_and_the_one_it_is_closed_to_nowhere(
    closed: Closed, unlock: Unlock, cast: Cast, zone: Key
) -> None:
    substitute, recused = unlock(cast.outsider), unlock(cast.ali)
    hidden = [each for each in addresses() if SIGN in told(substitute, each)]
    assert len(hidden) > 25, hidden
    leaks = [each for each in hidden if SIGN in told(recused, each)]
    for address, typed in ASKED.items():
        page = recused.post(f"/borgervejleder/{address}", typed).content.decode(errors="replace")
        shown = page.replace(f'value="{SIGN}"', "").replace(f"»{SIGN}«", "")
        leaks += [f"POST {address}"] if SIGN in shown else []
    assert "\n".join(leaks) == ""
    packed = handing_over.write_out("prøve", by=cast.ali, at=cast.at, key=zone)
    assert names_in(packed) == []
    assert "adviser_accessitem.json" in names_in(handing_over.write_out("p", by=cast.outsider, at=cast.at, key=zone))


def names_in(packed: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(packed)) as folder:
        return [name for name in folder.namelist() if SIGN in folder.read(name).decode()]


def test_who_is_closed_to_one_is_not_written_down_anew_by_the_number(zone: Key, cast: Cast) -> None:
    somebody = people.register(by=cast.ali, at=cast.at, key=zone, name="Anna", phone=PHONE)
    declare(somebody, "family", "outside", told="Byrådet", passed_to="Nabokommunen", by=cast.ali, at=cast.at)
    with pytest.raises(ClosedToYou):
        people.register(by=cast.ali, at=cast.at, key=zone, name="A.", phone=PHONE)
    message = messaging.receive("guidance", "Igen", at=cast.at, phone=PHONE)
    with pytest.raises(ClosedToYou):
        messaging.become_contact(message, by=cast.ali, at=cast.at, key=zone)
    message.refresh_from_db()
    assert message.seen_to_at is None
