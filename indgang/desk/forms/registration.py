"""The form by which an inquiry is written down (registrering)."""

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import uuid4

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.models import Step, Task
from indgang.citizens.models import Citizen, Mandate
from indgang.foundation import clock
from indgang.foundation.prepared import Prepared
from indgang.inquiries import texts
from indgang.inquiries.models import Channel, Contact, ContactKind, Identification
from indgang.inquiries.models.solutions import BY_CLERK
from indgang.inquiries.recusal import citizens_open_to
from indgang.inquiries.registration import Matter, NewContact
from indgang.knowledge.models import Article
from indgang.organisation.models import Centre, Employee

from .fields import CentreField, CprField, DanishDateField, DanishMomentField, DepartmentField, TaskField, TextField

_SELECT = forms.Select(attrs={"class": "form-select"})
HAND_OVER, KEEP_OPEN = "hand_over", "keep_open"
_OLDEST: Final = timedelta(days=731)
_LONGEST: Final = timedelta(hours=12)
_STEPS: Final = 100


class RegistrationForm(forms.Form):
    """Contact, matter and outcome in one; which button was pressed is `outcome` or `act`."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    contact = forms.IntegerField(required=False, widget=forms.HiddenInput)
    started_at = forms.DateTimeField(required=False, widget=forms.HiddenInput)
    task = TaskField(required=False, widget=forms.HiddenInput)
    citizen = forms.IntegerField(required=False, widget=forms.HiddenInput)

    channel = forms.ChoiceField(label=_("Kanal"), choices=Channel, initial=Channel.IN_PERSON)
    kind = forms.ChoiceField(label=_("Nærmere"), choices=ContactKind, required=False, widget=_SELECT)
    centre = CentreField(label=_("Center"), required=False)
    when = DanishMomentField(label=_("Skete det tidligere? Hvornår"), required=False)

    identification = forms.ChoiceField(label=_("Legitimation"), choices=Identification, required=False, widget=_SELECT)
    document = forms.CharField(
        label=_("Vist dokument"),
        required=False,
        max_length=40,
        widget=forms.TextInput(attrs={"class": "form-input form-input--medium", "placeholder": _("fx pas")}),
    )
    mandate = forms.IntegerField(required=False, widget=forms.HiddenInput)
    new_name = forms.CharField(
        label=_("Navn"), required=False, max_length=120, widget=forms.TextInput(attrs={"class": "form-input"})
    )
    new_cpr = CprField(label=_("CPR-nummer"), required=False)
    new_phone = forms.CharField(
        label=_("Telefon"),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"class": "form-input form-input--medium", "inputmode": "tel"}),
    )

    subject = forms.CharField(
        label=_("Emne, når ingen opgave passer"),
        required=False,
        max_length=texts.SUBJECT_LIMIT,
        widget=forms.TextInput(attrs={"class": "form-input"}),
    )
    text = TextField(label=_("Notat"), required=False, rows=4)
    department = DepartmentField(label=_("Afdeling"), required=False)
    due = DanishDateField(label=_("Svar ønskes senest"), required=False)
    promise = DanishDateField(label=_("Borgeren er lovet svar"), required=False)

    def __init__(self, *args: Any, employee: Employee, **kwargs: Any) -> None:
        self.employee = employee
        super().__init__(*args, **kwargs)

    @property
    def pressed(self) -> tuple[str, str]:
        """Return the outcome and the act whose button was pressed."""
        return str(self.data.get("outcome", "")), str(self.data.get("act", ""))

    def clean(self) -> dict[str, Any]:
        """Look up what the numbers stand for, and see that the button has what it needs."""
        data = super().clean() or {}
        outcome, act = self.pressed
        if outcome and outcome not in BY_CLERK:
            self.add_error(None, _("Udfaldet kendes ikke. Vælg et af udfaldene på siden."))
        if act == HAND_OVER:
            self._need("department", _("Vælg den afdeling, der skal tage over."))
            self._need("text", _("Skriv, hvad afdelingen skal vide, så borgeren kun fortæller det én gang."))
            self._point_forward("due")
        if act == KEEP_OPEN:
            self._need("promise", _("Skriv den dato, borgeren er lovet svar."))
            self._point_forward("promise")
        if not (data.get("task") or data.get("subject") or data.get("text") or self.errors):
            self.add_error(None, _("Vælg en opgave, eller skriv kort, hvad det handler om."))
        if data.get("when") and data["when"] > clock.now():
            self.add_error("when", _("Tidspunktet ligger i fremtiden. Skriv, hvornår borgeren henvendte sig."))
        elif data.get("when") and data["when"] < clock.now() - _OLDEST:
            self.add_error("when", _("Tidspunktet ligger over to år tilbage. Se efter, om årstallet er rigtigt."))
        data["citizen"] = self._citizen(data.get("citizen"))
        data["contact"] = self._running(data.get("contact"))
        data["centre"] = data.get("centre") or self.employee.centre or Centre.objects.first()
        if not (data["centre"] or data["contact"]):
            self.add_error(None, _("Der er ikke oprettet noget center endnu. Sig det til systemadministratoren."))
        return data

    def _need(self, name: str, message: Any) -> None:
        if not self.cleaned_data.get(name) and name not in self.errors:
            self.add_error(name, message)

    def _point_forward(self, name: str) -> None:
        day = self.cleaned_data.get(name)
        if day and day < clock.local_day(clock.now()):
            self.add_error(name, _("Datoen er allerede gået. Vælg i dag eller en senere dag."))

    def _citizen(self, number: int | None) -> Citizen | None:
        citizen = _citizens.first(self.employee.pk, number) if number else None
        if number and citizen is None:
            self.add_error(None, _("Borgeren kan ikke vælges. Søg borgeren frem igen, eller registrér anonymt."))
        return citizen

    def _running(self, number: int | None) -> Contact | None:
        return Contact.objects.running(self.employee).filter(pk=number).first() if number else None

    @property
    def ends_contact(self) -> bool:
        """Tell whether the conversation ends with this inquiry."""
        return not self.data.get("keep")

    def contact_now(self, at: datetime, citizen: Citizen | None) -> Contact | NewContact:
        """Return the running contact, or the one that begins here."""
        data = self.cleaned_data
        if data["contact"]:
            return data["contact"]  # type: ignore[no-any-return]
        return NewContact(
            channel=data["channel"],
            kind=data.get("kind", ""),
            centre=data["centre"],
            started_at=data.get("when") or self._measured(at),
            citizen=citizen,
            identification=self.level if citizen else Identification.ANONYMOUS,
            document=data.get("document", "") if citizen else "",
            mandate=Mandate.objects.filter(pk=data["mandate"], citizen=citizen).first()
            if data.get("mandate")
            else None,
        )

    @property
    def level(self) -> Identification:
        """Return how sure the clerk is of who the citizen is (legitimation)."""
        told = Identification(self.cleaned_data.get("identification") or Identification.ANONYMOUS)
        return Identification.ASSERTED if told is Identification.ANONYMOUS else told

    def _measured(self, at: datetime) -> datetime:
        """Return when the page's clock began; a counter's clock that is wrong, or was forgotten, counts for nothing."""
        began: datetime | None = self.cleaned_data.get("started_at")
        return began if began and at - _LONGEST < began < at else at

    def matter(self) -> Matter:
        """Return what the citizen brought and what becomes of it."""
        data = self.cleaned_data
        outcome, act = self.pressed
        task = data.get("task")
        handing = act == HAND_OVER
        return Matter(
            task=task,
            subject=data.get("subject", ""),
            text=data.get("text", ""),
            outcome=outcome,
            authority=task.authority if task and outcome == "referred" else None,
            hand_to=data["department"] if handing else None,
            due=data.get("due") if handing else None,
            promise=data.get("promise") if act else None,
            promise_rule=str(task.service_goal_text) if task and task.service_goal_text else "Aftalt med borgeren",
            steps=self._steps(task),
            articles=self._articles(task),
        )

    def _steps(self, task: Task | None) -> list[int]:
        """Return the ticked steps that belong to the task."""
        ticked = self._ticked("step")
        if not (task and ticked):
            return []
        return list(Step.objects.filter(procedure__task=task, pk__in=ticked).values_list("pk", flat=True))

    def _articles(self, task: Task | None) -> list[int]:
        """Return the ticked articles on the task that this person may read."""
        ticked = self._ticked("article")
        if not (task and ticked):
            return []
        read = Article.objects.visible_to(self.employee).standing().filter(tasks=task, pk__in=ticked)
        return list(read.values_list("pk", flat=True))

    def _ticked(self, name: str) -> list[int]:
        ticked = self.data.getlist(name)  # type: ignore[attr-defined]  # a QueryDict
        return [int(each[:18]) for each in ticked[:_STEPS] if each.isdecimal()]


def _citizen_open_to(employee: int, number: int) -> QuerySet[Citizen]:
    return citizens_open_to(Employee(pk=employee)).filter(pk=number)


_citizens = Prepared(_citizen_open_to)
