"""The answer to a citizen's words (svar): emergencies first, then the most likely door and why, and a person."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.urls import path
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from indgang.wayfinder.finding import find

from .asking import asked
from .pages import show


@dataclass
class Interim:
    """Stands for the answer."""

    said: str
    matches: Any
    read_as: str = ""
    certainty: str = "likely"
    question: Any = None
    life_events: Any = ()
    emergency: Any = None
    complaint: bool = False


@csrf_exempt  # asking changes nothing, and a token would need a cookie
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_cache=True)
def answer(request: HttpRequest) -> HttpResponse | HttpResponseBase:
    """Answer what was asked; words are posted, and only when they are safe do they become an address."""
    typed = (request.POST if request.method == "POST" else request.GET).get("q", "")
    words = asked(typed)
    if request.method == "POST" or words.text != typed:
        return redirect(words.url)
    found = Interim(words.text, find(words.text))
    return show(request, "public/answer.html", {"asked": words, "answer": found})


urlpatterns = [path("svar/", answer, name="public_answer")]
