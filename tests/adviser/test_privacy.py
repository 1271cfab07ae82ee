"""That nobody else reads the adviser's words: not in the database, the logs, an export, or on anybody's pages."""

import csv
import json
import logging
from pathlib import Path

import pytest
from click.testing import CliRunner
from django.db import connection
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from indgang.adviser import people
from indgang.adviser.access import requests
from indgang.adviser.messaging import receive
from indgang.adviser.models import Booking, Case, Forwarding, ForwardingEvent, Key, Letter, Place, StepKind
from indgang.adviser.recusing import declare
from indgang.adviser.registration import NewContact, log
from indgang.cli.entrance import main
from indgang.desk.adviser import cases
from indgang.foundation import clock
from indgang.sample.cast import Cast
from tests.adviser.forwarded import forwarded
from tests.adviser_zone import Unlock
from tests.cast import SignIn

SIGN = "Zebrafinke"
"""A word that stands in every text that is typed here, and nowhere else."""
PHONE = "95304051"


@pytest.fixture
def typed(zone: Key, unlock: Unlock, cast: Cast) -> Case:
    """Type the word wherever the adviser or a citizen can type something."""
    client, at, by = unlock(cast.ali), cast.at, cast.ali
    client.post("/borgervejleder/kladder/hurtig/", {"text": f"{SIGN} halvt skrevet"})
    person = people.register(by=by, at=at, key=zone, name=f"Anna {SIGN}", phone=PHONE, note=f"{SIGN} er døv")
    contact = log(NewContact(kind="complaint", way="phone", at=at, text=f"{SIGN} klager", person=person), by=by, at=at)
    receive("guidance", f"{SIGN} skriver", at=at, name=SIGN, phone=PHONE)
    case = Case.open_from(contact, kind="complaint", title=f"{SIGN} og jobcentret", summary=SIGN, by=by, at=at)
    case.write(StepKind.NOTE, f"{SIGN} ringede", by=by, at=at)
    case.allow("contact", f"{SIGN} siger ja", by=by, at=at)
    case.join("companion", name=f"Bent {SIGN}", note=SIGN, by=by, at=at)
    place = Place.objects.create(name="Biblioteket")
    Booking.agree(place, cast.later(hours=2), cast.later(hours=3), name=SIGN, about=SIGN, by=by, at=at)
    requests.register("party", clock.local_day(at), SIGN, cases=[case], wording=SIGN, by=by, at=at)
    requests.disclose("law", clock.local_day(at), recipient=SIGN, what=SIGN, case=case, by=by, at=at)
    declare(case, "family", "exception", told=SIGN, why=f"{SIGN} er min nabo", by=by, at=at)
    return case


def everything_kept() -> str:
    """Return all columns of all rows of all tables, as whoever steals the database has them."""
    kept = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            kept += [str(row) for row in cursor.fetchall()]
    return "\n".join(kept)


def test_a_copy_of_the_database_holds_no_word_of_it(typed: Case) -> None:
    kept = everything_kept()
    assert "Biblioteket" in kept
    assert SIGN.lower() not in kept.lower()
    assert PHONE not in kept


