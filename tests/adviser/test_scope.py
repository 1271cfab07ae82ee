from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.adviser import refusals, scope
from indgang.adviser.models import Contact, ContactKind, Exclusion, Ground, Key, Outcome, ScopeCheck, Verdict, Way
from indgang.adviser.scope import Reply
from indgang.adviser.scope_figures import declining
from indgang.adviser.scope_letter import letter
from indgang.foundation.documents import as_text
from indgang.journal.models import Event
from indgang.sample.cast import Cast

CODES = [
    "faglig-afgoerelse",
    "anden-klageinstans",
    "tilsyn-ombud-domstol",
    "serviceniveau",
    "personale",
    "anden-myndighed",
    "for-gammel",
    "ikke-proevet-forvaltningen",
    "manglende-fuldmagt",
    "mangler-oplysninger",
]
ALL_NO = dict.fromkeys(CODES, Reply.NO.value)


def contact(cast: Cast) -> Contact:
    row = Contact(kind=ContactKind.COMPLAINT, way=Way.PHONE, at=cast.at, by=cast.ali)
    row.seal(title="Vejen", text="Der er huller.")
    row.save()
    return row


@pytest.mark.parametrize("code", CODES)
def test_each_exclusion_turns_a_contact_away_with_its_reason_body_and_letter(zone: Key, cast: Cast, code: str) -> None:
    row = scope.check(contact(cast), {**ALL_NO, code: Reply.YES}, by=cast.ali, at=cast.at)
    exclusion = Exclusion.objects.get(code=code)
    assert (row.verdict, row.exclusion, row.body) == (Verdict.OUTSIDE, exclusion, exclusion.body)
    assert not row.is_open
    text = as_text(letter(row, name="Mette Lauridsen", adviser="Ali Demir", municipality="Fjordby Kommune"))
    for said in ("Kære Mette Lauridsen", exclusion.reason, exclusion.body, exclusion.next_step, "Ali Demir"):
        assert said in " ".join(text.split())


def test_the_five_of_the_job_description_stand_and_cannot_be_waived_lightly(zone: Key) -> None:
    mandate = Exclusion.objects.filter(ground=Ground.MANDATE)
    assert [each.code for each in mandate] == CODES[:5]
    assert not any(each.can_be_waived for each in mandate)


def test_all_noes_let_the_contact_in_and_a_missing_answer_leaves_it_open(zone: Key, cast: Cast) -> None:
    row = contact(cast)
    assert scope.check(row, ALL_NO, by=cast.ali, at=cast.at).is_open
    unclear = scope.check(row, {**ALL_NO, "personale": Reply.UNKNOWN}, by=cast.ali, at=cast.at)
    assert unclear.verdict == Verdict.UNCLEAR
    assert list(row.scope_checks.current()) == [unclear]
    assert row.scope_checks.count() == 2


def test_a_check_without_answers_is_none(zone: Key, cast: Cast) -> None:
    with pytest.raises(refusals.NothingAnswered):
        scope.check(contact(cast), {"noget-andet": "yes"}, by=cast.ali, at=cast.at)
    assert not ScopeCheck.objects.exists()


def test_what_cannot_be_waived_is_told_before_what_can(zone: Key, cast: Cast) -> None:
    answers = {**ALL_NO, "ikke-proevet-forvaltningen": Reply.YES, "serviceniveau": Reply.YES}
    row = scope.check(contact(cast), answers, by=cast.ali, at=cast.at)
    assert row.exclusion is not None
    assert row.exclusion.code == "serviceniveau"


def test_overruling_needs_a_reason_and_the_journal_tells_whether_it_goes_beyond_the_mandate(
    zone: Key, cast: Cast
) -> None:
    row = scope.check(contact(cast), {**ALL_NO, "for-gammel": Reply.YES}, by=cast.ali, at=cast.at, why="2024")
    with pytest.raises(refusals.WaiverNeedsReason):
        scope.waive(row, "  ", by=cast.ali, at=cast.at, key_words=zone.read(row))
    scope.waive(row, "Borgeren var indlagt.", by=cast.ali, at=cast.at, key_words=zone.read(row))
    assert row.verdict == Verdict.WAIVED
    assert row.is_open
    assert zone.read(row) == {"why": "2024", "waiver": "Borgeren var indlagt."}
    event = Event.objects.filter(kind="adviser_scope_check.waived").get()
    assert event.facts == {"contact": row.contact_id, "exclusion": "for-gammel", "beyond_mandate": False}
    assert "indlagt" not in str(event.facts) + event.reason
    with pytest.raises(refusals.NothingToWaive):
        scope.waive(row, "Igen.", by=cast.ali, at=cast.at, key_words=zone.read(row))


