"""The small forms on a case's page: one for each verb."""

from typing import Any, Final
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.adviser.models import (
    CaseKind,
    ConsentKind,
    Lesson,
    LooseEnds,
    MandateProof,
    Outcome,
    PartyRole,
    Spent,
    StepKind,
)
from indgang.desk.forms.fields import DanishDateField, DanishMomentField, TextField

from .choices import SELECT, AnyDepartmentField, radios

_UNSET: Final = ("", "–")
_LINE: Final = forms.TextInput(attrs={"class": "form-input"})
_CHECK: Final = forms.CheckboxInput(attrs={"class": "form-checkbox"})


class OpenCaseForm(forms.Form):
    """What the new case is."""

    kind = forms.ChoiceField(label=_("Type"), choices=CaseKind, widget=SELECT)
    title = forms.CharField(label=_("Titel"), max_length=200, widget=_LINE)
    summary = TextField(label=_("Hvad sagen handler om"), required=False, rows=3)
    department = AnyDepartmentField(label=_("Ansvarlig afdeling"))
    next_on = DanishDateField(label=_("Næste skridt senest"), required=False)


class StepForm(forms.Form):
    """What was done, with whom, and what was said."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    text = TextField(label=_("Notat"), rows=4)
    kind = forms.ChoiceField(label=_("Hvad skete der?"), choices=StepKind, widget=SELECT)
    department = AnyDepartmentField(label=_("Med afdeling"))
    spent = forms.TypedChoiceField(
        label=_("Tid brugt"),
        choices=[_UNSET, *Spent.choices],
        coerce=int,
        empty_value=None,
        required=False,
        widget=SELECT,
    )
    when = DanishMomentField(label=_("Tidspunkt, hvis det ikke er nu"), required=False)


class ConsentForm(forms.Form):
    """What the citizen has said yes to."""

    kind = forms.ChoiceField(label=_("Samtykke til"), choices=ConsentKind, widget=SELECT)
    department = AnyDepartmentField(label=_("Afdeling"), empty=_("Alle afdelinger"))
    scope = TextField(label=_("Hvad borgeren har sagt ja til"), rows=2)
    in_writing = forms.BooleanField(label=_("Samtykket er skriftligt"), required=False, widget=_CHECK)


class PartyForm(forms.Form):
    """Who comes into the case, and with what power of attorney."""

    role = forms.ChoiceField(label=_("Rolle"), choices=PartyRole, initial=PartyRole.COMPANION, widget=SELECT)
    name = forms.CharField(label=_("Navn"), max_length=120, widget=_LINE)
    phone = forms.CharField(label=_("Telefon"), max_length=20, required=False, widget=_LINE)
    email = forms.EmailField(label=_("E-mail"), required=False, widget=forms.EmailInput(attrs={"class": "form-input"}))
    mandate = TextField(label=_("Hvad fuldmagten omfatter"), required=False, rows=2)
    proof = forms.ChoiceField(
        label=_("Hvordan du har set fuldmagten"),
        choices=[_UNSET, *MandateProof.choices],
        required=False,
        widget=SELECT,
    )
    mandate_from = DanishDateField(label=_("Fuldmagt fra"), required=False)
    mandate_to = DanishDateField(label=_("Fuldmagt til"), required=False)


class PlanForm(forms.Form):
    """The day of the next step; empty for none."""

    next_on = DanishDateField(label=_("Næste skridt senest"), required=False)


class CloseForm(forms.Form):
    """How it ended, what was learnt, why, and what becomes of what still waits, if anything does."""

    outcome = forms.ChoiceField(label=_("Hvordan endte det?"), choices=[_UNSET, *Outcome.choices], widget=SELECT)
    lesson = forms.ChoiceField(label=_("Hvad lærte kommunen?"), choices=[_UNSET, *Lesson.choices], widget=SELECT)
    rest = radios(_("Hvad skal der ske med det, der venter?"), LooseEnds)
    conclusion = TextField(
        label=_("Begrundelse eller sammenfatning"),
        required=False,
        rows=3,
        help_text=_("Skal skrives, når sagen er afvist, trukket tilbage, henlagt eller endt uden enighed."),
    )

    def __init__(self, *args: Any, loose_ends: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if loose_ends:
            self.fields["rest"].help_text = _("Det venter stadig: %(what)s.") % {"what": "; ".join(loose_ends)}
            self.fields["conclusion"].required = True
        else:
            del self.fields["rest"]


class WhyForm(forms.Form):
    """Why."""

    reason = TextField(label=_("Begrundelse"), rows=2, limit=2000)


class NumberForm(forms.Form):
    """The number of the row that is meant."""

    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)

    def clean_number(self) -> int:
        """Return the number, as small as a row's number can be."""
        number: Any = self.cleaned_data["number"]
        return min(int(number), 2**62)
