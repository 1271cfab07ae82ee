"""The forms for people at the adviser's desk."""

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.desk.forms.fields import CprField, TextField

_LINE = forms.TextInput(attrs={"class": "form-input", "autocomplete": "off"})


class PersonForm(forms.Form):
    """What is known about a person."""

    name = forms.CharField(label=_("Navn"), max_length=120, required=False, widget=_LINE)
    phone = forms.CharField(label=_("Telefon"), max_length=40, required=False, widget=_LINE)
    email = forms.EmailField(label=_("E-mail"), required=False, widget=forms.EmailInput(attrs={"class": "form-input"}))
    address = forms.CharField(label=_("Adresse"), max_length=200, required=False, widget=_LINE)
    cpr = CprField(label=_("CPR-nummer"), required=False)
    needs = TextField(
        label=_("Behov"),
        required=False,
        rows=2,
        help_text=_("Fx tolk, store bogstaver, kun telefon eller ingen Digital Post."),
    )
    note = TextField(label=_("Notat om personen"), required=False, rows=2)


class AnonymousForm(forms.Form):
    """That the citizen has asked for it."""

    asked = forms.BooleanField(
        label=_("Borgeren har bedt om at være anonym"),
        widget=forms.CheckboxInput(attrs={"class": "form-checkbox"}),
        help_text=_(
            "Navn, telefon, e-mail og adresse bliver slettet og taget ud af henvendelsernes tekster. "
            "Det kan ikke fortrydes. Henvendelserne tæller stadig. En sag kan ikke gøres anonym."
        ),
    )


class MergeForm(forms.Form):
    """The other person, by number."""

    number = forms.IntegerField(
        label=_("Nummeret på den person, der skal lægges ind i denne"),
        min_value=1,
        max_value=2**31,
        widget=forms.NumberInput(attrs={"class": "form-input form-input--short"}),
    )
