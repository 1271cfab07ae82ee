"""The form of the page of keys."""

from django import forms
from django.utils.translation import gettext_lazy as _

from .zone import OLD, NewPassphraseForm


class ChangePassphraseForm(NewPassphraseForm):
    """The passphrase of now, and another one."""

    old = forms.CharField(label=_("Din adgangssætning nu"), strip=False, widget=forms.PasswordInput(attrs=OLD))
    field_order = ["old", "passphrase", "again"]
