"""The forms of requests for access (aktindsigt) and of what was passed on."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.adviser.models import AccessDecision, AccessKind, DisclosureGround, GapGround
from indgang.desk.forms.fields import DanishDateField, TextField

from .choices import SELECT

_LINE: Final = forms.TextInput(attrs={"class": "form-input"})
_UNSET: Final = ("", "–")


class NumbersField(forms.CharField):
    """Numbers of cases, with commas or spaces between them."""

    def clean(self, value: Any) -> list[int]:
        """Return the numbers."""
        written = str(super().clean(value) or "").replace(",", " ").split()
        if not all(each.isdecimal() and len(each) < 18 for each in written):
            raise forms.ValidationError(_("Skriv numre, fx 12, 14."))
        return [int(each) for each in written]


class AccessForm(forms.Form):
    """Who asks, by which rule, when it came, and what about."""

    kind = forms.ChoiceField(label=_("Efter"), choices=AccessKind, widget=SELECT)
    received_on = DanishDateField(label=_("Modtaget"))
    asker = forms.CharField(label=_("Fra"), max_length=120, widget=_LINE)
    address = forms.CharField(label=_("Hvor svaret skal hen"), max_length=200, required=False, widget=_LINE)
    wording = TextField(label=_("Hvad der er bedt om"), required=False, rows=3)
    cases = NumbersField(
        label=_("Sager"),
        max_length=200,
        required=False,
        widget=_LINE,
        help_text=_("Sagernes numre. Er det om en person, så skriv personens nummer i stedet."),
    )
    person = forms.IntegerField(
        label=_("Person nr."),
        required=False,
        min_value=1,
        max_value=2**62,
        widget=forms.TextInput(attrs={"class": "form-input form-input--short", "inputmode": "numeric"}),
    )


class ExtensionForm(forms.Form):
    """Why it takes longer, and when the answer can be expected."""

    until = DanishDateField(label=_("Svar kan ventes senest"))
    why = TextField(label=_("Hvorfor det tager længere tid"), rows=2, limit=2000)


class DecisionForm(forms.Form):
    """What is decided, and why."""

    decision = forms.ChoiceField(label=_("Afgørelse"), choices=[_UNSET, *AccessDecision.choices], widget=SELECT)
    ground = forms.ChoiceField(
        label=_("Grund, hvis det er et afslag"), choices=[_UNSET, *GapGround.choices], required=False, widget=SELECT
    )
    provision = forms.CharField(label=_("Bestemmelse"), max_length=60, required=False, widget=_LINE)
    reason = TextField(label=_("Begrundelse til brevet"), required=False, rows=3)


class StrikeForm(forms.Form):
    """Words that are taken out, and why."""

    passages = TextField(
        label=_("Ord, der skal udelades"), rows=3, limit=4000, help_text=_("Ét navn eller stykke på hver linje.")
    )
    ground = forms.ChoiceField(label=_("Grund"), choices=GapGround, widget=SELECT)
    provision = forms.CharField(
        label=_("Bestemmelse"), max_length=60, required=False, widget=_LINE, help_text=_("Slå den op, før du skriver.")
    )
    everywhere = forms.BooleanField(
        label=_("I alle dokumenter"),
        required=False,
        initial=True,
        widget=forms.CheckboxInput(attrs={"class": "form-checkbox"}),
    )

    @property
    def lines(self) -> list[str]:
        """The passages, one a line."""
        return [line for line in self.cleaned_data["passages"].splitlines() if line.strip()]


class LeaveOutForm(forms.Form):
    """Why a whole document is left out; without a ground it is given."""

    left_out = forms.ChoiceField(
        label=_("Udelad hele dokumentet"),
        choices=[("", _("Nej, det gives")), *GapGround.choices],
        required=False,
        widget=SELECT,
    )
    provision = forms.CharField(label=_("Bestemmelse"), max_length=60, required=False, widget=_LINE)


class DisclosureForm(forms.Form):
    """To whom something was passed on, by what right, what, and when."""

    given_on = DanishDateField(label=_("Dato"))
    ground = forms.ChoiceField(label=_("Grundlag"), choices=DisclosureGround, widget=SELECT)
    recipient = forms.CharField(label=_("Modtager"), max_length=120, widget=_LINE)
    what = TextField(label=_("Hvad"), rows=2, limit=2000)
    case = forms.IntegerField(
        label=_("Sag nr."),
        required=False,
        min_value=1,
        max_value=2**62,
        widget=forms.TextInput(attrs={"class": "form-input form-input--short", "inputmode": "numeric"}),
    )
