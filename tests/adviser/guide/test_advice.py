"""The guide's answers: for each kind of matter, each way to complain, and each turn that things have taken."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from indgang.adviser.guide.advice import Advice, advise
from indgang.adviser.guide.matters import HINTS, Matter, asked_about, belongs_to
from indgang.adviser.guide.situation import Situation
from indgang.adviser.guide.timing import Hurry
from indgang.knowledge.plain import examine
from indgang.law.deadlines import Delivery
from indgang.law.models import Route
from tests.ways import every_way, way

TODAY = date(2026, 11, 20)
WAYS = every_way()
PLACES = [(matter, each) for matter in Matter for each in WAYS if belongs_to(matter)(each.number)]


def told(advice: Advice) -> list[str]:
    """Return every sentence that the guide says of its own."""
    sending = advice.sending
    return [
        *(*advice.first, *advice.doubt, *advice.timing.says, *sending.how, *sending.where, *sending.afterwards),
        *(*advice.write, *advice.further),
    ]


def decision(number: int, **facts: object) -> Situation:
    return replace(Situation(Matter.DECISION, way(number), delivery=Delivery.DIGITAL_POST), **facts)  # type: ignore[arg-type]


def test_the_73_ways_are_all_reached_and_each_matter_has_its_own() -> None:
    assert [each.number for each in WAYS] == list(range(1, 74))
    assert {each.number for _matter, each in PLACES} == set(range(1, 74))
    without = {matter for matter in Matter if not any(at is matter for at, _each in PLACES)}
    assert without == {Matter.STAFF, Matter.AFTERWARDS}
    assert HINTS.keys() == set(Matter)


@pytest.mark.parametrize(("matter", "route"), PLACES, ids=lambda each: getattr(each, "number", each))
def test_every_way_says_what_to_do_and_nothing_that_is_not_certain(matter: Matter, route: Route) -> None:
    advice = advise(Situation(matter, route, TODAY, Delivery.DIGITAL_POST), TODAY)
    assert advice.first and advice.sending.where and advice.sending.afterwards and advice.write and advice.further
    assert (advice.body == "") == route.is_uncertain == bool(advice.doubt)
    if route.is_uncertain:
        assert advice.timing.send_by is None and not advice.special
        assert route.body not in " ".join(told(advice))
        assert advice.sending.to == route.decided_by
    elif asked_about(matter).is_decision and route.length:
        assert advice.timing.send_by and advice.timing.send_by > TODAY
        assert advice.timing.deadline and advice.timing.deadline.steps


@pytest.mark.parametrize("matter", Matter)
def test_every_matter_has_an_answer_also_before_a_way_is_chosen(matter: Matter) -> None:
    advice = advise(Situation(matter), TODAY)
    assert advice.first
    assert not advice.write and advice.sending.to == ""


@pytest.mark.parametrize("matter", [matter for matter in Matter if asked_about(matter).is_decision])
def test_the_decisions_own_guidance_comes_first(matter: Matter) -> None:
    for has in (None, True, False):
        first = advise(Situation(matter, has_guidance=has), TODAY).first[0]
        assert "brevet" in first


def test_four_weeks_from_digital_post_are_told_step_by_step() -> None:
    advice = advise(decision(1, happened_on=date(2026, 11, 2)), TODAY)
    assert advice.timing.send_by == date(2026, 11, 30)
    assert advice.timing.hurry is Hurry.PLENTY
    assert advice.timing.deadline and "02.11.2026" in advice.timing.deadline.steps[0].text
    assert not advice.short_notice
    assert "De ser på din sag igen. Det skal ske inden 4 uger." in advice.sending.afterwards


def test_when_time_is_short_a_short_notice_goes_first() -> None:
    advice = advise(decision(1, happened_on=TODAY - timedelta(days=22)), TODAY)
    assert advice.timing.hurry is Hurry.SHORT
    assert advice.short_notice


def test_nobody_is_told_that_the_time_has_run_out() -> None:
    advice = advise(decision(1, happened_on=TODAY - timedelta(days=90)), TODAY)
    assert advice.timing.hurry is Hurry.PASSED
    (said,) = advice.timing.says
    assert said.startswith("Send klagen alligevel, og gør det i dag.")
    assert advice.short_notice


def test_without_guidance_on_complaints_the_safe_day_is_told_all_the_same() -> None:
    advice = advise(decision(1, happened_on=date(2026, 11, 2), has_guidance=False), TODAY)
    assert advice.timing.deadline and not advice.timing.deadline.has_begun
    assert advice.timing.send_by == date(2026, 11, 30)
    assert any("begynder fristen ikke" in each for each in advice.timing.says)
    told_steps = [step.text for step in advice.timing.steps]
    assert "For en sikkerheds skyld regner vi fra den dag, brevet kom." in told_steps
    assert told_steps[-1].startswith("Sidste sikre dag er mandag den 30.11.2026")


def test_no_day_is_spoken_of_where_none_is_told() -> None:
    waiting = decision(1, happened_on=date(2026, 11, 2), access_asked_on=date(2026, 11, 10), has_guidance=False)
    advice = advise(waiting, TODAY)
    assert advice.timing.send_by is None
    assert not any("den dag, der står her" in each for each in advice.timing.says)


def test_a_request_for_access_stops_the_time() -> None:
    waiting = decision(1, happened_on=date(2026, 11, 2), access_asked_on=date(2026, 11, 10))
    assert advise(waiting, TODAY).timing.send_by is None
    assert any("står stille" in each for each in advise(waiting, TODAY).timing.says)
    answered = replace(waiting, access_answered_on=date(2026, 11, 18))
    send_by = advise(answered, TODAY).timing.send_by
    assert send_by and send_by > date(2026, 11, 30)


def test_days_that_do_not_fit_are_named_and_the_rest_is_reckoned() -> None:
    advice = advise(decision(1, happened_on=date(2026, 11, 2), access_asked_on=date(2026, 10, 1)), TODAY)
    assert "ligger før afgørelsen" in advice.timing.trouble
    assert advice.timing.send_by == date(2026, 11, 30)


def test_without_a_day_one_is_asked_for() -> None:
    advice = advise(decision(1), TODAY)
    assert advice.timing.hurry is Hurry.UNKNOWN
    assert advice.timing.deadline is None


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (7, "Send klagen til den afdeling i kommunen, der har truffet afgørelsen."),
        (24, "Send klagen til Udbetaling Danmark. Det er dem, der har truffet afgørelsen."),
        (33, "Send klagen til den, der har truffet afgørelsen."),
        (19, "Send klagen direkte til Ankestyrelsen."),
        (38, "Vælg i portalen den kommune, der har truffet afgørelsen."),
        (63, "Spørg den, der har truffet afgørelsen, hvilken domstol du skal bruge."),
        (28, "Send klagen til den, der har truffet afgørelsen, og skriv »Til lederen« øverst."),
        (26, "Send klagen til den, der har sagen, og bed dem sende den videre til den rigtige."),
    ],
)
def test_each_way_has_its_own_address(number: int, said: str) -> None:
    assert said in advise(decision(number), TODAY).sending.where


def test_only_where_the_law_says_four_weeks_are_they_promised() -> None:
    assert not any("4 uger" in each for each in advise(decision(53), TODAY).sending.afterwards)


@pytest.mark.parametrize("matter", [Matter.CONDUCT, Matter.CONTACT, Matter.HANDLING])
def test_the_department_is_asked_first(matter: Matter) -> None:
    before = advise(Situation(matter, way(72), asked_department=False), TODAY)
    after = advise(Situation(matter, way(72), asked_department=True), TODAY)
    assert before.first[0].startswith("Tal først med sagsbehandleren")
    assert after.first[0].startswith("Du har talt med afdelingen.")


@pytest.mark.parametrize(
    ("matter", "number", "first", "after"),
    [
        (Matter.WAITING, 72, "Spørg først sagsbehandleren, hvor langt", "Du har talt med afdelingen."),
        (Matter.NO_ANSWER, 72, "Spørg først en gang til", "Du har talt med afdelingen."),
        (Matter.PRACTICAL, 45, "Tal først med dem, der gør arbejdet", "Du har talt med afdelingen."),
        (Matter.DATA, 61, "Spørg først kommunens databeskyttelsesrådgiver", "Nu kan du klage."),
        (Matter.DISCRIMINATION, 62, "Sig først til dem", "Nu kan du klage."),
        (Matter.WEBSITE, 69, "Skriv først til dem, der har siden", "Nu kan du klage."),
        (Matter.WEBSITE, 68, "Tal først med sagsbehandleren", "Du har talt med afdelingen."),
    ],
)
def test_whom_to_ask_first_fits_the_matter(matter: Matter, number: int, first: str, after: str) -> None:
    assert first in advise(Situation(matter, way(number)), TODAY).first[0]
    assert after in advise(Situation(matter, way(number), asked_department=True), TODAY).first[0]


def test_the_days_of_offentlighedsloven_are_told_of_its_access_only() -> None:
    long_ago = date(2026, 9, 1)
    public, own = (advise(Situation(Matter.ACCESS, way(number), long_ago), TODAY) for number in (59, 60))
    assert any("20 arbejdsdage" in each for each in public.sending.afterwards)
    assert not any("arbejdsdage" in each for each in own.sending.afterwards)
    assert any("står fristen stille" in each for each in own.sending.afterwards)
    assert any("14 arbejdsdage" in each for each in public.timing.says)
    assert not any("14 arbejdsdage" in each for each in own.timing.says)


def test_an_answer_that_is_not_due_yet_is_told_as_such() -> None:
    says = advise(Situation(Matter.ACCESS, way(60), date(2026, 11, 17)), TODAY).timing.says
    assert says[0] == "Du skal have svar senest 26.11.2026."


def test_a_board_is_no_court_and_the_time_is_kept_at_the_court_only() -> None:
    advice = advise(Situation(Matter.OTHER_AUTHORITY, way(63), date(2026, 11, 10)), TODAY)
    assert (
        "Sagen skal være nået frem til domstolen den dag. Et brev til andre stopper ikke fristen." in advice.timing.says
    )
    assert any("er ikke nok" in each for each in advice.sending.how)


def test_asking_for_access_does_not_stop_the_time_for_a_court() -> None:
    came, asked = date(2026, 11, 2), date(2026, 11, 10)
    court = Situation(Matter.OTHER_AUTHORITY, way(63), came, access_asked_on=asked)
    assert advise(court, TODAY).timing.send_by == date(2026, 11, 30)
    assert advise(decision(1, happened_on=came, access_asked_on=asked), TODAY).timing.send_by is None


def test_what_school_does_not_put_right_goes_to_the_body_for_bullying() -> None:
    afterwards = advise(Situation(Matter.PRACTICAL, way(36)), TODAY).sending.afterwards
    assert "Hjælper det ikke, så gå til klageinstansen: Den Nationale Klageinstans mod Mobning." in afterwards


def test_who_waits_is_told_how_long_and_what_was_promised() -> None:
    situation = Situation(Matter.WAITING, way(72), date(2026, 9, 25), promised_on=date(2026, 10, 30))
    says = advise(situation, TODAY).timing.says
    assert "Du har ventet i 8 uger." in says
    assert "Du var lovet svar 30.10.2026. Skriv den dag i dit brev." in says


def test_access_is_due_in_seven_working_days_and_slow_after_fourteen() -> None:
    says = advise(Situation(Matter.ACCESS, way(59), date(2025, 9, 1)), date(2025, 9, 22)).timing.says
    assert "Du skulle have svar eller besked senest 10.09.2025." in says
    assert any("mere end 14 arbejdsdage" in each for each in says)


def test_personal_data_is_answered_within_a_month() -> None:
    says = advise(Situation(Matter.DATA, way(61), date(2026, 10, 5)), TODAY).timing.says
    assert "05.11.2026" in says[0]


def test_matters_of_staff_are_pointed_elsewhere() -> None:
    advice = advise(Situation(Matter.STAFF), TODAY)
    assert any("whistleblower" in each for each in advice.first)
    assert not advice.further


@pytest.mark.parametrize("matter", Matter)
def test_the_guide_speaks_plainly(matter: Matter) -> None:
    routes: list[Route | None] = [each for at, each in PLACES if at is matter]
    for route in [*routes, None]:
        text = " ".join(told(advise(Situation(matter, route, TODAY - timedelta(days=40)), TODAY)))
        assert examine(text).lix < 35, text


def test_the_guide_speaks_english_too() -> None:
    with override("en"):
        assert advise(decision(1), TODAY).first


@given(
    st.sampled_from(PLACES),
    st.none() | st.dates(date(1991, 1, 1), date(2026, 11, 20)),
    st.sampled_from(Delivery),
    st.none() | st.booleans(),
    st.none() | st.dates(date(1991, 1, 1), date(2026, 11, 20)),
    st.none() | st.dates(date(1991, 1, 1), date(2026, 11, 20)),
)
def test_whatever_has_happened_there_is_an_answer(place, happened, delivery, guidance, asked, answered) -> None:
    matter, route = place
    situation = Situation(matter, route, happened, delivery, guidance, None, asked, answered)
    advice = advise(situation, TODAY)
    assert advice.first
    assert advice.timing.deadline is None or not route.is_uncertain
    assert not any("for sent at klage" in each for each in told(advice))
