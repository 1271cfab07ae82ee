"""The way around the pages of learning (faner)."""

from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

DOORS: Final = (
    ("adviser_analysis", _("Tal")),
    ("adviser_unnamed", _("Nye temaer")),
    ("adviser_themes", _("Temaer")),
    ("adviser_lessons", _("Læringspunkter")),
    ("adviser_recommendations", _("Anbefalinger")),
    ("adviser_praise", _("Ros")),
    ("adviser_activities", _("Aktiviteter")),
    ("adviser_stories", _("Historier")),
    ("adviser_briefs", _("Læringsbreve")),
)


def doors(here: str) -> list[dict[str, Any]]:
    """Return the tabs, with the page that stands open."""
    return [{"url": reverse(name), "label": label, "current": name == here} for name, label in DOORS]
