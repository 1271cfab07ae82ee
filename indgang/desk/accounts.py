"""Signing in (log ind): nobody makes an account for themselves, and guessing is stopped."""

from datetime import datetime, timedelta
from typing import Any, Final

from allauth.account import views
from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ChangePasswordForm, LoginForm
from axes.helpers import get_cool_off
from axes.models import AccessAttempt
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.password_validation import password_validators_help_texts
from django.db import transaction
from django.db.models import Max
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.urls import path
from django.utils.translation import gettext_lazy as _

from indgang.foundation import clock
from indgang.foundation.refusals import Refusal
from indgang.journal import chain
from indgang.organisation.models import Employee

from .adviser.access import take_back
from .errors import refused

_MINUTE: Final = timedelta(minutes=1)


class NoPasswordHere(Refusal):
    """The employee's password is kept by another system."""

    sentence = _("Din adgangskode skiftes ikke her.")
    advice = _("Din konto har ingen adgangskode i Indgang. Spørg systemadministratoren, hvor du skifter den.")


class EmployeeAccountAdapter(DefaultAccountAdapter):
    """Accounts come from the organisation, never from a sign-up page."""

    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _("Brugernavnet eller adgangskoden er forkert. Prøv igen."),
        "enter_current_password": _("Det er ikke din nuværende adgangskode."),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say no."""
        return False

    def set_password(self, user: Employee, password: str) -> None:
        """Keep the new password, and write down that it was changed."""
        user.set_password(password)
        with transaction.atomic():
            user.save(update_fields=["password"])
            chain.record("employee.password_changed", user, by=user, at=clock.now())

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Go back to the desk."""
        return str(settings.LOGIN_REDIRECT_URL)


class SignInForm(LoginForm):
    """User name and password (brugernavn og adgangskode)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self, "login", _("Brugernavn"), autocapitalize="none", spellcheck="false", autofocus=True)
        _dress(self, "password", _("Adgangskode"))


class NewPasswordForm(ChangePasswordForm):
    """The present password once, the new one twice (skift adgangskode)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _dress(self, "oldpassword", _("Nuværende adgangskode"))
        _dress(self, "password1", _("Ny adgangskode"))
        _dress(self, "password2", _("Ny adgangskode igen"))
        self.fields["password1"].help_text = " ".join(password_validators_help_texts())


def _dress(form: Any, name: str, label: Any, **attributes: Any) -> None:
    field = form.fields[name]
    field.label, field.help_text = label, ""
    field.widget.attrs.pop("placeholder", None)
    field.widget.attrs |= {"class": "form-input", **attributes}


class SignIn(views.LoginView):
    """The page where one signs in (log ind)."""

    form_class = SignInForm


class SignOut(views.LogoutView):
    """The page where one signs out (log ud); only a posted form does it, and the closed zone is locked with it."""

    def post(self, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Sign out, and let the browser forget the key to the closed zone."""
        answer: HttpResponseBase = super().post(*args, **kwargs)
        take_back(answer)
        return answer


class PasswordChange(views.PasswordChangeView):
    """The page where one changes one's own password (skift adgangskode)."""

    form_class = NewPasswordForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Turn away those whose password is kept elsewhere."""
        if isinstance(request.user, Employee) and not request.user.has_usable_password():
            return refused(request, NoPasswordHere())
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer


def locked_out(
    request: HttpRequest, _original: HttpResponse | None, credentials: dict[str, Any] | None
) -> HttpResponse:
    """Tell that the door is closed for a quarter of an hour after too many wrong passwords, and until when."""
    until = _opens_again(request, (credentials or {}).get("username", ""))
    answer = render(request, "desk/locked_out.html", {"until": until}, status=429)
    answer.headers["Retry-After"] = str(max(60, int((until - clock.now()).total_seconds())))
    return answer


def _opens_again(request: HttpRequest, username: str) -> datetime:
    address = request.axes_ip_address  # type: ignore[attr-defined]  # set by axes' middleware
    attempts = AccessAttempt.objects.filter(username=username, ip_address=address)
    last: datetime = attempts.aggregate(last=Max("attempt_time"))["last"] or clock.now()
    closed_for: timedelta = get_cool_off(request)
    return (last + closed_for + _MINUTE).replace(second=0, microsecond=0)


urlpatterns = [
    path("log-ind/", login_not_required(SignIn.as_view()), name="account_login"),
    path("log-ud/", login_not_required(SignOut.as_view()), name="account_logout"),
    path("adgangskode/", PasswordChange.as_view(), name="account_change_password"),
]
