"""Forms about letters: telling a department, and the department's answer."""

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.adviser.models.letters import QUOTE, Verdict
from indgang.organisation.models import Department

from .fields import TextField


class TellForm(forms.Form):
    """What a department is told of its letter (tilbagemelding)."""

    receipt = forms.CharField(widget=forms.HiddenInput)
    department = forms.ModelChoiceField(
        label=_("Afdeling"),
        queryset=Department.objects.receiving(),
        widget=forms.Select(attrs={"class": "form-select"}),
        empty_label=_("Vælg afdelingen"),
    )
    quote = TextField(
        label=_("Citat fra brevet"),
        required=False,
        rows=2,
        limit=QUOTE,
        help_text=_("Højst 300 tegn. Uden navne, numre og andet, der viser, hvem brevet er til."),
    )
    checked = forms.BooleanField(
        label=_("Jeg har set efter, at citatet ikke viser, hvem borgeren er"),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-checkbox"}),
    )
    consent = forms.BooleanField(
        label=_("Borgeren har sagt ja til, at afdelingen får det at vide"),
        widget=forms.CheckboxInput(attrs={"class": "form-checkbox"}),
        error_messages={"required": _("Spørg borgeren først.")},
    )

    def clean(self) -> dict[str, object]:
        """A quote goes along only when somebody has looked at it."""
        data = super().clean() or {}
        if data.get("quote") and not data.get("checked"):
            self.add_error("checked", _("Se citatet efter, og sæt kryds, eller slet det."))
        return data


class AnswerLetterForm(forms.Form):
    """What the department answers (svar)."""

    verdict = forms.ChoiceField(
        label=_("Svar"), choices=Verdict.choices, widget=forms.Select(attrs={"class": "form-select"})
    )
    text = TextField(label=_("Bemærkning"), required=False, rows=2)
