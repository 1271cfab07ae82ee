"""Building the made-up municipality (byg eksempelkommunen): the same seed, size and last day make the same town."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from random import Random
from time import perf_counter
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indgang.catalogue import loading as catalogue
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal
from indgang.inquiries import frequencies
from indgang.inquiries.models import Contact, Inquiry
from indgang.knowledge.loading import load_articles
from indgang.law.loading import load_law
from indgang.organisation import loading as organisation
from indgang.wayfinder.loading import load_sayings

from . import bulk, knowledge, logins, setting, sizes, stage, teaching
from .adviser import telling as adviser
from .adviser.contacts import Told
from .days import Days
from .history import place_as_before
from .ledger import KINDS, Ledger
from .sizes import Size
from .town import Town
from .truth import Truth

SEED: Final = 2026

PARTS: Final = {
    "organisation": gettext_lazy("organisation og katalog"),
    "lives": gettext_lazy("henvendelsernes forløb"),
    "citizens": gettext_lazy("borgere"),
    "journal": gettext_lazy("journal"),
    "rows": gettext_lazy("rækker til databasen"),
    "words": gettext_lazy("søgeord"),
    "finish": gettext_lazy("efterarbejde"),
    "knowledge": gettext_lazy("artikler og beskeder"),
    "teaching": gettext_lazy("søgninger og lokale ord"),
    "adviser": gettext_lazy("borgervejlederens sager"),
}
"""What the building consists of."""

type Report = Callable[[str], None]


class NotEmpty(Refusal):
    """The made-up municipality is never mixed with anything else."""

    sentence = gettext_lazy("Databasen har allerede henvendelser.")
    advice = gettext_lazy("Vælg en tom datamappe med INDGANG_DATA, og byg eksemplet dér.")


@dataclass(frozen=True, slots=True)
class Built:
    """What was built, how long each part took, and what is true of it."""

    size: Size
    seed: int
    first: date
    until: date
    truth: Truth
    adviser: Told
    """What is true of the adviser's years; nothing in a large town, which is built for measuring."""
    rows: dict[str, int]
    """Rows by table."""
    seconds: dict[str, float]
    """Seconds by part; see PARTS."""
    bytes: int

    @property
    def at(self) -> datetime:
        """The town's last moment: figures compared with its truth are taken as they stand here."""
        return clock.end_of_day(self.until)


def build(
    size: str | Size = "demo",
    seed: int = SEED,
    until: date | None = None,
    *,
    inquiries: int | None = None,
    report: Report = lambda line: None,
) -> Built:
    """Build the town up to the end of the day `until` (yesterday unless told), in an empty database.

    `size` is small, demo or large; of large `inquiries` tells how many. Raises NotEmpty.
    """
    if Contact.objects.exists() or Inquiry.objects.exists():
        raise NotEmpty
    chosen = size if isinstance(size, Size) else sizes.named(size, inquiries)
    last = until or date.fromordinal(clock.local_day(clock.now()).toordinal() - 1)
    return _Builder(chosen, seed, last, report).build()


class _Builder:
    def __init__(self, size: Size, seed: int, until: date, report: Report) -> None:
        self._size, self._seed, self._until, self._report = size, seed, until, report
        self._first = size.first_day(until)
        self._seconds: dict[str, float] = {}
        self._told = Told()

    def build(self) -> Built:
        self._timed("organisation", self._prepare)
        scene, days, ledger = setting.read(), Days(self._first, self._until), Ledger()
        self._timed("knowledge", lambda: knowledge.tell(self._until, ledger))
        self._timed("teaching", lambda: teaching.teach(self._until, ledger))
        town = Town(Random(f"{self._size.name}:{self._seed}"), days, scene, self._size, ledger)
        for ordinal, cue in stage.cues(scene, days):
            town.stage(ordinal, cue)
        self._timed("lives", lambda: self._live(town, ledger, days))
        self._seconds["lives"] -= sum(ledger.seconds.values())
        self._seconds |= ledger.seconds
        self._timed("finish", self._finish)
        if self._size.has_adviser:
            self._timed("adviser", self._tell_adviser)
        for part, seconds in self._seconds.items():
            self._report(_("%(part)s: %(seconds).1f sekunder") % {"part": PARTS[part], "seconds": seconds})
        truth = town.teller.finish()
        return Built(
            self._size,
            self._seed,
            self._first,
            self._until,
            truth,
            self._told,
            ledger.written,
            self._seconds,
            bulk.size(),
        )

    def _finish(self) -> None:
        bulk.finish(KINDS)
        frequencies.count_anew(at=clock.end_of_day(self._until))

    def _tell_adviser(self) -> None:
        with transaction.atomic():
            self._told = adviser.tell(self._first, self._until, Random(f"adviser:{self._size.name}:{self._seed}"))

    def _prepare(self) -> None:
        with transaction.atomic():
            organisation.load_organisation(at=clock.start_of_day(self._first))
            catalogue.load_catalogue()
            load_articles(at=clock.start_of_day(self._first))
            load_law()
            load_sayings(at=clock.start_of_day(self._first))
            logins.open_all()
            place_as_before(self._first)

    def _live(self, town: Town, ledger: Ledger, days: Days) -> None:
        """Live all days, and write whenever enough has happened; tell how it goes four times a year."""
        for ordinal in town.live():
            if ledger.is_full:
                ledger.write()
            day = days.date[ordinal]
            if day.day == 1 and day.month % 3 == 1 and ledger.written["Inquiry"]:
                told = {"month": f"{day:%m.%Y}", "count": f"{ledger.written['Inquiry']:,}".replace(",", ".")}
                self._report(_("%(month)s: %(count)s henvendelser") % told)
        ledger.write()

    def _timed(self, part: str, work: Callable[[], None]) -> None:
        begun = perf_counter()
        work()
        self._seconds[part] = perf_counter() - begun
