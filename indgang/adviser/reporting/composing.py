"""Putting the report together (sammensætning) as one document: from its words and its kept facts, and nothing else."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from indgang.adviser.models import AdviserReport
from indgang.foundation import clock
from indgang.foundation.documents import Block, Bullets, Document, Heading, Paragraph, Table

from .tables import Figures, figures_of

HIDDEN = "*"


def compose(report: AdviserReport, facts: Mapping[str, Any], *, municipality: str) -> Document:
    """Return the report as a document in Danish; the same words and facts make the same document to the letter."""
    with override("da"):
        blocks = [*_opening(report, facts), *_statistics(report, facts), *_learning(facts), *_ending(report, facts)]
        return Document(report.title, blocks, author=municipality, subject=report.period)


def _opening(report: AdviserReport, facts: Mapping[str, Any]) -> Iterator[Block]:
    post = facts["post"]
    yield Paragraph(_("Perioden %(period)s. Givet til %(to)s.") % {"period": report.period, "to": post["to"]})
    yield from _chapter(_("Forord"), report.preface)
    yield Heading(_("Grundlag og uafhængighed"))
    yield Paragraph(post["standing"])
    yield Paragraph(post["basis"])
    yield Heading(_("Det kan jeg ikke behandle"), level=3)
    yield Bullets(facts["exclusions"])
    if facts["places"]:
        yield Heading(_("Her kan man møde mig"), level=3)
        yield Bullets(facts["places"])
    yield from _chapter(_("Sådan arbejder jeg"), report.handling)


def _statistics(report: AdviserReport, facts: Mapping[str, Any]) -> Iterator[Block]:
    found = [each for each in figures_of(facts) if each.lines]
    yield Heading(_("Tallene"))
    yield Paragraph(
        _(
            "Hver tabel siger, hvad den tæller. Samme periode året før står ved siden af. Rækker med 1 til 4 er lagt "
            "sammen med andre, så ingen borger kan kendes. Derfor er et tema eller en afdeling med få ikke nævnt."
        )
    )
    yield Bullets(_headline({each.code: each for each in found}))
    if facts["remarks"]:
        yield Heading(_("Bemærkninger til tallene"), level=3)
        yield Bullets([_remark(*each) for each in facts["remarks"]])
    for figures in found:
        yield _table(figures, report)
    yield from _over_the_years(facts.get("series", []))
    yield from _chapter(_("Det har jeg set"), report.observations)


def _headline(found: Mapping[str, Figures]) -> list[str]:
    """Return the report's sums in words, each with the year before."""
    words = {
        "typer": _("%(now)s henvendelser. Året før: %(before)s."),
        "temaer": _("%(now)s klageforhold. Året før: %(before)s."),
        "svar": _("%(now)s henvendelser sendt videre til en afdeling. Året før: %(before)s."),
        "ros": _("%(now)s gange ros. Året før: %(before)s."),
        "aktiviteter": _("%(now)s kurser, møder og andre aktiviteter. Året før: %(before)s."),
        "anbefalinger": _("%(now)s anbefalinger. Året før: %(before)s."),
    }
    return [
        said % {"now": _number(found[code].now), "before": _number(found[code].before)}
        for code, said in words.items()
        if code in found
    ]


def _table(figures: Figures, report: AdviserReport) -> Table:
    rows = [[each.name, _number(each.now), _number(each.before)] for each in figures.lines]
    rows.append([_("I alt"), _number(figures.now), _number(figures.before)])
    notes = [figures.note]
    differences = figures.differences
    if any(differences):
        rows.append([_("Forskel: i alt minus rækkerne"), *(_signed(each) for each in differences)])
    if any(number == HIDDEN for row in rows for number in row[1:]):
        notes.append(_("%(sign)s: lagt sammen med andre i den periode, eller for få til at vise.") % {"sign": HIDDEN})
    before = clock.a_year_before(report.first), clock.a_year_before(report.last)
    header = [figures.first, _period(report.first, report.last), _period(*before)]
    caption = _("%(title)s. Enhed: %(unit)s") % {"title": figures.title, "unit": figures.unit}
    return Table(caption, header, rows, note=" ".join(filter(None, notes)), numeric=frozenset({1, 2}))


