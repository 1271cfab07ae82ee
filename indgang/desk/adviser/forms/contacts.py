"""The forms for contacts: the quick one, the full one, and taking one out."""

from typing import Any, Final
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.adviser.models import ContactKind, DiscardReason, Finding, Outcome, PointKind, Spent, Way
from indgang.adviser.registration import NewPoint
from indgang.desk.forms.fields import DanishMomentField, TaskField, TextField

from .choices import SELECT, AnyDepartmentField, PlaceField, RouteField, ThemeField

_USUAL: Final = ("", _("Som typen plejer"))
_UNSET: Final = ("", "–")
_LINE: Final = forms.TextInput(attrs={"class": "form-input", "autocomplete": "off"})
KEYS: Final = {"department": "Alt+g", "theme": "Alt+e", "route": "Alt+i", "outcome": "Alt+u", "spent": "Alt+y"}
"""The key that leads to a list; there a letter chooses."""
POINTS: Final = 3
"""So many matters can be written down in one contact at a time."""


class ContactFields(forms.Form):
    """What is known of a contact besides its words."""

    kind = forms.ChoiceField(label=_("Type"), choices=ContactKind, initial=ContactKind.SIGNPOSTING, widget=SELECT)
    way = forms.ChoiceField(label=_("Modtaget"), choices=Way, initial=Way.PHONE, widget=SELECT)
    outcome = forms.ChoiceField(
        label=_("Hvordan endte det?"), choices=[_USUAL, *Outcome.choices], required=False, widget=SELECT
    )
    spent = forms.TypedChoiceField(
        label=_("Tid brugt"),
        choices=[_USUAL, *Spent.choices],
        coerce=int,
        empty_value=None,
        required=False,
        widget=SELECT,
    )
    task = TaskField(label=_("Opgave"), required=False)
    department = AnyDepartmentField(label=_("Afdeling"))
    place = PlaceField(label=_("Træffested"))


class QuickForm(ContactFields):
    """A contact written down while the citizen stands there; every choice has a sensible one beforehand."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    drop_in = forms.IntegerField(required=False, min_value=1, max_value=2**31)
    text = TextField(label=_("Hvad handlede det om?"), required=False, rows=3)
    theme = ThemeField(label=_("Tema"))
    route = RouteField(
        label=_("Klagevej"), first=[("", _("Som opgaven siger, når det er en klage")), ("0", _("Ingen vist"))]
    )
    name = forms.CharField(label=_("Navn"), max_length=120, required=False, widget=_LINE)
    phone = forms.CharField(label=_("Telefon"), max_length=40, required=False, widget=_LINE)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, key in KEYS.items():
            field = self.fields[name]
            field.widget.attrs |= {"data-key": key, "data-key-label": field.label}

    def keyed(self) -> list[Any]:
        """Return the fields that a key leads to, each with its key."""
        fields: list[Any] = [self[name] for name in KEYS]
        for field in fields:
            field.shortcut = KEYS[field.name].title()
        return fields

    def points(self) -> list[NewPoint]:
        """Return the one matter that was chosen, if any."""
        theme, data = self.cleaned_data["theme"], self.cleaned_data
        return [NewPoint(theme=theme, department=department_of(data))] if theme else []


class ContactForm(ContactFields):
    """Everything about a contact, to correct it."""

    title = forms.CharField(label=_("Titel"), max_length=200, required=False, widget=_LINE)
    text = TextField(label=_("Hvad handlede det om?"), required=False, rows=6)
    answer = TextField(label=_("Det svarede du"), required=False, rows=4)
    at = DanishMomentField(label=_("Tidspunkt"))
    route_number = RouteField(label=_("Klagevej"), first=[_UNSET])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("outcome", "spent"):
            field: Any = self.fields[name]
            field.choices = [_UNSET, *field.choices[1:]]
        self.fields["task"].widget = forms.TextInput(attrs={"class": "form-input"})
        self.fields["task"].help_text = _("Opgavens kode, som den står i adressen på opgavens side.")


class PointForm(forms.Form):
    """One matter in a contact; without a theme it is left out."""

    theme = ThemeField(label=_("Tema"))
    kind = forms.ChoiceField(label=_("Slags"), choices=PointKind, initial=PointKind.COMPLAINT, widget=SELECT)
    department = AnyDepartmentField(label=_("Afdeling"))
    finding = forms.ChoiceField(label=_("Vurdering"), choices=[_UNSET, *Finding.choices], required=False, widget=SELECT)

    def point(self) -> NewPoint | None:
        """Return the matter, if a theme was chosen."""
        return NewPoint(**self.cleaned_data) if self.cleaned_data.get("theme") else None


class TakeOutForm(forms.Form):
    """Why the contact does not count."""

    reason = forms.ChoiceField(
        label=_("Hvorfor"),
        choices=[(str(each), each.label) for each in DiscardReason if each is not DiscardReason.UNDONE],
        widget=SELECT,
    )


class JoinCaseForm(forms.Form):
    """Which case the contact belongs to."""

    number = forms.IntegerField(
        label=_("Sagens nummer"),
        min_value=1,
        max_value=2**31,
        widget=forms.NumberInput(attrs={"class": "form-input form-input--short"}),
    )


def department_of(data: dict[str, Any]) -> Any:
    """Return the department that was chosen, or else the one whose task was chosen."""
    task = data.get("task")
    return data.get("department") or (task.department if task else None)
