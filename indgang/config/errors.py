"""Each face has its own pages for what went wrong; the address tells which face was asked."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse

from indgang.desk import errors as desk
from indgang.public import errors as public

type Handler[**P] = Callable[P, HttpResponse]


def _by_face(for_citizens: Callable[..., HttpResponse], for_staff: Callable[..., HttpResponse]) -> Handler[...]:
    @wraps(for_staff)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        handler = for_citizens if request.path.startswith(public.PREFIX) else for_staff
        return handler(request, *args, **kwargs)

    return answer


bad_request = _by_face(public.bad_request, desk.bad_request)
not_found = _by_face(public.not_found, desk.not_found)
broken = _by_face(public.broken, desk.broken)
