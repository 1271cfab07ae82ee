"""The forms of the closed zone's door."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.adviser.models.zone import SHORTEST_PASSPHRASE

OLD: Final = {"class": "form-input", "autocomplete": "current-password", "data-draft-skip": ""}
_NEW: Final = {"class": "form-input", "autocomplete": "new-password", "data-draft-skip": ""}


class UnlockForm(forms.Form):
    """The person's own passphrase (adgangssætning)."""

    passphrase = forms.CharField(
        label=_("Din adgangssætning"),
        strip=False,
        widget=forms.PasswordInput(attrs={**OLD, "autofocus": True}),
    )


class NewPassphraseForm(forms.Form):
    """A passphrase, written twice."""

    passphrase = forms.CharField(
        label=_("Ny adgangssætning"),
        strip=False,
        min_length=SHORTEST_PASSPHRASE,
        widget=forms.PasswordInput(attrs=_NEW),
        help_text=_("Mindst 12 tegn. Vælg fire eller fem ord, som kun du ville sætte sammen."),
    )
    again = forms.CharField(label=_("Adgangssætningen igen"), strip=False, widget=forms.PasswordInput(attrs=_NEW))

    def clean(self) -> dict[str, Any]:
        """Hold the two against each other."""
        data = super().clean() or self.cleaned_data
        if data.get("passphrase") and data.get("again") and data["passphrase"] != data["again"]:
            self.add_error("again", _("De to adgangssætninger er ikke ens."))
        return data


class CodeForm(NewPassphraseForm):
    """An invitation or the recovery code, and a passphrase of one's own."""

    code = forms.CharField(
        label=_("Invitation eller gendannelseskode"),
        widget=forms.TextInput(attrs={"class": "form-input", "autocomplete": "off", "spellcheck": "false"}),
    )
    field_order = ["code", "passphrase", "again"]
