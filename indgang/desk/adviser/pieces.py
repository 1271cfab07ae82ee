"""The pieces (dele) that the adviser's pages are put together from; each area of the work brings its own.

timeline.py gathers happenings, acts.py gathers acts, waiting.py gathers what waits.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.forms import Form
from django.utils.functional import Promise

from indgang.adviser.models import Case, Key, Spent

if TYPE_CHECKING:
    from .access import ZoneRequest


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a case's story (hændelse)."""

    at: datetime
    what: str
    who: str = ""
    text: str = ""
    state: str = ""
    """How it looks: "is-quiet", "is-done", "is-late" or nothing."""
    url: str = ""
    """A page with more, if there is one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One thing that can be done on a case's page (handling): a closed panel with its form."""

    name: str
    """The form's prefix, and the name of its draft."""
    url: str
    """Where the form is posted; without a form, the page that the act begins on."""
    summary: str | Promise
    button: str | Promise = ""
    form: Form | None = None
    key: str = ""
    """The one key that opens it."""
    intro: str | Promise = ""
    is_primary: bool = False
    is_grave: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One line of what waits for the adviser (det, der venter)."""

    what: str
    """What kind of thing it is, such as "Sag" or "Svar fra afdeling"."""
    text: str
    url: str
    due: date | None = None
    state: str = ""
    """"is-late", "is-soon" or nothing."""
    since: date | None = None
    """When it began to wait, if it has no day."""
    effort: int = Spent.QUARTER
    """The band of time that it mostly takes."""
    is_firm: bool = False
    """Whether law or a promise to somebody binds, so that it cannot be put off at one's own choice."""


type Tells = Callable[[Case, Key], Iterable[Happening]]
"""Tells what happened in a case, in any order; a fixed number of queries."""
type Offers = Callable[[ZoneRequest, Case, Mapping[str, Form]], Iterable[Act]]
"""Offers what can be done with a case as it stands; the forms that were turned down are given by their acts' names."""
type Waits = Callable[[ZoneRequest, date], Iterable[Waiting]]
"""Tells what waits on a day, in any order; a fixed number of queries."""
