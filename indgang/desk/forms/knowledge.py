"""The forms of the knowledge base (viden): an article, feedback on it, a notice, and the lists' filters."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final, Self
from uuid import uuid4

from django import forms
from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.models import Confidence, Task
from indgang.foundation.refusals import Refusal
from indgang.knowledge import sources, texts
from indgang.knowledge.models import Article, Audience, FeedbackKind, Version, Wording
from indgang.organisation.models import Area, Centre, Employee
from indgang.organisation.rights import ABILITIES, Ability, Role

from .fields import DanishDateField, TextField

TASKS: Final = 6
"""So many tasks can be named for an article."""
_TEXT: Final = {"class": "form-input"}
_SELECT: Final = {"class": "form-select"}


class TaskName(forms.CharField):
    """A task by its title or code, helped by the browser's own list of titles."""

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={**_TEXT, "list": "task-titles", "autocomplete": "off"})
        super().__init__(required=False, max_length=160, widget=widget, **kwargs)

    def clean(self, value: Any) -> Task | None:
        """Return the task."""
        said = str(super().clean(value) or "").strip()
        if not said:
            return None
        task = Task.objects.filter(Q(title__iexact=said) | Q(slug=said)).first()
        if task is None:
            raise forms.ValidationError(_("Ingen opgave hedder det. Vælg en fra listen."))
        return task


