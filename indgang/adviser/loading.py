"""Loading what the adviser's desk works with (indlæsning): the themes in two levels."""

from datetime import date, datetime
from pathlib import Path
from typing import Final

from django.db import transaction

from indgang.foundation import clock
from indgang.foundation.tables import Line, Reading, Table

from .models import Theme, ThemeGroup

FOLDER: Final = Path(__file__).resolve().parent / "data"
"""The common themes; a municipality may bring its own."""
SINCE: Final = date(2009, 1, 1)
"""Themes hold from the day on which the law first let a council set up an adviser (kommunestyrelsesloven § 65 e)."""


def load_themes(folder: Path = FOLDER, *, at: datetime) -> dict[str, int]:
    """Load groups and themes, all or nothing, and return how many lines each table held.

    A theme that no line names any more can no longer be chosen, and keeps what was counted. Raises WrongFiles.
    """
    reading = Reading(folder)
    groups = reading.table("theme_groups.csv", ("code", "name"))
    themes = reading.table("themes.csv", ("code", "group", "name"))
    with transaction.atomic():
        _write_themes(themes, _write_groups(groups), clock.local_day(at))
        reading.finish()
    return {"theme_groups.csv": len(groups.lines), "themes.csv": len(themes.lines)}


def _write_groups(table: Table) -> dict[str, ThemeGroup]:
    written = {}
    for code, line in table.by("code"):
        row = ThemeGroup.objects.filter(code=code).first() or ThemeGroup(code=code)
        row.name, row.order = line.needed("name"), line.number_of("order", line.number)
        if line.fits(row):
            row.save()
            written[code] = row
    return written


def _write_themes(table: Table, groups: dict[str, ThemeGroup], today: date) -> None:
    named = []
    for code, line in table.by("code"):
        named.append(code)
        group = line.named("group", groups)
        row = Theme.objects.filter(code=code).first() or Theme(code=code, valid_from=SINCE)
        if group is None:
            line.needed("group")
            continue
        row.group, row.valid_to = group, None
        _fill(row, line)
        if line.fits(row, {"rule_codes": "rules"}):
            row.save()
    Theme.objects.in_force(today).exclude(code__in=named).update(valid_to=today)


def _fill(row: Theme, line: Line) -> None:
    row.name, row.explanation = line.needed("name"), line.text("explanation")
    row.rule_codes = [code for code in line.text("rules").split("|") if code]
    row.only_counted, row.order = line.flag("only_counted"), line.number_of("order", line.number)
