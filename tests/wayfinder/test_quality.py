"""How often the wayfinder is right on questions that nothing was learnt from, and how honest it is about the others.

The questions are people's who were given a matter and not the catalogue's words; the floors lie a little under what was
measured (docs/wayfinder.md).
"""

from collections import defaultdict
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Final

import pytest

from indgang.catalogue.models import Task
from indgang.wayfinder import answering, catalogue, regression
from indgang.wayfinder.answering import Answer, Certainty, answer
from indgang.wayfinder.building import build
from indgang.wayfinder.catalogue import OUTSIDE
from indgang.wayfinder.embedding import embedder
from indgang.wayfinder.evaluation import Ranked, Report, evaluate, read_questions
from indgang.wayfinder.fitting import fit
from indgang.wayfinder.held import Held
from indgang.wayfinder.ranking import Ranker
from indgang.wayfinder.shelf import points_of
from indgang.wayfinder.slips import with_a_slip

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(embedder() is None, reason="there is no sentence model for this machine"),
]

type Ask = Callable[..., Answer]

HERE: Final = Path(__file__).parent
ENOUGH: Final = 12
SEED: Final = 7
EVERY: Final = {True: 2, False: 1}
"""With the model every other question has a slip, since the model takes its time."""
COMPLAINTS: Final = {"klage-service", "klage-afgoerelse", "sagsstatus-rykker", "borgerraadgiver", "ombudsmand-tilsyn"}
NEAR_DANGER: Final = {"krisecenter-vold", "laegevagt-akut", "underretning-barn", "politi-anmeldelse"}


