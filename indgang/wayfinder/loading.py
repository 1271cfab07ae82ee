"""Loading sayings (vendinger) from a folder's examples.tsv; loading the same file again changes nothing."""

from datetime import datetime
from pathlib import Path
from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.catalogue.models import Task
from indgang.foundation.tables import Mistake, WrongFiles

from . import shelf
from .models import Saying
from .models.sayings import LIMIT
from .phrases import DATA

NAME: Final = "examples.tsv"
FOLDER: Final = DATA
"""The common sayings, which also show what the file must look like."""
_AT_ONCE: Final = 2_000
_SHOWN: Final = 20


def load_sayings(folder: Path = FOLDER, *, at: datetime) -> int:
    """Take the folder's sayings in, and withdraw those from an earlier file that it no longer has; return the changes.

    A saying about a task that the catalogue does not have is passed over, since a municipality may have fewer tasks
    than the common catalogue. What the municipality has added on the screen stays. Raises WrongFiles.
    """
    path = folder / NAME
    if not path.is_file():
        return 0
    wanted = _read(path)
    with transaction.atomic():
        changed = _take_in(wanted, at)
    shelf.keep([text for _slug, text in wanted])
    return changed


def _take_in(wanted: list[tuple[str, str]], at: datetime) -> int:
    tasks = dict(Task.objects.values_list("slug", "pk"))
    pairs = dict.fromkeys((tasks[slug], text) for slug, text in wanted if slug in tasks)
    there = {(row.task_id, row.text): row for row in Saying.objects.standing().only("task_id", "text", "from_file")}
    new = [
        Saying(task_id=task, text=text, from_file=True, added_at=at)
        for task, text in pairs
        if (task, text) not in there
    ]
    gone = [row.pk for key, row in there.items() if row.from_file and key not in pairs]
    Saying.objects.bulk_create(new, batch_size=_AT_ONCE)
    for start in range(0, len(gone), _AT_ONCE):
        Saying.objects.filter(pk__in=gone[start : start + _AT_ONCE]).update(withdrawn_at=at)
    return len(new) + len(gone)


def _read(path: Path) -> list[tuple[str, str]]:
    """Return the file's pairs of task and saying."""
    found, mistakes = [], []
    for number, line in enumerate(path.read_text(encoding="utf-8-sig").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        slug, _tab, text = (part.strip() for part in line.partition("\t"))
        if not slug or not text:
            mistakes.append(Mistake(path.name, number, _("Skriv opgavens kode, tabulator og vendingen.")))
        elif len(text) > LIMIT:
            problem = _("Vendingen er længere end %(limit)s tegn.") % {"limit": LIMIT}
            mistakes.append(Mistake(path.name, number, problem))
        found.append((slug, text))
    if mistakes:
        raise WrongFiles(mistakes="\n".join(str(mistake) for mistake in mistakes[:_SHOWN]))
    return found
