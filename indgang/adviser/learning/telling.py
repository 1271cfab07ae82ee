"""A learning brief as a document (læringsbrev): the theme, protected figures, stories, advice and rules."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final

from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from indgang.adviser.models import Brief, Story, Theme
from indgang.adviser.protection import protect_series
from indgang.foundation import clock
from indgang.foundation.documents import Block, Bullets, Document, Heading, Paragraph, Table
from indgang.law.models import Rule

from .published import published_tally, themes_shown
from .spans import Step

YEARS: Final = 2
"""The figures tell of this year and the one before."""


def figures_for(theme: Theme, today: date) -> dict[str, Any]:
    """Return the theme's points by quarter, protected (tal til brevet): this year and the one before.

    They are of the whole municipality, and a year is told only when its sum is told on the page of figures as well:
    else what that page puts together could be taken apart again.
    """
    years = [told for year in range(today.year - YEARS + 1, today.year + 1) if (told := _year(theme, year, today))]
    return {"years": years} if years else {}


def _year(theme: Theme, year: int, today: date) -> dict[str, Any] | None:
    tally = published_tally(year, today)
    total = themes_shown(tally).get(theme.pk) if tally else None
    if tally is None or total is None:
        return None
    counted = tally.about(theme=theme.pk).points_in(Step.QUARTER)
    shown = protect_series([number for _span, number in counted], total_kept=True)
    return {"year": year, "quarters": list(shown.cells[0]), "total": total}


def document_of(brief: Brief, *, language: str = "da") -> Document:
    """Return the brief as a document (læringsbrev som dokument)."""
    told = brief.published_at or brief.written_at
    blocks = [
        Paragraph(_("Tema: %(theme)s. Borgervejlederen, %(day)s.") % _about(brief, localtime(told).date())),
        Paragraph(brief.text),
        *_figures(brief.figures),
        *_stories(list(brief.stories.published())),
        *_advice(brief.advice),
        *_rules(brief.theme, clock.local_day(told)),
    ]
    return Document(brief.title, blocks, language=language, author=_("Borgervejlederen"), subject=str(brief.theme))


def _about(brief: Brief, day: date) -> dict[str, str]:
    return {"theme": str(brief.theme), "day": f"{day:%d.%m.%Y}"}


def _figures(figures: dict[str, Any]) -> Iterator[Block]:
    if not figures:
        return
    yield Heading(_("Så ofte er det sket"))
    lines = [
        [
            str(each["year"]),
            *(_cell(number) for number in each["quarters"]),
            *[""] * (4 - len(each["quarters"])),
            str(each["total"]),
        ]
        for each in figures["years"]
    ]
    yield Table(
        _("Klageforhold om temaet i hele kommunen"),
        (_("År"), _("1. kvt."), _("2. kvt."), _("3. kvt."), _("4. kvt."), _("I alt")),
        lines,
        note=_(
            "Enhed: klageforhold; en henvendelse kan have flere. · betyder, at tallet er skjult, så ingen kan kendes."
        ),
        numeric=frozenset(range(1, 6)),
    )


def _cell(number: int | None) -> str:
    return "·" if number is None else str(number)


def _stories(stories: list[Story]) -> Iterator[Block]:
    if stories:
        yield Heading(_("Sådan kan det gå"))
    for each in stories:
        yield Heading(each.public_title, 3)
        yield Paragraph(each.public_text)


def _advice(advice: list[str]) -> Iterator[Block]:
    if advice:
        yield Heading(_("Gode råd"))
        yield Bullets(advice, numbered=True)


def _rules(theme: Theme, day: date) -> Iterator[Block]:
    rules = [rule for rule in Rule.objects.in_force(day).filter(code__in=theme.rule_codes) if not rule.is_uncertain]
    if rules:
        yield Heading(_("Reglerne"))
        yield Bullets([f"{rule.title} ({rule.reference})" for rule in rules])
