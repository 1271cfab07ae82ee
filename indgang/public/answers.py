"""The answer to a citizen's words (svar): emergencies first, then the most likely door and why, and a person."""

from dataclasses import dataclass
from typing import Any, Final

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from indgang.catalogue.models import Task
from indgang.catalogue.self_service import SelfService
from indgang.foundation import clock
from indgang.wayfinder import learning
from indgang.wayfinder.answering import Answer, Certainty
from indgang.wayfinder.answering import answer as ask
from indgang.wayfinder.finding import Match
from indgang.wayfinder.models import Face

from .asking import Asked, asked
from .complaints import COMMON
from .pages import show
from .reasons import because, how_sure

_SHOWN: Final = 5
_VERBATIM: Final = "ordret"
_CAN_WAIT: Final = frozenset({"114"})
"""Numbers for what is serious, but for which a task is an answer too."""


@dataclass(frozen=True, slots=True)
class Door:
    """A task as an answer: where and how, how sure that is, and why."""

    task: Task
    placement: str
    sure: str
    because: list[str]
    self_service: SelfService | None


@csrf_exempt  # asking changes nothing, and a token would need a cookie
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_cache=True)
def answer(request: HttpRequest) -> HttpResponse | HttpResponseBase:
    """Answer what was asked; words are posted, and only when they are safe do they become an address."""
    typed = (request.POST if request.method == "POST" else request.GET).get("q", "")
    words = asked(typed)
    if request.method == "POST":
        _learn_from(words)
    if request.method == "POST" or words.text != typed:
        return redirect(words.url)
    return show(request, "public/answer.html", answered(words, repair=_VERBATIM not in request.GET))


def _learn_from(words: Asked) -> None:
    """Write down what was asked and whether it was found, with nothing of who asked; never what is said in danger."""
    found = ask(words.text)
    if words.text and not _is_urgent(found):
        numbers = [match.task.pk for match in found.matches]
        learning.record(words.text, face=Face.PUBLIC, at=clock.now(), certainty=found.certainty, found=numbers)


def answered(words: Asked, *, repair: bool = True) -> dict[str, Any]:
    """Return what the page says to a citizen's words, slips repaired unless the citizen wants them as they stand."""
    found = ask(words.text, repair=repair)
    doors = [_door(match) for match in found.matches[:_SHOWN]] if found.certainty != Certainty.NONE else []
    is_certain = bool(doors) and found.question is None and found.certainty in (Certainty.SURE, Certainty.LIKELY)
    is_urgent = _is_urgent(found)
    is_certain = is_certain and not is_urgent
    asked_about = {choice.task.pk for choice in found.question.choices} if found.question else set()
    others = doors[1:] if is_certain else [door for door in doors if door.task.pk not in asked_about]
    return {
        "asked": words,
        "answer": found,
        "heading": _("Ring først") if is_urgent else _heading(words, is_certain, bool(doors)),
        "best": doors[0] if is_certain else None,
        "others": others,
        "ways": COMMON,
        "is_urgent": is_urgent,
        "verbatim_url": f"{words.url}&{_VERBATIM}" if found.read_as else "",
        "with_person": bool(doors) and not is_urgent,
    }


def _is_urgent(found: Answer) -> bool:
    return found.emergency is not None and found.emergency.phone not in _CAN_WAIT


def _heading(words: Asked, is_certain: bool, is_something: bool) -> str:
    if not words.text:
        return _("Hvad har du brug for hjælp til?")
    if is_certain:
        return _("Her er hjælpen")
    return _("Hvad mener du?") if is_something else _("Det fandt vi ikke")


def _door(match: Match) -> Door:
    sure, reasons = how_sure(match.share), because(match.reasons)
    return Door(match.task, match.placement, sure, reasons, SelfService.of(match.task))


urlpatterns = [path("svar/", answer, name="public_answer")]
