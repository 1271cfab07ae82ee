"""What an import asks for: the file, and what its unknown words mean."""

from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indgang.inquiries.importing.mapping import Unknown, WordMapping
from indgang.inquiries.importing.understanding import EVERYTHING_ELSE
from indgang.inquiries.importing.vocabulary import NONE, OPTIONAL, Kind, Vocabulary

SHOWN: Final = 60
"""So many unknown words of each kind are asked about one by one; the rest together."""

_SELECT: Final = {"class": "form-select"}
_TITLES: Final = {
    Kind.CENTRE: gettext_lazy("Ukendte centre"),
    Kind.CHANNEL: gettext_lazy("Ukendte kanaler"),
    Kind.TASK: gettext_lazy("Ukendte opgaver"),
    Kind.OUTCOME: gettext_lazy("Ukendte udfald"),
    Kind.DEPARTMENT: gettext_lazy("Ukendte afdelinger"),
}


class UploadForm(forms.Form):
    """A file of old registrations."""

    file = forms.FileField(
        label=gettext_lazy("CSV-fil med tidligere registreringer"),
        help_text=gettext_lazy(
            "Højst 50 MB. Første linje er kolonnernes navne: tidspunkt, center, kanal, opgave, tekst, udfald …"
        ),
        widget=forms.FileInput(attrs={"class": "form-input", "accept": ".csv,.txt,text/csv"}),
        error_messages={
            "required": gettext_lazy("Vælg en fil."),
            "empty": gettext_lazy("Filen er tom."),
            "invalid": gettext_lazy("Filen nåede ikke frem. Prøv igen."),
        },
    )


class MappingForm(forms.Form):
    """One field for each unknown word: choose, or for tasks type a title with suggestions."""

    def __init__(self, unknown: list[Unknown], vocabulary: Vocabulary, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._vocabulary = vocabulary
        self._words: dict[str, tuple[Kind, str]] = {}
        for kind in Kind:
            self._ask(kind, [each for each in unknown if each.kind is kind])

    def groups(self) -> list[tuple[str, list[forms.BoundField]]]:
        """Return the fields by kind, with a heading for each kind that has any."""
        asked = {kind: [self[name] for name, word in self._words.items() if word[0] is kind] for kind in Kind}
        return [(str(_TITLES[kind]), fields) for kind, fields in asked.items() if fields]

    def chosen(self) -> WordMapping:
        """Return the mapping that was chosen; words left open stay undecided."""
        mapping = WordMapping()
        for name, (kind, text) in self._words.items():
            mapping.words[kind][text] = self.cleaned_data[name] or None
        return mapping

    def _ask(self, kind: Kind, unknown: list[Unknown]) -> None:
        for number, each in enumerate(unknown[:SHOWN]):
            label = _("%(word)s (%(rows)d rækker)") % {"word": each.shown, "rows": each.rows}
            self._add(kind, f"{kind.name.lower()}-{number}", each.text, label, each.chosen or each.guess)
        if len(unknown) > SHOWN:
            first = NONE if kind in OPTIONAL else None
            self._add(kind, f"{kind.name.lower()}-else", EVERYTHING_ELSE, _("Alle andre ukendte ord"), first)

    def _add(self, kind: Kind, name: str, text: str, label: str, first: str | None) -> None:
        field: forms.Field
        if kind is Kind.TASK:
            field = TaskWordField(self._vocabulary, label=label, required=False)
            self.initial[name] = self._vocabulary.label(kind, first) if first else ""
        else:
            choices = [("", _("Ikke valgt: rækkerne kommer i fejlfilen"))]
            choices += [(each.code, str(each.label)) for each in self._vocabulary.choices[kind]]
            field = forms.ChoiceField(label=label, choices=choices, required=False, widget=forms.Select(attrs=_SELECT))
            self.initial[name] = first or ""
        self.fields[name] = field
        self._words[name] = (kind, text)


class TaskWordField(forms.CharField):
    """A task by its title; the page's list of titles is shared by all fields."""

    default_error_messages = {"unknown": gettext_lazy("»%(text)s« er ingen opgave. Vælg en fra listen.")}

    def __init__(self, vocabulary: Vocabulary, **kwargs: Any) -> None:
        attributes = {"class": "form-input", "list": "task-titles", "autocomplete": "off"}
        super().__init__(widget=forms.TextInput(attrs=attributes), **kwargs)
        self._codes = {str(each.label): each.code for each in vocabulary.choices[Kind.TASK]}
        self._vocabulary = vocabulary

    def clean(self, value: Any) -> str:
        """Return the task's code, or nothing."""
        text = super().clean(value) or ""
        code = self._codes.get(text) or self._vocabulary.meaning(Kind.TASK, text) if text else ""
        if code is None:
            raise forms.ValidationError(self.error_messages["unknown"], params={"text": text[:60]})
        return code
