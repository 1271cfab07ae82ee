"""Trying (afprøvning) a local word on the regression set before it is used: what gets better, and what gets worse."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from indgang.catalogue.models import Task
from indgang.foundation import language

from .evaluation import Asked, Ranked, Report, evaluate
from .facts import Part
from .held import held
from .index import Index
from .ranking import Ranker
from .regression import asking, questions, with_points_of
from .shelf import points_of
from .spelling import Speller

type Answers = Mapping[str, Ranked]
"""What was found for each question."""

MOST, LEAST = 60, 30
"""So many questions that share a word with the new one are asked, filled up with others to the least number; besides
them all those about the tasks concerned."""


@dataclass(frozen=True, slots=True)
class Change:
    """A question whose right task changed its place; 0 stands for not found."""

    query: str
    task: str
    before: int
    after: int

    @property
    def is_better(self) -> bool:
        """Tell whether the right task came nearer to the first place."""
        return _distance(self.after) < _distance(self.before)


@dataclass(frozen=True, slots=True)
class Effect:
    """What a local word would do: the place of its own task, and the questions asked before and after."""

    text: str
    found_now: str
    """The title of what the word finds first today; empty for nothing."""
    rank_now: int
    rank_then: int
    before: Report
    after: Report
    changes: tuple[Change, ...]

    @property
    def better(self) -> list[Change]:
        """The questions whose right task comes nearer."""
        return [change for change in self.changes if change.is_better]

    @property
    def worse(self) -> list[Change]:
        """The questions whose right task is pushed back."""
        return [change for change in self.changes if not change.is_better]


def effect_of(text: str, task: Task) -> Effect:
    """Rebuild the ranker in memory with the word, and ask both the same questions; nothing is changed."""
    here = held()
    ranker, titles = here.ranker, {each.slug: each.title for each in here.tasks}
    found = asking(ranker, text)
    asked = _chosen(questions(ranker), text, {task.slug, *found.slugs[:1]})
    changed = with_points_of(with_word(ranker, text, task.slug), asked)
    before, after = _REMEMBERED.answers(ranker, asked), answers(changed, asked)
    then = asking(changed, text)
    return Effect(
        text=text,
        found_now=titles.get(found.slugs[0], "") if found.slugs else "",
        rank_now=_rank(found.slugs, {task.slug}),
        rank_then=_rank(then.slugs, {task.slug}),
        before=reported(before, asked, ranker),
        after=reported(after, asked, ranker),
        changes=tuple(changes(before, after, asked, titles)),
    )


def answers(ranker: Ranker, asked: Sequence[Asked]) -> Answers:
    """Return what a ranker finds for each question."""
    return {each.query: asking(ranker, each.query) for each in asked}


def reported(found: Answers, asked: Sequence[Asked], ranker: Ranker) -> Report:
    """Return how well the questions were answered."""
    authorities = {task.slug: task.authority for task in ranker.tasks}
    return evaluate(asked, found.__getitem__, authorities)


def changes(before: Answers, after: Answers, asked: Sequence[Asked], titles: Mapping[str, str]) -> list[Change]:
    """Return the questions whose right task changed its place, those that got worse first."""
    found = []
    for each in asked:
        was, becomes = (_rank(answers[each.query].slugs, each.expected) for answers in (before, after))
        if was != becomes:
            task = " · ".join(titles.get(slug, slug) for slug in sorted(each.expected))
            found.append(Change(each.query, task, was, becomes))
    return sorted(found, key=lambda change: (change.is_better, change.query))


class _Remembered:
    """What the ranker in use answers, kept until it is made anew: the next word is tried on the same questions."""

    def __init__(self) -> None:
        self._of: Ranker | None = None
        self._known: dict[str, Ranked] = {}

    def answers(self, ranker: Ranker, asked: Sequence[Asked]) -> Answers:
        known = self._known if self._of is ranker else {}
        new = [each for each in asked if each.query not in known]
        known = known | dict(answers(with_points_of(ranker, new), new))
        self._of, self._known = ranker, known
        return {each.query: known[each.query] for each in asked}


_REMEMBERED: Final = _Remembered()


def with_word(ranker: Ranker, text: str, slug: str) -> Ranker:
    """Return the ranker as it would be with one more local word; what the word does not touch is shared."""
    place = next(place for place, task in enumerate(ranker.tasks) if task.slug == slug)
    facts = ranker.tasks[place]
    told = replace(facts, parts=(*facts.parts, Part("synonym", text)))
    tasks = [*ranker.tasks[:place], told, *ranker.tasks[place + 1 :]]
    index, words = Index.of(tasks), " ".join(language.words(text))
    owners = ranker.word_for_word.get(words, ())
    return replace(
        ranker,
        tasks=tasks,
        reader=replace(ranker.reader, speller=Speller(index.words)),
        index=index,
        sayings=[*ranker.sayings, text],
        word_for_word=ranker.word_for_word | {words: tuple(dict.fromkeys((*owners, place)))},
        meaning=ranker.meaning.and_one(points_of([text])[0], place) if ranker.meaning else None,
        words_of={},
    )


def _chosen(asked: Sequence[Asked], text: str, concerned: set[str]) -> list[Asked]:
    """Return all questions about the tasks concerned, and of the others those that share most words."""
    stems = set(language.stems(text))
    stems.update(part for word in language.words(text) for part in language.part_stems(word))
    theirs = [each for each in asked if each.expected & concerned]
    shared = [(len(stems & set(language.stems(each.query))), each) for each in asked if not each.expected & concerned]
    shared.sort(key=lambda pair: -pair[0])
    near = [each for count, each in shared[:MOST] if count]
    return [*theirs, *(near if len(near) >= LEAST else [each for _count, each in shared[:LEAST]])]


def _rank(slugs: Sequence[str], expected: set[str] | frozenset[str]) -> int:
    return next((place for place, slug in enumerate(slugs, 1) if slug in expected), 0)


def _distance(rank: int) -> int:
    return rank or 1_000
