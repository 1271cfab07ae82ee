"""The complaint guide at the desk (klagevejviser): what citizens are told, with its rules and what is not certain."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path

from indgang.adviser.guide.advice import advise
from indgang.adviser.guide.files import FORMATS, Format
from indgang.adviser.guide.finding import Topic, find_routes, route_of, routes_of, routes_of_task, topics
from indgang.adviser.guide.letters import Words, letter
from indgang.adviser.guide.matters import HINTS, Matter
from indgang.adviser.guide.questions import questions
from indgang.adviser.guide.situation import read
from indgang.foundation import clock
from indgang.foundation.documents import Document, as_text
from indgang.law.models import Route, Rule
from indgang.organisation.models import Municipality
from indgang.organisation.rights import Ability

from .access import StaffRequest, needs
from .law import tabs

_LONGEST: Final = 300


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the complaint is about, as far as it is known (valg)."""

    matter: Matter
    routes: Sequence[Topic]
    found: Sequence[Topic]
    route: Route | None


@needs(Ability.SEE_TASKS)
def complaint_guide(request: StaffRequest) -> HttpResponse:
    """Show the way to complain and draft the letter; what a citizen says is posted, shown and forgotten."""
    typed: Mapping[str, str] = request.POST if request.method == "POST" else request.GET
    said = request.POST.get("q", "").strip()[:_LONGEST]
    today = clock.local_day(clock.now())
    chosen = _chosen(typed, said, today)
    told = read(chosen.matter, chosen.route, typed, today)
    advice, words = advise(told.situation, today), Words.read(request.POST)
    short = typed.get("kort", "1" if advice.short_notice else "") == "1"
    draft = letter(told.situation, words, today, municipality=Municipality.current().name, short=short)
    wanted = FORMATS.get(request.POST.get("som", ""))
    if wanted and chosen.route and not told.wrong:
        return _file(draft, wanted)
    context: dict[str, Any] = {
        "tabs": tabs(request.user, "complaint_guide", today),
        "chosen": chosen,
        "matters": Matter,
        "hint": HINTS[chosen.matter],
        "said": said,
        "questions": questions(told),
        "advice": advice,
        "rules": _rules(chosen.route, today),
        "words": words,
        "short": short,
        "text": as_text(draft) if "som" in request.POST and chosen.route else "",
    }
    response = render(request, "desk/complaint_guide.html", context, status=422 if told.wrong else 200)
    response["Cache-Control"] = "private, no-store"
    return response


def _chosen(typed: Mapping[str, str], said: str, today: date) -> Chosen:
    """Return what was chosen: a button, else the list, else the only way that there is or that fits."""
    matter = Matter(typed["hvad"]) if typed.get("hvad") in Matter.values else Matter.DECISION
    routes = routes_of(matter, today)
    found = find_routes(routes, said) if said else routes_of_task(routes, typed.get("opgave", ""))
    number = typed.get("vaelg") or typed.get("emne", "")
    route = route_of(matter, int(number), today) if number.isdecimal() and len(number) < 4 else None
    only = routes if len(routes) == 1 else found if len(found) == 1 else []
    return Chosen(matter, topics(matter, routes), topics(matter, found), route or next(iter(only), None))


def _rules(route: Route | None, today: date) -> list[Rule]:
    codes = route.rule_list if route else []
    by_code = {rule.code: rule for rule in Rule.objects.in_force(today).filter(code__in=codes)}
    return [by_code[code] for code in codes if code in by_code]


def _file(draft: Document, wanted: Format) -> HttpResponse:
    response = HttpResponse(wanted.make(draft), wanted.content_type)
    response["Content-Disposition"] = f'attachment; filename="{wanted.name}"'
    response["Cache-Control"] = "private, no-store"
    return response


urlpatterns = [path("klagevejviser/", complaint_guide, name="complaint_guide")]
