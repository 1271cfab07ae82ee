"""Loading the law (indlæsning) from a folder of tables; loading the same folder again changes nothing.

Nothing is overwritten. A line that begins on another day than the versions that are there is a new version, and takes
over from the one before; what people have written in the product since then stays. A line that says something else
about days that have a version already is a mistake.
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from django.db import transaction
from django.utils.translation import gettext as _

from indgang.catalogue.models import Confidence, Task
from indgang.foundation.refusals import Refusal
from indgang.foundation.tables import Line, Reading, Table

from .deliveries import read_days
from .lengths import Length
from .models import PostTime, Route, Rule, Way
from .models.dated import Dated

FOLDER: Final = Path(__file__).resolve().parent / "data"
"""The common rules and ways to complain, which also show what the files must look like."""
RULES, ROUTES, POST_TIMES = "rules.csv", "routes.csv", "post_times.csv"
FILES: Final = (RULES, ROUTES, POST_TIMES)


@dataclass(slots=True)
class _Version[M: Dated]:
    """A line of a file, and the row that it would be."""

    line: Line
    row: M
    tasks: list[Task]


def load_law(folder: Path = FOLDER) -> dict[str, int]:
    """Load rules, ways to complain and postal rules, all or nothing, and return how many lines each file held.

    Tasks must be there already; a file may be missing. A municipality may have other tasks than the common file names:
    those that are not there are passed over in ours, and are mistakes in a municipality's own. Raises WrongFiles.
    """
    reading, strict = Reading(folder), folder != FOLDER
    with transaction.atomic():
        counts = {
            RULES: _load(reading.table(RULES, ["code", "law", "title", "text"], optional=True), Rule, _rule),
            ROUTES: _load(
                reading.table(ROUTES, ["number", "area", "body", "way"], optional=True), Route, _route, strict
            ),
            POST_TIMES: _load(reading.table(POST_TIMES, ["days", "title"], optional=True), PostTime, _post_time),
        }
        reading.finish()
    return {name: count for name, count in counts.items() if count}


def _load[M: Dated](table: Table, model: type[M], read: Callable[[Line], M], strict: bool = True) -> int:
    """Read a file's lines, and write the versions that are new, thing by thing."""
    tasks = {task.slug: task for task in Task.objects.all()} if model is Route else {}
    by_key: dict[Any, list[_Version[M]]] = defaultdict(list)
    for line in table:
        before = len(table.mistakes)
        row = read(line)
        slugs = [slug for slug in _divided(line.text("tasks")) if strict or slug in tasks]
        named = [tasks[slug] for slug in slugs if _is_named(line, slug, tasks)]
        _say_whence(line, row)
        if line.fits(row) and len(table.mistakes) == before:
            by_key[getattr(row, model.key)].append(_Version(line, row, named))
    standing: dict[Any, list[M]] = defaultdict(list)
    for known in model._default_manager.all():
        standing[getattr(known, model.key)].append(known)
    for key, versions in by_key.items():
        _bring_in(sorted(versions, key=lambda each: each.row.valid_from or date.min), standing[key])
    return len(table.lines)


def _bring_in[M: Dated](versions: list[_Version[M]], standing: list[M]) -> None:
    """Write the versions of one thing that are new, each taking over from the one before."""
    known = {row.valid_from: row for row in standing}
    newest = max(standing, key=lambda row: row.valid_from or date.min, default=None)
    for each in versions:
        same = known.get(each.row.valid_from)
        if same is not None:
            _must_say_the_same(each, same)
        elif newest is not None and (each.row.valid_from or date.min) <= (newest.valid_from or date.min):
            said = _("Der er allerede en version, som gælder fra %(since)s. En ny skal begynde senere.")
            each.line.wrong(said % {"since": newest.valid_from or "–"})
        else:
            _take_over(each, newest)
            known[each.row.valid_from] = newest = each.row


def _must_say_the_same[M: Dated](version: _Version[M], row: M) -> None:
    if row.written_by_id is None and version.row.said != row.said:
        said = _("Den version, der gælder fra %(since)s, siger noget andet. Giv den nye tekst en ny dag i valid_from.")
        version.line.wrong(said % {"since": row.valid_from or "–"})


def _take_over[M: Dated](version: _Version[M], before: M | None) -> None:
    if before is not None and before.valid_to is None:
        before.valid_to = version.row.valid_from
        before.save(update_fields=["valid_to"])
    version.row.save()
    if isinstance(version.row, Route):
        version.row.tasks.set(version.tasks)


def _rule(line: Line) -> Rule:
    return Rule(
        code=line.needed("code"),
        law=line.needed("law"),
        section=line.text("section"),
        title=line.needed("title"),
        text=line.needed("text"),
        clock=line.text("clock"),
        length=_length(line),
    )


def _route(line: Line) -> Route:
    return Route(
        number=line.number_of("number"),
        **{name: line.text(name) for name in ("keywords", "law", "decided_by", "deadline_text", "how", "fee")},
        area=line.needed("area"),
        body=line.needed("body"),
        length=_length(line),
        way=line.choice("way", Way),
        is_appealable=line.flag("is_appealable"),
        rule_codes=line.text("rule_codes"),
    )


def _post_time(line: Line) -> PostTime:
    try:
        read_days(line.needed("days"))
    except Refusal as refusal:
        line.wrong(refusal.message)
    return PostTime(
        sender=line.text("sender"), title=line.needed("title"), days=line.text("days"), note=line.text("note")
    )


def _say_whence(line: Line, row: Dated) -> None:
    """Write what every version says of itself: from when it holds, whence it comes, how sure it is."""
    row.source = line.needed("source")
    row.confidence = line.choice("confidence", Confidence, Confidence.MEDIUM)
    row.doubt = line.text("doubt")
    row.valid_from, row.valid_to = line.day("valid_from"), line.day("valid_to")
    row.checked_on = line.day("checked_on")
    if row.valid_from and row.valid_to and row.valid_to <= row.valid_from:
        line.wrong(_("valid_to skal ligge efter valid_from."))


def _length(line: Line) -> str:
    if written := line.text("length"):
        try:
            return str(Length.parse(written))
        except Refusal as refusal:
            line.wrong(f"{refusal.message} {refusal.hint}")
    return ""


def _divided(slugs: str) -> list[str]:
    return [slug.strip() for slug in slugs.split("|") if slug.strip()]


def _is_named(line: Line, slug: str, tasks: dict[str, Task]) -> bool:
    if slug not in tasks:
        line.wrong(_("Opgaven »%(slug)s« findes ikke.") % {"slug": slug})
    return slug in tasks
