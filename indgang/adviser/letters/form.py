"""What a reader hands in (det, man sætter ind): a text or a file, and how the letter came."""

from datetime import date
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.foundation.refusals import Refusal
from indgang.law.deadlines import Delivery

from . import reading
from .directory import directory
from .explaining import Explained, explain
from .kinds import Kind
from .refusals import NoText
from .sheet import LONGEST

ACCEPTED: Final = (
    ".pdf,.docx,.png,.jpg,.jpeg,.tif,.tiff,.txt,application/pdf,image/png,image/jpeg,image/tiff,text/plain,"
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
)
_WAYS: Final = (Delivery.DIGITAL_POST, Delivery.LETTER, Delivery.HANDED_OVER, Delivery.UNKNOWN)


class LetterForm(forms.Form):
    """A letter to explain (brev); what was read from a file is shown as text, so that it can be mended."""

    text = forms.CharField(
        label=_("Brevets tekst"),
        required=False,
        strip=False,
        widget=forms.Textarea(
            attrs={"class": "form-input letter-text", "rows": 10, "maxlength": LONGEST, "autocomplete": "off"}
        ),
        help_text=_("Kopiér hele brevet ind, også det øverste og det nederste."),
    )
    file = forms.FileField(
        label=_("Eller vælg en fil"),
        required=False,
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"class": "form-input", "accept": ACCEPTED}),
        help_text=_("PDF, Word (.docx), billede eller tekstfil på højst 10 MB."),
    )
    received = forms.DateField(
        label=_("Hvornår fik du brevet?"),
        required=False,
        error_messages={"invalid": _("Skriv datoen som dd.mm.åååå, fx 24.12.2026.")},
        widget=forms.DateInput(
            attrs={"class": "form-input form-input--short", "placeholder": _("dd.mm.åååå"), "autocomplete": "off"}
        ),
        help_text=_("Så kan vi regne fristerne ud. Ved du det ikke, regner vi fra brevets dato."),
    )
    delivery = forms.ChoiceField(
        label=_("Hvordan fik du det?"),
        choices=[(each.value, each.label) for each in _WAYS],
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )
    told = forms.ChoiceField(
        label=_("Hvad er det for et brev?"),
        choices=[
            ("", _("Find selv ud af det")),
            *[(each.value, each.label) for each in Kind if each != Kind.NO_LETTER],
        ],
        required=False,
        widget=forms.Select(attrs={"class": "form-select"}),
    )

    def __init__(self, *args: Any, today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.today = today
        self.explained: Explained | None = None

    @property
    def either(self) -> tuple[forms.BoundField, forms.BoundField]:
        """The two fields of which one is needed."""
        return self["text"], self["file"]

    def clean_received(self) -> date | None:
        """No letter comes tomorrow, and none that is explained here came in another century."""
        day: date | None = self.cleaned_data["received"]
        if day and not date(1990, 1, 1) <= day <= self.today:
            raise forms.ValidationError(_("Dagen skal være i dag eller før."))
        return day

    def clean(self) -> dict[str, Any]:
        """Read the file when there is one, and explain; a refusal is told beside the field."""
        data = super().clean() or {}
        try:
            self._explain(data)
        except NoText as refusal:
            self.add_error("text", refusal.in_full)
        except Refusal as refusal:
            self.add_error("file", refusal.in_full)
        return data

    def _explain(self, data: dict[str, Any]) -> None:
        if self.errors:
            return
        file = data.get("file")
        text = reading.text_of(file.read()) if file else data.get("text", "")
        if not any(sign.isalpha() for sign in text):
            raise NoText
        self.data = {**{name: self.data[name] for name in self.data}, "text": text[:LONGEST].replace("\f", "\n")}
        delivery = Delivery(data["delivery"]) if data.get("delivery") else Delivery.DIGITAL_POST
        told = Kind(data["told"]) if data.get("told") else None
        self.explained = explain(
            text, data.get("received"), delivery, today=self.today, directory=directory(self.today), told=told
        )
