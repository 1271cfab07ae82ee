"""How data is shown to citizens: in their language where there is one, and telephone numbers that can be called."""

from typing import Any, Final

from django.template import Library
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = Library()
_LONG: Final = 8


@register.filter
def titled(thing: Any) -> SafeString:
    """Return a task's or life event's title in the reader's language; Danish ones are marked as such in English."""
    return _in_language(thing.title, thing.title_en)


@register.filter
def summed(thing: Any) -> SafeString:
    """Return its summary in the reader's language."""
    return _in_language(thing.summary, thing.summary_en)


@register.filter
def first_sentence(thing: Any) -> SafeString:
    """Return the first sentence of its summary, for a line in a list."""
    in_danish, in_english = (text.split(". ")[0].rstrip(".") for text in (thing.summary, thing.summary_en))
    return _in_language(f"{in_danish}." if in_danish else "", f"{in_english}." if in_english else "")


@register.filter
def grouped(number: int) -> str:
    """Return a whole number with the reader's sign between thousands: 28.123."""
    return number_format(number, force_grouping=True)


@register.filter
def danish(text: object) -> SafeString:
    """Return a text that the municipality has in Danish only; read in English it is marked as Danish."""
    return _in_language(str(text), "")


@register.filter
def callable_number(phone: str) -> str:
    """Return the address behind a telephone number: Danish ones with their country, 112 and its like as they are."""
    digits = "".join(sign for sign in phone if sign.isdecimal())
    return f"tel:+45{digits}" if len(digits) == _LONG else f"tel:{digits}"


@register.filter
def percent(share: float, decimals: int = 0) -> str:
    """Return a share in the reader's digits: 78 %, or 78,4 % when one decimal is asked for."""
    return f"{number_format(round(100 * share, decimals), decimals)} %"


def _in_language(in_danish: str, in_english: str) -> SafeString:
    if get_language() != "en":
        return format_html("{}", in_danish)
    return format_html("{}", in_english) if in_english else format_html('<span lang="da">{}</span>', in_danish)
