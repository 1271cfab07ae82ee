"""Signing in (log ind): nobody makes an account for themselves, and guessing is stopped."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


class EmployeeAccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Accounts come from the organisation, never from a sign-up page."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Say no."""
        return False


@login_not_required
def locked_out(request: HttpRequest, credentials: dict[str, Any], *_args: Any, **_kwargs: Any) -> HttpResponse:
    """Tell that the door is closed for a quarter of an hour after too many wrong passwords."""
    return render(request, "desk/locked_out.html", status=429)
