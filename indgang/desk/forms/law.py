"""The forms of the law's pages (lov): filters of the lists, a new version of something, and a deadline to reckon."""

from datetime import date
from typing import Any, ClassVar, Final, Self

from django import forms
from django.forms.models import fields_for_model
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from indgang.catalogue.models import Confidence, Task
from indgang.foundation.refusals import Refusal
from indgang.law.deadlines import Deadline, Delivery, Interruption, Length, PostDays, Unit, compute
from indgang.law.models import WAY_NAMES, PostTime, Route, Rule
from indgang.law.models.dated import Dated

from .fields import DanishDateField
from .knowledge import TaskName

TASKS: Final = 6
"""So many tasks can be named for a way to complain."""
_INTERRUPTION_LABELS: Final = (
    (_("Bedt om aktindsigt"), _("Svaret kom")),
    (_("Bedt om aktindsigt igen"), _("Svaret kom anden gang")),
)
INTERRUPTIONS: Final = len(_INTERRUPTION_LABELS)
"""So many requests for access can be told on the page."""
_HINTS: Final = {
    "source": _("Hvor du har læst det, for eksempel retsinformation.dk med lovens nummer og dag."),
    "confidence": _("Høj: læst i en kilde. Middel: kendt i faget. Lav: borgere får det ikke at vide."),
    "doubt": _("Ryd feltet, når der ikke er mere at være i tvivl om."),
}
_NOT_READ: Final = ("", "ikke slået op")
UNCERTAIN, NOT_CHECKED = "usikker", "gammel"
_TEXT: Final = {"class": "form-input"}
_SELECT: Final = {"class": "form-select"}
_BOX: Final = {"class": "form-checkbox"}


