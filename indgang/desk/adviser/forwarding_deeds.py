"""What is done on a forwarding's page; each address is a noun that is posted."""

from collections.abc import Callable
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indgang.adviser.forwarding.codes import Reminder
from indgang.adviser.models import Forwarding

from .access import ZoneRequest
from .deeds import Deed, Page, Who
from .forms.forwardings import (
    AnswerForm,
    FindingForm,
    NothingForm,
    PauseForm,
    RecallForm,
    TellForm,
    ViewForm,
)
from .forwarding_acts import acts
from .forwardings import found, show


def _remind(step: Reminder, said: Any) -> Callable[[Forwarding, dict[str, Any], Who, ZoneRequest], str]:
    def act(row: Forwarding, _data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
        row.remind(step, **who)
        return str(said)

    return act


def _pause(row: Forwarding, data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    row.pause(data["reason"], **who)
    return _("Fristen er sat på pause. Afdelingen kan se hvorfor.")


def _resume(row: Forwarding, _data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    row.resume(**who)
    return _("Fristen løber igen, til den %(due)s.") % {"due": f"{row.due:%d.%m.%Y}"}


def _extend(row: Forwarding, _data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    row.extend(**who)
    return _("Fristen er forlænget til den %(due)s.") % {"due": f"{row.due:%d.%m.%Y}"}


def _decline(row: Forwarding, _data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    row.decline_time(**who)
    return _("Fristen er stadig den %(due)s.") % {"due": f"{row.due:%d.%m.%Y}"}


def _answer(row: Forwarding, data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    row.answer_with(data["answer"], data["text"], changes=data["changes"], **who)
    return _("Svaret er skrevet ind. Fortæl borgeren det.")


def _tell(row: Forwarding, data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    row.tell(data["way"], data["text"], **who)
    return _("Noteret: borgeren er orienteret.")


def _give_up(row: Forwarding, _data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    row.give_up(**who)
    return _("Det er noteret, at afdelingen ikke har svaret.")


def _recall(row: Forwarding, data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    row.recall(data["reason"], **who)
    return _("Brevet er kaldt tilbage.")


def _view(row: Forwarding, data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    row.write_view(data["view"], keeps_complaint=data["keeps_complaint"], **who)
    return _("Borgerens oplevelse er gemt.")


def _finding(row: Forwarding, data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    row.judge(data["finding"], data["text"], **who)
    return _("Din vurdering er gemt.")


def _close(row: Forwarding, _data: dict[str, Any], who: Who, _request: ZoneRequest) -> str:
    row.close(**who)
    return _("Videresendelsen er afsluttet, og teksterne er lagt bort.")


DEEDS: Final = (
    Deed(
        "paamindelse",
        "reminder",
        NothingForm,
        _remind(Reminder.DEPARTMENT, gettext_lazy("Noteret: afdelingen er rykket.")),
    ),
    Deed("leder", "leader", NothingForm, _remind(Reminder.LEADER, gettext_lazy("Noteret: lederen er rykket."))),
    Deed(
        "direktoer", "director", NothingForm, _remind(Reminder.DIRECTOR, gettext_lazy("Noteret: direktøren er rykket."))
    ),
    Deed("pause", "pause", PauseForm, _pause),
    Deed("fortsaettelse", "resume", NothingForm, _resume),
    Deed("forlaengelse", "extend", NothingForm, _extend),
    Deed("fastholdelse", "decline", NothingForm, _decline),
    Deed("svar", "answer", AnswerForm, _answer),
    Deed("orientering", "tell", TellForm, _tell),
    Deed("opgivelse", "give_up", NothingForm, _give_up),
    Deed("tilbagekaldelse", "recall", RecallForm, _recall),
    Deed("oplevelse", "view", ViewForm, _view),
    Deed("vurdering", "finding", FindingForm, _finding),
    Deed("afslutning", "close", NothingForm, _close),
)


PAGE: Final = Page("videresendte", "adviser_forwarding", found, show, lambda request, row: acts(request, row, {}))

urlpatterns = PAGE.addresses(DEEDS)
