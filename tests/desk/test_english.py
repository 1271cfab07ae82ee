"""Every page in English: no Danish is left on it but data, the names and texts that the municipality itself wrote."""

import gettext
import re
from collections.abc import Callable, Iterator
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import models
from django.test import Client

from indgang.adviser.guide.matters import NAMED
from indgang.inquiries.models import DiscardKind, Inquiry, Outcome
from indgang.organisation.models import Employee
from indgang.sample.cast import Cast
from tests.cast import SignIn
from tests.pages import check_page

type Pages = Callable[[Employee], Client]

DANISH = frozenset(
    """
    af alle allerede bliver blev borger borgere borgeren da det der dette du eller endnu et fra før har havde hos hvad
    hvem hvis hvor hvorfor hvornår henvendelse henvendelser igen ikke ind ingen intet jeg kan kl kun med mere må nej
    noget nogen nu når og også opgave opgaver på siden skal skriv som svar til tilbage uden ud ved vi vil vælg være
    """.split()  # noqa: SIM905 - reads as the text it is
)
KEPT = ("Betjening i skranken", "Sagsbehandling", "Opfølgning på en henvendelse", "Aftalt med borgeren", "borger.dk")
"""Reasons are written down in Danish, whatever language the clerk reads; and a site has one name in all languages."""
READ_ALOUD = ("aria-label", "alt", "placeholder", "title", "data-key-label", "data-title")


