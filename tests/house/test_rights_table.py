"""Who gets in where: every address, asked by every role and by a stranger, against the table in rights.csv.

A new address makes this test fail until its lines stand in the table; the failure prints the lines to consider.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest
import time_machine
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from indgang.adviser.models import Key
from indgang.catalogue.models import LifeEvent
from indgang.inquiries.importing import runs
from indgang.inquiries.models import Inquiry
from indgang.inquiries.registration import begin
from indgang.knowledge.models import Article, Feedback, Notice, Wording
from indgang.organisation.rights import ABILITIES, Ability, Role
from indgang.sample.cast import MONDAY, Cast
from indgang.wayfinder.models import Kind, Saying, Training
from tests.adviser_zone import Unlock
from tests.cast import SignIn

from . import adviser_rows, law_rows

TABLE: Final = Path(__file__).with_name("rights.csv")
EXPLAINED: Final = Path(__file__).resolve().parents[2] / "docs/rights.md"
PEOPLE: Final = {
    "clerk": "karen",
    "team_lead": "tina",
    "department": "ditte",
    "adviser": "ali",
    "chief": "christian",
    "committee": "ulla",
    "dpo": "dorthe",
    "admin": "anders",
    "none": "outsider",
    "stranger": "",
}
ABOUT: Final = {"ydelse": "an inquiry that Ydelse has accepted", "service": "one that lies in citizen service"}
COLUMNS: Final = ["page", "about", "method", *PEOPLE]


@dataclass(frozen=True)
class Question:
    """One request: an address by its name, about which inquiry, how asked."""

    page: str
    about: str
    method: str


def table() -> dict[Question, dict[str, str]]:
    with TABLE.open(newline="", encoding="utf-8") as file:
        lines = list(csv.DictReader(file))
    return {
        Question(line["page"], line["about"], line["method"]): {role: line[role] for role in PEOPLE} for line in lines
    }


def patterns(resolver: Any = None) -> Iterator[URLPattern]:
    for each in (resolver or get_resolver()).url_patterns:
        if isinstance(each, URLResolver):
            yield from patterns(each)
        else:
            yield each


def names() -> list[str]:
    return sorted({str(each.name) for each in patterns()})


@pytest.fixture(autouse=True)
def monday() -> Iterator[None]:
    with time_machine.travel(MONDAY, tick=False):
        yield


@pytest.fixture
def house(cast: Cast, zone: Key, settings: Any, tmp_path: Path) -> dict[str, Any]:
    """What the addresses are about."""
    settings.DATA = tmp_path
    file = tmp_path / "gammel.csv"
    file.write_text("tidspunkt;center;kanal;opgave;tekst\n11-09-2026 09:05;Fjordby;Telefon;;Pas\n", encoding="utf-8")
    about = {
        "ydelse": cast.handed_over(accepted=True, citizen=cast.mette).inquiry,
        "service": cast.inquiry(citizen=cast.mette),
    }
    told = known(cast)
    numbers = {
        "contact_end": begin(cast.contact(), by=cast.karen, at=cast.at).pk,
        "citizen": cast.mette.pk,
        "revealed": cast.mette.pk,
        **told,
        **adviser_rows.known(cast, zone),
        **law_rows.known(cast),
    }
    run = runs.begin(file, "gammel.csv", by=cast.christian, at=cast.at).pk
    LifeEvent.objects.create(slug=cast.passport.slug, title="Du skal rejse", valid_from=cast.today)
    return {
        "about": about,
        "numbers": defaultdict(lambda: run, numbers),
        "slug": cast.passport.slug,
        "name": "registrering",
    }


def known(cast: Cast) -> dict[str, int]:
    """An article by Ditte with the same code as the passport's task, feedback on it, and a notice to all."""
    wording = Wording(title="Pas voksen", text="Kom med dit gamle pas.")
    article = Article.begin(wording, owner=cast.ditte, review_by=cast.today, by=cast.ditte, at=cast.at)
    feedback = Feedback.give(article, "wrong", "Prisen.", by=cast.karen, at=cast.at)
    notice = Notice.write("MitID", "Driller.", valid_from=cast.today, by=cast.tina, at=cast.at)
    numbers = dict.fromkeys(("notice", "notice_reading", "notice_withdrawal"), notice.pk)
    numbers["training"] = Training.objects.create(made_at=cast.at, weights=b"").pk
    word = Saying.objects.create(task=cast.passport, text="Den røde bog", kind=Kind.SYNONYM, added_at=cast.at)
    numbers["local_word_withdrawal"] = word.pk
    numbers |= dict.fromkeys(("version_approval", "version_refusal", "version_restoration"), 1)
    return numbers | {"feedback_reply": feedback.pk}


