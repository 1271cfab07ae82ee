"""Sources (kilder): the law or page that a text rests on, one a line: text | address | day it was checked."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.utils.translation import gettext as _

from .refusals import UnreadableSource

_FORMS: Final = ("%d.%m.%Y", "%Y-%m-%d")
_SCHEMES: Final = ("https://", "http://")


@dataclass(frozen=True, slots=True)
class Source:
    """One source: what it is, where it stands, and when somebody last looked."""

    text: str
    url: str = ""
    checked_on: date | None = None

    def __str__(self) -> str:
        parts = [self.text, self.url, f"{self.checked_on:%d.%m.%Y}" if self.checked_on else ""]
        return " | ".join(filter(None, parts))


def read(lines: str) -> tuple[Source, ...]:
    """Return the sources that the lines name; raises UnreadableSource."""
    return tuple(_source(number, line) for number, line in enumerate(lines.splitlines(), 1) if line.strip())


def written(lines: str) -> str:
    """Return the lines as they are stored: each source in one form; raises UnreadableSource."""
    return "\n".join(str(source) for source in read(lines))


def _source(number: int, line: str) -> Source:
    parts = [part.strip() for part in line.split("|")]
    if not parts[0] or len(parts) > 3:
        raise UnreadableSource(line=number, problem=_("den begynder med kildens navn og har højst tre dele."))
    url, checked_on = "", None
    for part in filter(None, parts[1:]):
        if part.startswith(_SCHEMES):
            url = part
        else:
            checked_on = _day(number, part)
    return Source(parts[0], url, checked_on)


def _day(number: int, text: str) -> date:
    for form in _FORMS:
        try:
            return datetime.strptime(text, form).date()
        except ValueError:
            continue
    problem = _("»%(text)s« er hverken en adresse (https://…) eller en dato (dd.mm.åååå).") % {"text": text}
    raise UnreadableSource(line=number, problem=problem)
