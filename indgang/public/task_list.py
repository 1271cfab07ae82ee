"""All tasks from A to Å (emner A–Å), also under the words that citizens use for them."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import groupby
from typing import Any, Final, Self

from django import forms
from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import path
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.models import Task
from indgang.foundation import clock
from indgang.organisation.models import Area
from indgang.wayfinder.models import Kind, Saying

from .alphabet import LETTERS, in_order, letter_of
from .pages import open_page, show

_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the list: a task under its title, or under another word for it."""

    word: str
    task: Task
    is_title: bool


class ListFilter(forms.Form):
    """What the list is narrowed to; a wrong choice in the address is passed over."""

    omraade = forms.ModelChoiceField(
        Area.objects.all(),
        label=_("Område"),
        required=False,
        empty_label=_("Alle områder"),
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    @classmethod
    def of(cls, asked: QueryDict) -> Self:
        """Return the filter that the address asks for, or an empty one."""
        form = cls(asked)
        return form if form.is_valid() else cls({})

    @property
    def area(self) -> Area | None:
        """The chosen area, if any."""
        self.full_clean()
        return self.cleaned_data.get("omraade")


@open_page
def task_list(request: HttpRequest) -> HttpResponse:
    """Show all titles, those of one area, or all words on one letter."""
    form = ListFilter.of(request.GET)
    letter = _letter(request.GET.get("bogstav", ""))
    tasks = Task.objects.offered(clock.local_day(clock.now()))
    if form.area:
        tasks = tasks.filter(area=form.area)
    local = _local_words() if letter else {}
    entries = [entry for task in tasks for entry in _entries(task, local.get(task.pk, []), with_words=bool(letter))]
    if letter:
        entries = [entry for entry in entries if letter_of(entry.word) == letter]
    entries.sort(key=lambda entry: (in_order(entry.word), not entry.is_title))
    groups = [(key, list(group)) for key, group in groupby(entries, key=lambda entry: letter_of(entry.word))]
    context: dict[str, Any] = {
        "form": form,
        "area": form.area,
        "letter": letter,
        "groups": groups,
        "letters": [(each, any(each == key for key, _group in groups)) for each in LETTERS],
    }
    return show(request, "public/task_list.html", context)


def _letter(asked: str) -> str:
    return asked.lower() if asked.lower() in {*LETTERS, "#"} else ""


def _local_words() -> dict[int, list[str]]:
    """Return by task the words that the municipality has added itself (lokale ord)."""
    found: dict[int, list[str]] = defaultdict(list)
    for number, word in Saying.objects.standing().filter(kind=Kind.SYNONYM).values_list("task_id", "text"):
        found[number].append(word)
    return found


def _entries(task: Task, local: list[str], *, with_words: bool) -> list[Entry]:
    title = task.title_en if get_language() == "en" and task.title_en else task.title
    words = dict.fromkeys([*task.keyword_list, *local]) if with_words else {}
    others = (word for word in words if _is_of_use(in_order(word), in_order(title)))
    return [Entry(title, task, True), *(Entry(word, task, False) for word in others)]


def _is_of_use(word: str, title: str) -> bool:
    """Tell whether somebody would look under the word and not find the title beside it; whole sentences are no use."""
    first, *more = word.split() or [""]
    return first not in ("", title.split()[0]) and not title.startswith(word) and len(more) < _WORDS


urlpatterns = [path("a-aa/", task_list, name="public_tasks")]
