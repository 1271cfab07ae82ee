"""The adviser's addresses, all under /borgervejleder/."""

from django.urls import include, path

from . import door, home, mandate, scope

_WITHIN = [
    *home.urlpatterns,
    *door.urlpatterns,
    *scope.urlpatterns,
    *mandate.urlpatterns,
]

urlpatterns = [path("borgervejleder/", include(_WITHIN))]
