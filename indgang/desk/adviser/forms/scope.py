"""The forms of the scope check (afgrænsning): the questions, a waiver, and a new version of an exclusion."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final, Self

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.adviser.models import Exclusion
from indgang.adviser.scope import TOO_OLD, Reply, is_too_old
from indgang.desk.forms.fields import DanishDateField, TextField, area

_TEXT: Final = {"class": "form-input"}


class ScopeForm(forms.Form):
    """One question an exclusion, and the day on which it happened, which answers one of them."""

    happened = DanishDateField(
        label=_("Hvornår skete det, eller hvornår sluttede sagen?"),
        required=False,
        help_text=_("Datoen svarer selv på, om det er mere end et år siden."),
    )
    body = forms.CharField(
        label=_("Hvem kan hjælpe i stedet?"),
        max_length=160,
        required=False,
        widget=forms.TextInput(attrs=_TEXT),
        help_text=_("Tom: som reglen siger. Skriv klageinstansens navn, når du kender den."),
    )
    why = TextField(label=_("Bemærkning"), required=False, rows=2)

    def __init__(self, *args: Any, exclusions: Sequence[Exclusion], today: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.exclusions, self.today = exclusions, today
        for each in exclusions:
            self.fields[each.code] = forms.ChoiceField(
                label=each.question,
                help_text=each.explanation,
                choices=Reply,
                initial=Reply.NO,
                required=False,
                widget=forms.RadioSelect(attrs={"class": "form-radio"}),
            )
        self.fields["happened"].widget.attrs["autofocus"] = not (self.is_bound or self.initial)

    @property
    def questions(self) -> list[forms.BoundField]:
        """The questions, in the order in which they are asked."""
        return [self[each.code] for each in self.exclusions]

    @property
    def answers(self) -> dict[str, str]:
        """What was answered, by exclusion; the day answers for itself where one was given."""
        answers = {each.code: self.cleaned_data.get(each.code, "") for each in self.exclusions}
        happened = self.cleaned_data.get("happened")
        if happened and TOO_OLD in answers:
            answers[TOO_OLD] = Reply.YES if is_too_old(happened, self.today) else Reply.NO
        return answers

    def clean_happened(self) -> date | None:
        """Turn down a day that has not come."""
        happened: date | None = self.cleaned_data["happened"]
        if happened and happened > self.today:
            raise forms.ValidationError(_("Datoen ligger ude i fremtiden. Skriv den dag, det skete."))
        return happened


class WaiverForm(forms.Form):
    """Why the matter is treated although the rule says no (fravigelse)."""

    reason = TextField(label=_("Hvorfor behandler du den alligevel?"), rows=3)


class ExclusionForm(forms.Form):
    """A new version of an exclusion, with the day from which it holds."""

    question = forms.CharField(
        label=_("Spørgsmål"), max_length=200, widget=area(2), help_text=_("Et ja betyder, at det er undtaget.")
    )
    explanation = forms.CharField(label=_("Forklaring"), max_length=400, required=False, widget=area(2))
    reason = forms.CharField(label=_("Begrundelse til borgeren"), max_length=400, widget=area(3))
    body = forms.CharField(label=_("Hvem der kan hjælpe i stedet"), max_length=160, widget=forms.TextInput(attrs=_TEXT))
    next_step = forms.CharField(label=_("Hvad borgeren kan gøre"), max_length=500, widget=area(3))
    can_be_waived = forms.BooleanField(
        label=_("Kan fraviges"),
        required=False,
        widget=forms.CheckboxInput(attrs={"class": "form-checkbox"}),
        help_text=_("Efter en konkret vurdering, som skrives ned."),
    )
    from_day = DanishDateField(label=_("Gælder fra"))

    @classmethod
    def of(cls, row: Exclusion, tomorrow: date) -> Self:
        """Return the form as the exclusion stands."""
        return cls(
            initial={
                **{name: getattr(row, name) for name in cls.base_fields if name != "from_day"},
                "from_day": tomorrow,
            }
        )

    @property
    def changes(self) -> dict[str, Any]:
        """What the new version says."""
        return {name: value for name, value in self.cleaned_data.items() if name != "from_day"}
