"""The adviser's addresses, all under /borgervejleder/."""

from django.urls import include, path

from . import door, home

_WITHIN = [
    *home.urlpatterns,
    *door.urlpatterns,
]

urlpatterns = [path("borgervejleder/", include(_WITHIN))]