def address(question: Question, house: dict[str, Any]) -> str:
    """Fill in the address's parts; which there are, the pattern itself tells."""
    inquiry: Inquiry = house["about"][question.about or "service"]
    known = {
        "ref": inquiry.reference,
        "number": house["numbers"][question.page],
        "slug": house["slug"],
        "name": house["name"],
    }
    assert set(parts(question.page)) <= set(known), f"tell here what to fill into {question.page}"
    return reverse(question.page, kwargs={part: known[part] for part in parts(question.page)})


def answer_to(client: Client, question: Question, where: str) -> str:
    """Ask, take back whatever was done, and name the kind of answer."""
    cookies = copy(client.cookies)
    with transaction.atomic():
        response = client.get(where) if question.method == "GET" else client.post(where)
        transaction.set_rollback(True)
    client.cookies = cookies
    status, location = response.status_code, response.headers.get("Location", "")
    if status == 401 or (status == 302 and location.startswith("/log-ind/?next=")):
        return "signin"
    if status in (200, 204):
        return "ok"
    if status in (301, 302):
        return "redirect"
    return {403: "forbidden", 404: "missing"}.get(status, "refused" if 400 <= status < 500 else str(status))


def parts(page: str) -> list[str]:
    """The parts of an address that must be filled in, also those before an include."""
    return list(get_resolver().reverse_dict.getlist(page)[0][0][0][1])


def questions(page: str) -> list[Question]:
    about = list(ABOUT) if "ref" in parts(page) else [""]
    return [Question(page, each, method) for each in about for method in ("GET", "POST")]


def line(question: Question, answers: dict[str, str]) -> str:
    return ",".join([question.page, question.about, question.method, *answers.values()])


def test_every_address_has_a_name_and_stands_in_the_table() -> None:
    assert [str(each.pattern) for each in patterns() if not each.name] == []
    wanted = [each for name in names() for each in questions(name)]
    assert sorted(map(str, table())) == sorted(map(str, wanted))


def test_who_gets_in_where(house: dict[str, Any], cast: Cast, sign_in: SignIn, unlock: Unlock) -> None:
    expected = table()
    clients = {role: sign_in(getattr(cast, who)) if who else Client() for role, who in PEOPLE.items()}
    clients["adviser"] = unlock(cast.ali)
    wrong = []
    for question in (each for name in names() for each in questions(name)):
        where = address(question, house)
        answers = {role: answer_to(client, question, where) for role, client in clients.items()}
        if answers != expected.get(question):
            wrong.append(line(question, answers))
    assert not wrong, "rights.csv says otherwise than:\n" + "\n".join(wrong)


def test_nobody_without_a_role_gets_in_anywhere() -> None:
    """Only the frame of the house is open to one without a role: the first page, signing in and out, the language.

    The citizens' pages are open to everybody.
    """
    frame = {
        "desk", "set_language", "account_login", "account_logout", "account_change_password", "health",
        "municipality_stylesheet",
    }  # fmt: skip
    for question, answers in table().items():
        if question.page.startswith("public_"):
            assert answers["stranger"] == answers["none"] == answers["admin"], question
        elif question.page not in frame:
            assert answers["stranger"] == "signin", question
            assert answers["none"] in ("forbidden", "refused"), question


def test_the_explanation_shows_the_table_of_abilities() -> None:
    text = EXPLAINED.read_text(encoding="utf-8")
    table_text = text[text.index("| ability |") :].split("\n\n")[0]
    shown = [each for each in table_text.splitlines() if not each.startswith("|---")]
    header = "| ability | " + " | ".join(f"`{role}`" for role in Role) + " |"
    rows = [
        f"| `{ability}` | " + " | ".join("yes" if ability in ABILITIES[role] else "" for role in Role) + " |"
        for ability in Ability
    ]
    assert shown == [header, *rows], "docs/rights.md should hold:\n" + "\n".join([header, *rows])


def test_the_table_is_in_order() -> None:
    with TABLE.open(newline="", encoding="utf-8") as file:
        reader = csv.DictReader(file)
        assert reader.fieldnames == COLUMNS
        pages = [each["page"] for each in reader]
    assert pages == sorted(pages)
