"""The forms of the searches' pages (søgninger): what the list is narrowed to, and a local word."""

from datetime import datetime, timedelta
from typing import Any, Final, Self

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from indgang.wayfinder import local_words
from indgang.wayfinder.models import Face, Search
from indgang.wayfinder.models.searches import SearchQuerySet

from .knowledge import TaskName

_SELECT: Final = {"class": "form-select"}
_MISSED, _DOUBTFUL, _OVERRULED = "intet", "tvivl", "anden"
_DAYS: Final = 90


class SearchFilter(forms.Form):
    """What the list of searches is narrowed to; a wrong choice in the address is passed over."""

    which = forms.ChoiceField(
        label=_("Hvad gik galt?"),
        choices=[
            ("", _("Alt, der bør ses på")),
            (_MISSED, _("Intet fundet")),
            (_DOUBTFUL, _("I tvivl")),
            (_OVERRULED, _("En anden opgave valgt")),
        ],
        required=False,
        widget=forms.Select(attrs=_SELECT),
    )
    face = forms.ChoiceField(
        label=_("Hvor"),
        choices=[("", _("Alle steder")), *Face.choices],
        required=False,
        widget=forms.Select(attrs=_SELECT),
    )
    days = forms.ChoiceField(
        label=_("Periode"),
        choices=[(30, _("Seneste 30 dage")), (_DAYS, _("Seneste 90 dage")), (365, _("Seneste år"))],
        required=False,
        widget=forms.Select(attrs=_SELECT),
    )

    @classmethod
    def of(cls, asked: QueryDict) -> Self:
        """Return the filter that the address asks for, without its mistakes."""
        wanted: dict[str, Any] = {"days": _DAYS, **asked.dict()}
        form = cls(wanted)
        if not form.is_valid():
            form = cls({name: value for name, value in wanted.items() if name not in form.errors} | {"days": _DAYS})
            form.is_valid()
        return form

    def selected(self, now: datetime) -> SearchQuerySet:
        """Return the searches that are asked for."""
        data = self.cleaned_data
        rows = Search.objects.between(now - timedelta(days=int(data["days"] or _DAYS)), now + timedelta(hours=1))
        if data["face"]:
            rows = rows.filter(face=data["face"])
        match data["which"]:
            case "intet":
                return rows.missed()
            case "tvivl":
                return rows.doubtful()
            case "anden":
                return rows.overruled()
        return rows.worth_a_look()


class LocalWordForm(forms.Form):
    """A local word, and the task that it stands for."""

    text = forms.CharField(
        label=_("Lokalt ord"),
        max_length=local_words.MOST,
        help_text=_("Det, borgerne siger her: et ord eller nogle få. Ingen navne og numre."),
        widget=forms.TextInput(attrs={"class": "form-input"}),
    )
    task = TaskName(label=_("Opgave"), help_text=_("Skriv noget af navnet, og vælg fra listen."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["task"].required = True
