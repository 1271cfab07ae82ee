"""The forms of forwarding: the letter, and what is done with it afterwards."""

from collections import defaultdict
from dataclasses import fields
from typing import Any, Final

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from indgang.adviser.forwarding.codes import BY_DEPARTMENT, Asked, CitizenView, Receiver
from indgang.adviser.forwarding.dates import Days
from indgang.adviser.models import Address, Finding, Letter, Way
from indgang.desk.forms.fields import DanishDateField, TextField
from indgang.organisation.models import Department, Employee
from indgang.organisation.rights import Role

from .choices import SELECT, RowField, radios

CHECK: Final = forms.CheckboxInput(attrs={"class": "form-checkbox"})
LINE: Final = forms.TextInput(attrs={"class": "form-input"})
_UNSET: Final = ("", "–")


class ReceivingDepartmentField(RowField[Department]):
    """A department outside citizen service (afdeling)."""

    def rows(self) -> QuerySet[Department]:
        """Return the departments that can be asked."""
        return Department.objects.receiving()


class MemberField(RowField[Employee]):
    """Somebody who can open letters from the adviser (modtager), under the department."""

    def rows(self) -> QuerySet[Employee]:
        """Return the members of departments."""
        members: QuerySet[Employee] = Employee.objects.active().holding(Role.DEPARTMENT)
        return (
            members.filter(department__isnull=False).select_related("department").order_by("department__name", "name")
        )

    def offered(self) -> list[tuple[Any, Any]]:
        """Return the members by department."""
        grouped: dict[str, list[tuple[int, str]]] = defaultdict(list)
        for member in self.rows():
            grouped[str(member.department)].append((member.pk, member.name))
        return list(grouped.items())


class ForwardForm(forms.Form):
    """The letter to a department; whether it has been asked comes first."""

    asked = radios(_("Har afdelingen været spurgt?"), Asked)
    asked_on = DanishDateField(label=_("Hvornår blev den spurgt?"), required=False)
    department = ReceivingDepartmentField(label=_("Afdeling"), required=True, empty=_("Vælg afdeling"))
    receiver = radios(
        _("Hvem skal brevet til?"),
        Receiver,
        required=False,
        help_text=_("Vælger du ingen: sagsbehandleren, når ingen er spurgt, ellers kontaktpersonen."),
    )
    addressee = MemberField(label=_("Navngiven modtager"), empty=_("Hele afdelingen"))
    addressee_alone = forms.BooleanField(
        label=_("Kun den navngivne modtager må se brevet"),
        required=False,
        widget=CHECK,
        help_text=_("Brug det, når brevet handler om en medarbejder i afdelingen."),
    )
    title = forms.CharField(label=_("Overskrift"), max_length=200, widget=LINE)
    text = TextField(
        label=_("Det skal afdelingen vide"),
        rows=7,
        help_text=_("Skriv kun det, som er nødvendigt for at svare. Afdelingen ser ikke sagen."),
    )
    wish = TextField(label=_("Det ønsker borgeren"), rows=2, required=False)
    answers_citizen = forms.BooleanField(
        label=_("Afdelingen svarer borgeren direkte, med kopi til mig"), required=False, widget=CHECK
    )
    name = forms.CharField(
        label=_("Borgerens navn og kontaktoplysninger"),
        max_length=300,
        required=False,
        widget=LINE,
        help_text=_("Kun når borgeren har sagt ja til, at afdelingen får navnet."),
    )
    agreed = forms.BooleanField(
        label=_("Borgeren har i dag sagt ja til, at afdelingen får det, der står i brevet"),
        required=False,
        widget=CHECK,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["asked"].widget.attrs["autofocus"] = not self.is_bound

    def clean_receiver(self) -> str:
        """Return who gets it: the case worker when nobody has been asked, else the contact person, unless told."""
        usual = Receiver.CASE_WORKER if self.cleaned_data.get("asked") == Asked.NOBODY else Receiver.CONTACT
        return self.cleaned_data["receiver"] or usual.value

    @property
    def letter(self) -> Letter:
        """The words."""
        return Letter(**{each.name: self.cleaned_data[each.name] for each in fields(Letter)})

    @property
    def address(self) -> Address:
        """Where they go."""
        return Address(**{each.name: self.cleaned_data[each.name] for each in fields(Address)})


class NothingForm(forms.Form):
    """Nothing to fill in: the button says it all."""


class PauseForm(forms.Form):
    """What the citizen must supply; the department sees it."""

    reason = TextField(label=_("Hvad mangler borgeren at give?"), rows=2, limit=2000)


class RecallForm(forms.Form):
    """Why the letter is taken back."""

    reason = TextField(label=_("Hvorfor kaldes brevet tilbage?"), rows=2, limit=2000)


class AnswerForm(forms.Form):
    """The department's answer: what it came to, the words, and what it changes."""

    answer = radios(_("Hvad kom I frem til?"), BY_DEPARTMENT)
    text = TextField(label=_("Svaret"), rows=6, help_text=_("Skriv, så borgeren kan forstå det."))
    changes = TextField(label=_("Hvad ændrer I fremover?"), rows=2, required=False)


class ExtensionForm(forms.Form):
    """More time, and why."""

    until = DanishDateField(label=_("Ny frist"))
    reason = TextField(label=_("Hvorfor har I brug for mere tid?"), rows=2, limit=2000)


class TellForm(forms.Form):
    """How the citizen was told, and in which words."""

    way = forms.ChoiceField(label=_("Hvordan"), choices=Way, initial=Way.PHONE, widget=SELECT)
    text = TextField(label=_("Det fik borgeren at vide"), rows=7)


class ViewForm(forms.Form):
    """What the citizen thinks of the answer."""

    view = radios(_("Hvad synes borgeren om svaret?"), CitizenView)
    keeps_complaint = forms.BooleanField(
        label=_("Borgeren fastholder klagen og vil have den set efter"), required=False, widget=CHECK
    )


class FindingForm(forms.Form):
    """The adviser's own view."""

    finding = forms.ChoiceField(label=_("Vurdering"), choices=[_UNSET, *Finding.choices], widget=SELECT)
    text = TextField(label=_("Begrundelse"), rows=4)


class TermsForm(forms.Form):
    """How many working days each step takes, and from when."""

    valid_from = DanishDateField(label=_("Gælder fra"))
    receipt = forms.IntegerField(label=_("Modtaget inden"), min_value=1, max_value=250)
    reminder = forms.IntegerField(label=_("Påmindelse efter"), min_value=1, max_value=250)
    answer = forms.IntegerField(label=_("Svar inden"), min_value=1, max_value=250)
    leader = forms.IntegerField(label=_("Til lederen efter"), min_value=1, max_value=250)
    director = forms.IntegerField(label=_("Til direktøren efter"), min_value=1, max_value=250)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for each in fields(Days):
            self.fields[each.name].widget.attrs["class"] = "form-input form-input--short"
            self.fields[each.name].help_text = _("arbejdsdage efter den dag, brevet sendes")

    @property
    def days(self) -> Days:
        """The days of each step."""
        return Days(**{each.name: self.cleaned_data[each.name] for each in fields(Days)})