def test_neither_do_the_logs(typed: Case, unlock: Unlock, cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    client = unlock(cast.ali)
    for address in ("", "sager/", f"sager/{typed.pk}/", "aktindsigt/"):
        assert SIGN in client.get(f"/borgervejleder/{address}").content.decode(), address
    client.post("/borgervejleder/henvendelse/", {"text": SIGN})
    assert SIGN not in caplog.text
    assert PHONE not in caplog.text


def test_an_export_by_others_writes_the_texts_as_they_lie_and_says_so(
    typed: Case, tmp_path: Path, settings: object
) -> None:
    folder = tmp_path / "ud"
    answer = CliRunner().invoke(main, ["export", str(folder)])
    assert answer.exit_code == 0, answer.output
    for file in folder.iterdir():
        assert SIGN.encode() not in file.read_bytes(), file.name
    index = json.loads((folder / "index.json").read_text())
    [about] = [each for each in index["tables"] if each["table"] == "adviser_case"]
    [sealed] = [each for each in about["columns"] if each["column"] == "sealed"]
    assert sealed["sealed"].startswith("Forseglet for borgervejlederens nøgle.")
    with (folder / "adviser_case.csv").open(encoding="utf-8-sig", newline="") as table:
        assert next(csv.DictReader(table, delimiter=";"))["sealed"]
    [keys] = [each for each in index["tables"] if each["table"] == "adviser_zonekey"]
    assert "locked" not in {each["column"] for each in keys["columns"]}


def open_addresses(patterns: list[URLPattern | URLResolver]) -> list[str]:
    """Return the addresses of all pages that ask for nothing in particular."""
    found = []
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            found += open_addresses(pattern.url_patterns)
        elif pattern.name and not get_resolver().reverse_dict.getlist(pattern.name)[0][0][0][1]:
            found.append(reverse(pattern.name))
    return found


@pytest.mark.parametrize("who", ["christian", "anders", "dorthe", "ditte", "karen"])
def test_on_nobody_elses_pages_a_word_of_it_stands(typed: Case, sign_in: SignIn, cast: Cast, who: str) -> None:
    client: Client = sign_in(getattr(cast, who))
    client.raise_request_exception = False
    for address in (*open_addresses(get_resolver().url_patterns), f"/borgervejleder/sager/{typed.pk}/"):
        answer = client.get(address)
        if not answer.streaming:
            assert SIGN not in answer.content.decode(errors="replace"), address


@pytest.fixture
def sent(zone: Key, cast: Cast) -> Forwarding:
    """A letter that waits at Ydelse, with the word in all that is written of it."""
    letter = Letter(title=f"{SIGN} venter", text=SIGN, wish=f"{SIGN} vil have svar", name=f"Anna {SIGN}")
    row = forwarded(cast, letter=letter)
    row.answer_with("medhold", f"{SIGN} har ret", by=cast.ditte, at=cast.later(days=2), changes=SIGN)
    return row


def test_a_letter_that_waits_at_a_department_lies_sealed_too(sent: Forwarding, tmp_path: Path) -> None:
    assert SIGN.lower() not in everything_kept().lower()
    assert CliRunner().invoke(main, ["export", str(tmp_path / "ud")]).exit_code == 0
    for file in (tmp_path / "ud").iterdir():
        assert SIGN.encode() not in file.read_bytes(), file.name


@pytest.mark.parametrize("who", ["christian", "anders", "dorthe", "karen", "ditte"])
def test_only_its_own_department_reads_it_and_only_while_it_waits(
    sent: Forwarding, sign_in: SignIn, cast: Cast, who: str
) -> None:
    client, page = sign_in(getattr(cast, who)), reverse("adviser_letter", args=[sent.pk])
    assert (SIGN in client.get(page).content.decode()) == (who == "ditte")
    sent.tell("phone", "Fortalt.", by=cast.ali, at=cast.later(days=2))
    sent.write_view("satisfied", by=cast.ali, at=cast.later(days=3))
    sent.close(by=cast.ali, at=cast.later(days=3))
    assert SIGN not in client.get(page).content.decode()
    assert not any(model.objects.exclude(open_texts="").exists() for model in (Forwarding, ForwardingEvent))


def test_a_fault_tells_neither_words_nor_key(
    typed: Case,
    zone: Key,
    unlock: Unlock,
    cast: Cast,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(_row: Case, key: Key) -> None:
        raise RuntimeError(f"{key} failed")

    monkeypatch.setattr(cases, "timeline", fail)
    client = unlock(cast.ali)
    client.raise_request_exception = False
    answer = client.get(f"/borgervejleder/sager/{typed.pk}/")
    assert (answer.status_code, "Key() failed" in caplog.text) == (500, True)
    for told in (answer.content.decode(), caplog.text):
        assert SIGN not in told
        assert zone.private not in told
