"""What is done on a mediation's page; each address is a noun that is posted."""

from typing import Any, Final

from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _

from indgang.adviser.models import Mediation

from .access import ZoneRequest
from .deeds import Deed, Page, Who
from .forms.mediation import (
    EndForm,
    FollowForm,
    FollowUpForm,
    LeavingForm,
    MeetingForm,
    MinutesForm,
    MoveForm,
    PartyForm,
    PointForm,
    PrepareForm,
    RatingForm,
    RowForm,
)
from .mediation_acts import acts
from .mediations import found, show


def _party(row: Mediation, data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    row.join(data["side"], data["name"], reach=data["reach"], view=data["view"], **who)
    return _("%(name)s er med i mæglingen.") % {"name": data["name"]}


def _prepare(row: Mediation, data: dict[str, Any], who: Who, request: ZoneRequest) -> str:
    get_object_or_404(row.parties, pk=data["number"]).prepare(data["view"], key=request.key, **who)
    return _("Forberedelsen er gemt.")


def _leave(row: Mediation, data: dict[str, Any], who: Who, request: ZoneRequest) -> str:
    get_object_or_404(row.parties, pk=data["number"]).leave(data["reason"], key=request.key, **who)
    return _("Deltageren er gået ud. Det står stadig, at vedkommende har været med.")


def _meeting(row: Mediation, data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    row.plan(data["starts_at"], data["ends_at"], place=data["place"], agenda=data["agenda"], **who)
    return _("Mødet er gemt. Hent kalenderfilen, og send den til begge sider.")


def _move(row: Mediation, data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    get_object_or_404(row.meetings, pk=data["number"]).move(data["starts_at"], data["ends_at"], **who)
    return _("Mødet er flyttet. Send den nye kalenderfil.")


def _minutes(row: Mediation, data: dict[str, Any], who: Who, request: ZoneRequest) -> str:
    get_object_or_404(row.meetings, pk=data["number"]).hold(data["note"], key=request.key, **who)
    return _("Referatet er gemt.")


def _cancel(row: Mediation, data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    get_object_or_404(row.meetings, pk=data["number"]).cancel(**who)
    return _("Mødet er aflyst. Send kalenderfilen, så det også forsvinder hos de andre.")


def _point(row: Mediation, data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    row.agree(data["text"], data["side"], who=data["who"], due=data["due"], **who)
    return _("Punktet er gemt i aftalen.")


def _withdraw(row: Mediation, data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    get_object_or_404(row.agreements, pk=data["number"]).withdraw(**who)
    return _("Punktet er taget ud af aftalen.")


def _follow(row: Mediation, data: dict[str, Any], who: Who, request: ZoneRequest) -> str:
    get_object_or_404(row.agreements, pk=data["number"]).follow_up(data["kept"], data["note"], key=request.key, **who)
    return _("Opfølgningen er gemt.")


def _end(row: Mediation, data: dict[str, Any], who: Who, request: ZoneRequest) -> str:
    called_off = row.end(data["outcome"], data["conclusion"], follow_up_on=data["follow_up_on"], key=request.key, **who)
    told = {"outcome": row.get_outcome_display(), "number": called_off}
    if called_off:
        return _("Mæglingen er afsluttet: %(outcome)s. Aflyste møder: %(number)s. Send kalenderfilerne.") % told
    return _("Mæglingen er afsluttet: %(outcome)s.") % told


def _rating(row: Mediation, data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    row.rate(data["side"], data["rating"], **who)
    return _("Tilfredsheden er gemt.")


def _again(row: Mediation, data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    row.follow_again(data["follow_up_on"], **who)
    return _("Dagen er gemt.") if data["follow_up_on"] else _("Der skal ikke spørges mere.")


DEEDS: Final = (
    Deed("parter", "party", PartyForm, _party),
    Deed("forberedelse", "prepare", PrepareForm, _prepare, on_row=True),
    Deed("udgang", "leave", LeavingForm, _leave, on_row=True),
    Deed("moeder", "meeting", MeetingForm, _meeting),
    Deed("flytning", "move", MoveForm, _move, on_row=True),
    Deed("referat", "minutes", MinutesForm, _minutes, on_row=True),
    Deed("aflysning", "cancel", RowForm, _cancel, on_row=True),
    Deed("aftaler", "point", PointForm, _point),
    Deed("udtagelse", "withdraw", RowForm, _withdraw, on_row=True),
    Deed("opfoelgning", "follow", FollowForm, _follow, on_row=True),
    Deed("afslutning", "end", EndForm, _end),
    Deed("tilfredshed", "rating", RatingForm, _rating),
    Deed("genopfoelgning", "again", FollowUpForm, _again),
)


PAGE: Final = Page("maeglinger", "adviser_mediation", found, show, lambda request, row: acts(row, request.key, {}))

urlpatterns = PAGE.addresses(DEEDS)
