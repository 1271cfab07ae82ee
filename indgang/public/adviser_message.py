"""Writing to the citizen adviser (skriv til borgervejlederen): sealed at once, without login, script or cookie."""

import re
from typing import Any, Final

from axes.helpers import get_client_ip_address
from django import forms
from django.contrib.auth.decorators import login_not_required
from django.core import signing
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import path
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from indgang.adviser import messaging
from indgang.adviser.models import SenderMark, Wish, Zone
from indgang.foundation import clock
from indgang.foundation.refusals import Refusal
from indgang.inquiries import texts

from .pages import open_page, show

QUICKEST: Final = 3
"""A person needs more than so many seconds to fill the form in; a robot does not."""
_LONGEST: Final = 24 * 60 * 60
"""So many seconds may pass before the page must be fetched anew."""
MOST: Final = 5
"""So many messages can come from one address in an hour; a library's computers share one."""
_RECEIPT: Final = re.compile(r"[0-9A-Z]{3}(-[0-9A-Z]{3}){2}")
_LINE: Final = forms.TextInput(attrs={"class": "form-input"})


class TooManyMessages(Refusal):
    """Many messages came from one address."""

    sentence = _("Der er sendt mange beskeder fra dette sted den sidste time.")
    advice = _("Vent lidt, og prøv igen, eller ring. Din tekst står her endnu.")


class LooksLikeRobot(Refusal):
    """The form was filled in faster than anybody writes, or in a field that nobody sees."""

    sentence = _("Beskeden kom så hurtigt, at den ligner en, der er sendt af en maskine.")
    advice = _("Vent et øjeblik, og tryk på Send igen. Din tekst står her endnu.")


class MessageForm(forms.Form):
    """What the citizen wants to say; who it is may be left out."""

    text = forms.CharField(
        label=_("Hvad handler det om?"),
        max_length=texts.LIMIT,
        widget=forms.Textarea(attrs={"class": "form-input", "rows": 8}),
        help_text=_(
            "Skriv gerne, hvilken afdeling det handler om, og hvad du har gjort indtil nu. Skriv ikke CPR-nummer."
        ),
    )
    wish = forms.ChoiceField(
        label=_("Hvad vil du gerne?"),
        choices=Wish,
        initial=Wish.GUIDANCE,
        widget=forms.RadioSelect(attrs={"class": "form-radio"}),
    )
    name = forms.CharField(label=_("Dit navn"), max_length=120, required=False, widget=_LINE)
    phone = forms.CharField(
        label=_("Telefon"),
        max_length=40,
        required=False,
        widget=forms.TextInput(
            attrs={"class": "form-input form-input--medium", "inputmode": "tel", "autocomplete": "tel"}
        ),
    )
    email = forms.EmailField(
        label=_("E-mail"),
        required=False,
        widget=forms.EmailInput(attrs={"class": "form-input", "autocomplete": "email"}),
    )
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}))
    begun = forms.CharField(required=False, widget=forms.HiddenInput)


@csrf_exempt  # a token would need a cookie, and whoever posts here is nobody in particular
@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def message(request: HttpRequest) -> HttpResponseBase:
    """Take a message to the adviser, and give a receipt; what cannot be taken is shown again, whole."""
    if not Zone.objects.exists():
        return show(request, "public/adviser_message.html", {"form": None})
    if request.method != "POST":
        return _asked(request, MessageForm(initial={"begun": _now_signed()}))
    form = MessageForm(request.POST)
    if not form.is_valid():
        return _asked(request, form, status=422)
    try:
        receipt = _received(request, form.cleaned_data)
    except Refusal as refusal:
        form.add_error(None, refusal.in_full)
        form.data = {**request.POST.dict(), "begun": _now_signed(), "website": ""}
        return _asked(request, form, status=409)
    return redirect("public_message_receipt", receipt)


def _asked(request: HttpRequest, form: MessageForm, status: int = 200) -> HttpResponse:
    return show(request, "public/adviser_message.html", {"form": form}, status=status)


def _received(request: HttpRequest, data: dict[str, Any]) -> str:
    _looks_written(data)
    _not_too_many(request)
    message = messaging.receive(
        data["wish"],
        data["text"],
        at=clock.now(),
        language=(get_language() or "da")[:5],
        name=data["name"],
        phone=data["phone"],
        email=data["email"],
    )
    return message.receipt


def _looks_written(data: dict[str, Any]) -> None:
    """Raise LooksLikeRobot when the unseen field is filled, or the page was not open long enough to write in."""
    try:
        begun = float(signing.loads(data["begun"], salt="message", max_age=_LONGEST))
    except (signing.BadSignature, TypeError, ValueError):
        begun = clock.now().timestamp()
    if data["website"] or clock.now().timestamp() - begun < QUICKEST:
        raise LooksLikeRobot


def _now_signed() -> str:
    return signing.dumps(clock.now().timestamp(), salt="message")


def _not_too_many(request: HttpRequest) -> None:
    """Raise TooManyMessages after some from one address; the address itself is kept nowhere."""
    if not SenderMark.may_write(get_client_ip_address(request) or "", at=clock.now(), most=MOST):
        raise TooManyMessages


@open_page
def receipt(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the receipt's number, and what happens now; it tells nothing of what was written."""
    if not _RECEIPT.fullmatch(slug):
        raise Http404
    return show(request, "public/adviser_receipt.html", {"receipt": slug})


urlpatterns = [
    path("borgervejleder/skriv/", message, name="public_message"),
    path("borgervejleder/skriv/<slug:slug>/", receipt, name="public_message_receipt"),
]
