"""The desk's addresses: nouns, in Danish as the users see them."""

from django.urls import include, path

from . import (
    accounts,
    citizens,
    contacts,
    directory,
    drafts,
    handovers,
    health,
    home,
    inquiries,
    journal,
    municipality,
    registration,
    search,
    tasks,
    verbs,
)

_INQUIRY = [
    path("", inquiries.inquiry, name="inquiry"),
    path("notat/", verbs.note, name="note"),
    path("loesning/", verbs.solution, name="solution"),
    path("loesning/tilbagetraekning/", verbs.withdrawal, name="withdrawal"),
    path("loefte/", verbs.promise, name="promise"),
    path("fortsaettelse/", verbs.continuation, name="continuation"),
    path("overdragelse/", verbs.hand_over, name="hand_over"),
    path("overdragelse/tilbagetraekning/", verbs.recall, name="recall"),
    path("overdragelse/modtagelse/", handovers.acceptance, name="acceptance"),
    path("overdragelse/svar/", handovers.answer, name="answer"),
    path("overdragelse/retur/", handovers.sending_back, name="sending_back"),
    path("overdragelse/videresendelse/", handovers.forwarding, name="forwarding"),
    path("sammenlaegning/", verbs.merger, name="merger"),
    path("udtagelse/", verbs.discard, name="discard"),
    path("inhabilitet/", verbs.recuse, name="recuse"),
]

urlpatterns = [
    path("", home.home, name="desk"),
    path("opgavevalg/<slug:slug>/", home.choose_task, name="choose_task"),
    path("borgervalg/", home.choose_citizen, name="choose_citizen"),
    path("forslag/", search.suggestions, name="suggestions"),
    path("soegning/", search.inquiries, name="search"),
    path("registrering/", registration.registration, name="registration"),
    path("registrering/<str:ref>/fortrydelse/", registration.undo, name="undo"),
    path("kontakter/", contacts.start, name="contact_start"),
    path("kontakter/<int:number>/afslutning/", contacts.end, name="contact_end"),
    path("kladder/<str:name>/", drafts.draft, name="draft"),
    path("henvendelser/", inquiries.work, name="work"),
    path("henvendelser/<str:ref>/", include(_INQUIRY)),
    path("afdeling/", handovers.inbox, name="inbox"),
    path("borgere/<int:number>/", citizens.citizen, name="citizen"),
    path("borgere/<int:number>/cpr/", citizens.revealed, name="revealed"),
    *accounts.urlpatterns,
    *tasks.urlpatterns,
    *directory.urlpatterns,
    *journal.urlpatterns,
    *health.urlpatterns,
    *municipality.urlpatterns,
]
