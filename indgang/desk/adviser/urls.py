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
    keys,
    mandate,
    mediation_deeds,
    mediations,
    messages,
    people,
    post,
    presence,
    queue,
    scope,
    terms,
)
from .learning import urls as learning

_WITHIN = [
    *home.urlpatterns,
    *door.urlpatterns,
    *keys.urlpatterns,
    *post.urlpatterns,
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
    *mediations.urlpatterns,
    *mediation_deeds.urlpatterns,
    *learning.urlpatterns,
]

urlpatterns = [path("borgervejleder/", include(_WITHIN))]
