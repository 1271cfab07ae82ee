"""A CPR number in free text is masked before anything is stored: rows, words for search, drafts and the journal."""

from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from indgang.citizens import cpr
from indgang.citizens.models import Citizen
from indgang.citizens.phone import dialled
from indgang.inquiries import recusal
from indgang.inquiries.models import Identification, Inquiry
from indgang.inquiries.registration import Matter, begin, come_back, register
from indgang.sample.cast import Cast
from tests.cast import SignIn

NUMBER = "070365-4321"
SECRET = "4321"
SAID = f"Mit nummer er {NUMBER}, ring"
WAYS = [
    "070365-4321",
    "070365 4321",
    "070365–4321",
    "070365\N{NON-BREAKING HYPHEN}4321",
    "070365 - 4321",
    "cpr-070365-4321",
    "Cpr.nr.070365-4321",
    "(070365-4321)",
    "07.03.65-4321",
    "07-03-65-4321",
    "070365\xa04321",
    "070365-4321.",
    "nr:070365-4321,",
]


@pytest.mark.parametrize("text", WAYS)
def test_however_it_is_written(text: str) -> None:
    masked, count = cpr.mask_all(f"Hej {text} hej")
    assert (SECRET not in masked, count) == (True, 1)
    assert masked.startswith("Hej ")
    assert masked.endswith(" hej")
    assert "070365-····" in masked


@pytest.mark.parametrize(
    "text",
    [
        "99 12 34 56",
        "ordre 12070365-4321",
        "1.070365-4321",
        "990365-4321",
        "01.02.26 14.30",
        "070365-43215",
        "2026-11-21",
    ],
)
def test_what_is_no_number_is_left_alone(text: str) -> None:
    assert cpr.mask_all(text) == (text, 0)


@given(before=st.text(max_size=20), after=st.text(max_size=20))
def test_masking_twice_changes_nothing_more(before: str, after: str) -> None:
    once, _count = cpr.mask_all(f"{before} {NUMBER} {after}")
    assert cpr.mask_all(once) == (once, 0)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("95 30 40 50", "95304050"),
        ("+45 95304050", "95304050"),
        ("0045 95 30 40 50", "95304050"),
        ("+46 70 123 45 67", "+46701234567"),
        ("0703654321", "070365-····"),
        ("95304050 (datter)", "95304050 (datter)"),
        ("", ""),
    ],
)
def test_a_telephone_number_is_kept_as_it_is_dialled(typed: str, kept: str) -> None:
    assert dialled(typed) == kept


def test_everywhere(cast: Cast, sign_in: SignIn) -> None:
    """Say it in every field there is, then look through all that was stored."""
    say_it_everywhere(cast)
    client = sign_in(cast.karen)
    client.post(
        "/kladder/registrering/", {"text": SAID, "subject": SAID, "new_name": NUMBER, "new_cpr": NUMBER, "key": "x"}
    )
    client.post(f"/borgere/{cast.mette.pk}/", {"reason": SAID})
    client.post(f"/borgere/{cast.mette.pk}/cpr/", {"reason": SAID})
    holding = [(table, row) for table, row in rows_of_all_tables() if SECRET in row or "0703654321" in row]
    assert holding == []


def say_it_everywhere(cast: Cast) -> None:
    by: dict[str, Any] = {"by": cast.karen, "at": cast.at}
    contact = begin(cast.contact(document=NUMBER), **by)
    contact.identify(cast.mette, how=Identification.DOCUMENT, document=NUMBER, **by)
    matter = Matter(subject=SAID, text=SAID, answer=SAID, outcome="solved", promise_rule="")
    inquiry = register(contact, matter, **by)
    inquiry.withdraw_solution(reason=SAID, **by)
    inquiry.note(SAID, **by)
    come_back(inquiry, cast.contact(document=NUMBER), SAID, **by)
    first = inquiry.hand_over(cast.ydelse, story=SAID, **by)
    second = first.forward(cast.plan_og_byg, by=cast.ditte, at=cast.at, reason=SAID)
    second.send_back(SAID, by=cast.per, at=cast.at)
    third = inquiry.hand_over(cast.ydelse, story=SAID, **by)
    third.accept(by=cast.ditte, at=cast.at)
    third.answer_with(SAID, by=cast.ditte, at=cast.at, citizen_told=False)
    inquiry.solve("guided", text=SAID, **by)
    cast.inquiry(text=SAID).merge_into(inquiry, **by)
    inquiry.discard_as("mistaken", reason=SAID, **by)
    recusal.declare(cast.bo, inquiry, reason=SAID, at=cast.at)
    Citizen.register(name=f"Jens {NUMBER}", phone=NUMBER, address=NUMBER, **by)
    assert Inquiry.objects.all().matching("nummer", 9)


def rows_of_all_tables() -> list[tuple[str, str]]:
    tables = [model._meta.db_table for model in apps.get_models() if not model._meta.proxy]
    rows = []
    with connection.cursor() as cursor:
        for table in [*tables, "inquiries_words"]:
            cursor.execute(f"SELECT * FROM {table}")
            rows += [(table, repr(row)) for row in cursor.fetchall()]
    return rows
