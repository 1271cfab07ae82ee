"""The form of the post's anchoring (forankring)."""

from datetime import date
from typing import Final, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.adviser.anchoring import Post
from indgang.adviser.models import AnchoringKind, PostTitle
from indgang.desk.forms.fields import DanishDateField

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
