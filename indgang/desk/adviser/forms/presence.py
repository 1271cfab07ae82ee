"""The forms of hours, changes, bookings and places (træffetider)."""

from datetime import datetime, time, timedelta
from typing import Any, Final

from django import forms
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from indgang.adviser.models import Place, PresenceKind
from indgang.desk.forms.fields import DanishDateField, TextField

_TEXT: Final = {"class": "form-input"}
_SHORT: Final = {"class": "form-input form-input--short"}
_SELECT: Final = {"class": "form-select"}


class ClockField(forms.TimeField):
    """A time of day written 9, 9.30 or 09:30 (klokkeslæt)."""

    default_error_messages = {"invalid": _("Skriv klokkeslættet som 9.30.")}

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.TextInput(attrs={**_SHORT, "inputmode": "decimal", "placeholder": "9.30"})
        super().__init__(widget=widget, input_formats=["%H.%M", "%H:%M", "%H"], **kwargs)


class PlaceField(forms.ModelChoiceField):  # type: ignore[type-arg] # not generic when it runs
    """A place that is still used (træffested)."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.Select(attrs=_SELECT))
        super().__init__(Place.objects.filter(closed_on=None), label=_("Træffested"), **kwargs)


class Spanned(forms.Form):
    """From a time of day to a later one."""

    def clean(self) -> dict[str, Any]:
        """Turn down hours that end before they begin, or have only one end."""
        data = super().clean() or self.cleaned_data
        opens, closes = data.get("opens"), data.get("closes")
        if (opens is None) != (closes is None) and not self.errors:
            self.add_error("closes", _("Skriv både fra og til."))
        if opens and closes and closes <= opens:
            self.add_error("closes", _("Slutter, før det begynder. Byt om på tiderne."))
        return data


class PresenceForm(Spanned):
    """Hours at a place on a weekday."""

    place = PlaceField(empty_label=None)
    kind = forms.ChoiceField(label=_("Slags"), choices=PresenceKind, widget=forms.Select(attrs=_SELECT))
    weekday = forms.TypedChoiceField(
        label=_("Ugedag"),
        coerce=int,
        choices=[(number, WEEKDAYS[number - 1]) for number in range(1, 8)],
        widget=forms.Select(attrs=_SELECT),
    )
    opens = ClockField(label=_("Fra klokken"))
    closes = ClockField(label=_("Til klokken"))
    every_weeks = forms.TypedChoiceField(
        label=_("Hvor tit?"),
        coerce=int,
        choices=[(1, _("Hver uge")), (2, _("Hver anden uge")), (3, _("Hver tredje uge")), (4, _("Hver fjerde uge"))],
        widget=forms.Select(attrs=_SELECT),
    )
    valid_from = DanishDateField(label=_("Første dag"))


class ChangeForm(Spanned):
    """A day that is not as usual."""

    place = PlaceField(empty_label=None)
    day = DanishDateField(label=_("Dag"))
    opens = ClockField(label=_("Fra klokken"), required=False, help_text=_("Tom: du er der ikke den dag."))
    closes = ClockField(label=_("Til klokken"), required=False)
    reason = forms.CharField(
        label=_("Anledning"),
        max_length=120,
        widget=forms.TextInput(attrs=_TEXT),
        help_text=_("Vises for borgerne, fx »kursus«. Skriv ikke noget privat."),
    )


class PlaceForm(forms.Form):
    """A place where the adviser can be met."""

    name = forms.CharField(label=_("Navn"), max_length=80, widget=forms.TextInput(attrs=_TEXT))
    address = forms.CharField(label=_("Adresse"), max_length=200, required=False, widget=forms.TextInput(attrs=_TEXT))
    room = forms.CharField(label=_("Lokale"), max_length=80, required=False, widget=forms.TextInput(attrs=_TEXT))
    how_to_find = forms.CharField(
        label=_("Sådan finder man derhen"), max_length=300, required=False, widget=forms.TextInput(attrs=_TEXT)
    )

    def clean_name(self) -> str:
        """Turn down a name that another place has."""
        name = str(self.cleaned_data["name"]).strip()
        if Place.objects.filter(name__iexact=name).exists():
            raise forms.ValidationError(_("Et træffested hedder det allerede."))
        return name


class BookingForm(forms.Form):
    """A time agreed with somebody."""

    place = PlaceField(empty_label=None)
    day = DanishDateField(label=_("Dag"))
    opens = ClockField(label=_("Klokken"))
    minutes = forms.TypedChoiceField(
        label=_("Hvor længe?"),
        coerce=int,
        choices=[(30, _("30 min.")), (45, _("45 min.")), (60, _("1 time")), (90, _("1½ time"))],
        initial=45,
        widget=forms.Select(attrs=_SELECT),
    )
    name = forms.CharField(label=_("Hvem?"), max_length=120, required=False, widget=forms.TextInput(attrs=_TEXT))
    phone = forms.CharField(label=_("Telefon"), max_length=40, required=False, widget=forms.TextInput(attrs=_TEXT))
    about = TextField(label=_("Hvad handler det om?"), required=False, rows=2)


def span_of(data: dict[str, Any]) -> tuple[datetime, datetime]:
    """Return when a booking begins and ends, from what its form holds."""
    opens: time = data["opens"]
    begins = timezone.make_aware(datetime.combine(data["day"], opens))
    return begins, begins + timedelta(minutes=data["minutes"])
