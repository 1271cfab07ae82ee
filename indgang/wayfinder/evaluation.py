"""Evaluation (efterprøvning): how often the right task comes first, measured on questions with known answers."""

import csv
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path
from typing import Final, NamedTuple

from django.utils.translation import gettext_lazy as _

from indgang.foundation.refusals import Refusal

_NEAR: Final = 3
_SHOWN: Final = 20


class WrongQuestions(Refusal):
    """The file of questions cannot be used."""

    sentence = _("%(problems)s")
    advice = _("Filen skal være CSV med kolonnerne query og expected_task_ids (opgavernes koder adskilt af |).")


class Asked(NamedTuple):
    """A question, the tasks (slugs) that answer it, any of them, and what kind of question it is."""

    query: str
    expected: frozenset[str]
    kind: str


class Ranked(NamedTuple):
    """The tasks found for a question, best first, and how sure the first is, from 0 to 1."""

    slugs: Sequence[str]
    share: float


class Miss(NamedTuple):
    """A question whose right task did not come first."""

    asked: Asked
    found: Sequence[str]
    rank: int


@dataclass(slots=True)
class Score:
    """How well a set of questions was answered."""

    count: int = 0
    first: int = 0
    near: int = 0
    reciprocal: float = 0.0
    authority: int = 0

    @property
    def top1(self) -> float:
        """The share whose first task is right."""
        return self.first / self.count if self.count else 0.0

    @property
    def top3(self) -> float:
        """The share with a right task among the first three."""
        return self.near / self.count if self.count else 0.0

    @property
    def mrr(self) -> float:
        """The mean reciprocal rank of the first right task (Voorhees 1999); 0 for one not found."""
        return self.reciprocal / self.count if self.count else 0.0

    @property
    def right_authority(self) -> float:
        """The share whose first task belongs to the authority that decides."""
        return self.authority / self.count if self.count else 0.0


@dataclass(slots=True)
class Report:
    """The scores of all questions, of each kind, and of the half where the wayfinder was surest; and the misses."""

    whole: Score = field(default_factory=Score)
    kinds: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    surest_half: float = 0.0
    misses: list[Miss] = field(default_factory=list)


def read_questions(path: Path, known: Iterable[str]) -> list[Asked]:
    """Read questions from a CSV file with the columns query, expected_task_ids (divided by |) and perhaps kind.

    Raises WrongQuestions with one line for each mistake.
    """
    slugs, problems, found = set(known), [], []
    for number, row in _rows(path):
        expected = frozenset(slug.strip() for slug in (row["expected_task_ids"] or "").split("|") if slug.strip())
        if unknown := expected - slugs:
            problems.append(f"Linje {number}: opgaven {', '.join(sorted(unknown))} findes ikke i kataloget.")
        elif not expected:
            problems.append(f"Linje {number}: der står ingen opgave.")
        found.append(Asked(row["query"], expected, (row.get("kind") or "").strip()))
    if problems:
        raise WrongQuestions(problems="\n".join(problems[:_SHOWN]))
    if not found:
        raise WrongQuestions(problems=f"Der er ingen spørgsmål i {path.name}.")
    return found


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    """Return the file's lines that have a question, with their numbers."""
    try:
        content = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as problem:
        raise WrongQuestions(problems=f"{path.name} er ikke UTF-8.") from problem
    reader = csv.DictReader(StringIO(content, newline=""))
    try:
        if missing := {"query", "expected_task_ids"} - set(reader.fieldnames or ()):
            raise WrongQuestions(problems=f"Kolonnen {', '.join(sorted(missing))} mangler i {path.name}.")
        return [(reader.line_num, row) for row in reader if (row["query"] or "").strip()]
    except csv.Error as problem:
        raise WrongQuestions(problems=f"{path.name} kan ikke læses efter linje {reader.line_num}.") from problem


def evaluate(questions: Sequence[Asked], rank: Callable[[str], Ranked], authorities: Mapping[str, str]) -> Report:
    """Ask every question, and count; `authorities` says by slug who decides each task."""
    report, sure = Report(), []
    for asked in questions:
        found = rank(asked.query)
        place = next((n for n, slug in enumerate(found.slugs, 1) if slug in asked.expected), 0)
        deciding = {authorities[slug] for slug in asked.expected}
        right = bool(found.slugs) and authorities[found.slugs[0]] in deciding
        for score in (report.whole, report.kinds[asked.kind]):
            score.count += 1
            score.first += place == 1
            score.near += 0 < place <= _NEAR
            score.reciprocal += 1 / place if place else 0.0
            score.authority += right
        sure.append((found.share, place == 1))
        if place != 1:
            report.misses.append(Miss(asked, found.slugs[:_NEAR], place))
    surest = sorted(sure, key=lambda pair: -pair[0])[: (len(sure) + 1) // 2]
    report.surest_half = sum(right for _share, right in surest) / len(surest) if surest else 0.0
    return report
