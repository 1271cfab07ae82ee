"""The verbs of learning: who may, what is turned down, and what the numbers around a recommendation say."""

from datetime import timedelta

import pytest

from indgang.adviser import refusals
from indgang.adviser.learning.comparing import Verdict
from indgang.adviser.learning.effect import effect_for_department, effect_of, evidence_for, said_of
from indgang.adviser.models import Activity, Brief, Case, CaseRecusal, Key, LearningPoint, Praise, Recommendation, Story
from indgang.journal.models import Event
from indgang.sample.cast import Cast
from tests.adviser.learning_rows import came, theme


def advice(cast: Cast, days_ago: int = 100) -> Recommendation:
    row = Recommendation(theme=theme("tone"), department=cast.ydelse, title="Tal pænt", text="Sig goddag.")
    return row.give(by=cast.ali, at=cast.later(days=-days_ago))


@pytest.mark.usefixtures("zone")
@pytest.mark.parametrize("who", ["christian", "anders", "dorthe", "ditte", "karen"])
def test_only_an_adviser_writes(cast: Cast, who: str) -> None:
    by, tone = getattr(cast, who), theme("tone")
    deeds = [
        lambda: LearningPoint(theme=tone, level="enkeltsag").note("Ja.", by=by, at=cast.at),
        lambda: Activity(kind="course", on=cast.today).note("", by=by, at=cast.at),
        lambda: Praise(department=cast.ydelse, text="Tak.").send(by=by, at=cast.at),
        lambda: Recommendation(theme=tone, department=cast.ydelse, title="A", text="B.").give(by=by, at=cast.at),
        lambda: Story(theme=tone).write("A", "B.", by=by, at=cast.at),
        lambda: Brief(theme=tone, title="A", text="B.").write(by=by, at=cast.at),
        lambda: tone.keep(by=by, at=cast.at),
        lambda: tone.group.keep("Nyt", by=by, at=cast.at),
        lambda: tone.end(cast.today, by=by, at=cast.at),
    ]
    for deed in deeds:
        with pytest.raises(refusals.NotTheAdviser):
            deed()
    assert not Event.objects.filter(kind__startswith="adviser_").exists()


@pytest.mark.usefixtures("zone")
def test_another_department_cannot_answer(cast: Cast) -> None:
    row = advice(cast)
    for deed in (
        lambda: row.reply("accepted", "", by=cast.per, at=cast.at),
        lambda: row.follow_up("done", "Ja.", by=cast.christian, at=cast.at),
    ):
        with pytest.raises(refusals.NotYourRecommendation):
            deed()
    cast.ydelse.parent = cast.plan_og_byg
    cast.ydelse.save()
    row.reply("declined", "Ikke nu.", by=cast.per, at=cast.at)
    assert (row.status, row.closed_on) == ("dropped", cast.today)
    with pytest.raises(refusals.RecommendationAnswered) as told:
        row.reply("accepted", "", by=cast.ditte, at=cast.at)
    assert "Per Rosager svarede på anbefalingen den 14.09.2026" in told.value.message


@pytest.mark.usefixtures("zone")
def test_before_and_after_have_as_many_days(cast: Cast) -> None:
    row = advice(cast, days_ago=100)
    came(cast, ("tone", cast.ydelse), at=cast.later(days=-110), times=20)
    came(cast, ("tone", cast.ydelse), at=cast.later(days=-201), times=5)
    came(cast, ("tone", cast.plan_og_byg), at=cast.later(days=-50), times=9)
    came(cast, ("tone", cast.ydelse), at=cast.later(days=-50), times=3)
    found = effect_of(row, cast.today)
    assert found is not None
    assert (found.before.days, found.after.days) == (100, 100)
    assert (found.compared.before, found.compared.now) == (20, 3)
    assert found.compared.verdict == Verdict.FEWER
    assert effect_for_department(row, cast.today) is None
    assert effect_of(row, row.given_on + timedelta(days=27)) is None


@pytest.mark.usefixtures("zone")
def test_what_a_department_sees_grows_by_quarters_and_never_by_a_small_number(cast: Cast) -> None:
    row = advice(cast, days_ago=200)
    came(cast, ("tone", cast.ydelse), at=cast.later(days=-150), times=7)
    came(cast, ("tone", cast.ydelse), at=cast.later(days=-90), times=2)
    assert effect_for_department(row, row.given_on + timedelta(days=91)) is None
    first = effect_for_department(row, row.given_on + timedelta(days=92))
    assert first is not None
    assert (first.after.days, first.compared.now, first.compared.before) == (91, 7, 0)
    assert effect_for_department(row, cast.today) == first
    came(cast, ("tone", cast.ydelse), at=cast.later(days=-95), times=4)
    later = effect_for_department(row, cast.today)
    assert later is not None
    assert (later.after.days, later.compared.now) == (182, 13)
    row.evidence = {"points": 3}
    assert effect_for_department(row, cast.today) is None


@pytest.mark.usefixtures("zone")
def test_the_evidence_is_frozen(cast: Cast) -> None:
    came(cast, ("tone", cast.ydelse), ("begrundelse", cast.ydelse), times=6)
    frozen = evidence_for(theme("tone").pk, cast.ydelse.pk, cast.today, seen_by=cast.ali)
    came(cast, ("tone", cast.ydelse), times=6)
    assert frozen == {
        "first": "2025-09-15",
        "last": "2026-09-14",
        "points": 6,
        "department": 12,
        "theme": 6,
        "contacts": 6,
    }
    assert "6 klageforhold om temaet i afdelingen, ud af 12" in said_of(frozen, protected=True)
    assert "for få" in said_of({**frozen, "department": 8}, protected=True)
    assert said_of({}, protected=False) == ""


def test_a_closed_case_teaches_nothing_to_who_is_recused(cast: Cast, zone: Key) -> None:
    case = Case.objects.create(kind="complaint", opened_at=cast.at, opened_by=cast.ali)
    LearningPoint(theme=theme("tone"), level="enkeltsag", case=case).note("Ja.", by=cast.ali, at=cast.at)
    Story(theme=theme("tone"), case=case).write("A", "B.", by=cast.ali, at=cast.at)
    CaseRecusal.objects.create(employee=cast.ali, case=case, ground="family", declared_at=cast.at)
    assert not LearningPoint.objects.seen_by(cast.ali).exists()
    assert not Story.objects.seen_by(cast.ali).exists()


def test_a_withdrawn_story_and_brief_are_told_no_more(cast: Cast, zone: Key) -> None:
    story = Story(theme=theme("tone")).write("Det", "Det gik godt.", by=cast.ali, at=cast.at)
    with pytest.raises(refusals.NothingWritten):
        Story(theme=theme("tone")).write("", "", by=cast.ali, at=cast.at).publish(zone, [], {}, by=cast.ali, at=cast.at)
    story.publish(zone, [], {}, by=cast.ali, at=cast.at)
    with pytest.raises(refusals.AlreadyPublished):
        story.write("Nyt", "Nyt.", by=cast.ali, at=cast.at)
    story.withdraw(by=cast.ali, at=cast.at)
    story.withdraw(by=cast.ali, at=cast.at)
    assert Event.objects.filter(kind="adviser_story.withdrawn").count() == 1
    brief = Brief(theme=theme("tone"), title="A", text="B.").write(by=cast.ali, at=cast.at)
    brief.publish({}, by=cast.ali, at=cast.at)
    with pytest.raises(refusals.AlreadyPublished):
        brief.write(by=cast.ali, at=cast.at)
