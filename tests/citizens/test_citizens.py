from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from pytest_django import Settings

from indgang.citizens import cpr
from indgang.citizens.models import Citizen, CitizenName, Mandate, Need
from indgang.foundation import vault
from indgang.journal.models import Event
from indgang.sample.cast import METTES_CPR, Cast


def register(cast: Cast, name: str = "Ove Damm", **details: str) -> Citizen:
    return Citizen.register(name=name, by=cast.karen, at=cast.at, **details)


def test_a_citizen_may_be_nothing_but_a_name(cast: Cast) -> None:
    ove = register(cast, "  Ove Damm ")
    assert (ove.name, ove.has_cpr, ove.masked_cpr, ove.cpr_index, ove.born) == ("Ove Damm", False, "", None, None)
    register(cast, "Ove Damm")
    assert Citizen.objects.filter(name="Ove Damm").count() == 2


def test_registering_is_written_down_without_the_citizens_data(cast: Cast) -> None:
    ove = register(cast, cpr_number="010160-1235", phone="20 30 40 51")
    event = Event.objects.on_citizen(ove.pk).get()
    assert (event.kind, event.actor, event.at, event.facts) == ("citizen.registered", cast.karen, cast.at, {})


def test_the_number_is_sealed_and_stands_nowhere_else(cast: Cast) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM citizens_citizen WHERE id = %s", [cast.mette.pk])
        row = " ".join(map(str, cursor.fetchone()))
    assert METTES_CPR not in row
    assert METTES_CPR[6:] not in row.replace(cast.mette.cpr_sealed, "").replace(cast.mette.cpr_index or "", "")
    assert vault.unseal(cast.mette.cpr_sealed) == METTES_CPR


def test_the_number_shows_its_birthday_only(cast: Cast) -> None:
    assert cast.mette.has_cpr
    assert cast.mette.masked_cpr == "070365-····"
    assert cast.mette.born == date(1965, 3, 7)


@pytest.mark.parametrize("typed", [METTES_CPR, "070365-1231", " 070365 1231 "])
def test_a_citizen_is_found_by_the_number_however_it_is_typed(cast: Cast, typed: str) -> None:
    assert Citizen.objects.with_cpr(typed).get() == cast.mette


def test_an_unknown_number_finds_nobody_and_a_wrong_one_is_told(cast: Cast) -> None:
    assert not Citizen.objects.with_cpr("0101601235").exists()
    with pytest.raises(cpr.NoSuchDate):
        Citizen.objects.with_cpr("3102651231")


def test_no_number_is_known_twice(cast: Cast) -> None:
    before = (Citizen.objects.count(), CitizenName.objects.count(), Event.objects.count())
    with pytest.raises(IntegrityError), transaction.atomic():
        register(cast, cpr_number=METTES_CPR)
    assert (Citizen.objects.count(), CitizenName.objects.count(), Event.objects.count()) == before


@pytest.mark.parametrize(("number", "refused"), [("3102651231", cpr.NoSuchDate), ("0703", cpr.WrongLength)])
def test_a_wrong_number_is_refused_and_nothing_is_written(cast: Cast, number: str, refused: type[cpr.BadCpr]) -> None:
    with pytest.raises(refused):
        register(cast, cpr_number=number)
    assert not Citizen.objects.filter(name="Ove Damm").exists()


def test_a_number_typed_where_it_does_not_belong_is_masked(cast: Cast) -> None:
    ove = register(cast, "Ove 010160-1235", address="Birkevej 4, 010160-1235", phone="010160-1235")
    assert (ove.name, ove.address, ove.phone) == ("Ove 010160-····", "Birkevej 4, 010160-····", "010160-····")


def test_the_number_is_revealed_with_a_reason_that_is_written_down(cast: Cast) -> None:
    at = cast.later(minutes=3)
    assert cast.mette.reveal_cpr(by=cast.bo, at=at, reason=" Ansøgning ") == "070365-1231"
    event = Event.objects.reads().get()
    assert (event.kind, event.actor, event.at, event.citizen_id, event.reason, event.facts) == (
        "citizen.cpr.read",
        cast.bo,
        at,
        cast.mette.pk,
        "Ansøgning",
        {},
    )


