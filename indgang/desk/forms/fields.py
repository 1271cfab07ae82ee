"""Fields that several forms share."""

from typing import Any, Final

from django import forms
from django.db.models import QuerySet
from django.utils.formats import number_format
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.models import Task
from indgang.citizens import cpr
from indgang.foundation.prepared import Prepared
from indgang.inquiries import texts
from indgang.organisation.models import Centre, Department

_DIGITS: Final = 18
AREA = forms.Textarea(attrs={"class": "form-input", "rows": 3})


def area(rows: int, **attributes: Any) -> forms.Textarea:
    """Return a text area of so many lines."""
    return forms.Textarea(attrs={"class": "form-input", "rows": rows, **attributes})


class TextField(forms.CharField):
    """Free text, as long as an inquiry can hold; too long text is shown again, whole."""

    default_error_messages = {
        "max_length": _("Teksten er på %(show_value)s tegn. Der er plads til %(limit_value)s. Gør den kortere."),
    }

    def __init__(self, *, rows: int = 3, limit: int = texts.LIMIT, **kwargs: Any) -> None:
        kwargs.setdefault("widget", area(rows))
        super().__init__(**kwargs)
        self.limit = limit

    def validate(self, value: Any) -> None:
        """Measure the text."""
        super().validate(value)
        if value and len(value) > self.limit:
            lengths = {"show_value": len(value), "limit_value": self.limit}
            told = {name: number_format(length, force_grouping=True) for name, length in lengths.items()}
            raise forms.ValidationError(self.error_messages["max_length"], params=told)


class DanishDateField(forms.DateField):
    """A date written dd.mm.åååå."""

    default_error_messages = {"invalid": _("Skriv datoen som dd.mm.åååå, fx 24.12.2026.")}

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateInput(
            attrs={"class": "form-input form-input--short", "placeholder": _("dd.mm.åååå"), "inputmode": "numeric"}
        )
        super().__init__(widget=widget, **kwargs)


class DanishMomentField(forms.DateTimeField):
    """A moment written dd.mm.åååå tt.mm."""

    default_error_messages = {"invalid": _("Skriv tidspunktet som dd.mm.åååå tt.mm, fx 24.12.2026 10.30.")}

    def __init__(self, **kwargs: Any) -> None:
        widget = forms.DateTimeInput(
            attrs={"class": "form-input form-input--medium", "placeholder": _("dd.mm.åååå tt.mm")}
        )
        super().__init__(widget=widget, **kwargs)


class CprField(forms.CharField):
    """A CPR number, checked for its date; numbers without modulus 11 are right too."""

    def __init__(self, **kwargs: Any) -> None:
        attributes = {
            "class": "form-input form-input--medium",
            "inputmode": "numeric",
            "autocomplete": "off",
            "placeholder": _("ddmmåå-xxxx"),
            "data-draft-skip": "",
        }
        super().__init__(widget=forms.TextInput(attrs=attributes), max_length=20, **kwargs)

    def clean(self, value: Any) -> str:
        """Return the ten digits, or nothing."""
        text = str(super().clean(value) or "")
        if not text:
            return ""
        try:
            return cpr.parse(text)
        except cpr.WrongLength as error:
            raise forms.ValidationError(_("Et CPR-nummer har ti cifre: seks til datoen og fire til sidst.")) from error
        except cpr.NoSuchDate as error:
            raise forms.ValidationError(_("De første seks cifre er ikke en dato. Spørg borgeren igen.")) from error


class TaskField(forms.CharField):
    """A task by its code."""

    def clean(self, value: Any) -> Task | None:
        """Return the task."""
        if not value:
            return None
        task = task_called(str(value))
        if task is None:
            raise forms.ValidationError(_("Opgaven findes ikke mere. Vælg en anden."))
        return task


class _EmptyFirst(forms.Select):
    """A select whose first choice is known to be empty: Django would fetch all choices once more to see that."""

    def use_required_attribute(self, initial: Any) -> bool:
        return not self.is_hidden


class DepartmentField(forms.ChoiceField):
    """A department that can receive, or none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=lambda: [("", _("Vælg afdeling")), *departments()],
            widget=_EmptyFirst(attrs={"class": "form-select"}),
            **kwargs,
        )

    def clean(self, value: Any) -> Department | None:
        """Return the department."""
        return _chosen(self, value, _departments)


class CentreField(forms.ChoiceField):
    """A centre, or none."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=lambda: [("", "---------"), *centres()],
            widget=_EmptyFirst(attrs={"class": "form-select"}),
            **kwargs,
        )

    def clean(self, value: Any) -> Centre | None:
        """Return the centre."""
        return _chosen(self, value, _centres)


def _chosen[T](field: forms.ChoiceField, value: Any, rows: Prepared[T, int]) -> T | None:
    """Return the row with the chosen number; only that one is looked up."""
    number = field.to_python(value)
    forms.Field.validate(field, number)
    if not number:
        return None
    row = rows.first(int(number[:_DIGITS])) if number.isdecimal() else None
    if row is None:
        raise forms.ValidationError(field.error_messages["invalid_choice"], "invalid_choice", {"value": value})
    return row


def task_called(slug: str) -> Task | None:
    """Return the task with this code (opgave), if there is one."""
    return _tasks.first(slug.replace("\x00", ""))


def _with_code(slug: str) -> QuerySet[Task]:
    return Task.objects.with_surroundings().filter(slug=slug)


def _centre(number: int) -> QuerySet[Centre]:
    return Centre.objects.filter(pk=number)


def _department(number: int) -> QuerySet[Department]:
    return Department.objects.receiving().filter(pk=number)


def _all_centres() -> QuerySet[Centre, tuple[int, str]]:
    return Centre.objects.values_list("pk", "name")


def _receiving() -> QuerySet[Department, tuple[int, str]]:
    return Department.objects.receiving().values_list("pk", "name")


departments = Prepared(_receiving)
"""The number and name of each department that can receive (modtagende afdelinger)."""
centres = Prepared(_all_centres)
"""The number and name of each centre."""
_tasks = Prepared(_with_code)
_centres = Prepared(_centre)
_departments = Prepared(_department)
