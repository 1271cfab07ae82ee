"""What was asked is kept without personal data, and never in the way; local words are tried before they count."""

from typing import Any

import pytest

from indgang.foundation.refusals import Refusal
from indgang.journal.models import Event
from indgang.sample.cast import Cast
from indgang.wayfinder import held, jobs, learning, local_words, refusals
from indgang.wayfinder.building import build
from indgang.wayfinder.embedding import embedder
from indgang.wayfinder.finding import find
from indgang.wayfinder.models import Face, Kind, Saying, Search
from indgang.wayfinder.regression import confirmed
from indgang.wayfinder.trying import effect_of, with_word


@pytest.fixture(autouse=True)
def fresh() -> Any:
    held.forget()
    yield
    held.forget()


def record(cast: Cast, said: str, **told: Any) -> Search | None:
    return learning.record(said, **{"face": Face.DESK, "at": cast.at, "certainty": "sure", "found": [], **told})


def test_a_search_is_kept_to_the_hour_without_who_asked(cast: Cast) -> None:
    found = [cast.cash_benefit.pk, cast.passport.pk]
    row = record(cast, "Jeg  hedder Karen Holm, ring 20304050 om PASSET", found=found, chosen=cast.passport.pk)
    assert row
    row.refresh_from_db()
    assert row.text == "jeg hedder [navn], ring [telefon] om passet"
    assert (row.at.minute, row.at.second, row.rank) == (0, 0, 2)
    assert (row.first, row.chosen) == (cast.cash_benefit, cast.passport)
    names = {field.name for field in Search._meta.get_fields()}
    assert names == {"id", "at", "face", "text", "likeness", "certainty", "first", "chosen", "rank"}


@pytest.mark.parametrize("said", ["", "  ", "Karen Holm", "120580-1234", "20 30 40 50", "?!", "\x00"])
def test_what_is_only_a_name_or_a_number_is_not_kept(cast: Cast, said: str) -> None:
    assert record(cast, said) is None
    assert not Search.objects.exists()


def test_nothing_that_goes_wrong_is_raised(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learning, "masked", lambda text: 1 / 0)
    assert record(cast, "mit pas") is None


def test_ten_thousand_signs_are_cut(cast: Cast) -> None:
    row = record(cast, "mit pas er væk " * 1_000)
    assert row
    assert len(row.text) <= 300


def test_like_wordings_have_the_same_key() -> None:
    assert learning.likeness("mit pas er udløbet") == learning.likeness("er passet udløbet")
    assert learning.likeness("[navn] har mistet passet") == learning.likeness("har mistet passet")


def test_a_choice_counts_when_it_is_made_twice_at_the_desk(cast: Cast) -> None:
    for face in (Face.DESK, Face.PUBLIC):
        record(cast, "den røde bog", face=face, chosen=cast.passport.pk)
    assert confirmed() == []
    record(cast, "Den røde  bog", chosen=cast.passport.pk)
    assert [(each.query, set(each.expected)) for each in confirmed()] == [("den røde bog", {cast.passport.slug})]


def test_the_job_forgets(cast: Cast) -> None:
    record(cast, "mit pas", at=cast.at.replace(year=2020))
    jobs.forget_searches.call()
    assert not Search.objects.exists()


def test_a_local_word_is_found_and_can_be_taken_away(cast: Cast) -> None:
    assert all(match.task != cast.passport for match in find("fritteren"))
    word = local_words.add(" Fritteren ", cast.passport, by=cast.tina, at=cast.at)
    assert (word.text, word.kind, word.added_by) == ("Fritteren", Kind.SYNONYM, cast.tina)
    assert find("fritteren")[0].task == cast.passport
    local_words.withdraw(word, by=cast.christian, at=cast.later(hours=1))
    word.refresh_from_db()
    assert (word.withdrawn_at, word.withdrawn_by) == (cast.later(hours=1), cast.christian)
    assert all(match.task != cast.passport for match in find("fritteren"))
    assert list(Event.objects.order_by("pk").values_list("kind", flat=True))[-2:] == [
        "saying.added",
        "saying.withdrawn",
    ]
    with pytest.raises(refusals.AlreadyWithdrawn):
        local_words.withdraw(word, by=cast.tina, at=cast.at)
    assert local_words.add("fritteren", cast.passport, by=cast.tina, at=cast.at).pk != word.pk


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", refusals.WordTooShort),
        ("ab", refusals.WordTooShort),
        ("12 34", refusals.WordTooShort),
        ("x" * 81, refusals.WordTooLong),
        ("120580-1234 kort", refusals.HoldsPersonalData),
        ("Karen Hansens kort", refusals.HoldsPersonalData),
    ],
)
def test_what_is_no_local_word_is_refused(cast: Cast, text: str, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal) as refused:
        local_words.add(text, cast.passport, by=cast.tina, at=cast.at)
    assert refused.value.message
    assert refused.value.hint
    assert not Saying.objects.filter(kind=Kind.SYNONYM).exists()


def test_a_word_that_is_there_or_is_another_tasks_title_is_refused(cast: Cast) -> None:
    local_words.add("fritteren", cast.passport, by=cast.tina, at=cast.at)
    with pytest.raises(refusals.AlreadyKnown):
        local_words.add("Fritteren!", cast.passport, by=cast.tina, at=cast.at)
    with pytest.raises(refusals.AlreadyKnown):
        local_words.add(cast.passport.title.lower(), cast.passport, by=cast.tina, at=cast.at)
    with pytest.raises(refusals.OtherTasksTitle):
        local_words.add(cast.cash_benefit.title, cast.passport, by=cast.tina, at=cast.at)


def test_clerks_do_not_teach(cast: Cast) -> None:
    with pytest.raises(refusals.MayNotTeach):
        local_words.add("fritteren", cast.passport, by=cast.karen, at=cast.at)
    word = local_words.add("fritteren", cast.passport, by=cast.tina, at=cast.at)
    with pytest.raises(refusals.MayNotTeach):
        local_words.withdraw(word, by=cast.karen, at=cast.at)


def test_trying_a_word_tells_what_it_would_do_and_changes_nothing(cast: Cast) -> None:
    for _time in range(2):
        record(cast, "fritteren brænder", chosen=cast.passport.pk)
    before = Saying.objects.count()
    effect = effect_of("fritteren", cast.passport)
    assert (effect.rank_now, effect.rank_then) == (0, 1)
    assert "fritteren brænder" in [change.query for change in effect.better]
    assert effect.after.whole.first > effect.before.whole.first
    assert Saying.objects.count() == before
    assert all(match.task != cast.passport for match in find("fritteren"))


def test_the_ranker_for_trying_answers_as_one_built_anew(cast: Cast) -> None:
    for number, text in enumerate(("jeg skal ud at rejse", "hvor er mit pas", "ingen penge til mad")):
        task = cast.cash_benefit if number == 2 else cast.passport
        Saying.objects.create(task=task, text=text, added_at=cast.at)
    held.forget()
    now = held.held().ranker
    tried = with_word(now, "fritteren", cast.passport.slug)
    anew = build(tried.tasks, now.shapes, embedder())
    for said in ("fritteren", "den gamle friter", "pas til rejsen", "mad og penge", "noget helt andet"):
        first, second = (ranker.rank(said).found for ranker in (tried, anew))
        assert [each.place for each in first] == [each.place for each in second]
    assert now.rank("fritteren").found != tried.rank("fritteren").found
