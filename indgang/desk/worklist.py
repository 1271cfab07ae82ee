"""The lists of work (arbejdslister): whose, which, and in what order; and how a line is drawn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from html import escape
from typing import Final, overload

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from indgang.inquiries.lines import Columns, Line, columns
from indgang.inquiries.models import Inquiry
from indgang.inquiries.models.inquiries import InquiryQuerySet
from indgang.inquiries.seen import Seen
from indgang.organisation.models import Employee

CAP: Final = 2_000
"""Lists are counted so far; nobody leafs further."""
_WORDS: Final = {
    "owner": _("Tovholder"),
    "centre": _("Center"),
    "opened": _("Åbnet"),
    "promised": _("Lovet"),
    "late": _("for sent"),
    "discarded": _("Udtaget"),
    "solved": _("Afsluttet"),
    "with": _("Hos"),
    "sent": _("Sendt til"),
    "open": _("Åben"),
}


@dataclass(frozen=True, slots=True)
class WorkList(Sequence[Line]):
    """The inquiries that one person asks for; a part is read when it is looked at.

    `whose` is "mine", "center" or "alle" with `centre` (0 for all); `which` is aabne, lovet, sent, afdeling or
    afsluttet; `order` is haster or nyeste.
    """

    employee: Employee
    whose: str
    which: str
    order: str
    centre: int
    today: date

    def __len__(self) -> int:
        """Return how many there are, counted up to CAP."""
        return _counted(*self._kind).count(self.employee, self._whom, self.today)

    @overload
    def __getitem__(self, part: int) -> Line: ...

    @overload
    def __getitem__(self, part: slice) -> list[Line]: ...

    def __getitem__(self, part: int | slice) -> Line | list[Line]:
        """Return the lines of a page."""
        if isinstance(part, int):
            return self[part : part + 1][0]
        rows = _lines(*self._kind, self.order, part.start, part.stop)
        return [Line(*row) for row in rows(self.employee, self._whom, self.today)]

    @property
    def _kind(self) -> tuple[str, str]:
        return "mine" if self.whose == "mine" else "center" if self.centre else "alle", self.which

    @property
    def _whom(self) -> int:
        return self.employee.pk if self.whose == "mine" else self.centre


@lru_cache(maxsize=100)
def _counted(whose: str, which: str) -> Seen[int, int, date]:
    def build(rows: InquiryQuerySet, whom: int, today: date) -> QuerySet[Inquiry, int]:
        return _wanted(rows, whose, which, whom, today).values_list("pk", flat=True)[:CAP]

    return Seen(build)


@lru_cache(maxsize=400)
def _lines(whose: str, which: str, order: str, start: int, stop: int) -> Seen[Columns, int, date]:
    def build(rows: InquiryQuerySet, whom: int, today: date) -> QuerySet[Inquiry, Columns]:
        wanted = _wanted(rows, whose, which, whom, today)
        return columns(wanted.newest_first() if order == "nyeste" else wanted.most_urgent_first())[start:stop]

    return Seen(build)


def _wanted(rows: InquiryQuerySet, whose: str, which: str, whom: int, today: date) -> InquiryQuerySet:
    if whose != "alle":
        rows = rows.filter(owner=whom) if whose == "mine" else rows.filter(centre=whom)
    if which == "afsluttet":
        return rows.counted().filter(solved_at__isnull=False)
    if which == "lovet":
        return rows.open().promised()
    if which == "sent":
        return rows.open().past_promise(today)
    if which == "afdeling":
        return rows.open().filter(at_department__isnull=False)
    return rows.open()


def drawn(lines: Iterable[Line], today: date) -> SafeString:
    """Return the lines as rows of a table; by hand, since a template needs as long for them as for all the rest."""
    words = {name: escape(str(word)) for name, word in _WORDS.items()}
    return mark_safe("".join(_row(line, today, words) for line in lines))  # noqa: S308 - each value is escaped below


def _row(line: Line, today: date, words: dict[str, str]) -> str:
    late, reference = line.is_late(today), line.reference
    text = f'<span class="worklist__text">{escape(_short(line.beginning, 90))}</span>' if line.beginning else ""
    opened = timezone.localtime(line.opened_at)
    promised = f'<span class="nowrap">{line.promised_for:%d.%m.%Y}</span>' if line.promised_for else ""
    return (
        f"<tr{' class="is-late"' if late else ''}>"
        f'<td class="worklist__main"><a class="worklist__title" href="/henvendelser/{reference}/">'
        f"{escape(line.title or _short(line.beginning, 60))}</a>{text}</td>"
        f'<td><span class="reference">{reference}</span></td>'
        f"<td>{_state(line, words)}</td>"
        f'<td data-title="{words["owner"]}">{escape(line.owner)}</td>'
        f'<td data-title="{words["centre"]}">{escape(line.centre)}</td>'
        f'<td data-title="{words["opened"]}"><time class="nowrap">{opened:%d.%m.%Y %H.%M}</time></td>'
        f'<td data-title="{words["promised"]}">{promised}'
        f"{f' <span class="late">{words["late"]}</span>' if late else ''}</td></tr>\n"
    )


def _state(line: Line, words: dict[str, str]) -> str:
    """Return the badge that says where the inquiry stands."""
    if line.discarded_at:
        return f'<span class="badge">{words["discarded"]}</span>'
    if line.solved_at:
        return f'<span class="badge badge-success">{words["solved"]}</span>'
    if line.department:
        where = words["with"] if line.accepted_at else words["sent"]
        return f'<span class="badge badge-info">{where} {escape(line.department)}</span>'
    return f'<span class="badge badge-open">{words["open"]}</span>'


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else f"{text[: length - 1].rstrip()}…"