class LawFilter(forms.Form):
    """What a list is narrowed to; a wrong choice in the address is passed over."""

    q = forms.CharField(required=False, max_length=200)
    narrow = forms.ChoiceField(required=False, widget=forms.Select(attrs=_SELECT))
    state = forms.ChoiceField(
        label=_("Tilstand"),
        choices=[("", _("Alle")), (UNCERTAIN, _("Usikker")), (NOT_CHECKED, _("Ikke set efter i et år"))],
        required=False,
        widget=forms.Select(attrs=_SELECT),
    )

    def __init__(self, *args: Any, label: Any, choices: list[tuple[str, Any]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["narrow"].label = label
        self.fields["narrow"].choices = [("", _("Alle")), *choices]  # type: ignore[attr-defined]

    @classmethod
    def of_rules(cls, asked: QueryDict) -> Self:
        """Return the filter of the rules: by law."""
        laws = Rule.objects.newest().order_by("law").values_list("law", flat=True).distinct()
        return cls._read(asked, label=_("Lov"), choices=[(law, law) for law in laws])

    @classmethod
    def of_routes(cls, asked: QueryDict) -> Self:
        """Return the filter of the ways to complain: by where one complains first."""
        return cls._read(asked, label=_("Klagevej"), choices=[(way.value, name) for way, name in WAY_NAMES.items()])

    @classmethod
    def _read(cls, asked: QueryDict, **more: Any) -> Self:
        form = cls(asked, **more)
        if form.is_valid():
            return form
        form = cls({name: value for name, value in asked.items() if name not in form.errors}, **more)
        form.is_valid()
        return form

    @property
    def said(self) -> str:
        """What was typed in the search field."""
        return str(self.cleaned_data.get("q", "")).replace("\x00", "").strip()

    def chosen(self, name: str) -> str:
        """Return what was chosen in a field, if anything."""
        return str(self.cleaned_data.get(name, ""))


class VersionForm(forms.Form):
    """A new version of something in the law: its words, and the day on which it takes over."""

    model: ClassVar[type[Dated]]
    valid_from = DanishDateField(
        label=_("Den nye version gælder fra"), help_text=_("Den gamle bliver stående for dagene før.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in fields_for_model(self.model, fields=self.model.wording).items():
            self.fields[name] = _dressed(field)
        for name, hint in _HINTS.items():
            if name in self.fields:
                self.fields[name].help_text = hint
        self.order_fields([*self.model.wording, "valid_from"])

    @classmethod
    def of(cls, row: Dated, today: date) -> Self:
        """Return the form filled with what stands."""
        return cls(initial={**row.said, "valid_from": today})

    def clean(self) -> dict[str, Any]:
        """See that what is called certain says where it was read."""
        data = super().clean() or {}
        if data.get("confidence") == Confidence.HIGH and data.get("source", "").strip().lower() in _NOT_READ:
            self.add_error("source", _("Skriv, hvor du har læst det. Ellers er sikkerheden middel eller lav."))
        return data

    @property
    def said(self) -> dict[str, Any]:
        """What the version is to say."""
        return {name: self.cleaned_data[name] for name in self.model.wording}


class RuleForm(VersionForm):
    """A new version of a rule."""

    model = Rule


class PostTimeForm(VersionForm):
    """A new version of a rule on letters."""

    model = PostTime


class RouteForm(VersionForm):
    """A new version of a way to complain, with the tasks that it is about."""

    model = Route

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, TASKS + 1):
            self.fields[f"task{number}"] = TaskName(label=_("Opgave %(number)s") % {"number": number})
        self.move_to_end("valid_from")

    def move_to_end(self, name: str) -> None:
        """Let a field stand last."""
        self.order_fields([each for each in self.fields if each != name] + [name])

    @classmethod
    def of(cls, row: Dated, today: date) -> Self:
        """Return the form filled with what stands."""
        named = row.tasks.all() if isinstance(row, Route) else []
        tasks = {f"task{number}": task.title for number, task in enumerate(named, 1)}
        return cls(initial={**row.said, **tasks, "valid_from": today})

    @property
    def tasks(self) -> list[Task]:
        """The tasks that were named, each once."""
        named = (self.cleaned_data.get(f"task{number}") for number in range(1, TASKS + 1))
        return list({task.pk: task for task in named if task}.values())


class DeadlineForm(forms.Form):
    """What must be known to reckon a deadline; everything but the length may be left out."""

    delivery = forms.ChoiceField(
        label=_("Hvordan kom afgørelsen?"), choices=Delivery, widget=forms.Select(attrs=_SELECT)
    )
    received = DanishDateField(
        label=_("Hvilken dag kom den?"),
        required=False,
        help_text=_("Digital Post: den dag, den lå i postkassen."),
    )
    sent = DanishDateField(label=_("Brevets dato"), required=False, help_text=_("Når ingen ved, hvilken dag det kom."))
    sender = forms.ChoiceField(label=_("Brevets afsender"), required=False, widget=forms.Select(attrs=_SELECT))
    count = forms.IntegerField(
        label=_("Hvor lang er fristen?"),
        min_value=1,
        max_value=9_999,
        initial=4,
        widget=forms.NumberInput(attrs={"class": "form-input form-input--short"}),
    )
    unit = forms.ChoiceField(
        label=_("Enhed"),
        choices=[
            (Unit.WEEKS, _("uger")),
            (Unit.DAYS, _("dage")),
            (Unit.WORKING_DAYS, _("arbejdsdage")),
            (Unit.MONTHS, _("måneder")),
            (Unit.YEARS, _("år")),
        ],
        widget=forms.Select(attrs=_SELECT),
    )
    guidance_missing = forms.BooleanField(
        label=_("Klagevejledningen manglede"), required=False, widget=forms.CheckboxInput(attrs=_BOX)
    )
    guided_on = DanishDateField(label=_("Hvornår kom den så?"), required=False)

    def __init__(self, *args: Any, post: list[PostDays], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._post = post
        senders = sorted({each.sender for each in post if each.sender})
        self.fields["sender"].choices = [("", _("Alle andre")), *((name, name) for name in senders)]  # type: ignore[attr-defined]
        for number, (asked, answered) in enumerate(_INTERRUPTION_LABELS, 1):
            self.fields[f"asked{number}"] = DanishDateField(label=asked, required=False)
            self.fields[f"answered{number}"] = DanishDateField(label=answered, required=False)

    @property
    def interruption_fields(self) -> list[tuple[forms.BoundField, forms.BoundField]]:
        """The fields for requests for access, two and two."""
        return [(self[f"asked{number}"], self[f"answered{number}"]) for number in range(1, INTERRUPTIONS + 1)]

    @property
    def opens_letter(self) -> bool:
        """Tell whether something was said of a letter's own date."""
        return self._said("sent", "sender")

    @property
    def opens_guidance(self) -> bool:
        """Tell whether something was said of the guidance on complaints."""
        return self._said("guidance_missing", "guided_on")

    @property
    def opens_interruptions(self) -> bool:
        """Tell whether something was said of requests for access."""
        return self._said(*(field.name for pair in self.interruption_fields for field in pair))

    def _said(self, *names: str) -> bool:
        return any(self[name].data or self[name].errors for name in names)

    def clean(self) -> dict[str, Any]:
        """See that every answer has its question."""
        data = super().clean() or {}
        for number in range(1, INTERRUPTIONS + 1):
            if data.get(f"answered{number}") and not data.get(f"asked{number}"):
                self.add_error(f"asked{number}", _("Skriv også, hvornår der blev bedt om aktindsigt."))
        return data

    def deadline(self) -> Deadline | None:
        """Reckon it; a refusal becomes the form's own error, and the answer None."""
        data = self.cleaned_data
        try:
            return compute(
                data["received"],
                Length.parse(f"{data['count']}{data['unit']}"),
                delivery=Delivery(data["delivery"]),
                sent=data["sent"],
                sender=data["sender"],
                post=self._post or None,
                interruptions=self._interruptions(),
                guidance_missing=data["guidance_missing"],
                guided_on=data["guided_on"],
            )
        except Refusal as refusal:
            self.add_error(None, refusal.in_full)
            return None

    def _interruptions(self) -> list[Interruption]:
        data, numbers = self.cleaned_data, range(1, INTERRUPTIONS + 1)
        pairs = [(data[f"asked{number}"], data[f"answered{number}"]) for number in numbers]
        return [Interruption(asked, answered) for asked, answered in pairs if asked]


def _dressed(field: forms.Field) -> forms.Field:
    """Give a field made from the model the look of the house."""
    look = _TEXT
    if isinstance(field.widget, forms.Select):
        look = _SELECT
    elif isinstance(field.widget, forms.CheckboxInput):
        look = _BOX
    field.widget.attrs.update(look)
    if isinstance(field.widget, forms.Textarea):
        field.widget.attrs["rows"] = 5
    return field
