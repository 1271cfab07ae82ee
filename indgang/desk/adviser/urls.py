"""The adviser's addresses, all under /borgervejleder/."""

from django.urls import include, path

from . import capacity, door, home, mandate, presence, queue, scope

_WITHIN = [
    *home.urlpatterns,
    *door.urlpatterns,
    *scope.urlpatterns,
    *mandate.urlpatterns,
    *presence.urlpatterns,
    *queue.urlpatterns,
    *capacity.urlpatterns,
]

urlpatterns = [path("borgervejleder/", include(_WITHIN))]