class Measured:
    """One ranker of the common catalogue with the model and one without; each set of questions is asked once."""

    def __init__(self) -> None:
        facts = [*catalogue.common_facts(), catalogue.outside()]
        shapes = fit(facts)
        self.authorities = {task.slug: task.authority for task in facts if task.slug != OUTSIDE}
        self.rankers = {True: build(facts, shapes, embedder(), points_of), False: build(facts, shapes, None)}
        tasks = tuple(Task(pk=place, slug=task.slug) for place, task in enumerate(facts) if task.slug != OUTSIDE)
        self.held = {with_model: Held((), ranker, tasks, {}, {}) for with_model, ranker in self.rankers.items()}
        self.every = [
            *read_questions(HERE / "questions.csv", self.authorities),
            *read_questions(regression.FILE, self.authorities)[::3],
        ]
        self.some = self.every[::2]
        """The questions that are answered as a whole, which takes longer than ranking."""
        self.report = cache(self._report)
        self.answer = cache(self._answer)

    def _report(self, with_model: bool, slips: bool = False, step: int = 1) -> Report:
        asked = self.every[::step]
        if slips:
            asked = [each._replace(query=with_a_slip(each.query, SEED)) for each in asked]
        ranker = self.rankers[with_model]
        return evaluate(asked, lambda query: ranked(ranker, query), self.authorities)

    def _answer(self, said: str, with_model: bool) -> Answer:
        """Answer as everybody is answered, of the common catalogue and without any database."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(answering, "held", lambda: self.held[with_model])
            return answer(said, limit=4)


def ranked(ranker: Ranker, query: str) -> Ranked:
    found = ranker.rank(query, ENOUGH).found
    kept = [each for each in found if ranker.tasks[each.place].slug != OUTSIDE]
    return Ranked([ranker.tasks[each.place].slug for each in kept], kept[0].share if kept else 0.0)


@pytest.fixture(scope="module")
def measured() -> Measured:
    return Measured()


def test_the_questions_are_many_and_were_not_learnt_from(measured: Measured) -> None:
    learnt = {text.casefold() for text in catalogue.common_texts()}
    same = [asked.query for asked in measured.every if asked.query.casefold() in learnt]
    assert len(measured.every) >= 450
    assert len(same) / len(measured.every) < 0.03, "the odd short question is anybody's"


@pytest.mark.parametrize(
    ("with_model", "top1", "top3", "authority", "surest"),
    [(True, 0.85, 0.95, 0.92, 0.97), (False, 0.80, 0.92, 0.90, 0.95)],
    ids=["with the model", "without"],
)
def test_how_often_it_is_right(
    measured: Measured, with_model: bool, top1: float, top3: float, authority: float, surest: float
) -> None:
    report = measured.report(with_model)
    assert report.whole.top1 >= top1
    assert report.whole.top3 >= top3
    assert report.whole.right_authority >= authority
    assert report.surest_half >= surest


@pytest.mark.parametrize("with_model", [True, False], ids=["with the model", "without"])
def test_a_slip_in_each_question_costs_little(measured: Measured, with_model: bool) -> None:
    right, slipped = (measured.report(with_model, slips, EVERY[with_model]).whole.top1 for slips in (False, True))
    assert right - slipped <= 0.03


def test_the_model_is_worth_having(measured: Measured) -> None:
    assert measured.report(True).whole.top1 > measured.report(False).whole.top1


def test_no_kind_of_question_is_forgotten(measured: Measured) -> None:
    kinds = {kind: score for kind, score in measured.report(True).kinds.items() if score.count >= 15}
    assert len(kinds) >= 5
    assert {kind: round(score.top3, 2) for kind, score in kinds.items() if score.top3 < 0.85} == {}


@pytest.fixture
def ask(measured: Measured) -> Ask:
    """Ask as everybody does; `ask("mit pas", False)` goes without the model."""

    def asked(said: str, with_model: bool = True) -> Answer:
        return measured.answer(said, with_model)

    return asked


def test_what_is_nobodys_matter_is_not_answered_for_certain(ask: Ask) -> None:
    texts = (HERE / "outside.txt").read_text(encoding="utf-8").splitlines()
    certain = [text for text in texts if ask(text).certainty in {Certainty.SURE, Certainty.LIKELY}]
    assert len(texts) >= 50
    assert len(certain) / len(texts) <= 0.25, certain


@pytest.mark.parametrize(("with_model", "sure"), [(True, 0.96), (False, 0.93)], ids=["with the model", "without"])
def test_the_surer_the_oftener_right(measured: Measured, ask: Ask, with_model: bool, sure: float) -> None:
    right: dict[str, list[bool]] = defaultdict(list)
    for asked in measured.some:
        found = ask(asked.query, with_model)
        right[found.certainty].append(bool(found.matches) and found.matches[0].task.slug in asked.expected)
    share = {certainty: sum(each) / len(each) for certainty, each in right.items()}
    assert share[Certainty.SURE] >= sure
    assert share[Certainty.SURE] > share[Certainty.LIKELY] > share[Certainty.UNSURE]
    assert len(right[Certainty.SURE]) / len(measured.some) >= 0.3, "most are answered plainly"
    assert len(right.get(Certainty.NONE, [])) / len(measured.some) <= 0.03


def test_a_doubt_is_settled_by_one_question(measured: Measured, ask: Ask) -> None:
    doubtful = [each for asked in measured.some if (each := ask(asked.query)).certainty == Certainty.UNSURE]
    assert doubtful
    for found in doubtful:
        assert found.question is not None
        assert 2 <= len(found.question.choices) <= 4
        assert found.question.choices[0] == found.matches[0]


def test_ordinary_questions_are_rarely_taken_for_danger(measured: Measured, ask: Ask) -> None:
    ordinary = [asked.query for asked in measured.some if not asked.expected & NEAR_DANGER]
    afraid = [query for query in ordinary if ask(query).emergency]
    assert len(afraid) / len(ordinary) <= 0.06, afraid


def test_complaints_are_known_as_such(measured: Measured, ask: Ask) -> None:
    own = [asked for asked in measured.every if asked.expected & COMPLAINTS]
    others = [asked for asked in measured.some if not asked.expected & COMPLAINTS and asked.kind != "complaint"]
    known, mistaken = ([ask(asked.query).complaint for asked in each] for each in (own, others))
    assert sum(known) / len(known) >= 0.4
    assert sum(mistaken) / len(mistaken) <= 0.03
