"""The forms of mediation: who, when, what was agreed, and how it ended."""

from typing import Final

from django import forms
from django.utils.translation import gettext_lazy as _

from indgang.adviser.mediating.codes import Kept, Result, Satisfaction, Side
from indgang.desk.forms.fields import DanishDateField, DanishMomentField, TextField

from .choices import SELECT, radios
from .forwardings import CHECK, LINE, ReceivingDepartmentField

_UNSET: Final = ("", "–")


class BeginForm(forms.Form):
    """What it is about, with whom, and that the citizen wants it."""

    department = ReceivingDepartmentField(
        label=_("Afdeling"), required=True, empty=_("Vælg afdeling"), attrs={"autofocus": True}
    )
    aim = TextField(
        label=_("Hvad skal mæglingen handle om?"),
        rows=3,
        help_text=_("Skriv det, så begge sider kan sige ja til det."),
    )
    agreed = forms.BooleanField(label=_("Borgeren har i dag sagt ja til mægling"), required=False, widget=CHECK)


class PartyForm(forms.Form):
    """Somebody at the table."""

    side = radios(_("Side"), Side)
    name = forms.CharField(label=_("Navn"), max_length=120, widget=LINE)
    reach = forms.CharField(label=_("Telefon eller e-mail"), max_length=120, required=False, widget=LINE)
    view = TextField(label=_("Hvad er vigtigt for dem?"), required=False, rows=2)


class PrepareForm(forms.Form):
    """What the talk before the meeting showed."""

    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    view = TextField(label=_("Hvad er vigtigt for dem?"), rows=3)


class LeavingForm(forms.Form):
    """Why somebody leaves the table."""

    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    reason = TextField(label=_("Hvorfor går deltageren ud?"), rows=2, limit=2000)


class MeetingForm(forms.Form):
    """When and where."""

    starts_at = DanishMomentField(label=_("Begynder"))
    ends_at = DanishMomentField(label=_("Slutter"))
    place = forms.CharField(label=_("Sted"), max_length=200, required=False, widget=LINE)
    agenda = TextField(label=_("Dagsorden"), required=False, rows=3)


class MoveForm(forms.Form):
    """Another time."""

    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    starts_at = DanishMomentField(label=_("Begynder"))
    ends_at = DanishMomentField(label=_("Slutter"))


class MinutesForm(forms.Form):
    """What was said at the meeting."""

    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    note = TextField(label=_("Referat"), rows=5)


class RowForm(forms.Form):
    """Which row is meant."""

    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)


class PointForm(forms.Form):
    """One agreed point."""

    text = TextField(label=_("Det er I blevet enige om"), rows=2)
    side = radios(_("Hvem gør det?"), Side)
    who = forms.CharField(label=_("Navn"), max_length=120, required=False, widget=LINE)
    due = DanishDateField(label=_("Senest"), required=False)


class FollowForm(forms.Form):
    """Whether a point was kept."""

    number = forms.IntegerField(min_value=1, widget=forms.HiddenInput)
    kept = forms.ChoiceField(label=_("Blev det overholdt?"), choices=[_UNSET, *Kept.choices], widget=SELECT)
    note = TextField(label=_("Bemærkning"), required=False, rows=2)


class EndForm(forms.Form):
    """The result."""

    outcome = radios(_("Hvordan endte det?"), Result)
    conclusion = TextField(label=_("Sammenfatning"), required=False, rows=3)
    follow_up_on = DanishDateField(label=_("Spørg begge sider, hvordan det går, den"), required=False)


class RatingForm(forms.Form):
    """How satisfied one side is."""

    side = radios(_("Hvem har svaret?"), Side)
    rating = forms.TypedChoiceField(
        label=_("Tilfredshed"), choices=[_UNSET, *Satisfaction.choices], coerce=int, widget=SELECT
    )


class FollowUpForm(forms.Form):
    """When to ask next; empty for never."""

    follow_up_on = DanishDateField(
        label=_("Spørg igen den"), required=False, help_text=_("Tom dato betyder, at der ikke skal spørges mere.")
    )
