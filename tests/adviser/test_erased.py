"""That erasing takes every copy of the words: drafts, stories, corrections, requests, and what the disk holds."""

import sqlite3
from datetime import timedelta
from pathlib import Path

import pytest

from indgang.adviser import retention
from indgang.adviser.access import requests
from indgang.adviser.models import (
    AccessDecision,
    AccessRequest,
    Case,
    Contact,
    Correction,
    Disclosure,
    GapGround,
    Kept,
    Key,
    SealedDraft,
    Story,
)
from indgang.adviser.recusing import declare
from indgang.adviser.registration import correct
from indgang.config.environment import sqlite
from indgang.foundation import clock
from indgang.organisation.models import Employee
from indgang.organisation.rights import Role
from indgang.sample.cast import Cast
from tests.adviser.access import rows
from tests.adviser.learning_rows import theme
from tests.adviser_zone import Unlock

LONG_AGO = timedelta(days=9 * 365)


@pytest.fixture
def case(zone: Key, cast: Cast) -> Case:
    return rows.case(cast, zone)


def grow_old(case: Case, zone: Key, cast: Cast) -> None:
    case.close("vejledt", "ingen", "", by=cast.ali, at=cast.at, key=zone)
    Case.objects.update(closed_at=cast.at - LONG_AGO)


def erase(by: Employee, cast: Cast) -> int:
    return retention.dispose(confirmed=True, by=by, at=cast.at)


def draft(employee: Employee, name: str, cast: Cast) -> None:
    row = SealedDraft(employee=employee, name=name, saved_at=cast.at)
    row.seal(fields="{}")
    row.save()


def test_half_written_forms_of_an_erased_case_go_with_it(case: Case, zone: Key, cast: Cast) -> None:
    for name in (f"step-{case.pk}", f"videresendelse-{case.pk}", f"beretning-{case.pk}", f"step-{case.pk}1"):
        draft(cast.ali, name, cast)
    grow_old(case, zone, cast)
    erase(cast.ali, cast)
    kept = SealedDraft.objects.order_by("name").values_list("name", flat=True)
    assert list(kept) == [f"beretning-{case.pk}", f"step-{case.pk}1"]


def test_old_drafts_of_somebody_who_has_left_go_too(zone: Key, cast: Cast) -> None:
    draft(cast.outsider, "hurtig", cast)
    SealedDraft.objects.update(saved_at=cast.at - LONG_AGO)
    assert [each.kind for each in retention.due(clock.local_day(cast.at), by=cast.ali)] == [Kept.DRAFT]
    erase(cast.ali, cast)
    assert not SealedDraft.objects.exists()


def test_an_untold_story_goes_and_a_told_one_stays_as_it_was_told(case: Case, zone: Key, cast: Cast) -> None:
    untold, told = Story(theme=theme("tone"), case=case), Story(theme=theme("tone"), case=case)
    untold.write("Mette", "Mette Lauridsen ventede.", by=cast.ali, at=cast.at)
    told.write("Støj", "En borger ventede længe.", by=cast.ali, at=cast.at)
    told.publish(zone, [], {}, by=cast.ali, at=cast.at)
    grow_old(case, zone, cast)
    erase(cast.ali, cast)
    assert list(Story.objects.order_by("pk").values_list("sealed", "public_text")) == [
        ("", ""),
        ("", "En borger ventede længe."),
    ]


@pytest.mark.parametrize("about", ["case", "person"])
def test_a_refused_request_for_which_nothing_was_gathered_forgets_who_asked(
    case: Case, zone: Key, cast: Cast, about: str
) -> None:
    facts = {"cases": [case]} if about == "case" else {"person": case.person}
    today = clock.local_day(cast.at)
    request = requests.register("public", today, "Journalisten", by=cast.ali, at=cast.at, **facts)
    requests.disclose("access", today, recipient="J", what="Nej", by=cast.ali, at=cast.at, request=request)
    grow_old(case, zone, cast)
    requests.decide(request, AccessDecision.REFUSED, by=cast.ali, at=cast.at, key=zone, ground=GapGround.OUTSIDE)
    erase(cast.ali, cast)
    assert not AccessRequest.objects.exclude(sealed="").exists()
    assert not Disclosure.objects.exclude(sealed="").exists()


def test_a_correction_does_not_keep_the_fine_codes_that_were_taken_away(case: Case, zone: Key, cast: Cast) -> None:
    correct(Contact.objects.get(), {"task": cast.passport, "spent": 60}, by=cast.ali, at=cast.at, key=zone)
    grow_old(case, zone, cast)
    erase(cast.ali, cast)
    assert list(Correction.objects.get().changed) == ["spent"]


def test_what_was_said_about_a_conflict_of_interest_goes_with_the_person(
    case: Case, zone: Key, unlock: Unlock, cast: Cast
) -> None:
    cast.outsider.grant(Role.ADVISER, at=cast.at)
    unlock(cast.outsider)
    assert case.person
    recusal = declare(case.person, "family", "substitute", told="Mettes bror", by=cast.ali, at=cast.at)
    grow_old(case, zone, cast)
    erase(cast.outsider, cast)
    recusal.refresh_from_db()
    assert recusal.sealed == ""


def test_the_disk_forgets_what_the_table_no_longer_has(tmp_path: Path) -> None:
    """An emptied column is overwritten in the file, and does not lie in the pages that are free."""
    words, file = "Zebrafinke" * 2_000, tmp_path / "indgang.sqlite3"
    database = sqlite3.connect(file)
    database.executescript(sqlite(file)["OPTIONS"]["init_command"])
    database.execute("CREATE TABLE kept (sealed TEXT)")
    database.execute("INSERT INTO kept VALUES (?), ('Zebrafinke')", [words])
    database.commit()
    database.execute("UPDATE kept SET sealed = ''")
    database.commit()
    database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    assert b"Zebrafinke" not in file.read_bytes()
