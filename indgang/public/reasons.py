"""Why a task was found (begrundelse), and how sure that is, in plain words."""

from collections.abc import Iterable
from typing import Any, Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indgang.wayfinder.finding import Reason

_MOST: Final = 4
_QUITE, _RATHER = 0.75, 0.4

_SENTENCES: Final[dict[str, Promise]] = {
    "title": gettext_lazy("Du skrev »%(typed)s«, og »%(matched)s« står i opgavens navn."),
    "keyword": gettext_lazy("Du skrev »%(typed)s«, og »%(matched)s« er et ord, andre bruger om det."),
    "area": gettext_lazy("Du skrev »%(typed)s«, og det hører til området »%(matched)s«."),
    "synonym": gettext_lazy("Du skrev »%(typed)s«, som betyder det samme som »%(matched)s«."),
    "life_event": gettext_lazy("Du skrev »%(typed)s«, og det hører til det, der er sket: »%(matched)s«."),
    "example": gettext_lazy("Andre har spurgt næsten ligesådan: »%(matched)s«."),
    "likeness": gettext_lazy("Meningen ligner det, andre har spurgt om: »%(matched)s«."),
    "chosen": gettext_lazy("Andre, der skrev sådan, havde brug for det her."),
}
_SAME: Final[dict[str, Promise]] = {
    "title": gettext_lazy("Ordet »%(typed)s« står i opgavens navn."),
    "keyword": gettext_lazy("Ordet »%(typed)s« bruger andre også om det."),
}
"""Said when the word typed is the very word that it met."""


def because(reasons: Iterable[Reason]) -> list[str]:
    """Return the reasons as sentences, each said once, the clearest first."""
    told = {_said(reason): None for reason in sorted(reasons, key=lambda reason: list(_SENTENCES).index(_kind(reason)))}
    return list(told)[:_MOST]


def how_sure(share: float) -> str:
    """Return how sure the wayfinder is of a match, in words."""
    if share >= _QUITE:
        return _("Det er vi ret sikre på, at du mener")
    return _("Det er nok det, du mener") if share >= _RATHER else _("Det kan være det, du mener")


def _kind(reason: Reason) -> str:
    return reason.where if reason.where in _SENTENCES else "likeness"


def _said(reason: Reason) -> str:
    words: dict[str, Any] = {"typed": reason.typed, "matched": reason.matched}
    sentences = _SENTENCES | _SAME if reason.typed == reason.matched else _SENTENCES
    return str(sentences[_kind(reason)]) % words
