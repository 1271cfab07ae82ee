"""Best first: both databases are held against one ranking in plain Python over the same rows."""

from collections import Counter
from collections.abc import Sequence
from itertools import combinations, groupby
from math import log
from random import Random

import pytest
from django.db import connection

from indgang.inquiries import hits, ranking, search
from indgang.inquiries.lines import best, matching, sight
from indgang.inquiries.models import Inquiry, Recusal, WordCount, WordSample
from indgang.inquiries.tokens import asked
from indgang.organisation.models import Employee
from indgang.sample.build import Built
from indgang.sample.cast import Cast

QUERIES = [
    "pas",
    "mit pas er udløbet",
    "sygesikringskort",
    "har mistet mit sygesikringskort og kørekort",
    "boligstøtte ansøgning",
    "nabo støjer om natten",
    "kontanthjælp rådighed job",
    "byggetilladelse carport skel",
    "brev fra kommunen som er svært at forstå",
    "folkepension varmetillæg mor",
    "flytning adresse nøgle",
    "børnehave plads venteliste",
    "appen virker ikke på den nye telefon",
    "affald storskrald",
    "xyzzyx pas",
    "xyzzyx",
]


def rows() -> dict[int, str]:
    key = "key" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {key}, words FROM inquiries_words")
        return dict(cursor.fetchall())


class Reference:
    """The ranking as `docs/decisions` tells it, over all rows in memory, with no database and no index."""

    def __init__(self) -> None:
        self.rows = {key: words.split(" ") for key, words in sorted(rows().items(), reverse=True)}
        self.sample = WordSample.objects.get()
        self.counts = dict(WordCount.objects.values_list("word", "documents"))

    def best(self, text: str, visible: set[int]) -> list[int]:
        words = asked(text)
        if not words.wholes:
            return []
        seen = {key: said for key, said in self.rows.items() if search.number_of(key) in visible}
        candidates: dict[int, list[str]] = {}
        for choice in self.choices(words.wholes, words.parts):
            room = ranking.CANDIDATES - len(candidates)
            held = [key for key, said in seen.items() if set(choice) <= set(said)]
            candidates |= {key: seen[key] for key in held[:room]}
        scores = {key: self.score([*words.wholes, *words.parts], said) for key, said in candidates.items()}
        return sorted(scores, key=lambda key: (-scores[key], -key))

    def choices(self, wholes: Sequence[str], parts: Sequence[str]) -> list[Sequence[str]]:
        rare = self.rarest(wholes)
        pairs: list[Sequence[str]] = list(combinations(rare[:3], 2))
        return [wholes, rare, *pairs, *([word] for word in rare[:2]), *([word] for word in self.rarest(parts)[:2])]

    def rarest(self, words: Sequence[str]) -> list[str]:
        ordered = sorted(words, key=lambda word: (self.counts.get(word, 0), word))
        rare = [word for word in ordered if self.counts.get(word, 0) / self.sample.documents < 0.05]
        return (rare or ordered)[:6]

    def score(self, words: Sequence[str], said: Sequence[str]) -> float:
        times: Counter[str] = Counter()
        for word, run in groupby(said):
            times[word] += (len(list(run)) + 1) // 2  # two that stand side by side count once
        length = len(said) / (self.sample.words / self.sample.documents)
        total = 0.0
        for word in words:
            known = self.counts.get(word, 0)
            weight = log(1 + (self.sample.documents - known + 0.5) / (known + 0.5))
            total += weight * times[word] * 2.2 / (times[word] + 1.2 * (0.25 + 0.75 * length))
        return round(total, 9)


@pytest.fixture(scope="module")
def reference(town: Built) -> Reference:
    return Reference()


def queries() -> list[str]:
    dice = Random(3)
    texts = list(Inquiry.objects.exclude(text="").order_by("pk").values_list("text", flat=True)[:2_000])
    return QUERIES + [" ".join(dice.sample(said.split(), min(4, len(said.split())))) for said in dice.sample(texts, 30)]


@pytest.mark.parametrize("who", ["karen", "ditte"])
@pytest.mark.parametrize("candidates", [1_000, 12])
@pytest.mark.parametrize("week_by_week", [False, True])
def test_the_same_as_without_a_database(
    town: Built,
    reference: Reference,
    who: str,
    candidates: int,
    week_by_week: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ranking, "CANDIDATES", candidates)
    if week_by_week:
        monkeypatch.setattr(hits, "_LITTLE", -1)
    person = Employee.objects.get(username=who)
    visible = set(Inquiry.objects.visible_to(person).values_list("pk", flat=True))
    for text in queries():
        found = ranking.best(text, sight(person))
        expected = reference.best(text, visible)
        assert len(found) == len(expected), text
        assert set(found) == set(expected), text
        assert found[:10] == expected[:10], text