class ArticleForm(forms.Form):
    """An article: what it says, on what, for whom, who owns it, and when it is looked at again."""

    based_on = forms.IntegerField(widget=forms.HiddenInput, initial=0, min_value=0)
    title = forms.CharField(label=_("Overskrift"), max_length=texts.TITLE, widget=forms.TextInput(attrs=_TEXT))
    text = TextField(
        label=_("Tekst"),
        widget=forms.Textarea(
            attrs={
                **_TEXT,
                "rows": 18,
                "hx-post": "/viden/klart-sprog/",
                "hx-trigger": "input changed delay:600ms",
                "hx-target": "#check",
                "hx-sync": "this:replace",
            }
        ),
        limit=texts.ARTICLE,
        help_text=_("Tom linje: nyt afsnit. »- «: punkt. »1. «: trin. »## «: overskrift. Link: [ord](https://…)"),
    )
    audience = forms.ChoiceField(label=_("Målgruppe"), choices=Audience, widget=forms.Select(attrs=_SELECT))
    owner = forms.ModelChoiceField(
        Employee.objects.none(), label=_("Ejer"), empty_label=None, widget=forms.Select(attrs=_SELECT)
    )
    review_by = DanishDateField(label=_("Gennemses inden"))
    confidence = forms.ChoiceField(
        label=_("Hvor sikkert er det?"), choices=Confidence, widget=forms.Select(attrs=_SELECT)
    )
    sources = TextField(
        label=_("Kilder"),
        required=False,
        rows=4,
        limit=texts.SHORT,
        help_text=_("Én pr. linje: tekst | https://adresse | dd.mm.åååå. Adressen og datoen kan udelades."),
    )
    note = forms.CharField(
        label=_("Hvad har du ændret?"), required=False, max_length=texts.NOTE, widget=forms.TextInput(attrs=_TEXT)
    )

    def __init__(self, *args: Any, employee: Employee, owner: Employee | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = _owners(employee, owner)  # type: ignore[attr-defined]
        for number in range(1, TASKS + 1):
            self.fields[f"task{number}"] = TaskName(label=_("Opgave %(number)s") % {"number": number})

    @classmethod
    def of(cls, article: Article, newest: Version, employee: Employee) -> Self:
        """Return the form filled with an article as its newest version has it."""
        initial: dict[str, Any] = {
            "based_on": newest.number,
            "title": newest.title,
            "text": newest.text,
            "sources": newest.sources,
            "audience": newest.audience,
            "owner": article.owner_id,
            "review_by": article.review_by,
            "confidence": article.confidence,
        }
        initial |= {f"task{number}": task.title for number, task in enumerate(article.tasks.all(), 1)}
        return cls(employee=employee, owner=article.owner, initial=initial)

    @property
    def task_fields(self) -> list[forms.BoundField]:
        """The fields for tasks, which stand side by side."""
        return [self[f"task{number}"] for number in range(1, TASKS + 1)]

    def clean_sources(self) -> str:
        """Return the sources in one form."""
        try:
            return sources.written(str(self.cleaned_data["sources"]))
        except Refusal as refusal:
            raise forms.ValidationError(refusal.in_full) from refusal

    @property
    def tasks(self) -> list[Task]:
        """The tasks that were named, each once."""
        named = (self.cleaned_data.get(f"task{number}") for number in range(1, TASKS + 1))
        return list({task.pk: task for task in named if task}.values())

    @property
    def wording(self) -> Wording:
        """What the article is to say."""
        data = self.cleaned_data
        return Wording(title=data["title"], text=data["text"], sources=data["sources"], audience=data["audience"])


def _owners(employee: Employee, owner: Employee | None) -> Any:
    """Return who may own what this person writes: all who read articles, or the colleagues of the department."""
    readers = [role for role in Role if Ability.READ_KNOWLEDGE in ABILITIES[role]]
    staff = Employee.objects.active().filter(grants__role__in=readers, grants__ended_at=None)
    if not employee.may(Ability.WRITE_KNOWLEDGE):
        staff = staff.filter(department=employee.department_id)
    numbers = staff.values("pk")
    return Employee.objects.filter(Q(pk__in=numbers) | Q(pk=owner.pk if owner else 0))


class ReviewForm(forms.Form):
    """When to look next."""

    review_by = DanishDateField(label=_("Gennemses igen inden"))


class WithdrawForm(forms.Form):
    """Why a text is taken out of use."""

    reason = forms.CharField(
        label=_("Begrundelse"), max_length=texts.NOTE, widget=forms.Textarea(attrs={**_TEXT, "rows": 2})
    )


class FeedbackForm(forms.Form):
    """What the reader wants to tell; the key keeps a double click from telling it twice."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    kind = forms.ChoiceField(label=_("Hvad vil du sige?"), choices=FeedbackKind, widget=forms.Select(attrs=_SELECT))
    text = TextField(label=_("Din tilbagemelding"), required=False, rows=3, limit=texts.SHORT)

    def clean(self) -> dict[str, Any]:
        """See that there are words, except for praise."""
        data = super().clean() or {}
        if data.get("kind") != FeedbackKind.GOOD and not data.get("text") and "text" not in self.errors:
            self.add_error("text", _("Skriv, hvad du savner, eller hvad der er forkert, så det kan rettes."))
        return data


class ReplyForm(forms.Form):
    """What came of it."""

    text = TextField(label=_("Svar"), required=False, rows=2, limit=texts.SHORT)
    done = forms.BooleanField(
        label=_("Teksten er rettet"), required=False, widget=forms.CheckboxInput(attrs={"class": "form-checkbox"})
    )

    def clean(self) -> dict[str, Any]:
        """See that there are words, or that the text was put right."""
        data = super().clean() or {}
        if not (data.get("text") or data.get("done")):
            self.add_error("text", _("Skriv et svar, eller sæt kryds ved, at teksten er rettet."))
        return data


class NoticeForm(forms.Form):
    """A message to the staff."""

    title = forms.CharField(label=_("Overskrift"), max_length=texts.TITLE, widget=forms.TextInput(attrs=_TEXT))
    text = TextField(label=_("Tekst"), rows=6, limit=texts.SHORT)
    centre = forms.ModelChoiceField(
        Centre.objects.all(),
        label=_("Hvilket center?"),
        required=False,
        empty_label=_("Alle centre og afdelinger"),
        widget=forms.Select(attrs=_SELECT),
    )
    role = forms.ChoiceField(
        label=_("Hvilken rolle?"),
        required=False,
        choices=[("", _("Alle roller")), *Role.choices],
        widget=forms.Select(attrs=_SELECT),
    )
    valid_from = DanishDateField(label=_("Vises fra"))
    valid_to = DanishDateField(label=_("Vises til og med"), required=False)
    important = forms.BooleanField(
        label=_("Vigtig: står øverst"),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-checkbox"}),
    )

    for_citizens = forms.BooleanField(
        label=_("Vis den også for borgerne på nettet"),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-checkbox"}),
    )

    def clean(self) -> dict[str, Any]:
        """See that the notice does not end before it begins."""
        data = super().clean() or {}
        begins, ends = data.get("valid_from"), data.get("valid_to")
        if begins and ends and ends < begins:
            self.add_error("valid_to", _("Beskeden slutter, før den begynder. Ret en af de to datoer."))
        return data


class ArticleFilter(forms.Form):
    """What the list is narrowed to; a wrong choice in the address is passed over."""

    q = forms.CharField(required=False, max_length=200)
    audience = forms.ChoiceField(
        label=_("Målgruppe"),
        choices=[("", _("Alle")), *Audience.choices],
        required=False,
        widget=forms.Select(attrs=_SELECT),
    )
    area = forms.ModelChoiceField(
        Area.objects.all(),
        label=_("Område"),
        required=False,
        empty_label=_("Alle"),
        widget=forms.Select(attrs=_SELECT),
    )
    owner = forms.ModelChoiceField(
        Employee.objects.filter(articles__isnull=False).distinct(),
        label=_("Ejer"),
        required=False,
        empty_label=_("Alle"),
        widget=forms.Select(attrs=_SELECT),
    )
    state = forms.ChoiceField(label=_("Tilstand"), required=False, widget=forms.Select(attrs=_SELECT))

    def __init__(self, *args: Any, states: Sequence[tuple[str, Any]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["state"].choices = [("", _("Gælder")), *states]  # type: ignore[attr-defined]

    @classmethod
    def of(cls, asked: QueryDict, states: Sequence[tuple[str, Any]]) -> Self:
        """Return the filter that the address asks for, without its mistakes."""
        form = cls(asked, states=states)
        if form.is_valid():
            return form
        form = cls({name: value for name, value in asked.items() if name not in form.errors}, states=states)
        form.is_valid()
        return form

    @property
    def said(self) -> str:
        """What was typed in the search field."""
        return str(self.cleaned_data.get("q", "")).strip()

    def chosen(self, name: str) -> Any:
        """Return what was chosen in a field, if anything."""
        return self.cleaned_data.get(name)


def a_year_after(day: date) -> date:
    """Return the usual day for the next review: a year later."""
    return day.replace(year=day.year + 1, day=min(day.day, 28))
