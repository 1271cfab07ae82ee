"""Emergencies (akut fare): the number to ring before anything else is read."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from django.utils.translation import get_language

from .phrases import DATA


@dataclass(frozen=True, slots=True)
class Emergency:
    """What to do at once, and whom to ring; facts of low confidence are never shown without saying so."""

    slug: str
    title_da: str
    text_da: str
    phone: str
    call_da: str
    title_en: str
    text_en: str
    call_en: str
    confidence: str
    source: str

    @property
    def title(self) -> str:
        """The heading in the reader's language."""
        return self._in_language(self.title_da, self.title_en)

    @property
    def text(self) -> str:
        """What to do, in the reader's language."""
        return self._in_language(self.text_da, self.text_en)

    @property
    def call(self) -> str:
        """The button's words in the reader's language, such as "Ring 112"."""
        return self._in_language(self.call_da, self.call_en)

    @property
    def is_uncertain(self) -> bool:
        """Tell whether the number must be marked as not checked."""
        return self.confidence == "low"

    @staticmethod
    def _in_language(danish: str, english: str) -> str:
        return english if english and get_language() == "en" else danish


@cache
def emergencies() -> Mapping[str, Emergency]:
    """Return every emergency by its code."""
    with (DATA / "emergencies.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        row["slug"]: Emergency(
            row["slug"],
            row["title"],
            row["text"],
            row["phone"],
            row["call"],
            row["title_en"],
            row["text_en"],
            row["call_en"],
            row["confidence"],
            row["source"],
        )
        for row in rows
    }
