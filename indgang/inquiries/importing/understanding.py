"""Turning a row into a registration (registrering), or saying why it cannot be one."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indgang.foundation import clock
from indgang.inquiries import texts
from indgang.inquiries.models import Outcome
from indgang.inquiries.refusals import TextTooLong

from . import values
from .columns import Column
from .keys import Cells
from .mapping import WordMapping, word_of
from .sheet import Row
from .vocabulary import NONE, OPEN, OPTIONAL, Kind, Vocabulary, plain

_SLACK: Final = timedelta(minutes=2)
_SUBJECT: Final = 90
EVERYTHING_ELSE: Final = "*"

_UNKNOWN: Final[dict[Kind, str | Promise]] = {
    Kind.CENTRE: gettext_lazy("Centret »%(text)s« er ukendt. Ret det, eller vælg i koblingen, hvad det betyder."),
    Kind.CHANNEL: gettext_lazy("Kanalen »%(text)s« er ukendt. Ret den, eller vælg i koblingen, hvad den betyder."),
    Kind.TASK: gettext_lazy("Opgaven »%(text)s« er ukendt. Ret den, eller vælg i koblingen, hvad den betyder."),
    Kind.OUTCOME: gettext_lazy("Udfaldet »%(text)s« er ukendt. Ret det, eller vælg i koblingen, hvad det betyder."),
    Kind.DEPARTMENT: gettext_lazy(
        "Afdelingen »%(text)s« er ukendt. Ret den, eller vælg i koblingen, hvad den betyder."
    ),
}
_EMPTY: Final[dict[Kind, str | Promise]] = {
    Kind.CENTRE: gettext_lazy("Rækken har intet center."),
    Kind.CHANNEL: gettext_lazy("Rækken har ingen kanal."),
    Kind.OUTCOME: gettext_lazy("Rækken har intet udfald. Vælg i koblingen, hvad et tomt felt betyder."),
}


class RowFault(Exception):
    """The row cannot be a registration; the reason is for the person who can mend it."""


@dataclass(frozen=True, slots=True)
class Registration:
    """A row understood; codes as in the vocabulary, empty where there is none."""

    key: str
    started_at: datetime
    ended_at: datetime
    centre: str
    channel: str
    task: str
    subject: str
    text: str
    outcome: str
    department: str
    clerk: int | None

    @property
    def minutes(self) -> float:
        """How long the contact took."""
        return (self.ended_at - self.started_at).total_seconds() / 60


class Reader:
    """Understands the rows of one file, with one vocabulary and one mapping, as of one moment."""

    def __init__(self, vocabulary: Vocabulary, mapping: WordMapping, *, at: datetime) -> None:
        self.vocabulary = vocabulary
        self._mapping = mapping
        self._latest = at + _SLACK
        self._codes: dict[tuple[Kind, str], str | None] = {}

    def read(self, row: Row) -> Registration:
        """Return the registration that a row tells of; raises RowFault."""
        if row.problem:
            raise RowFault(row.problem)
        cells = row.cells
        started_at = self._moment(cells)
        task, text = self._code(Kind.TASK, cells), _clean(cells.get(Column.TEXT, ""))
        outcome, department = self._ending(cells, task)
        return Registration(
            key=row.key,
            started_at=started_at,
            ended_at=started_at + timedelta(minutes=_minutes(cells)),
            centre=self._code(Kind.CENTRE, cells),
            channel=self._code(Kind.CHANNEL, cells),
            task=task,
            subject="" if task else _subject(cells.get(Column.TASK, ""), text),
            text=text,
            outcome=outcome,
            department=department,
            clerk=self.vocabulary.clerks.get(plain(cells.get(Column.CLERK, ""))),
        )

    def _moment(self, cells: Cells) -> datetime:
        try:
            at = values.moment_of(cells)
        except values.Unclear as error:
            said = " ".join(filter(None, (cells.get(column, "") for column in (Column.WHEN, Column.DAY, Column.TIME))))
            raise RowFault(
                _("Tidspunktet »%(text)s« kan ikke læses. Skriv det som 24-12-2025 10:30.") % {"text": said[:60]}
            ) from error
        if at > self._latest:
            if values.names_a_day(cells) and clock.local_day(at) == clock.local_day(self._latest):
                return self._latest - _SLACK  # today without a time, before noon
            raise RowFault(_("Tidspunktet ligger i fremtiden."))
        return at

    def _ending(self, cells: Cells, task: str) -> tuple[str, str]:
        """Return outcome and department, which must fit each other; an unnamed department is the task's own."""
        outcome, department = self._code(Kind.OUTCOME, cells), self._code(Kind.DEPARTMENT, cells)
        if outcome == Outcome.ANSWERED_BY_DEPARTMENT:
            department = department or self.vocabulary.departments_of_tasks.get(task, "")
            if not department:
                raise RowFault(_("En afdeling tog over, men rækken siger ikke hvilken."))
        elif department and outcome != OPEN:
            raise RowFault(
                _("Rækken er både afsluttet i borgerservice og overdraget til en afdeling. Ret den ene af delene.")
            )
        return outcome, department

    def _code(self, kind: Kind, cells: Cells) -> str:
        text = word_of(kind, cells)
        held = self._codes.get((kind, text), ...)
        code = self._find(kind, text) if held is ... else held
        self._codes[kind, text] = code
        if code is None:
            raise RowFault(_unknown(kind, text))
        return "" if code == NONE else code

    def _find(self, kind: Kind, text: str) -> str | None:
        words = self._mapping.words[kind]
        if kind in OPTIONAL and not text:
            return NONE
        decided = words.get(text) or self.vocabulary.meaning(kind, text)
        return decided or (None if text in words else words.get(EVERYTHING_ELSE))


def _unknown(kind: Kind, text: str) -> str:
    if not text:
        return str(_EMPTY[kind])
    return str(_UNKNOWN[kind]) % {"text": text[:80]}


def _minutes(cells: Cells) -> float:
    text = cells.get(Column.MINUTES, "")
    try:
        return values.minutes(text)
    except values.Unclear as error:
        raise RowFault(
            _("Minutterne »%(text)s« kan ikke læses. Skriv et tal mellem 0 og 1440, fx 7,5.") % {"text": text[:60]}
        ) from error


def _clean(text: str) -> str:
    try:
        return texts.clean(text).text
    except TextTooLong as refusal:
        raise RowFault(refusal.message) from refusal


def _subject(words: str, text: str) -> str:
    """Return the line by which an inquiry without a task is known."""
    line = " ".join((_clean(words) or text).split())
    if not line:
        raise RowFault(_("Rækken har hverken opgave eller tekst."))
    return line if len(line) <= _SUBJECT else line[: _SUBJECT - 1].rstrip() + "…"
