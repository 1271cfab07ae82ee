"""The small forms on an inquiry's page: one for each verb."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.foundation import reference
from indgang.inquiries.models import Channel, DiscardKind
from indgang.inquiries.models.solutions import BY_CLERK, Outcome

from .fields import DanishDateField, DepartmentField, TextField, area

_SELECT = forms.Select(attrs={"class": "form-select"})


class NoteForm(forms.Form):
    """A note; the key keeps a double click from writing it twice."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    text = TextField(label=_("Notat"), rows=4)


class AnswerForm(NoteForm):
    """The department's answer."""

    text = TextField(label=_("Svar"), rows=5)


class SolveForm(forms.Form):
    """How it ended; that self-service was shown is offered where there is some."""

    outcome = forms.ChoiceField(
        label=_("Udfald"),
        choices=[(str(outcome), Outcome(outcome).label) for outcome in BY_CLERK],
        widget=_SELECT,
    )
    text = TextField(label=_("Svar til borgeren"), required=False, rows=3)

    def __init__(self, *args: Any, shows_how: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not shows_how:
            outcome = self.fields["outcome"]
            assert isinstance(outcome, forms.ChoiceField)  # noqa: S101 - tells the type checker
            choices: Any = outcome.choices
            outcome.choices = [each for each in choices if each[0] != Outcome.SELF_SERVICE_SHOWN]


class PromiseForm(forms.Form):
    """A date told to the citizen."""

    due = DanishDateField(label=_("Borgeren er lovet svar"))


class HandOverForm(forms.Form):
    """To whom, and the story told once."""

    department = DepartmentField(label=_("Afdeling"))
    story = TextField(label=_("Det skal afdelingen vide"), rows=4)
    due = DanishDateField(label=_("Svar ønskes senest"), required=False)


class ContinueForm(forms.Form):
    """The citizen came back on the same matter."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    channel = forms.ChoiceField(label=_("Kanal"), choices=Channel, initial=Channel.PHONE, widget=_SELECT)
    text = TextField(label=_("Det sagde borgeren"), rows=3)


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(label=_("Begrundelse"), max_length=200, widget=area(2))


class DiscardForm(ReasonForm):
    """Why the inquiry does not count."""

    kind = forms.ChoiceField(
        label=_("Hvorfor"),
        choices=[(str(kind), kind.label) for kind in DiscardKind if kind is not DiscardKind.MERGED],
        widget=_SELECT,
    )
    field_order = ["kind", "reason"]


class MergeForm(forms.Form):
    """The other inquiry, by its reference."""

    other = forms.CharField(
        label=_("Nummeret på den henvendelse, der skal blive"),
        max_length=12,
        widget=forms.TextInput(attrs={"class": "form-input form-input--short", "placeholder": "AF4-K7M2"}),
    )

    def clean_other(self) -> int:
        """Return the other inquiry's number."""
        try:
            return reference.decode(self.cleaned_data["other"])
        except reference.BadReference as error:
            raise forms.ValidationError(_("Nummeret er ikke rigtigt. Se efter, om et tegn er læst forkert.")) from error
