"""The municipality's colours (kommunens farver) as a stylesheet, made readable where they are not."""

from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_safe

from indgang.organisation.models import Municipality

type Colour = tuple[int, int, int]

READABLE: Final = 4.5
"""The contrast that WCAG 2.2 asks of text (1.4.3)."""
_WHITE: Final = (255, 255, 255)
_INK: Final = (26, 26, 26)
_YEAR: Final = 365 * 24 * 3600


@login_not_required
@require_safe
def stylesheet(request: HttpRequest) -> HttpResponse:
    """Return the colours; kept for a year under the address that names them, else for a minute."""
    municipality = Municipality.current()
    primary = readable_on_white(_read(municipality.primary_colour))
    css = (
        f":root {{ --municipality-primary: {_written(primary)};"
        f" --municipality-on-primary: {_written(text_on(primary))}; }}\n"
    )
    asked_for = municipality.stylesheet_url == request.get_full_path()
    kept = f"public, max-age={_YEAR}, immutable" if asked_for else "public, max-age=60"
    return HttpResponse(css, content_type="text/css; charset=utf-8", headers={"Cache-Control": kept})


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours from 1 to 21 (WCAG 2.2, "contrast ratio")."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def readable_on_white(colour: Colour) -> Colour:
    """Return the colour itself, or as much darker as it must be to be read on white."""
    while contrast(colour, _WHITE) < READABLE:
        red, green, blue = (part * 97 // 100 for part in colour)
        colour = (red, green, blue)
    return colour


def text_on(colour: Colour) -> Colour:
    """Return white or ink, whichever is easier to read on the colour."""
    return max((_WHITE, _INK), key=lambda ink: contrast(ink, colour))


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)


def _read(written: str) -> Colour:
    red, green, blue = bytes.fromhex(written.removeprefix("#"))
    return red, green, blue


def _written(colour: Colour) -> str:
    return "#{:02x}{:02x}{:02x}".format(*colour)


urlpatterns = [path("kommune.css", stylesheet, name="municipality_stylesheet")]
