"""What the asker gets (svar på aktindsigt): the decision and how to complain, the documents, or why it waits."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import override, pgettext

from indgang.adviser import anchoring
from indgang.adviser.models import AccessDecision, AccessItem, AccessKind, AccessRequest, Key, Redaction
from indgang.foundation.documents import Bullets, Document, Heading, Paragraph, Table
from indgang.foundation.documents.model import Block
from indgang.law.models import Route

from .redacting import redacted

ROUTES: Final = {
    AccessKind.PARTY.value: 60,
    AccessKind.PUBLIC.value: 59,
    AccessKind.OWN.value: 59,
    AccessKind.GDPR.value: 61,
}
"""The numbers of the ways to complain about access, in the law's list of them."""


@dataclass(frozen=True, slots=True)
class Gap:
    """One reason for which something is left out, with the mark that stands in its place (udeladelse)."""

    number: int
    ground: str
    provision: str

    @property
    def mark(self) -> str:
        """Return what stands in the text instead."""
        return pgettext("in a document", "[udeladt %(number)s]") % {"number": self.number}

    @property
    def told(self) -> str:
        """Return the reason with what it rests on."""
        return f"{self.ground} ({self.provision})" if self.provision else self.ground


def gaps(request: AccessRequest) -> dict[tuple[str, str], Gap]:
    """Return the reasons for which something is left out, numbered, by ground and provision."""
    marks: list[Redaction | AccessItem] = [*request.redactions.all(), *request.items.exclude(left_out="")]
    found: dict[tuple[str, str], Gap] = {}
    for mark in marks:
        by = _by(mark)
        label = mark.get_ground_display() if isinstance(mark, Redaction) else mark.get_left_out_display()
        found.setdefault(by, Gap(len(found) + 1, str(label), by[1]))
    return found


def _by(mark: Redaction | AccessItem) -> tuple[str, str]:
    return (mark.ground if isinstance(mark, Redaction) else mark.left_out), mark.provision


def as_given(item: AccessItem, redactions: list[Redaction], known: dict[tuple[str, str], Gap], key: Key) -> str:
    """Return a document's text as the asker sees it."""
    mine = [row for row in redactions if row.item_id in (None, item.pk)]
    return redacted(key.read(item)["text"], [(key.read(row)["passage"], known[_by(row)].mark) for row in mine])


@override("da")
def files(request: AccessRequest, key: Key, *, municipality: str) -> Document:
    """Return the documents as they are given (akter): what is taken out is not in them."""
    known, redactions = gaps(request), list(request.redactions.all())
    blocks: list[Block] = []
    for item in request.items.filter(left_out=""):
        blocks += [Heading(f"{item.dated:%d.%m.%Y}: {key.read(item)['title']}")]
        blocks += [Paragraph(as_given(item, redactions, known, key))]
    blocks += _left_out(request, known, key)
    return Document(_("Dokumenter til aktindsigt nr. %(number)s") % {"number": request.pk}, blocks, author=municipality)


def _left_out(request: AccessRequest, known: dict[tuple[str, str], Gap], key: Key) -> Iterator[Block]:
    """Tell what was left out and why: passages by their marks, and whole documents."""
    if not known:
        return
    yield Heading(_("Hvad der er udeladt"))
    yield Table(
        _("Grunde til udeladelser"),
        [_("Mærke"), _("Grund")],
        [[gap.mark, gap.told] for gap in known.values()],
    )
    whole = [
        f"{item.dated:%d.%m.%Y}: {key.read(item)['title']} {known[_by(item)].mark}"
        for item in request.items.exclude(left_out="")
    ]
    if whole:
        yield Paragraph(_("Disse dokumenter er udeladt helt:"))
        yield Bullets(whole)


@override("da")
def answer(request: AccessRequest, key: Key, *, today: date, adviser: str, municipality: str) -> Document:
    """Return the decision's letter (afgørelse), with what is left out and how to complain."""
    words = key.read(request)
    blocks: list[Block] = [
        *_opening(words["asker"]),
        Paragraph(
            _("Du har den %(day)s bedt om aktindsigt: %(kind)s.")
            % {"day": f"{request.received_on:%d.%m.%Y}", "kind": request.get_kind_display()}
        ),
        Paragraph(_DECIDED[request.decision or AccessDecision.FULL.value](), strong=True),
    ]
    if request.ground:
        told = str(request.get_ground_display())
        told = f"{told} ({request.provision})" if request.provision else told
        blocks.append(Paragraph(_("Grund: %(ground)s.") % {"ground": told}))
    blocks += [Paragraph(words["reason"]), *_left_out(request, gaps(request), key), *_guidance(request, today)]
    return Document(_("Svar på din anmodning om aktindsigt"), [*blocks, *_ending(adviser, today, municipality)])


_DECIDED: Final = {
    AccessDecision.FULL.value: lambda: _("Du får alle de dokumenter, du har bedt om. De er vedlagt."),
    AccessDecision.PARTLY.value: lambda: _("Du får en del af dokumenterne. De er vedlagt."),
    AccessDecision.REFUSED.value: lambda: _("Du får ikke dokumenterne."),
}


def _guidance(request: AccessRequest, today: date) -> Iterator[Block]:
    """Tell how to complain, for what is not given in full (klagevejledning)."""
    if request.decision == AccessDecision.FULL:
        return
    route = Route.objects.in_force(today).filter(number=ROUTES[request.kind]).first()
    yield Heading(_("Sådan klager du"))
    if route is None or route.is_uncertain:
        yield Paragraph(
            _("Er du uenig, så skriv til os. Vi sender klagen til den rigtige og skriver til dig, hvem det er.")
        )
        return
    yield Paragraph(_("Er du uenig, kan du klage til: %(body)s.") % {"body": route.body})
    yield Paragraph(route.how)
    if route.deadline_text:
        yield Paragraph(_("Klagefrist: %(deadline)s.") % {"deadline": route.deadline_text})


@override("da")
def waiting_letter(request: AccessRequest, key: Key, *, today: date, adviser: str, municipality: str) -> Document:
    """Return the letter that tells why it takes longer, and when the answer can be expected (fristbrev)."""
    words = key.read(request)
    blocks: list[Block] = [
        *_opening(words["asker"]),
        Paragraph(
            _("Du har den %(day)s bedt om aktindsigt. Svaret tager længere tid end fristen den %(first)s.")
            % {"day": f"{request.received_on:%d.%m.%Y}", "first": f"{request.first_due:%d.%m.%Y}"}
        ),
        Paragraph(_("Det skyldes: %(why)s") % {"why": words["why_longer"]}),
        Paragraph(_("Du kan vente svar senest den %(day)s.") % {"day": f"{request.due:%d.%m.%Y}"}, strong=True),
    ]
    return Document(
        _("Din anmodning om aktindsigt tager længere tid"), [*blocks, *_ending(adviser, today, municipality)]
    )


def _opening(asker: str) -> list[Block]:
    return [Paragraph(_("Kære %(name)s") % {"name": asker})]


def _ending(adviser: str, today: date, municipality: str) -> list[Block]:
    title = anchoring.on(today).title
    return [
        Paragraph(_("Venlig hilsen")),
        Paragraph("\n".join([adviser, title[:1].upper() + title[1:], municipality, f"{today:%d.%m.%Y}"])),
    ]
