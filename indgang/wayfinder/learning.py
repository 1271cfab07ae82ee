"""Learning (læring): what was asked is written down without personal data, and never in the way of who asked.

    learning.record(said, face=Face.PUBLIC, at=now, certainty=answer.certainty, found=[match.task.pk for …])

One row is written, or none; a fault in it is logged and goes no further.
"""

import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.utils import timezone

from indgang.foundation import language
from indgang.foundation.prepared import write_new

from .masking import masked, without_marks
from .models import Face, Search, Sureness
from .models.searches import LONGEST

KEPT: Final = timedelta(days=365)
"""How long a search is kept."""
_READ: Final = 1_000

_log: Final = logging.getLogger(__name__)


def record(
    said: str, *, face: Face, at: datetime, certainty: str, found: Sequence[int], chosen: int | None = None
) -> Search | None:
    """Write down what was asked, the tasks found (best first) and the one chosen; return it, or none.

    Words that are only a name or a number are not written down. Nothing that goes wrong here is raised.
    """
    try:
        return _record(said, face, at, certainty, found, chosen)
    except Exception:
        _log.exception("A search was not written down.")
        return None


def _record(
    said: str, face: Face, at: datetime, certainty: str, found: Sequence[int], chosen: int | None
) -> Search | None:
    text = kept_text(said)
    if not any(sign.isalpha() for sign in without_marks(text)):
        return None
    row = Search(
        at=timezone.localtime(at).replace(minute=0, second=0, microsecond=0),
        face=face,
        text=text,
        likeness=likeness(text),
        certainty=certainty if certainty in Sureness.values else Sureness.NONE if not found else Sureness.LIKELY,
        first_id=found[0] if found else None,
        chosen_id=chosen,
        rank=found.index(chosen) + 1 if chosen in found else None,
    )
    with transaction.atomic():
        return write_new(row)


def kept_text(said: str) -> str:
    """Return the words as they are kept: personal data masked, small letters, one space between words."""
    text = " ".join(masked(said[:_READ].replace("\x00", " ")).lower().split())
    return text if len(text) <= LONGEST else text[:LONGEST].rpartition(" ")[0] or text[:LONGEST]


def likeness(text: str) -> str:
    """Return what is the same for like wordings (ens ordlyd): their stems, each once, in alphabetical order."""
    bare = without_marks(text)
    return " ".join(sorted(set(language.stems(bare)) or set(language.words(bare))))[:LONGEST]


def forget_old(at: datetime) -> int:
    """Delete the searches that are older than they are kept; return how many."""
    deleted, _by_kind = Search.objects.filter(at__lt=at - KEPT).delete()
    return deleted
