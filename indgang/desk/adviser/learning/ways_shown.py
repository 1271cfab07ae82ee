"""Which ways to complain were pointed out (klageveje): contacts of a period beside those of the one before."""

from collections import Counter
from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _

from indgang.adviser.learning.counting import Tally
from indgang.law.models import Route


@dataclass(frozen=True, slots=True)
class WayShown:
    """One way to complain, and in how many contacts it was pointed out."""

    number: int
    name: str
    now: int
    before: int
    url: str


def ways_shown(whole: Tally, before: Tally) -> list[WayShown]:
    """Return the ways that were pointed out now or before, most first (unit: contacts)."""
    now, then = _counted(whole), _counted(before)
    names = {row.number: str(row) for row in Route.objects.filter(number__in={*now, *then}).order_by("valid_from")}
    span = {"fra": f"{whole.span.first:%d.%m.%Y}", "til": f"{whole.span.last:%d.%m.%Y}"}
    lines = [
        WayShown(
            number,
            names.get(number) or _("Klagevej nr. %(number)s") % {"number": number},
            now[number],
            then[number],
            f"{reverse('adviser_contacts')}?{urlencode({**span, 'klagevej': number})}",
        )
        for number in {*now, *then}
    ]
    return sorted(lines, key=lambda line: (-line.now, -line.before, line.number))


def _counted(tally: Tally) -> Counter[int]:
    return Counter(each.route for each in tally.contacts if each.route)