def test_the_best_is_what_was_asked_for(cast: Cast) -> None:
    about = cast.inquiry(text="Hækken mod naboen skal klippes.", task=None, at=cast.later(days=-90))
    long = cast.inquiry(text="Hækken er nævnt af naboen. " + "Vejret var godt igen i dag. " * 9, task=None)
    half = cast.inquiry(text="Naboen larmer.", task=None)
    cast.inquiry(text="Noget andet.", task=None)
    assert Inquiry.objects.best_matching("naboens hæk", 9) == [about, long, half]
    assert Inquiry.objects.best_matching("naboens hæk", 1, after=1) == [long]
    assert Inquiry.objects.best_matching("xyzzyx", 9) == []


def test_a_compound_finds_what_is_said_with_its_parts(cast: Cast) -> None:
    whole = cast.inquiry(text="Har mistet sit sygesikringskort.", task=None)
    apart = cast.inquiry(text="Har mistet kortet til sygesikring.", task=None)
    cast.inquiry(text="Noget andet.", task=None)
    assert Inquiry.objects.best_matching("sygesikringskort", 9) == [whole, apart]
    assert whole in Inquiry.objects.best_matching("kort", 9)


def test_among_equals_the_newest_first(cast: Cast) -> None:
    inquiries = [cast.inquiry(text="Kørekort.", task=None, at=cast.later(days=-n)) for n in (5, 1, 3)]
    assert Inquiry.objects.best_matching("kørekort", 9) == [inquiries[1], inquiries[2], inquiries[0]]


def test_only_what_one_may_see(cast: Cast) -> None:
    theirs = cast.handed_over(text="Kørekort.", task=None).inquiry
    back = cast.handed_over(text="Kørekort.", task=None)
    back.send_back("Ikke os.", by=cast.ditte, at=cast.later(hours=1))
    cast.handed_over(cast.plan_og_byg, text="Kørekort.", task=None)
    hidden = cast.inquiry(text="Kørekort.", task=None)
    mettes = cast.inquiry(text="Kørekort.", task=None, citizen=cast.mette)
    Recusal.objects.create(employee=cast.karen, inquiry=hidden, reason="Nabo", declared_at=cast.at)
    Recusal.objects.create(employee=cast.karen, citizen=cast.mette, reason="Søster", declared_at=cast.at)
    by_person = {
        person.username: {line.number for line in best(person, "kørekort", 9)}
        for person in (cast.karen, cast.bo, cast.ditte, cast.ali, cast.ulla, cast.dorthe, cast.anders, cast.outsider)
    }
    assert len(by_person.pop("bo")) == 5
    assert by_person.pop("karen").isdisjoint({hidden.pk, mettes.pk})
    assert by_person.pop("ditte") == {theirs.pk}
    assert set().union(*by_person.values()) == set()


def test_a_department_finds_what_is_its_own_whatever_else_there_is(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ranking, "CANDIDATES", 2)
    theirs = cast.handed_over(text="Kørekort.", task=None, at=cast.later(days=-60)).inquiry
    for n in range(9):
        cast.inquiry(text="Kørekort.", task=None, at=cast.later(minutes=-n))
    assert [line.number for line in best(cast.ditte, "kørekort", 9)] == [theirs.pk]
    assert [line.number for line in matching(cast.ditte, "kørekort", 9)] == [theirs.pk]


def test_a_text_that_writes_a_departments_sign_opens_nothing(cast: Cast) -> None:
    cast.inquiry(text=f"Kørekort þ{cast.ydelse.pk}", task=None)
    assert best(cast.ditte, "kørekort", 9) == best(cast.ditte, f"þ{cast.ydelse.pk}", 9) == []


@pytest.mark.parametrize("text", ["", "  ", "§§", "og i at", "\x00", '"', "95304050", "070365-4321", "a@b.dk"])
def test_nothing_to_look_for(cast: Cast, text: str) -> None:
    cast.inquiry(text=f"Kørekort {text}", task=None)
    assert Inquiry.objects.best_matching(text, 9) == Inquiry.objects.matching(text, 9) == []
