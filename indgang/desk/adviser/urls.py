"""The adviser's addresses, all under /borgervejleder/."""

from django.urls import include, path

from . import (
    capacity,
    cases,
    casework,
    contact_page,
    contacts,
    door,
    drafts,
    forward,
    forwarding_deeds,
    forwardings,
    home,
    mandate,
    messages,
    people,
    presence,
    queue,
    scope,
    terms,
)

_WITHIN = [
    *home.urlpatterns,
    *door.urlpatterns,
    *contacts.urlpatterns,
    *contact_page.urlpatterns,
    *cases.urlpatterns,
    *casework.urlpatterns,
    *people.urlpatterns,
    *messages.urlpatterns,
    *drafts.urlpatterns,
    *scope.urlpatterns,
    *mandate.urlpatterns,
    *presence.urlpatterns,
    *queue.urlpatterns,
    *capacity.urlpatterns,
    *forward.urlpatterns,
    *forwardings.urlpatterns,
    *forwarding_deeds.urlpatterns,
    *terms.urlpatterns,
]

urlpatterns = [path("borgervejleder/", include(_WITHIN))]
