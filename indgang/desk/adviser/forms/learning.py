"""The forms of learning: themes, lessons, activities, recommendations, praise, stories and briefs."""

from datetime import date
from typing import Any, Final, Self

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from indgang.adviser.learning.spans import Step
from indgang.adviser.models import (
    ActivityKind,
    AnswerKind,
    Lesson,
    Spent,
    Status,
    Story,
    Theme,
    ThemeGroup,
)
from indgang.desk.forms.fields import DanishDateField, TextField
from indgang.foundation import clock
from indgang.law.models import Rule

from .choices import AnyDepartmentField, RowField, ThemeField
from .period import PeriodForm

_LINE: Final = {"class": "form-input"}
_SELECT: Final = {"class": "form-select"}
_CHECK: Final = {"class": "form-checkbox"}
_NONE: Final = ("", "–")
LONG: Final = 6_000
SHORT: Final = 1_500


def _line(limit: int = 120, **more: Any) -> forms.CharField:
    return forms.CharField(max_length=limit, widget=forms.TextInput(attrs=_LINE), **more)


def _read_through() -> forms.BooleanField:
    return forms.BooleanField(
        label=_("Jeg har læst teksten igennem. Ingen borger kan kendes på den."),
        required=False,
        widget=forms.CheckboxInput(attrs=_CHECK),
    )


class GroupField(RowField[ThemeGroup]):
    """The group that a theme stands in."""

    def rows(self) -> QuerySet[ThemeGroup]:
        """Return all groups."""
        return ThemeGroup.objects.all()


class ThemeForm(forms.Form):
    """A theme: what it is called and means, and which rules it touches."""

    name = _line(80, label=_("Navn"))
    group = GroupField(label=_("Temagruppe"), empty=_("Vælg gruppe"), required=True)
    explanation = _line(300, label=_("Forklaring"), required=False)
    rules = _line(
        400,
        label=_("Regler"),
        required=False,
        help_text=_("Koder med komma imellem, fx fvl-22, fvl-25. De står på siden Regler."),
    )
    only_counted = forms.BooleanField(
        label=_("Tælles kun: borgervejlederen kan ikke behandle det"),
        required=False,
        widget=forms.CheckboxInput(attrs=_CHECK),
    )

    def clean_rules(self) -> list[str]:
        """Return the codes; each is a rule that is in force."""
        codes = [each.strip().lower() for each in str(self.cleaned_data["rules"]).split(",") if each.strip()]
        today = clock.local_day(clock.now())
        known = set(Rule.objects.in_force(today).filter(code__in=codes).values_list("code", flat=True))
        unknown = [each for each in codes if each not in known]
        if unknown:
            raise forms.ValidationError(_("Ingen gældende regel har koden %(codes)s.") % {"codes": ", ".join(unknown)})
        return list(dict.fromkeys(codes))

    @classmethod
    def of(cls, theme: Theme) -> Self:
        """Return the form with a theme as it is."""
        names = ("name", "explanation", "only_counted")
        initial = {name: getattr(theme, name) for name in names}
        return cls(initial={**initial, "group": theme.group_id, "rules": ", ".join(theme.rule_codes)})


class GroupForm(forms.Form):
    """What a group of themes is called."""

    name = _line(80, label=_("Navn"))


class EndForm(forms.Form):
    """The last day on which a theme can be chosen."""

    last = DanishDateField(label=_("Sidste dag"))


class AnalysisForm(PeriodForm):
    """The period, and what the trend is of."""

    tema = ThemeField(label=_("Tema"), empty=_("Alle temaer"))
    afdeling = AnyDepartmentField(label=_("Afdeling"), empty=_("Alle afdelinger"))
    trin = forms.ChoiceField(
        label=_("Trin"),
        required=False,
        choices=[(Step.QUARTER.value, _("Kvartal")), (Step.MONTH.value, _("Måned"))],
        widget=forms.Select(attrs=_SELECT),
    )

    @classmethod
    def of(cls, asked: QueryDict, today: date) -> Self:
        """Read the period and the choices from an address."""
        form = cls({**asked.dict(), **PeriodForm.of(asked, today).data})
        form.today = today
        form.is_valid()
        return form

    @property
    def step(self) -> Step:
        """How long each step of the trend is."""
        return Step(self.cleaned_data.get("trin") or Step.QUARTER)


class LessonForm(forms.Form):
    """What was learnt."""

    theme = ThemeField(label=_("Tema"), empty=_("Vælg tema"), required=True)
    department = AnyDepartmentField(label=_("Afdeling"), empty=_("Ingen bestemt"))
    level = forms.ChoiceField(
        label=_("Hvor langt nåede det?"),
        choices=[choice for choice in Lesson.choices if choice[0] != Lesson.NONE],
        widget=forms.Select(attrs=_SELECT),
    )
    text = TextField(label=_("Hvad kan kommunen lære?"), rows=4, limit=SHORT)


