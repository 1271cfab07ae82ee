"""Loading what the adviser's desk works with (indlæsning): the themes in two levels, and the exclusions."""

from datetime import date, datetime
from pathlib import Path
from typing import Final

from django.db import transaction

from indgang.foundation import clock
from indgang.foundation.tables import Line, Reading, Table

from .models import Theme, ThemeGroup
from .models.scope import Exclusion, Ground

FOLDER: Final = Path(__file__).resolve().parent / "data"
"""The common themes and exclusions; a municipality may bring its own."""
THEMES: Final = ("theme_groups.csv", "themes.csv")
EXCLUSIONS: Final = "exclusions.csv"
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


def load_exclusions(folder: Path = FOLDER, *, at: datetime) -> dict[str, int]:
    """Load what the adviser may not treat, all or nothing; an exclusion that is there already is left alone.

    Later changes are made on the pages, as dated versions. Raises WrongFiles.
    """
    reading = Reading(folder)
    table = reading.table("exclusions.csv", ("code", "ground", "question", "reason", "body", "next_step"))
    with transaction.atomic():
        known = set(Exclusion.objects.values_list("code", flat=True))
        for code, line in table.by("code"):
            row = _exclusion(code, line)
            if line.fits(row, {"rule_codes": "rules"}) and code not in known:
                row.save()
        reading.finish()
    return {"exclusions.csv": len(table.lines)}


def _exclusion(code: str, line: Line) -> Exclusion:
    return Exclusion(
        code=code,
        ground=line.choice("ground", Ground, Ground.LOCAL),
        order=line.number_of("order", line.number),
        question=line.needed("question"),
        explanation=line.text("explanation"),
        reason=line.needed("reason"),
        rule_codes=[each for each in line.text("rules").split("|") if each],
        body=line.needed("body"),
        next_step=line.needed("next_step"),
        can_be_waived=line.flag("can_be_waived"),
        valid_from=line.day("valid_from") or SINCE,
    )