def test_the_citizen_who_is_told_no_has_an_outcome(zone: Key, cast: Cast) -> None:
    within = scope.check(contact(cast), ALL_NO, by=cast.ali, at=cast.at)
    with pytest.raises(refusals.NothingToWaive):
        scope.tell(within, "Kære …", by=cast.ali, at=cast.at, key_words={})
    row = scope.check(contact(cast), {**ALL_NO, "personale": Reply.YES}, by=cast.ali, at=cast.at)
    scope.tell(row, "Kære …", by=cast.ali, at=cast.at, key_words=zone.read(row))
    assert row.told_at == cast.at
    assert row.contact.outcome == Outcome.DECLINED
    assert zone.read(row)["letter"] == "Kære …"


def test_a_new_version_leaves_what_was_said_before(zone: Key, cast: Cast) -> None:
    old = Exclusion.objects.get(code="for-gammel")
    row = scope.check(contact(cast), {**ALL_NO, "for-gammel": Reply.YES}, by=cast.ali, at=cast.at)
    tomorrow = cast.today + timedelta(days=1)
    newer = old.revise(by=cast.ali, at=cast.at, valid_from=tomorrow, reason="Det er mere end to år siden.")
    row.refresh_from_db()
    assert row.exclusion == old
    assert list(Exclusion.objects.in_force(cast.today).filter(code="for-gammel")) == [old]
    assert list(Exclusion.objects.in_force(tomorrow).filter(code="for-gammel")) == [newer]
    assert (newer.question, newer.order) == (old.question, old.order)
    with pytest.raises(refusals.NotTheLatest):
        old.revise(by=cast.ali, at=cast.at, valid_from=tomorrow, reason="x")
    with pytest.raises(refusals.TooEarly, match="TooEarly"):
        newer.revise(by=cast.ali, at=cast.at, valid_from=tomorrow, reason="x")
    newer.end(tomorrow, by=cast.ali, at=cast.at)
    assert not Exclusion.objects.in_force(tomorrow + timedelta(days=1)).filter(code="for-gammel").exists()


def test_what_was_declined_is_counted_by_contact_with_where_it_went(zone: Key, cast: Cast) -> None:
    twice = contact(cast)
    scope.check(twice, {**ALL_NO, "personale": Reply.YES}, by=cast.ali, at=cast.at)
    scope.check(twice, {**ALL_NO, "serviceniveau": Reply.YES}, by=cast.ali, at=cast.at, body="Teknisk Udvalg")
    scope.check(contact(cast), {**ALL_NO, "serviceniveau": Reply.YES}, by=cast.ali, at=cast.at)
    waived = scope.check(contact(cast), {**ALL_NO, "for-gammel": Reply.YES}, by=cast.ali, at=cast.at)
    scope.waive(waived, "Sygdom.", by=cast.ali, at=cast.at, key_words={})
    scope.check(contact(cast), ALL_NO, by=cast.ali, at=cast.at)
    scope.check(contact(cast), {"personale": Reply.UNKNOWN}, by=cast.ali, at=cast.at)
    found = declining(cast.at, cast.later(days=1), cast.ali)
    assert (found.checked, found.within, found.unclear, found.declined, found.waived) == (5, 1, 1, 2, 1)
    told = {each.code: (each.declined, each.waived, each.bodies) for each in found.by_exclusion}
    level = (("Byrådet eller det politiske udvalg", 1), ("Teknisk Udvalg", 1))
    assert told == {"serviceniveau": (2, 0, level), "for-gammel": (0, 1, ())}


@given(st.dictionaries(st.sampled_from(CODES), st.sampled_from(list(Reply))))
def test_one_yes_is_enough_and_only_noes_let_in(answers: dict[str, Reply]) -> None:
    exclusions = [Exclusion(code=code, order=place, can_be_waived=place > 5) for place, code in enumerate(CODES)]
    judged = scope.judge(exclusions, answers)
    if Reply.YES in answers.values():
        assert judged.verdict == Verdict.OUTSIDE
        assert judged.deciding in judged.met
    elif answers == dict.fromkeys(CODES, Reply.NO):
        assert judged.verdict == Verdict.WITHIN
    else:
        assert judged.verdict == Verdict.UNCLEAR
        assert judged.deciding is None


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)))
def test_a_year_and_a_day_is_too_old_and_a_year_is_not(today: date) -> None:
    assert not scope.is_too_old(today - timedelta(days=365), today)
    assert scope.is_too_old(today - timedelta(days=367), today)
