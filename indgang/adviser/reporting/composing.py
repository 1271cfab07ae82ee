"""Putting the report together (sammensætning) as one document: from its words and its kept facts, and nothing else."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from indgang.adviser.models import AdviserReport
from indgang.foundation.documents import Block, Bullets, Document, Heading, Paragraph, Table

from .facts import figures_of
from .tables import Figures

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
    yield Heading(_("Tallene"))
    yield Paragraph(
        _(
            "Hver tabel siger, hvad den tæller. Samme periode året før står ved siden af. Tal fra 1 til 4 er skjult "
            "(%(sign)s), og så mange andre med dem, at de ikke kan regnes ud."
        )
        % {"sign": HIDDEN}
    )
    yield Bullets([_remark(*each) for each in facts["remarks"]])
    for figures in figures_of(dict(facts)):
        if figures.lines:
            yield _table(figures)
    yield from _chapter(_("Det har jeg set"), report.observations)


def _table(figures: Figures) -> Table:
    rows = [[each.name, _number(each.now), _number(each.before)] for each in figures.lines]
    rows.append([_("I alt"), str(figures.now), str(figures.before)])
    notes = [figures.note]
    differences = figures.differences
    if any(differences):
        rows.append([_("Forskel: i alt minus rækkerne"), *(_signed(each) for each in differences)])
    if any(each.now is None or each.before is None for each in figures.lines):
        notes.append(
            _("%(sign)s: skjult, fordi tallet er lille, eller fordi et lille tal ellers kunne regnes ud.")
            % {"sign": HIDDEN}
        )
    header = [figures.first, _("Perioden"), _("Året før")]
    caption = _("%(title)s. Enhed: %(unit)s") % {"title": figures.title, "unit": figures.unit}
    return Table(caption, header, rows, note=" ".join(filter(None, notes)), numeric=frozenset({1, 2}))


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
            _("Tallenes version er %(version)s.") % {"version": facts["version"]},
        ]
    )


def _chapter(title: str, text: str) -> Iterator[Block]:
    if text.strip():
        yield Heading(title)
        yield Paragraph(text)


def _remark(first: str, last: str, text: str) -> str:
    return f"{first}–{last}: {text}"


def _number(number: int | None) -> str:
    return HIDDEN if number is None else str(number)


def _signed(number: int | None) -> str:
    return HIDDEN if number is None else f"{number:+d}" if number else "0"
