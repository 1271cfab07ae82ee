"""Help to complain (klagehjælp): which door is the right one, and what to do first."""

from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.models import Task
from indgang.foundation import clock

from .pages import open_page, show


@dataclass(frozen=True, slots=True)
class Way:
    """One door for somebody who is not content: when it is the right one, what to do, and the task behind it."""

    slug: str
    title: str | Promise
    first: str | Promise
    then: str | Promise


WAYS: Final = (
    Way(
        "klage-afgoerelse",
        _("Jeg er uenig i en afgørelse"),
        _(
            "Læs klagevejledningen sidst i brevet. Der står, hvor du skal klage, og hvornår fristen er. Tit er den"
            " 4 uger."
        ),
        _(
            "Send klagen til den, der har truffet afgørelsen. De ser på sagen igen og sender klagen videre, hvis du"
            " ikke får ret. Skriv hellere kort nu, og send resten senere. Er fristen gået, så send alligevel: det er"
            " klageinstansen, der afgør, om klagen kommer for sent."
        ),
    ),
    Way(
        "klage-service",
        _("Jeg er utilfreds med behandlingen"),
        _("Tal først med sagsbehandleren eller afdelingens leder om det, der er sket."),
        _(
            "Det kan handle om tonen, lang ventetid, dårlig vejledning eller en praktisk opgave, der ikke blev gjort."
            " Kommer du ikke videre, så gå til borgervejlederen."
        ),
    ),
    Way(
        "sagsstatus-rykker",
        _("Jeg får ikke svar"),
        _("Ryk afdelingen. Find dit nummer eller dit brev frem, så de hurtigt kan finde sagen."),
        _(
            "Fik du lovet en dag, da du henvendte dig, så sig den. Vi finder ud af, hvor sagen ligger, og hvem"
            " der skal svare."
        ),
    ),
    Way(
        "borgerraadgiver",
        _("Jeg er gået i stå og har brug for hjælp"),
        _("Spørg afdelingen først. Har du gjort det, og kommer du ikke videre, så tal med borgervejlederen."),
        _(
            "Borgervejlederen er neutral, og hjælpen er gratis. Borgervejlederen kan forklare et brev, få dialogen i"
            " gang igen og hjælpe dig med at klage det rigtige sted, men kan ikke ændre en afgørelse."
        ),
    ),
    Way(
        "aktindsigt",
        _("Jeg vil se, hvad der står i min sag"),
        _("Bed om aktindsigt. Du behøver ikke sige hvorfor, men skriv, hvilken sag det handler om."),
        _("Du får som regel svar inden 7 arbejdsdage, eller besked om hvorfor det tager længere tid."),
    ),
    Way(
        "gdpr-indsigt",
        _("Det handler om mine personoplysninger"),
        _("Skriv til kommunen, at du vil se eller have rettet dine oplysninger, eller at der er sket en fejl."),
        _("Er du ikke tilfreds med svaret, kan du klage til Datatilsynet."),
    ),
    Way(
        "ombudsmand-tilsyn",
        _("Jeg har klaget, og det hjalp ikke"),
        _("Brug først alle andre muligheder for at klage."),
        _(
            "Folketingets Ombudsmand kan se på sagen, når den er afgjort til sidst, og der ikke er gået mere end et år."
            " Ankestyrelsen fører tilsyn med, at kommuner følger loven."
        ),
    ),
    Way(
        "retshjaelp",
        _("Jeg vil ikke stå alene med det"),
        _("Du må tage en med til møder, eller lade en anden føre sagen for dig med en fuldmagt."),
        _("Retshjælp og frivillige bisiddere kan hjælpe dig. Spørg os, hvor du finder dem."),
    ),
    Way(
        "ros-og-forslag",
        _("Jeg vil rose eller foreslå noget"),
        _("Skriv, hvad der gik godt, eller hvad vi kan gøre bedre."),
        _("Vi giver det videre til dem, det handler om."),
    ),
)


@open_page
def complaints(request: HttpRequest) -> HttpResponse:
    """Show the doors, each with a link where the municipality offers the task behind it."""
    offered = Task.objects.offered(clock.local_day(clock.now())).filter(slug__in=[way.slug for way in WAYS])
    slugs = set(offered.values_list("slug", flat=True))
    context = {"ways": [(way, way.slug in slugs) for way in WAYS]}
    return show(request, "public/complaints.html", context)


urlpatterns = [path("klage/", complaints, name="public_complaints")]
