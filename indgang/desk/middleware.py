"""What every page of the desk passes through: the chosen language, and the door."""

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit, urlunsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import translation
from django.views.decorators.cache import never_cache

from .typed import typed_in

type Answer = Callable[[HttpRequest], HttpResponseBase]


class LanguageMiddleware:
    """Danish unless the person has chosen English; the browser's own language never decides."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer in the chosen language."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, settings.LANGUAGE_CODE)
        translation.activate(chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE)
        request.LANGUAGE_CODE = translation.get_language()
        response = self.get_response(request)
        response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
        return response


class SignInMiddleware:
    """Every page asks for sign-in unless it says otherwise with `login_not_required`.

    What somebody typed before the session ran out is shown again, so that it can be kept.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pass on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Callable[..., object], *_args: object) -> HttpResponse | None:
        """Turn strangers to the sign-in page, back to where they were going."""
        if not getattr(view, "login_required", True) or request.user.is_authenticated:
            return None
        if request.headers.get("HX-Request"):
            return HttpResponse(status=401)
        if request.method == "POST":
            return expired(request)
        return redirect(_sign_in(request.get_full_path()))


@never_cache
def expired(request: HttpRequest) -> HttpResponse:
    """Show what somebody typed before the session ran out (udløbet session), so that it can be copied."""
    typed = typed_in(request)
    return render(request, "desk/expired.html", {"typed": typed, "login": _sign_in(_came_from(request))}, status=401)


def _sign_in(back: str) -> str:
    login = reverse(settings.LOGIN_URL)
    return f"{login}?{urlencode({'next': back})}" if back else login


def _came_from(request: HttpRequest) -> str:
    """Return the page that the form stood on, when it is one of ours."""
    page = urlsplit(request.headers.get("Referer", ""))
    return urlunsplit(("", "", page.path, page.query, "")) if page.netloc == request.get_host() else ""