def _over_the_years(kept: Sequence[Mapping[str, Any]]) -> Iterator[Block]:
    if kept:
        yield Heading(_("Tallene over årene"))
    for each in kept:
        header = [
            _("Række"),
            *(_("%(period)s, trykt") % {"period": period} for period in each["printed"]),
            *(_("%(period)s, egne tal") % {"period": period} for period in each["own"]),
        ]
        rows = [list(row) for row in each["rows"]]
        if any(each["totals"]):
            rows.append([_("I alt"), *each["totals"]])
        notes = [*each["breaks"], _("Kilde: %(sources)s.") % {"sources": "; ".join(each["sources"])}]
        caption = _("%(title)s. Enhed: %(unit)s") % {"title": each["table"], "unit": each["unit"]}
        yield Table(caption, header, rows, note=" ".join(notes), numeric=frozenset(range(1, len(header))))


def _learning(facts: Mapping[str, Any]) -> Iterator[Block]:
    if facts["stories"]:
        yield Heading(_("Historier fra året"))
        yield Paragraph(_("Ingen kan kendes i historierne."))
        for title, text in facts["stories"]:
            yield Heading(title, level=3)
            yield Paragraph(text)
    if facts["given"]:
        yield Heading(_("Anbefalinger"))
        for each in facts["given"]:
            yield from _recommendation(each)
    if facts["followed"]:
        yield Heading(_("Opfølgning på tidligere anbefalinger"))
        header = [_("Anbefaling"), _("Afdeling"), _("Givet"), _("Svar"), _("Status")]
        rows = [
            [each["title"], each["department"], each["given"], each["answer"] or _("intet svar"), each["status"]]
            for each in facts["followed"]
        ]
        yield Table(_("Anbefalinger fra før perioden"), header, rows)


def _recommendation(told: Mapping[str, str]) -> Iterator[Block]:
    yield Heading(told["title"], level=3)
    yield Paragraph(_("Til %(department)s, %(given)s. Status: %(status)s.") % told)
    yield Paragraph(told["text"])
    answer = _("Afdelingens svar: %(answer)s. %(said)s") % told if told["answer"] else _("Afdelingen har ikke svaret.")
    yield Paragraph(answer)
    if told["item"]:
        yield Paragraph(_("Behandlet politisk: %(item)s") % told)


def _ending(report: AdviserReport, facts: Mapping[str, Any]) -> Iterator[Block]:
    yield from _chapter(_("Planer"), report.outlook)
    yield Heading(_("Bilag: sådan er der talt"))
    yield Bullets(
        [
            _("En henvendelse er én samtale eller besked. Den tælles den dag, den kom."),
            _("Et klageforhold er én ting i en henvendelse, som en borger er utilfreds med: et tema og en afdeling."),
            _("Ros tælles for sig. Aktiviteter, som møder og kurser, er ikke henvendelser."),
            _("Rækker og i alt er talt hver for sig. Passer de ikke sammen, står forskellen i tabellen."),
            _("En henvendelse i en sag endte, som sagen endte."),
            _("Tal kan også være lagt sammen, fordi de ellers kunne regnes ud af en anden beretning."),
            _("Tallenes version er %(version)s.") % {"version": facts["version"]},
        ]
    )


def _chapter(title: str, text: str) -> Iterator[Block]:
    if text.strip():
        yield Heading(title)
        yield from _parts(text)


def _parts(text: str) -> Iterator[Block]:
    """Yield what the adviser typed: lines that begin with a dash are a list, all others are text."""
    for is_list, lines in groupby(text.splitlines(), key=lambda line: line.startswith(("- ", "* ", "• "))):
        if is_list:
            yield Bullets([line[2:].strip() for line in lines])
        elif words := "\n".join(lines).strip():
            yield Paragraph(words)


def _remark(first: str, last: str, text: str) -> str:
    return f"{first}–{last}: {text}"


def _number(number: int | None) -> str:
    return HIDDEN if number is None else str(number)


def _period(first: date, last: date) -> str:
    return f"{first:%d.%m.%y}–{last:%d.%m.%y}"


def _signed(number: int | None) -> str:
    return HIDDEN if number is None else f"{number:+d}" if number else "0"