class Words(HTMLParser):
    """Collects the pieces of text that a person meets, but for those marked as Danish."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag in {"script", "style"} or given.get("lang") == "da":
            self.silent = tag
        self.pieces += [given[name] for name in READ_ALOUD if name in given]

    def handle_endtag(self, tag: str) -> None:
        if tag == self.silent:
            self.silent = ""

    def handle_data(self, data: str) -> None:
        if not self.silent and data.strip():
            self.pieces.append(" ".join(data.split()))


@cache
def changed_in_english() -> frozenset[str]:
    """The Danish texts that read differently in English."""
    compiled = settings.ROOT / "locale/en/LC_MESSAGES/django.mo"
    with compiled.open("rb") as file:
        catalogue = vars(gettext.GNUTranslations(file))["_catalog"]
    pairs = {(key if isinstance(key, str) else key[0], text) for key, text in catalogue.items()}
    return frozenset(danish for danish, english in pairs if danish != english) - {english for _, english in pairs}


def data() -> Iterator[str]:
    """Whatever texts stand in the database, and their lines."""
    yield from (*KEPT, *NAMED.values())
    for model in apps.get_models():
        names = [
            field.name
            for field in model._meta.get_fields()
            if isinstance(field, models.CharField | models.TextField) and not field.choices
        ]
        for row in model._default_manager.values_list(*names) if names else ():
            for text in row:
                yield from re.split(r"[\n|]", str(text or ""))


def danish_in(answer: Any) -> list[str]:
    """Return the pieces of a page that are Danish and no data."""
    reader = Words()
    reader.feed(answer.content.decode())
    known = sorted({" ".join(each.split()) for each in data() if len(each) > 2}, key=len, reverse=True)
    found = []
    for piece in dict.fromkeys(reader.pieces):
        rest = piece
        for each in known:
            rest = rest.replace(each, " ")
        words = set(re.findall(r"(?<!\w)[a-zæøå]+(?!\w)", rest.lower()))
        is_left = piece not in known and piece in changed_in_english()
        if is_left or words & DANISH or re.search(r"[æøåÆØÅ]", rest):
            found.append(piece)
    return found


def check_english(answer: Any, status: int = 200) -> None:
    """Assert that a page says that it is English, and is."""
    assert answer.status_code == status
    assert '<html lang="en"' in answer.content.decode()
    assert answer.headers["Content-Language"] == "en"
    assert danish_in(answer) == []


@pytest.fixture
def reading(sign_in: SignIn) -> Pages:
    """Return a client who is signed in and has chosen English."""

    def chosen(employee: Employee) -> Client:
        client = sign_in(employee)
        client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
        return client

    return chosen


@pytest.fixture
def lived(cast: Cast) -> Inquiry:
    """An inquiry with a long life: promised, handed over, returned, solved, reopened, followed up."""
    inquiry = cast.inquiry(citizen=cast.mette)
    inquiry.promise(cast.today, rule="Aftalt med borgeren", by=cast.karen, at=cast.at)
    handover = inquiry.hand_over(cast.ydelse, by=cast.karen, at=cast.at, story="Haster.")
    handover.accept(by=cast.ditte, at=cast.at)
    handover.send_back(by=cast.ditte, at=cast.at, reason="Hører til hos jer.")
    inquiry.refresh_from_db()
    inquiry.solve(Outcome.SOLVED, by=cast.karen, at=cast.at)
    inquiry.withdraw_solution(by=cast.karen, at=cast.at, reason="Glemte noget.")
    inquiry.note("Har ringet.", by=cast.karen, at=cast.at)
    return inquiry


def test_strangers_can_sign_in_in_english(cast: Cast, client: Client) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    check_english(client.get("/log-ind/"))
    wrong = client.post("/log-ind/", {"login": "karen", "password": "forkert"})
    check_english(wrong, wrong.status_code)


def test_strangers_are_turned_away_in_english(cast: Cast, client: Client, settings: Any) -> None:
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    expired = client.post("/registrering/", {"text": "En lang historie."})
    check_english(expired, expired.status_code)
    for _ in range(settings.AXES_FAILURE_LIMIT):
        answer = client.post("/log-ind/", {"login": "karen", "password": "forkert"})
    check_english(answer, 429)


@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("karen", "/"),
        ("karen", "/henvendelser/"),
        ("karen", "/henvendelser/?vis=afsluttet&hvis=alle"),
        ("karen", "/soegning/"),
        ("karen", "/opgaver/"),
        ("karen", "/opgaver/?q=intet+af+dette"),
        ("karen", "/opgaver/pas-voksen/"),
        ("karen", "/opgaver/kontanthjaelp/"),
        ("karen", "/vejviser/"),
        ("karen", "/vejviser/?q=udbetaling"),
        ("karen", "/log-ud/"),
        ("ditte", "/afdeling/"),
        ("per", "/afdeling/?vis=afsluttet"),
        ("christian", "/import/"),
        ("christian", "/tal/"),
        ("christian", "/tal/?tal=verified&fordelt=maaned"),
        ("christian", "/tal/?tal=handed_over&fordelt=opgave&kanal=in_person"),
        ("christian", "/tal/bag/?del=uden"),
        ("ulla", "/tal/"),
        ("dorthe", "/journal/"),
        ("tina", "/henvendelser/"),
    ],
)
def test_pages_are_english(who: str, address: str, cast: Cast, lived: Inquiry, sign_in: SignIn, reading: Pages) -> None:
    cast.handed_over()
    reader = getattr(cast, who)
    assert danish_in(sign_in(reader).get(address))  # and nothing kept of the Danish page is shown in the English one
    check_english(reading(reader).get(address))


@pytest.mark.parametrize("chosen", ["pas-voksen", "kontanthjaelp", "boligstoette"])
def test_the_card_of_a_task_is_english(chosen: str, cast: Cast, reading: Pages) -> None:
    client = reading(cast.karen)
    assert danish_in(client.get(f"/opgavevalg/{chosen}/")) == []
    check_english(client.get(f"/?task={chosen}"))


def test_suggestions_are_english(cast: Cast, lived: Inquiry, reading: Pages) -> None:
    for said in ("pas", "mette", lived.reference, "0703651231", "0101010101", "xyzzy"):
        answer = reading(cast.karen).post("/forslag/", {"q": said})
        assert answer.status_code == 200
        assert danish_in(answer) == []


def test_an_inquiry_tells_its_story_in_english(cast: Cast, lived: Inquiry, reading: Pages) -> None:
    check_english(reading(cast.karen).get(lived.get_absolute_url()))


def test_a_department_reads_its_inquiry_in_english(cast: Cast, reading: Pages) -> None:
    check_english(reading(cast.ditte).get(cast.handed_over().inquiry.get_absolute_url()))
    check_english(reading(cast.ditte).get(cast.handed_over(accepted=True).inquiry.get_absolute_url()))


def test_what_is_done_is_answered_in_english(cast: Cast, lived: Inquiry, reading: Pages) -> None:
    client, address = reading(cast.karen), lived.get_absolute_url()
    for verb, told in {
        "notat": {"text": "Har skrevet."},
        "loefte": {"due": "2026-09-20"},
        "overdragelse": {"department": cast.ydelse.pk, "story": "Haster."},
        "overdragelse/tilbagetraekning": {},
        "loesning": {"outcome": Outcome.GUIDED},
        "loesning/tilbagetraekning": {"reason": "Glemte noget."},
        "udtagelse": {"kind": DiscardKind.TEST, "reason": "En prøve."},
        "notat/": {"text": "For sent."},
    }.items():
        answer = client.post(f"{address}{verb.rstrip('/')}/", told, follow=True)
        check_english(answer, answer.status_code)


def test_a_refused_registration_says_why_in_english(cast: Cast, reading: Pages) -> None:
    check_english(reading(cast.karen).post("/registrering/", {"outcome": "solved"}), 422)
    answer = reading(cast.karen).post("/registrering/", {"act": "hand_over", "when": "i går", "promise": "snart"})
    check_english(answer, 422)


def test_a_citizen_is_opened_in_english_and_the_reason_kept_in_danish(cast: Cast, reading: Pages) -> None:
    address, client = f"/borgere/{cast.mette.pk}/", reading(cast.karen)
    asked = client.get(address)
    check_english(asked)
    assert 'value="Opfølgning på en henvendelse"' in asked.content.decode()
    check_english(client.post(address, {"reason": "Opfølgning på en henvendelse"}))


def test_an_import_is_followed_in_english(cast: Cast, reading: Pages, tmp_path: Path, settings: Any) -> None:
    settings.DATA = tmp_path
    client = reading(cast.christian)
    rows = "tidspunkt;center;kanal;opgave;udfald\n11-09-2026 09:05;Fjordby;Telefon;Pas til voksen;Solved\n;;;;\n"
    answer = client.post("/import/", {"file": SimpleUploadedFile("old.csv", rows.encode())}, follow=True)
    check_english(answer)
    address = answer.redirect_chain[-1][0]
    client.post(f"{address}kobling/", {"begin": "1"})
    check_english(client.get(address))
    client.post(f"{address}fremgang/")
    check_english(client.get(address))
    check_english(client.get("/import/"))


def test_the_journal_is_searched_and_walked_in_english(cast: Cast, lived: Inquiry, reading: Pages) -> None:
    client = reading(cast.dorthe)
    check_english(client.get("/journal/?fra=i+går"), 200)
    check_english(client.post("/journal/kontrol/"))
    check_english(client.post("/journal/borger/", {}), 422)


def test_what_goes_wrong_is_told_in_english(cast: Cast, reading: Pages) -> None:
    check_english(reading(cast.karen).get("/findes-ikke/"), 404)
    check_english(reading(cast.karen).get("/journal/"), 403)
    outside = reading(cast.outsider).get("/")
    check_english(outside, outside.status_code)


def test_danish_would_be_noticed(cast: Cast, sign_in: SignIn) -> None:
    found = danish_in(sign_in(cast.karen).get("/henvendelser/"))
    assert {"Henvendelser", "Mit arbejde", "Log ud", "Ingen henvendelser her"} <= set(found)
    assert cast.karen.name not in found


def test_days_are_written_the_danish_way_in_english_too(cast: Cast, lived: Inquiry, reading: Pages) -> None:
    text = check_page(reading(cast.karen).get(lived.get_absolute_url())).text
    assert "14.09.2026 10.00" in text
