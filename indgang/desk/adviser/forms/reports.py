"""The forms of the annual report (beretning): its period, its words, remarks, and earlier figures."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.adviser.models import AdviserReport
from indgang.desk.forms.fields import DanishDateField, TextField

_TEXT: Final = {"class": "form-input"}
_CHAPTER: Final = 20_000
LARGEST: Final = 2_000_000


class Period(forms.Form):
    """From a day to a day, both included."""

    first = DanishDateField(label=_("Fra"))
    last = DanishDateField(label=_("Til"))

    def clean(self) -> dict[str, Any]:
        """Turn down a period that ends before it begins."""
        data = super().clean() or self.cleaned_data
        if data.get("first") and data.get("last") and data["last"] < data["first"]:
            self.add_error("last", _("Perioden slutter, før den begynder. Byt om på datoerne."))
        return data


class NewReportForm(Period):
    """A new report over a free period."""

    title = forms.CharField(label=_("Overskrift"), max_length=120, widget=forms.TextInput(attrs=_TEXT))
    field_order = ["title", "first", "last"]


class WordsForm(forms.Form):
    """The report's own chapters; the rest is made from the data."""

    preface = TextField(label=_("Forord"), required=False, rows=6, limit=_CHAPTER)
    handling = TextField(label=_("Sådan arbejder jeg"), required=False, rows=6, limit=_CHAPTER)
    observations = TextField(
        label=_("Det har jeg set"),
        required=False,
        rows=10,
        limit=_CHAPTER,
        help_text=_("Skriv om temaer og afdelinger, aldrig om en bestemt borger."),
    )
    outlook = TextField(label=_("Planer"), required=False, rows=5, limit=_CHAPTER)
    read_through = forms.BooleanField(
        label=_("Jeg har læst teksten igennem: ingen borger kan kendes på den"),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-checkbox"}),
    )

    @classmethod
    def of(cls, row: AdviserReport) -> "WordsForm":
        """Return the form as the report stands."""
        return cls(initial={name: getattr(row, name) for name in AdviserReport.chapters})


class RemarkForm(Period):
    """What explains the figures of a time."""

    text = forms.CharField(label=_("Bemærkning"), max_length=300, widget=forms.TextInput(attrs=_TEXT))


class EarlierForm(forms.Form):
    """A file of printed figures from earlier years."""

    file = forms.FileField(
        label=_("CSV-fil"),
        widget=forms.ClearableFileInput(attrs={"class": "form-input", "accept": ".csv,.txt,.tsv,text/csv"}),
        help_text=_("Én linje for hvert trykt tal. Kolonner: år, tabel, enhed, række, kolonne, værdi, kilde."),
    )

    def clean_file(self) -> Any:
        """Turn down what is far too large to be printed figures."""
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise forms.ValidationError(_("Filen er for stor. Trykte tal fylder mindre end 2 MB."))
        return file