def test_without_a_reason_the_number_stays_hidden(cast: Cast) -> None:
    with pytest.raises(ValueError, match="reason"):
        cast.mette.reveal_cpr(by=cast.bo, at=cast.at, reason="  ")
    assert not Event.objects.reads().exists()


def test_a_lost_key_is_told_and_the_attempt_is_written_down(cast: Cast, settings: Settings) -> None:
    settings.INDGANG_KEYS = [vault.new_key()]
    with pytest.raises(vault.Unreadable):
        cast.mette.reveal_cpr(by=cast.bo, at=cast.at, reason="Ansøgning")
    assert Event.objects.reads().count() == 1


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("mette", ["Mette Lauridsen", "Mette Ågård"]),
        ("METTE LAU", ["Mette Lauridsen"]),
        ("lau mett", ["Mette Lauridsen"]),
        ("aagård", ["Mette Ågård"]),
        ("ågaard", ["Mette Ågård"]),
        ("müller", ["Jens-Ole Müller"]),
        ("ole", ["Jens-Ole Müller"]),
        ("ette", []),
        ("mette mette hansen", []),
    ],
)
def test_citizens_are_found_by_the_beginnings_of_their_names(cast: Cast, typed: str, found: list[str]) -> None:
    register(cast, "Mette Ågård")
    register(cast, "Jens-Ole Müller")
    assert [citizen.name for citizen in Citizen.objects.named(typed)] == found


@pytest.mark.parametrize("typed", ["%", "_", "m%e", "' OR 1=1 --"])
def test_signs_that_mean_something_to_a_database_mean_nothing_here(cast: Cast, typed: str) -> None:
    names = {citizen.name for citizen in Citizen.objects.named(typed)}
    assert names <= {"Mette Lauridsen"}


def test_a_new_name_is_found_and_the_old_one_no_more(cast: Cast) -> None:
    cast.mette.name = "Mette Holm"
    cast.mette.save(update_fields=["name"])
    cast.mette.index_name()
    assert Citizen.objects.named("holm").get() == cast.mette
    assert not Citizen.objects.named("lauridsen").exists()


def test_a_name_said_twice_is_kept_once(cast: Cast) -> None:
    bent = register(cast, "Bent Bent")
    assert [each.word for each in bent.name_words.all()] == ["bent"]


def test_a_citizen_is_found_by_telephone(cast: Cast) -> None:
    assert Citizen.objects.with_phone(cast.mette.phone).get() == cast.mette


def test_needs_hold_from_one_day_to_another_both_included(cast: Cast) -> None:
    today = cast.today
    Need.objects.create(
        citizen=cast.mette,
        kind="interpreter",
        detail="arabisk",
        since=today - timedelta(days=3),
        until=today + timedelta(days=3),
    )
    Need.objects.create(citizen=cast.mette, kind="hearing", since=today)
    held = {
        span: [str(need) for need in cast.mette.needs.on(today + timedelta(days=span))] for span in (-4, -3, 0, 3, 4)
    }
    assert held == {
        -4: [],
        -3: ["Tolk (arabisk)"],
        0: ["Hører dårligt", "Tolk (arabisk)"],
        3: ["Hører dårligt", "Tolk (arabisk)"],
        4: ["Hører dårligt"],
    }


def test_a_mandate_ends(cast: Cast) -> None:
    today = cast.today
    mandate = Mandate.objects.create(
        citizen=cast.mette,
        representative="Ove Damm",
        kind="power_of_attorney",
        scope="Boligstøtte",
        evidence="Underskrevet fuldmagt, set i dag",
        since=today,
        until=today + timedelta(days=30),
    )
    assert str(mandate) == "Ove Damm (Fuldmagt)"
    assert cast.mette.mandates.on(today + timedelta(days=30)).get() == mandate
    assert not cast.mette.mandates.on(today + timedelta(days=31)).exists()
    assert not cast.mette.mandates.on(today - timedelta(days=1)).exists()