class ActivityForm(forms.Form):
    """Work that is no contact: what, when, with whom."""

    kind = forms.ChoiceField(label=_("Hvad"), choices=ActivityKind, widget=forms.Select(attrs=_SELECT))
    on = DanishDateField(label=_("Dag"))
    department = AnyDepartmentField(label=_("Afdeling"))
    theme = ThemeField(label=_("Tema"))
    participants = forms.IntegerField(
        label=_("Deltagere"),
        required=False,
        min_value=1,
        max_value=5000,
        widget=forms.NumberInput(attrs={"class": "form-input form-input--short", "inputmode": "numeric"}),
    )
    spent = forms.TypedChoiceField(
        label=_("Tid brugt"),
        choices=[_NONE, *Spent.choices],
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.Select(attrs=_SELECT),
    )
    note = TextField(label=_("Notat"), required=False, rows=2, limit=SHORT)


class RecommendationForm(forms.Form):
    """Advice to a department, in words that name nobody."""

    theme = ThemeField(label=_("Tema"), empty=_("Vælg tema"), required=True)
    department = AnyDepartmentField(label=_("Til afdeling"), empty=_("Vælg afdeling"), required=True)
    title = _line(120, label=_("Overskrift"))
    text = TextField(
        label=_("Anbefaling"),
        rows=8,
        limit=LONG,
        help_text=_("Afdelingen kan læse den, og den kan komme i årsberetningen. Skriv intet om en bestemt borger."),
    )
    read_through = _read_through()


class AnswerForm(forms.Form):
    """Whether a department follows the advice, who sees to it, and by when."""

    kind = forms.ChoiceField(label=_("Vores svar"), choices=AnswerKind, widget=forms.Select(attrs=_SELECT))
    text = TextField(
        label=_("Begrundelse, eller hvad I gør"),
        required=False,
        rows=4,
        limit=SHORT,
        help_text=_("Skriv intet om en bestemt borger. Uden numre, adresser og e-mail."),
    )
    owner = _line(80, label=_("Ansvarlig"), required=False)
    due = DanishDateField(label=_("Gennemføres senest"), required=False)


class FollowUpForm(forms.Form):
    """How far it has come."""

    status = forms.ChoiceField(label=_("Status"), choices=Status, widget=forms.Select(attrs=_SELECT))
    text = TextField(label=_("Hvad er der sket?"), rows=3, limit=SHORT)


class CouncilForm(forms.Form):
    """The item under which the council heard of it."""

    item = _line(120, label=_("Punkt i byrådet"), help_text=_("Fx: Byrådet 27.10.2026, punkt 12"))


class PraiseForm(forms.Form):
    """Praise passed on, in words that name nobody."""

    department = AnyDepartmentField(label=_("Til afdeling"), empty=_("Vælg afdeling"), required=True)
    theme = ThemeField(label=_("Tema"))
    text = TextField(label=_("Ros"), rows=3, limit=SHORT, help_text=_("Afdelingen kan læse det. Nævn ingen borgere."))
    read_through = _read_through()


class StoryForm(forms.Form):
    """A case told so that nobody can be known."""

    theme = ThemeField(label=_("Tema"), empty=_("Vælg tema"), required=True)
    department = AnyDepartmentField(label=_("Afdeling"), empty=_("Nævnes ikke"))
    title = _line(120, label=_("Overskrift"))
    text = TextField(
        label=_("Historien"),
        rows=12,
        limit=LONG,
        help_text=_("Hvad skete der, hvad gik galt, hvad hjalp? Du kan gemme og rette så ofte du vil."),
    )


class StoriesField(forms.MultipleChoiceField):
    """Published stories, ticked."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(choices=_told, widget=forms.CheckboxSelectMultiple(attrs=_CHECK), **kwargs)

    def clean(self, value: Any) -> list[Story]:
        """Return the stories."""
        return list(Story.objects.published().filter(pk__in=super().clean(value)))


def _told() -> list[tuple[int, str]]:
    return list(Story.objects.published().values_list("pk", "public_title"))


class BriefForm(forms.Form):
    """A page of learning for all staff."""

    theme = ThemeField(label=_("Tema"), empty=_("Vælg tema"), required=True)
    title = _line(120, label=_("Overskrift"))
    text = TextField(label=_("Indledning"), rows=6, limit=LONG)
    first = _line(300, label=_("Første råd"))
    second = _line(300, label=_("Andet råd"), required=False)
    third = _line(300, label=_("Tredje råd"), required=False)
    stories = StoriesField(label=_("Historier"), required=False)
    read_through = _read_through()

    @property
    def advice(self) -> list[str]:
        """The pieces of advice that were written."""
        return [self.cleaned_data[name] for name in ("first", "second", "third") if self.cleaned_data.get(name)]
