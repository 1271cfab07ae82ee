"""The searches' pages (søgninger): what found nothing or the wrong thing, grouped by like wording."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import Count, F, Max, Q
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.translation import gettext as _

from indgang.foundation import clock, compounds, language, lexicon
from indgang.organisation.rights import Ability
from indgang.wayfinder.held import held
from indgang.wayfinder.masking import MARKS, without_marks
from indgang.wayfinder.models import Search, Sureness
from indgang.wayfinder.models.searches import SearchQuerySet

from .access import StaffRequest, needs
from .forms.searches import SearchFilter

PER_PAGE: Final = 25
TOLD_FROM: Final = 3
"""A word that no dictionary has is shown when it was asked in so many different hours."""
_HIDDEN: Final = "[…]"


@needs(Ability.TEACH_WAYFINDER)
def searches(request: StaffRequest) -> HttpResponse:
    """List the searches that are worth a look, like wordings as one, those asked oftenest first."""
    now, form = clock.now(), SearchFilter.of(request.GET)
    rows = form.selected(now)
    page = Paginator(_grouped(rows), PER_PAGE).get_page(request.GET.get("page"))
    kept = request.GET.copy()
    kept.pop("page", None)
    context = {
        "form": form,
        "page": page,
        "lines": _lines(page, rows),
        "query": f"{kept.urlencode()}&" if kept else "",
        "tabs": tabs("searches"),
        "told_from": TOLD_FROM,
    }
    return render(request, "desk/searches/list.html", context)


def tabs(here: str) -> list[dict[str, Any]]:
    """Return the links between the pages by which the wayfinder is taught."""
    links = (("searches", _("Søgninger")), ("local_words", _("Lokale ord")), ("trainings", _("Indlæringer")))
    return [{"url": reverse(name), "label": label, "current": name == here} for name, label in links]


def shown_text(text: str, hours: int) -> str:
    """Return a search's words as managers see them: one that nobody knows is hidden until enough have asked it."""
    if hours >= TOLD_FROM:
        return text
    return " ".join(word if _is_known(word) else _HIDDEN for word in text.split())


def local_word_in(text: str) -> str:
    """Return what is most likely the local word: the words that no dictionary has, or else all of them."""
    bare = without_marks(text)
    strange = [word for word in language.words(bare) if not lexicon.is_known(word)]
    return " ".join(strange) or bare


def _grouped(rows: SearchQuerySet) -> Any:
    groups = rows.order_by().values("likeness")
    counted = groups.annotate(
        times=Count("pk"),
        hours=Count("at", distinct=True),
        newest=Max("at"),
        example=Max("pk"),
        missed=Count("pk", filter=Q(certainty=Sureness.NONE)),
        doubtful=Count("pk", filter=Q(certainty=Sureness.UNSURE)),
        overruled=Count("pk", filter=Q(chosen__isnull=False) & (Q(first=None) | ~Q(first=F("chosen")))),
    )
    return counted.order_by("-times", "-newest", "likeness")


def _lines(page: Page[Any], rows: SearchQuerySet) -> list[dict[str, Any]]:
    """Return the page's groups with an example of each, and the task that is chosen most."""
    groups = list(page)
    examples = Search.objects.select_related("first", "chosen").in_bulk([group["example"] for group in groups])
    chosen = _chosen_most(rows, [group["likeness"] for group in groups])
    return [
        {
            **group,
            "text": shown_text((example := examples[group["example"]]).text, group["hours"]),
            "first": example.first,
            "chosen": chosen.get(group["likeness"]),
        }
        for group in groups
    ]


def _chosen_most(rows: SearchQuerySet, likenesses: Sequence[str]) -> Mapping[str, str]:
    """Return by wording the title of the task that is chosen most."""
    chosen: Iterable[tuple[str, str, int]] = (
        rows.filter(likeness__in=likenesses, chosen__isnull=False)
        .order_by()
        .values_list("likeness", "chosen__title")
        .annotate(times=Count("pk"))
        .order_by("times", "chosen__title")
    )
    return {likeness: title for likeness, title, _times in chosen}


def _is_known(word: str) -> bool:
    """Tell whether the catalogue or a dictionary has every word in what was typed as one."""
    if word in MARKS:
        return True
    catalogue = held().ranker.index.words
    return all(
        each in catalogue or lexicon.is_known(each) or bool(compounds.parts(each)) for each in language.words(word)
    )


urlpatterns = [path("soegninger/", searches, name="searches")]
