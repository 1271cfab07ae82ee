"""Making the words of many new inquiries findable at once."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection

from indgang.foundation import language
from indgang.inquiries import search


def add_many(texts: Iterable[tuple[int, datetime, str]]) -> None:
    """Add the words of new inquiries to the search index: number, moment and text of each."""
    found = [(number, at, stems) for number, at, text in texts if (stems := list(language.distinct_stems(text)))]
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.executemany(
                "INSERT INTO inquiries_words (inquiry_id, week, opened_at, words)"
                " VALUES (%s, %s, %s, array_to_tsvector(%s))",
                [(number, search.week_of(at), at, stems) for number, at, stems in found],
            )
        else:
            cursor.executemany(
                "INSERT INTO inquiries_words (rowid, words) VALUES (%s, %s)",
                [(search.sort_key(number, at), " ".join(stems)) for number, at, stems in found],
            )
