"""Whether the system is well (sundhed), for the machines that watch it."""

from django.contrib.auth.decorators import login_not_required
from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.urls import path
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from indgang import __version__


@never_cache
@login_not_required
@require_safe
def health(request: HttpRequest) -> JsonResponse:
    """Tell whether the database answers: 200 when it does, 503 when not; nothing else is told."""
    reachable = _database_answers()
    answer = {"status": "ok" if reachable else "unavailable", "version": __version__, "database": reachable}
    return JsonResponse(answer, status=200 if reachable else 503)


def _database_answers() -> bool:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except Error:
        return False
    return True


urlpatterns = [path("sundhed/", health, name="health")]
