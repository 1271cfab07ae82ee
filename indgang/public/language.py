"""The choice of language (sprogvalg): the one cookie that a citizen can get, and only by asking for it."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.urls import path
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import set_language


@csrf_exempt  # a token would need a cookie of its own, and a language does nobody harm
@login_not_required
@require_POST
def language(request: HttpRequest) -> HttpResponseBase:
    """Remember the chosen language until the browser is closed, and go back."""
    return set_language(request)


urlpatterns = [path("sprog/", language, name="public_language")]
