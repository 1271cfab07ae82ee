"""The first question of every page: may this person be here?"""

from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from indgang.organisation.models import Employee
from indgang.organisation.rights import Ability


class StaffRequest(HttpRequest):
    """A request by a signed-in employee."""

    user: Employee


type View[**P] = Callable[Concatenate[StaffRequest, P], HttpResponse]


def needs[**P](*abilities: Ability) -> Callable[[View[P]], View[P]]:
    """Let a page be seen only by those who may do one of the given things; all others get 403."""

    def wrap(view: View[P]) -> View[P]:
        def checked(request: StaffRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not any(request.user.may(ability) for ability in abilities):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        update_wrapper(checked, view)
        return checked

    return wrap
