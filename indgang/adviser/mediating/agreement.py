"""The agreement (aftale) as a document that both sides get: who, what, and by when."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from indgang.adviser.models import Key, Mediation
from indgang.foundation import clock
from indgang.foundation.documents import Block, Document, Heading, Paragraph, Table

from .codes import Side


def agreement(mediation: Mediation, key: Key) -> Document:
    """Return the agreement as it stands; what was said in preparation is not in it."""
    aim = key.read(mediation)["aim"]
    day = clock.local_day(mediation.ended_at or mediation.began_at)
    blocks: list[Block] = [
        Paragraph(_("Mæglingen handlede om: %(aim)s") % {"aim": aim}),
        Heading(_("Hvem er med")),
        _people(mediation, key),
        Heading(_("Det er vi enige om")),
        *_points(mediation, key),
        Heading(_("Hvad sker der nu")),
        Paragraph(_next(mediation)),
        Heading(_("Underskrifter")),
        *[Paragraph(f"{side.label}: ______________________________    {_('Dato')}: ______________") for side in Side],
    ]
    about = _("Afdeling: %(department)s") % {"department": mediation.department}
    title = _("Aftale efter mægling")
    return Document(title, (Paragraph(about), *blocks), author=mediation.began_by.name, subject=f"{day:%d.%m.%Y}")


def _people(mediation: Mediation, key: Key) -> Table:
    there = mediation.parties.there()
    rows = [(each.get_side_display(), key.read(each)["name"]) for each in there]
    return Table(_("Deltagere"), (_("Side"), _("Navn")), rows)


def _points(mediation: Mediation, key: Key) -> Sequence[Block]:
    rows = []
    for number, point in enumerate(mediation.agreements.standing(), 1):
        words = key.read(point)
        due = f"{point.due:%d.%m.%Y}" if point.due else _("Fast aftale")
        rows.append((str(number), words["text"], words["who"] or point.get_side_display(), due))
    if not rows:
        return [Paragraph(_("Vi blev ikke enige om noget."))]
    return [Table(_("Aftalte punkter"), (_("Nr."), _("Hvad"), _("Hvem"), _("Senest")), rows)]


def _next(mediation: Mediation) -> str:
    if mediation.follow_up_on:
        told = _("Borgervejlederen spørger begge sider den %(day)s, hvordan det går.")
        return told % {"day": f"{mediation.follow_up_on:%d.%m.%Y}"}
    return _("Går noget ikke som aftalt, kan begge sider ringe til borgervejlederen.")
