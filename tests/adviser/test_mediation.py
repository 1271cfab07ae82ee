"""Mediation: prepared, met, agreed, ended, followed up; and each refusal."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest

from indgang.adviser import case_refusals, strands
from indgang.adviser.mediating import refusals
from indgang.adviser.mediating.agreement import agreement
from indgang.adviser.mediating.calendar_file import calendar_file
from indgang.adviser.models import Agreement, Key, Mediation, MediationMeeting
from indgang.adviser.refusals import NotTheAdviser
from indgang.foundation.documents import as_docx, as_pdf, as_text
from indgang.journal.models import Event
from indgang.sample.cast import Cast

from .forwarded import case_of

NOON = datetime(2026, 9, 21, 10, 0, tzinfo=UTC)


def begun(cast: Cast, *, sides: bool = True) -> Mediation:
    row = Mediation.begin(case_of(cast, consent="mediation"), cast.ydelse, "Tonen.", by=cast.ali, at=cast.at)
    if sides:
        row.join("citizen", "Mette", by=cast.ali, at=cast.at)
        row.join("department", "Ditte", by=cast.ali, at=cast.at, view="Ro.")
    return row


def meeting(cast: Cast, row: Mediation, at: datetime = NOON) -> MediationMeeting:
    return row.plan(at, at + timedelta(hours=1), by=cast.ali, at=cast.at, place="Birkevej 4", agenda="Tonen i brevene")


def agreed(cast: Cast, row: Mediation, due: date | None = date(2026, 10, 1)) -> Agreement:
    return row.agree("Ét brev om ugen.", "department", by=cast.ali, at=cast.at, who="Ditte", due=due)


def ended(cast: Cast, key: Key, **facts: Any) -> Mediation:
    row = begun(cast)
    agreed(cast, row)
    row.end("agreed", "Godt møde.", key=key, by=cast.ali, at=cast.at, **facts)
    return row


def test_the_whole_way(cast: Cast, zone: Key) -> None:
    row = begun(cast)
    assert zone.read(row)["aim"] == "Tonen."
    citizen, department = row.parties.all()
    assert (citizen.prepared_at, department.prepared_at) == (None, cast.at)
    citizen.prepare("At blive hørt.", key=zone, by=cast.ali, at=cast.at)
    assert zone.read(citizen) == {"name": "Mette", "view": "At blive hørt."}
    met = meeting(cast, row)
    met.hold("De sagde undskyld.", key=zone, by=cast.ali, at=NOON)
    assert zone.read(met)["note"] == "De sagde undskyld."
    point = agreed(cast, row)
    row.end("agreed", "Godt møde.", key=zone, by=cast.ali, at=NOON, follow_up_on=date(2026, 10, 20))
    row.refresh_from_db()
    assert (row.outcome, row.is_running, row.follow_up_on) == ("agreed", False, date(2026, 10, 20))
    assert zone.read(row) == {"aim": "Tonen.", "conclusion": "Godt møde."}
    row.rate("citizen", 4, by=cast.ali, at=NOON)
    row.rate("department", 5, by=cast.ali, at=NOON)
    assert (row.citizen_rating, row.department_rating) == (4, 5)
    point.follow_up("partly", "Ferie.", key=zone, by=cast.ali, at=NOON)
    assert (point.kept, zone.read(point)["note"]) == ("partly", "Ferie.")
    row.follow_again(None, by=cast.ali, at=NOON)
    kinds = set(Event.objects.filter(subject_kind="mediation").values_list("kind", flat=True))
    assert len(kinds) == 10
    assert "Mette" not in "".join(str(each.facts) for each in Event.objects.all())


# --- refusals ---


@pytest.mark.parametrize("consent", ["", "forward", "contact"])
def test_no_consent(cast: Cast, zone: Key, consent: str) -> None:
    with pytest.raises(refusals.NoConsentToMediate):
        Mediation.begin(case_of(cast, consent=consent), cast.ydelse, "Tonen.", by=cast.ali, at=cast.at)


def test_no_aim_twice_or_in_a_closed_case(cast: Cast, zone: Key) -> None:
    case = case_of(cast, consent="mediation")
    who: dict[str, Any] = {"by": cast.ali, "at": cast.at}
    with pytest.raises(refusals.AimNeeded):
        Mediation.begin(case, cast.ydelse, " ", **who)
    Mediation.begin(case, cast.ydelse, "Tonen.", **who)
    with pytest.raises(refusals.AlreadyMediating):
        Mediation.begin(case, cast.ydelse, "Tonen.", **who)
    case.closed_at = cast.at
    case.save()
    with pytest.raises(case_refusals.CaseClosed):
        Mediation.begin(case, cast.ydelse, "Tonen.", **who)


VERBS: list[Callable[[Mediation, dict[str, Any]], object]] = [
    lambda row, who: row.join("citizen", "Mette", **who),
    lambda row, who: row.plan(NOON, NOON + timedelta(hours=1), **who),
    lambda row, who: row.agree("Ét brev.", "citizen", **who),
]


@pytest.mark.parametrize("verb", VERBS)
@pytest.mark.parametrize("who", ["karen", "ditte", "christian", "anders"])
def test_only_an_adviser(cast: Cast, zone: Key, verb: Any, who: str) -> None:
    with pytest.raises(NotTheAdviser):
        verb(begun(cast), {"by": getattr(cast, who), "at": cast.at})


def test_only_an_adviser_begins_and_ends(cast: Cast, zone: Key) -> None:
    row = begun(cast)
    who: dict[str, Any] = {"by": cast.karen, "at": cast.at}
    for verb in (
        lambda: Mediation.begin(row.case, cast.ydelse, "Tonen.", **who),
        lambda: row.end("none", "", key=zone, **who),
        lambda: row.rate("citizen", 3, **who),
        lambda: row.follow_again(None, **who),
    ):
        with pytest.raises(NotTheAdviser):
            verb()


@pytest.mark.parametrize("verb", VERBS)
def test_nothing_after_the_end(cast: Cast, zone: Key, verb: Any) -> None:
    row = ended(cast, zone)
    with pytest.raises(refusals.MediationOver) as refused:
        verb(row, {"by": cast.ali, "at": cast.at})
    assert refused.value.message == "Mæglingen blev afsluttet den 14.09.2026: Enighed."
    with pytest.raises(refusals.MediationOver):
        row.end("none", "", key=zone, by=cast.ali, at=cast.at)
    with pytest.raises(refusals.MediationOver):
        row.parties.all()[0].prepare("Ro.", key=zone, by=cast.ali, at=cast.at)


def test_words_are_needed(cast: Cast, zone: Key) -> None:
    row = begun(cast)
    with pytest.raises(refusals.PartyNeedsName):
        row.join("citizen", " ", by=cast.ali, at=cast.at)
    with pytest.raises(refusals.PointNeeded):
        row.agree("", "citizen", by=cast.ali, at=cast.at)
    for verb in (
        lambda: row.join("nobody", "Mette", by=cast.ali, at=cast.at),
        lambda: row.agree("x", "nobody", by=cast.ali, at=cast.at),
        lambda: row.end("well", "", key=zone, by=cast.ali, at=cast.at),
        lambda: agreed(cast, row).follow_up("maybe", "", key=zone, by=cast.ali, at=cast.at),
    ):
        with pytest.raises(case_refusals.WrongChoice):
            verb()


def test_both_sides_meet(cast: Cast, zone: Key) -> None:
    row = begun(cast, sides=False)
    row.join("citizen", "Mette", by=cast.ali, at=cast.at)
    with pytest.raises(refusals.BothSidesNeeded) as refused:
        meeting(cast, row)
    assert refused.value.message == "Der mangler nogen ved bordet: Afdelingen."


def test_somebody_leaves_the_table_and_it_is_kept_that_they_were_there(cast: Cast, zone: Key) -> None:
    row = begun(cast)
    party = row.parties.get(side="department")
    with pytest.raises(refusals.LeavingNeedsReason):
        party.leave(" ", key=zone, by=cast.ali, at=cast.at)
    party.leave("Har fået nyt arbejde.", key=zone, by=cast.ali, at=cast.at)
    kept = zone.read(row.parties.get(pk=party.pk))
    assert (kept["leaving"], bool(kept["name"])) == ("Har fået nyt arbejde.", True)
    assert list(row.parties.there()) == [row.parties.get(side="citizen")]
    assert Event.objects.get(kind="mediation.left").facts == {"side": "department"}
    with pytest.raises(refusals.PartyHasLeft):
        party.leave("Igen.", key=zone, by=cast.ali, at=cast.at)
    with pytest.raises(refusals.BothSidesNeeded):
        meeting(cast, row)


def test_each_part_has_the_day_on_which_it_was_written(cast: Cast, zone: Key) -> None:
    row = begun(cast)
    point = row.agree("Ét brev.", "citizen", due=cast.today + timedelta(days=9), by=cast.ali, at=cast.at)
    assert {strands.day_of(each) for each in (row, row.parties.all()[0], point)} == {cast.today}


def test_meetings_that_lie_ahead_are_called_off_at_the_end(cast: Cast, zone: Key) -> None:
    row = begun(cast)
    met = meeting(cast, row)
    assert row.end("none", "", key=zone, by=cast.ali, at=cast.at) == 1
    met.refresh_from_db()
    assert (met.cancelled_at, met.moves) == (cast.at, 1)


@pytest.mark.parametrize("span", [timedelta(0), timedelta(hours=-1), timedelta(days=1)])
def test_a_meeting_runs_forward(cast: Cast, zone: Key, span: timedelta) -> None:
    row = begun(cast)
    with pytest.raises(refusals.MeetingBackwards):
        row.plan(NOON, NOON + span, by=cast.ali, at=cast.at)
    with pytest.raises(refusals.MeetingBackwards):
        meeting(cast, row).move(NOON, NOON + span, by=cast.ali, at=cast.at)


def test_a_meeting_is_held_or_called_off_once(cast: Cast, zone: Key) -> None:
    row = begun(cast)
    met = meeting(cast, row)
    with pytest.raises(refusals.MeetingAhead):
        met.hold("x", key=zone, by=cast.ali, at=cast.at)
    met.cancel(by=cast.ali, at=cast.at)
    for verb in (
        lambda: met.cancel(by=cast.ali, at=cast.at),
        lambda: met.hold("x", key=zone, by=cast.ali, at=NOON),
        lambda: met.move(NOON, NOON + timedelta(hours=1), by=cast.ali, at=cast.at),
    ):
        with pytest.raises(refusals.MeetingOver) as refused:
            verb()
        assert refused.value.message == "Mødet er allerede aflyst."


def test_dates_lie_ahead(cast: Cast, zone: Key) -> None:
    row, past = begun(cast), date(2026, 9, 13)
    for verb in (
        lambda: agreed(cast, row, past),
        lambda: row.end("none", "", key=zone, by=cast.ali, at=cast.at, follow_up_on=past),
        lambda: row.follow_again(past, by=cast.ali, at=cast.at),
    ):
        with pytest.raises(refusals.DoByInThePast):
            verb()


@pytest.mark.parametrize("outcome", ["agreed", "partly"])
def test_agreement_shows_in_its_points(cast: Cast, zone: Key, outcome: str) -> None:
    row = begun(cast)
    point = agreed(cast, row)
    point.withdraw(by=cast.ali, at=cast.at)
    with pytest.raises(refusals.NothingAgreed):
        row.end(outcome, "", key=zone, by=cast.ali, at=cast.at)
    with pytest.raises(refusals.AgreementWithdrawn):
        point.withdraw(by=cast.ali, at=cast.at)
    with pytest.raises(refusals.AgreementWithdrawn):
        point.follow_up("yes", "", key=zone, by=cast.ali, at=cast.at)
    row.end("none", "", key=zone, by=cast.ali, at=cast.at)


@pytest.mark.parametrize("rating", [0, 6, -1])
def test_satisfaction_goes_from_one_to_five(cast: Cast, zone: Key, rating: int) -> None:
    row = ended(cast, zone)
    with pytest.raises(refusals.WrongRating):
        row.rate("citizen", rating, by=cast.ali, at=cast.at)
    with pytest.raises(refusals.MediationNotOver):
        begun(cast).rate("citizen", 3, by=cast.ali, at=cast.at)


# --- what is to be followed up ---


def test_follow_up(cast: Cast, zone: Key) -> None:
    row = ended(cast, zone, follow_up_on=date(2026, 10, 20))
    assert not Mediation.objects.to_follow(date(2026, 9, 30)).exists()
    assert Mediation.objects.to_follow(date(2026, 10, 1)).get() == row
    point = row.agreements.get()
    point.follow_up("yes", "", key=zone, by=cast.ali, at=cast.at)
    assert not Mediation.objects.to_follow(date(2026, 10, 19)).exists()
    assert Mediation.objects.to_follow(date(2026, 10, 20)).get() == row


# --- the files ---


def test_a_calendar_file_keeps_private_words_out_unless_asked(cast: Cast, zone: Key) -> None:
    met = meeting(cast, begun(cast))
    plain = calendar_file(met, at=cast.at).decode()
    for private in ("Birkevej", "Tonen", "borgervejleder", "Mette"):
        assert private not in plain
    full = calendar_file(met, at=cast.at, words=zone.read(met)).decode()
    assert "LOCATION:Birkevej 4" in full
    event: Any = icalendar.Calendar.from_ical(plain).walk("VEVENT")[0]
    assert event["dtstart"].dt.isoformat() == "2026-09-21T12:00:00+02:00"
    assert event["dtend"].dt.isoformat() == "2026-09-21T13:00:00+02:00"
    assert "BEGIN:VTIMEZONE" in plain
    assert "TZID:Europe/Copenhagen" in plain
    assert "DTSTART;TZID=Europe/Copenhagen:20260921T120000" in plain


def test_a_meeting_in_winter(cast: Cast, zone: Key) -> None:
    met = meeting(cast, begun(cast), datetime(2026, 12, 1, 10, 0, tzinfo=UTC))
    assert "DTSTART;TZID=Europe/Copenhagen:20261201T110000" in calendar_file(met, at=cast.at).decode()


def test_a_moved_and_a_cancelled_meeting_replace_the_first(cast: Cast, zone: Key) -> None:
    met = meeting(cast, begun(cast))
    first = icalendar.Calendar.from_ical(calendar_file(met, at=cast.at)).walk("VEVENT")[0]
    met.move(NOON + timedelta(days=1), NOON + timedelta(days=1, hours=1), by=cast.ali, at=cast.at)
    met.cancel(by=cast.ali, at=cast.at)
    calendar = icalendar.Calendar.from_ical(calendar_file(met, at=cast.at))
    last = calendar.walk("VEVENT")[0]
    assert first["uid"] == last["uid"]
    assert (first["sequence"], last["sequence"]) == (0, 2)
    assert (calendar["method"], last["status"]) == ("CANCEL", "CANCELLED")


def test_the_agreement_as_a_document(cast: Cast, zone: Key) -> None:
    row = ended(cast, zone, follow_up_on=date(2026, 10, 20))
    document = agreement(row, zone)
    text = as_text(document)
    for each in ("Tonen.", "Mette", "Ét brev om ugen.", "01.10.2026", "20.10.2026", "Ydelse"):
        assert each in text
    assert "Ro." not in text
    assert as_docx(document)[:2] == b"PK"
    assert as_pdf(document)[:4] == b"%PDF"


def test_an_agreement_without_points(cast: Cast, zone: Key) -> None:
    row = begun(cast)
    assert "Vi blev ikke enige om noget." in as_text(agreement(row, zone))
    agreed(cast, row, None)
    assert "Fast aftale" in as_text(agreement(row, zone))
