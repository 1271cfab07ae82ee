"""Cutting search words anew (nyskæring), when the rules by which they are cut have changed: `tokens.VERSION`.

Rows that were cut by older rules are still found, by their older words. They are taken a few at a time, the newest
first, each part in a transaction of its own, so that it can be stopped and nobody waits for it.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any, Final

from django.db import connection, transaction

from . import search
from .models import Entry, HandOver, Inquiry, Solution
from .models.handovers import Ending
from .tokens import VERSION, department_token, tokens

PART: Final = 500
_END: Final = 1 << 62

type Report = Callable[[int, int], None]


def stale(examples: int = 5) -> tuple[int, list[int]]:
    """Return how many inquiries' words were cut by older rules, and the numbers of the newest of them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM inquiries_words WHERE version <> %s", [VERSION])
        count = int(cursor.fetchone()[0])
    return count, [search.number_of(key) for key in _stale_below(_END, examples)] if count else []


def cut_anew(report: Report = lambda done, of: None) -> int:
    """Cut the words of all inquiries anew that older rules have cut (skær om); returns how many those were."""
    of, _examples = stale()
    done, below = 0, _END
    while done < of:
        with transaction.atomic():
            keys = _stale_below(below, PART)
            _rewrite(keys)
        if not keys:
            break
        done, below = done + len(keys), keys[-1]
        report(done, of)
    return done


def words_by_number(numbers: Sequence[int]) -> dict[int, list[str]]:
    """Return the search words of inquiries as the verbs would have written them: each text once, and who has it."""
    said = _texts(numbers)
    signs: dict[int, dict[str, None]] = defaultdict(dict)
    for number, department in HandOver.objects.filter(inquiry__in=numbers).values_list("inquiry", "department"):
        signs[number][department_token(department)] = None
    return {number: [*tokens("\n".join(said[number])), *signs[number]] for number in numbers}


def _texts(numbers: Sequence[int]) -> dict[int, dict[str, None]]:
    """Return all that was said of each inquiry, as far as it is searched."""
    said: dict[int, dict[str, None]] = defaultdict(dict)
    for query in (
        Inquiry.objects.filter(pk__in=numbers).values_list("pk", "task__title", "subject", "text"),
        Solution.objects.filter(inquiry__in=numbers).order_by("pk").values_list("inquiry", "text"),
        Entry.objects.filter(inquiry__in=numbers).order_by("pk").values_list("inquiry", "text"),
        HandOver.objects.filter(inquiry__in=numbers).order_by("pk").values_list("inquiry", "story"),
        HandOver.objects.filter(inquiry__in=numbers, ending=Ending.ANSWERED).values_list("inquiry", "answer"),
    ):
        for number, *texts in query:
            said[number].update(dict.fromkeys(filter(None, texts)))
    return said


def _stale_below(below: int, most: int) -> list[int]:
    """Return the keys of stale rows under a key, the highest first; held against other writers until they are done."""
    key, hold = ("key", " FOR UPDATE") if connection.vendor == "postgresql" else ("rowid", "")
    if not connection.in_atomic_block:
        hold = ""
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT {key} FROM inquiries_words WHERE {key} < %s AND version <> %s"  # noqa: S608 - our own names
            f" ORDER BY {key} DESC LIMIT %s{hold}",
            [below, VERSION, most],
        )
        return [row[0] for row in cursor.fetchall()]


def _rewrite(keys: Sequence[int]) -> None:
    key = "key" if connection.vendor == "postgresql" else "rowid"
    words = words_by_number([search.number_of(each) for each in keys])
    rows: list[list[Any]] = [[" ".join(words[search.number_of(each)]), VERSION, each] for each in keys]
    with connection.cursor() as cursor:
        cursor.executemany(
            f"UPDATE inquiries_words SET words = %s, version = %s WHERE {key} = %s",  # noqa: S608 - our own names
            [row for row in rows if row[0]],
        )
        cursor.executemany(
            f"DELETE FROM inquiries_words WHERE {key} = %s",  # noqa: S608 - our own names
            [row[2:] for row in rows if not row[0]],
        )
