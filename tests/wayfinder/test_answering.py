"""What is answered: danger first, the tasks with honest doubt, the life event, and the doors of a complaint."""

from collections.abc import Iterator

import pytest
import time_machine
from django.conf import LazySettings
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from indgang.catalogue.models import LifeEvent
from indgang.sample.cast import MONDAY, SINCE, Cast
from indgang.wayfinder import answering, held
from indgang.wayfinder.answering import Answer, Certainty, answer
from indgang.wayfinder.emergencies import emergencies
from indgang.wayfinder.finding import Match, find
from indgang.wayfinder.models import Saying, Search

SAYINGS = {
    "passport": ["skal ud at rejse og mangler papirer", "mit pas kan ikke findes", "pas til mig selv"],
    "moving": ["jeg har fået nyt sted at bo", "vi skifter bopæl", "ny adresse fra mandag"],
    "housing_benefit": ["huslejen er for dyr", "kan jeg få penge til lejligheden"],
    "cash_benefit": ["jeg har ingen penge og intet arbejde", "søge hjælp til mad"],
    "building_permit": ["vi vil bygge et skur", "må jeg sætte en carport op"],
}


@pytest.fixture(autouse=True)
def nothing_held(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Hold the clocks, and begin without what another test held."""
    monkeypatch.setattr(held, "monotonic", lambda: 0.0)
    held.forget()
    with time_machine.travel(MONDAY, tick=False):
        yield
    held.forget()


@pytest.fixture(params=[True, False], ids=["with the model", "without"])
def town(request: pytest.FixtureRequest, cast: Cast, settings: LazySettings) -> Cast:
    """A town whose tasks have some sayings, and which knows of death."""
    settings.SENTENCE_MODEL = request.param
    LifeEvent.objects.create(slug="doedsfald-i-familien", title="Et dødsfald", valid_from=SINCE)
    Saying.objects.bulk_create(
        Saying(task=getattr(cast, name), text=text, added_at=MONDAY)
        for name, texts in SAYINGS.items()
        for text in texts
    )
    return cast


def slugs(found: Answer) -> list[str]:
    return [match.task.slug for match in found.matches]


def test_a_plain_question_is_answered_for_certain_with_its_reasons(town: Cast) -> None:
    found = answer("Mit PAS er udløbet!")
    assert found.matches[0].task == town.passport
    assert found.certainty in {Certainty.SURE, Certainty.LIKELY}
    assert found.matches[0].share >= 0.5
    assert found.matches[0].reasons
    assert (found.said, found.read_as, found.question) == ("Mit PAS er udløbet!", "", None)
    assert (found.emergency, found.complaint, found.life_events) == (None, False, ())


def test_a_slip_is_told_as_it_was_read(town: Cast) -> None:
    found = answer("huslejenn er for dyr")
    assert found.read_as == "huslejen er for dyr"
    assert found.matches[0].task == town.housing_benefit


def test_a_doubt_is_one_question_with_two_to_four_choices(town: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answering, "_SURE", 1.1)
    monkeypatch.setattr(answering, "_LIKELY", 1.1)
    found = answer("pas adresse husleje penge carport")
    assert found.certainty == Certainty.UNSURE
    assert found.question is not None
    assert found.question.text == "Hvad handler det mest om?"
    assert 2 <= len(found.question.choices) <= 4
    assert found.question.choices == found.matches[: len(found.question.choices)]


@pytest.mark.parametrize(
    ("shares", "choices"),
    [
        ([], None),
        ([0.4], None),
        ([0.4, 0.01], 2),
        ([0.4, 0.2, 0.01], 2),
        ([0.3, 0.2, 0.1], 3),
        ([0.2, 0.2, 0.1, 0.09, 0.08], 4),
    ],
)
def test_the_choices_are_those_that_are_likely_enough(cast: Cast, shares: list[float], choices: int | None) -> None:
    matches = tuple(Match(cast.passport, "full", 1.0, (), share) for share in shares)
    question = answering._question(matches)
    assert (len(question.choices) if question else None) == choices


@pytest.mark.parametrize(
    ("likely", "sure", "certainty"),
    [(0.0, 0.0, Certainty.SURE), (0.0, 1.1, Certainty.LIKELY), (1.1, 1.1, Certainty.UNSURE)],
)
def test_how_sure_goes_by_the_share(
    town: Cast, monkeypatch: pytest.MonkeyPatch, likely: float, sure: float, certainty: Certainty
) -> None:
    monkeypatch.setattr(answering, "_SURE", sure)
    monkeypatch.setattr(answering, "_LIKELY", likely)
    assert answer("pas").certainty == certainty


@pytest.mark.parametrize("said", ["hvor høj er eiffeltårnet", "qwertyuiop", "hvem vandt i går", "?", ""])
def test_what_is_nobodys_matter_is_answered_with_none_or_doubt(town: Cast, said: str) -> None:
    found = answer(said)
    assert found.certainty in {Certainty.NONE, Certainty.UNSURE}
    assert found.question is None or found.certainty == Certainty.UNSURE


@pytest.mark.parametrize(
    ("said", "slug"),
    [
        ("det brænder hos naboen", "brand"),
        ("Min mand trækker ikke vejret", "livsfare"),
        ("hej, det brænder hos naboen, tak", "brand"),
        ("min kæreste har slået mig", "vold"),
        ("jeg har ikke lyst til at leve", "selvmordstanker"),
    ],
)
def test_danger_comes_first_whatever_else_is_asked(town: Cast, said: str, slug: str) -> None:
    assert answer(said).emergency == emergencies()[slug]
    assert answer(f"{said} og mit pas er væk").emergency == emergencies()[slug]
    assert "pas-voksen" in slugs(answer(f"{said} og mit pas er væk"))


@pytest.mark.parametrize("said", ["mit pas er udløbet", "min mor er død hvad gør jeg", "brandalarm i sommerhus regler"])
def test_what_only_sounds_like_danger_rings_nobody(town: Cast, said: str) -> None:
    assert answer(said).emergency is None


def test_a_life_event_is_told_as_long_as_it_is_offered(town: Cast) -> None:
    found = answer("min mor er død hvad gør jeg")
    assert [event.slug for event in found.life_events] == ["doedsfald-i-familien"]
    LifeEvent.objects.all().delete()
    held.forget()
    assert answer("min mor er død hvad gør jeg").life_events == ()


@pytest.mark.parametrize("said", ["de svarer ikke på min ansøgning", "jeg vil klage over sagsbehandleren"])
def test_a_complaint_opens_its_doors(town: Cast, said: str) -> None:
    assert answer(said).complaint


@pytest.mark.parametrize("said", ["jeg vil klage over naboens hund der gør", "mit pas er udløbet", "ny adresse"])
def test_what_is_no_complaint_over_the_municipality_opens_none(town: Cast, said: str) -> None:
    assert not answer(said).complaint


def test_no_more_than_asked_for(town: Cast) -> None:
    said = "pas adresse husleje penge carport"
    assert len(answer(said, limit=2).matches) == 2
    assert slugs(answer(said))[:2] == slugs(answer(said, limit=2))


def test_the_last_word_may_be_only_begun(town: Cast) -> None:
    assert slugs(answer("carp", typing=True))[0] == "byggetilladelse"


def test_finding_is_the_answers_matches(town: Cast) -> None:
    said = "penge til huslejen"
    assert [(match.task, match.score, match.share) for match in find(said)] == [
        (match.task, match.score, match.share) for match in answer(said).matches
    ]


def test_the_same_words_the_same_answer(town: Cast) -> None:
    before = answer("husleje og ny adresse")
    held.forget()
    assert answer("husleje og ny adresse") == before


BAD = {
    "nothing": "",
    "spaces": " \t\n ",
    "one letter": "a",
    "a sign": "?",
    "NUL": "\x00",
    "emoji": "😀🚑🏠",
    "joined emoji": "👨‍👩‍👧‍👦",
    "Chinese": "护照过期了",
    "Arabic": "جواز سفري منتهي",
    "Cyrillic": "мой паспорт просрочен",
    "half a pair": "\ud83d",
    "right to left": "\u202epas\u202c",
    "stop words": "og i at det er en til som på de med",
    "HTML": "<b onclick=alert(1)>&lt;</b>",
    "SQL": "'; DROP TABLE tasks; --",
    "10,000 letters": "a" * 10_000,
    "10,000 signs": "!" * 10_000,
    "10,000 in words": "mit pas er udløbet " * 550,
    "digits": "1234567890" * 20,
}


@pytest.mark.parametrize("said", BAD.values(), ids=BAD)
def test_whatever_is_said_has_an_answer(town: Cast, said: str) -> None:
    found = answer(said)
    assert isinstance(found.certainty, Certainty)
    assert (found.certainty == Certainty.NONE) or found.matches
    assert found.emergency is None
    assert len(found.said) <= 2_000
    assert "\x00" not in found.said


@pytest.mark.parametrize(
    "name", ["nothing", "spaces", "a sign", "NUL", "emoji", "Chinese", "stop words", "10,000 signs"]
)
def test_where_there_is_nothing_to_go_by_the_answer_is_none(town: Cast, name: str) -> None:
    found = answer(BAD[name])
    assert (found.certainty, found.question, found.read_as) == (Certainty.NONE, None, "")
    assert found.life_events == ()
    assert not found.complaint


def test_a_long_text_is_read_for_what_it_begins_with(town: Cast) -> None:
    assert answer(BAD["10,000 in words"]).matches[0].task == town.passport


@pytest.mark.parametrize("number", ["010190-1234", "010190 1234", "010190 - 1234", "01.01.90-1234", "010190–1234"])
def test_a_cpr_number_is_masked_and_stored_nowhere(town: Cast, number: str) -> None:
    found = answer(f"mit cpr er {number} og mit pas er udløbet")
    assert "1234" not in found.said
    assert "····" in found.said
    assert "1234" not in found.read_as
    assert found.matches[0].task == town.passport
    assert all("1234" not in reason.typed for match in found.matches for reason in match.reasons)
    assert not Search.objects.exists(), "answering alone keeps nothing"


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(said=st.text(max_size=120), limit=st.integers(1, 9), typing=st.booleans())
def test_any_text_has_an_answer(cast: Cast, said: str, limit: int, typing: bool) -> None:
    found = answer(said, limit, typing)
    assert len(found.matches) <= limit
    assert (found.question is not None) <= (found.certainty == Certainty.UNSURE)
    assert 0 <= len(found.life_events) <= 1
    assert [match.score for match in found.matches] == sorted((match.score for match in found.matches), reverse=True)
