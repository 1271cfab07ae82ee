"""Help to complain (klagehjælp): the guide's first page, where one says what it is about."""

from datetime import date
from typing import Any, Final

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.cache import patch_cache_control
from django.utils.http import urlencode
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.gzip import gzip_page
from django.views.decorators.http import require_http_methods

from indgang.adviser.guide.advice import advise
from indgang.adviser.guide.files import FORMATS, Format
from indgang.adviser.guide.finding import find_routes, route_of, routes_of, routes_of_task, topics
from indgang.adviser.guide.letters import Words, letter
from indgang.adviser.guide.matters import HINTS, Matter, asked_about, has_one_way, named
from indgang.adviser.guide.questions import questions
from indgang.adviser.guide.situation import FIELDS, Situation, Told, read
from indgang.catalogue.models import Task
from indgang.foundation import clock
from indgang.foundation.documents import Document, as_text
from indgang.law.models import Route
from indgang.organisation.models import Municipality
from indgang.wayfinder.answering import answer

from .asking import asked
from .pages import MINUTE, open_page, show

COMMON: Final = (Matter.DECISION, Matter.NO_ANSWER, Matter.CONDUCT, Matter.HANDLING)
"""The matters that are offered where somebody sounds discontented."""
_HELPERS: Final = ("borgerraadgiver", "retshjaelp", "ros-og-forslag")
_EMERGENCY: Final = "112"
_FEW: Final = 3
"""So many ways are chosen from at a glance; nobody has to search among them."""
_PLACEMENT: Final = "rsl-buu"
"""The rule on what the council's committee for children decides."""


@open_page
def complaints(request: HttpRequest) -> HttpResponse:
    """Ask what it is about; each kind of matter is a link."""
    offered = Task.objects.offered(clock.local_day(clock.now())).filter(slug__in=_HELPERS)
    context = {"matters": [(each, HINTS[each]) for each in Matter], "helpers": offered}
    return show(request, "public/complaints.html", context)


@csrf_exempt  # asking changes nothing, and a token would need a cookie
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@gzip_page  # no page holds a secret that its size could tell
def complaint(request: HttpRequest, slug: str) -> HttpResponse:
    """Ask which area it is; words are posted, and only when they are safe do they become an address."""
    matter, today = _matter(slug), clock.local_day(clock.now())
    words = asked((request.POST if request.method == "POST" else request.GET).get("q", ""))
    if request.method == "POST":
        return redirect(_address(matter, words.text, words.url, today))
    routes = routes_of(matter, today)
    if len(routes) == 1:
        return redirect("public_complaint_route", matter, routes[0].number)
    found = find_routes(routes, words.text) or routes_of_task(routes, request.GET.get("opgave", ""))
    context: dict[str, Any] = {
        "matter": matter,
        "hint": HINTS[matter],
        "is_decision": asked_about(matter).is_decision,
        "asked": words,
        "emergency": answer(words.text).emergency if found and words.text else None,
        "is_long": len(routes) > _FEW,
        "routes": topics(matter, routes),
        "found": topics(matter, found),
        "advice": None if routes else advise(Situation(matter), today),
    }
    response = show(request, "public/complaint.html", context)
    if words.text:
        patch_cache_control(response, private=True, no_cache=True)
    else:
        patch_cache_control(response, public=True, max_age=MINUTE)
    return response


def _address(matter: Matter, said: str, answer_url: str, today: date) -> str:
    """Return where the words lead: who is in danger is told whom to call, before any complaint.

    A child that the council has taken from home sounds like one in danger; there the page shows both.
    """
    emergency = answer(said).emergency
    if emergency and emergency.phone == _EMERGENCY and not _is_of_a_placement(matter, said, today):
        return answer_url
    return f"{reverse('public_complaint', args=[matter])}?{urlencode({'q': said})}"


def _is_of_a_placement(matter: Matter, said: str, today: date) -> bool:
    return any(_PLACEMENT in route.rule_list for route in find_routes(routes_of(matter, today), said))


@open_page
def complaint_route(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Ask what has happened, and say who decides, by when, how, and what then."""
    told = _told(slug, number, request.GET)
    return show(request, "public/complaint_route.html", _shown(told))


@csrf_exempt  # nothing is stored, and a token would need a cookie
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def complaint_letter(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Draft the letter on screen, as PDF or for word processing; what is typed is posted, shown and forgotten."""
    typed = request.POST if request.method == "POST" else request.GET
    told, words = _told(slug, number, typed), Words.read(request.POST)
    context = _shown(told)
    short = typed.get("kort", "1" if context["advice"].short_notice else "") == "1"
    today, name = clock.local_day(clock.now()), Municipality.current().name
    draft = letter(told.situation, words, today, municipality=name, short=short)
    wanted = FORMATS.get(request.POST.get("som", ""))
    if wanted and not told.wrong:
        return _unkept(_file(draft, wanted))
    context |= {"words": words, "short": short, "text": as_text(draft) if request.method == "POST" else ""}
    return _unkept(show(request, "public/complaint_letter.html", context, 422 if told.wrong and request.POST else 200))


def _file(draft: Document, wanted: Format) -> HttpResponse:
    disposition = {"Content-Disposition": f'attachment; filename="{wanted.name}"'}
    return HttpResponse(wanted.make(draft), wanted.content_type, headers=disposition)


def _unkept(response: HttpResponse) -> HttpResponse:
    response["Cache-Control"] = "private, no-store"
    return response


def _matter(slug: str) -> Matter:
    if slug not in Matter.values:
        raise Http404
    return Matter(slug)


def _told(slug: str, number: int, typed: Any) -> Told:
    matter, today = _matter(slug), clock.local_day(clock.now())
    route = route_of(matter, number, today)
    if route is None:
        raise Http404
    return read(matter, route, typed, today)


def _shown(told: Told) -> dict[str, Any]:
    """Return what both pages about a way to complain show."""
    route: Route | None = told.situation.route
    return {
        "matter": told.situation.matter,
        "hint": HINTS[told.situation.matter],
        "is_only": has_one_way(told.situation.matter),
        "route": route,
        "topic": named(told.situation.matter, route.number, route.area) if route else "",
        "questions": questions(told),
        "advice": advise(told.situation, clock.local_day(clock.now())),
        "has_answered": any(told.typed.values()),
        "answers": urlencode({name: told.typed[name] for name in FIELDS if told.typed[name]}),
    }


urlpatterns = [
    path("klage/", complaints, name="public_complaints"),
    path("klage/<slug:slug>/", complaint, name="public_complaint"),
    path("klage/<slug:slug>/<int:number>/", complaint_route, name="public_complaint_route"),
    path("klage/<slug:slug>/<int:number>/brev/", complaint_letter, name="public_complaint_letter"),
]
