"""What the journal is asked for: a filter, and the reason for looking at one citizen's events."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.citizens.models import Citizen
from indgang.foundation import clock, reference
from indgang.journal.models import Event, EventQuerySet
from indgang.organisation.models import Employee

from .fields import CprField, DanishDateField

READS, DEEDS = "reads", "deeds"


class JournalFilter(forms.Form):
    """Who, what, about what, and when (filter); a citizen only by number, which says nothing of the person."""

    employee = forms.ModelChoiceField(
        Employee.objects.all(),
        label=_("Medarbejder"),
        required=False,
        empty_label=_("Alle"),
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    kind = forms.ChoiceField(
        label=_("Slags"),
        choices=[("", _("Alt")), (READS, _("Opslag")), (DEEDS, _("Handlinger"))],
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    reference = forms.CharField(
        label=_("Henvendelse"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"class": "form-input", "placeholder": _("fx AF4-K7M2")}),
    )
    since = DanishDateField(label=_("Fra og med"), required=False)
    until = DanishDateField(label=_("Til og med"), required=False)
    citizen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean_reference(self) -> int | None:
        """Return the inquiry's number."""
        text = self.cleaned_data["reference"]
        try:
            return reference.decode(text) if text else None
        except reference.BadReference as error:
            raise forms.ValidationError(_("Det er ikke en reference. Den har syv tegn, fx AF4-K7M2.")) from error

    def clean(self) -> dict[str, Any]:
        """See that the period does not end before it begins."""
        data = super().clean() or {}
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", _("Perioden slutter, før den begynder."))
        return data

    def selected(self) -> EventQuerySet:
        """Return the events that all filters let through; ask only when the form is valid."""
        chosen = self.cleaned_data
        events: EventQuerySet = Event.objects.select_related("actor")
        if chosen["employee"]:
            events = events.filter(actor=chosen["employee"])
        if chosen["kind"]:
            events = events.reads() if chosen["kind"] == READS else events.exclude(kind__endswith=".read")
        if chosen["reference"]:
            events = events.about("inquiry", chosen["reference"])
        if chosen["citizen"]:
            events = events.on_citizen(chosen["citizen"])
        return _within(events, chosen["since"], chosen["until"])

    @property
    def facts(self) -> dict[str, Any]:
        """The filter as the journal may keep it: numbers, codes and dates."""
        chosen = self.cleaned_data
        return {
            "employee": chosen["employee"].pk if chosen["employee"] else None,
            "shown": chosen["kind"],
            "inquiry": chosen["reference"],
            "since": chosen["since"].isoformat() if chosen["since"] else None,
            "until": chosen["until"].isoformat() if chosen["until"] else None,
        }


class LookForm(forms.Form):
    """Which citizen, and why their events are looked at (opslag); a citizen found before is known by number."""

    citizen = forms.ModelChoiceField(Citizen.objects.all(), required=False, widget=forms.HiddenInput)
    cpr = CprField(label=_("Borgerens CPR-nummer"))
    reason = forms.CharField(
        label=_("Hvorfor ser du efter?"),
        max_length=200,
        help_text=_("Opslaget og begrundelsen skrives i journalen. Skriv ikke CPR-nummer her."),
        widget=forms.TextInput(attrs={"class": "form-input"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "look_%s"
        self.found: Citizen | None = None
        if self["citizen"].value():
            del self.fields["cpr"]

    def clean_cpr(self) -> str:
        """Find the citizen by the number."""
        self.found = Citizen.objects.with_cpr(self.cleaned_data["cpr"]).first()
        if self.found is None:
            raise forms.ValidationError(_("Ingen borger her har det nummer."))
        return str(self.cleaned_data["cpr"])

    @property
    def who(self) -> Citizen:
        """The citizen that was found."""
        return self.found or self.cleaned_data["citizen"]


def _within(events: EventQuerySet, since: date | None, until: date | None) -> EventQuerySet:
    if since:
        events = events.filter(at__gte=clock.start_of_day(since))
    if until:
        events = events.filter(at__lt=clock.end_of_day(until))
    return events
