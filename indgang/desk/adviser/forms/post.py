"""The forms about the post itself: its anchoring, how long texts are kept, and conflicts of interest."""

from datetime import date
from typing import Final, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.adviser.anchoring import Post
from indgang.adviser.models import AnchoringKind, Kept, PostTitle, RecusalGround, RecusalWay
from indgang.desk.forms.fields import DanishDateField, TextField

from .choices import SELECT

_LINE: Final = {"class": "form-input"}


class AnchoringForm(forms.Form):
    """Whom the post answers to, what it is called, and from when."""

    kind = forms.ChoiceField(
        label=_("Hvor hører stillingen til?"),
        choices=AnchoringKind,
        widget=forms.RadioSelect(attrs={"class": "form-radio"}),
    )
    title = forms.ChoiceField(
        label=_("Hvad hedder den?"), choices=PostTitle, widget=forms.RadioSelect(attrs={"class": "form-radio"})
    )
    addressee = forms.CharField(
        label=_("Rapporter sendes til"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs=_LINE),
        help_text=_("Står feltet tomt, er det kommunalbestyrelsen eller chefen for borgerservice."),
    )
    basis = forms.CharField(
        label=_("Hvor det er besluttet"),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs=_LINE),
        help_text=_("Fx styrelsesvedtægtens paragraf eller en mødedato."),
    )
    valid_from = DanishDateField(label=_("Gælder fra"))

    @classmethod
    def of(cls, post: Post, today: date) -> Self:
        """Return the form as the post stands."""
        title = next((value for value, label in PostTitle.choices if str(label) == post.title), "")
        own = post.addressee if post.is_settled else ""
        return cls(
            initial={
                "kind": post.kind,
                "title": title,
                "addressee": own,
                "basis": post.basis,
                "valid_from": today,
            }
        )


class RetentionForm(forms.Form):
    """How long one kind of text is kept, and who decided it."""

    kind = forms.ChoiceField(label=_("Hvad"), choices=Kept, widget=SELECT)
    years = forms.IntegerField(
        label=_("År"),
        min_value=0,
        max_value=30,
        widget=forms.NumberInput(attrs={"class": "form-input form-input--short"}),
    )
    basis = forms.CharField(
        label=_("Hvor det er besluttet"), max_length=200, required=False, widget=forms.TextInput(attrs=_LINE)
    )
    valid_from = DanishDateField(label=_("Gælder fra"))


class ExportForm(forms.Form):
    """Why everything is written out."""

    reason = forms.CharField(
        label=_("Hvorfor skriver du alt ud?"),
        max_length=200,
        widget=forms.TextInput(attrs=_LINE),
        help_text=_("Står i journalen, som andre kan læse. Skriv ingen navne."),
    )


class RecusalForm(forms.Form):
    """By which of the five checks one is partial, to whom it was told, and what happens then."""

    ground = forms.ChoiceField(
        label=_("Hvorfor?"),
        choices=RecusalGround,
        widget=forms.RadioSelect(attrs={"class": "form-radio"}),
        help_text=_("Forvaltningslovens § 3. Er du i tvivl, så sig det."),
    )
    told = forms.CharField(
        label=_("Hvem har du fortalt det til?"),
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs=_LINE),
        help_text=_("Efter § 6 skal det siges med det samme."),
    )
    way = forms.ChoiceField(
        label=_("Hvad sker der så?"), choices=RecusalWay, widget=forms.RadioSelect(attrs={"class": "form-radio"})
    )
    passed_to = forms.CharField(
        label=_("Givet videre til"), max_length=120, required=False, widget=forms.TextInput(attrs=_LINE)
    )
    why = TextField(label=_("Bemærkning, eller hvorfor du må blive"), required=False, rows=2)
