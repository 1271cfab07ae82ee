"""How common search words are (ordhyppighed): counted in the newest inquiries, by the same code on both databases.

Neither database tells it quickly and alike. Fifty thousand inquiries are read in a second or two, and say as much
about which words are rare as a million would; with fewer inquiries than that the count is exact as of the last night.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log
from typing import Final

from django.db import connection, transaction

from . import search
from .models.words import WordCount, WordSample

SAMPLE: Final = 50_000
"""So many of the newest inquiries are read."""
LEAST: Final = 3
"""Words of fewer inquiries than this have no row: they are rare, and rarer than those they need not be."""
_PART: Final = 2_000
_LENGTH: Final = 30.0
"""Words of an inquiry, where nothing has been counted yet."""
_ASK: Final = (
    "SELECT s.documents, s.words, s.weeks, s.total, c.word, c.documents FROM inquiries_wordsample s"
    " LEFT JOIN inquiries_wordcount c ON c.word IN ({}) WHERE s.id = 1"
)


@dataclass(frozen=True, slots=True)
class Frequencies:
    """How common some words are: in how many of the counted inquiries each of them stands."""

    documents: int
    length: float
    weeks: int
    total: int
    counts: Mapping[str, int]

    def share(self, word: str) -> float:
        """Return the share of inquiries in which a word stands, 0 for the rare ones and those never counted."""
        return self.counts.get(word, 0) / self.documents if self.documents else 0.0

    def weight(self, word: str) -> float:
        """Return how much a word tells (idf): the rarer, the more."""
        count = self.counts.get(word, 0)
        return log(1 + (self.documents - count + 0.5) / (count + 0.5))

    def hits(self, words: Sequence[str]) -> float:
        """Return at most how many inquiries probably hold all the words."""
        return self._least_share(words) * self.total

    def hits_a_week(self, words: Sequence[str]) -> float:
        """Return at most how many inquiries of one of the newest weeks probably hold all the words."""
        return self._least_share(words) * self.documents / self.weeks

    def _least_share(self, words: Sequence[str]) -> float:
        return min(self.share(word) for word in words)


UNKNOWN: Final = Frequencies(documents=0, length=_LENGTH, weeks=1, total=0, counts={})


def of(words: Sequence[str]) -> Frequencies:
    """Return how common these words are, one query."""
    with connection.cursor() as cursor:
        cursor.execute(_ASK.format(", ".join(["%s"] * len(words))), words)
        rows = cursor.fetchall()
    if not rows:
        return UNKNOWN
    documents, said, weeks, total, _word, _count = rows[0]
    counts = {word: count for *_sample, word, count in rows if word}
    return Frequencies(documents, said / documents, weeks, total, counts)


def count_anew(*, at: datetime) -> int:
    """Count the words of the newest inquiries, and keep the counts; returns how many inquiries that were."""
    counts: Counter[str] = Counter()
    documents = said = newest = oldest = 0
    for key, words in _newest_rows():
        found = words.split(" ")
        counts.update(set(found))
        documents, said = documents + 1, said + len(found)
        newest, oldest = newest or key, key
    if documents:
        weeks = search.week_of(newest) - search.week_of(oldest) + 1
        _keep(WordSample(pk=1, counted_at=at, documents=documents, words=said, weeks=weeks), counts)
    return documents


def _newest_rows() -> Iterator[tuple[int, str]]:
    key = "key" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {key}, words FROM inquiries_words ORDER BY {key} DESC LIMIT %s",  # noqa: S608 - our own name
            [SAMPLE],
        )
        while rows := cursor.fetchmany(_PART):
            yield from rows


def _keep(sample: WordSample, counts: Counter[str]) -> None:
    """Put the new counts in the place of the old ones."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(id) FROM inquiries_inquiry")
        sample.total = cursor.fetchone()[0] or sample.documents
    with transaction.atomic():
        sample.save()
        WordCount.objects.all().delete()
        kept = (WordCount(word=word, documents=count) for word, count in counts.items() if count >= LEAST)
        WordCount.objects.bulk_create(kept, batch_size=_PART)
