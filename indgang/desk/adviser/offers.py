"""What can be done with a case as it stands (handlinger): write in it, plan, close it and open it again."""

from collections.abc import Iterator, Mapping
from typing import Any, Final
from uuid import uuid4

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from indgang.adviser.models import Case, StepKind

from .access import ZoneRequest
from .drafts import kept_for
from .forms.cases import CloseForm, ConsentForm, PartyForm, PlanForm, StepForm, WhyForm
from .pieces import Act

_NO_FORM: Final[Mapping[str, Form]] = {}


def case_acts(request: ZoneRequest, case: Case, turned_down: Mapping[str, Form] = _NO_FORM) -> Iterator[Act]:
    """Offer what can be done with the case itself, open or closed."""
    if case.is_open:
        yield from _while_open(case, turned_down, _drafts(request, case))
    else:
        yield Act(
            name="reopen",
            url=reverse("adviser_case_reopening", args=[case.pk]),
            summary=_("Genåbn sagen"),
            button=_("Genåbn"),
            form=turned_down.get("reopen") or WhyForm(prefix="reopen"),
            key="g",
            is_primary=True,
        )


def _drafts(request: ZoneRequest, case: Case) -> dict[str, dict[str, str]]:
    """Return what was typed in the case's forms and never sent, by the acts' names."""
    return {
        name.removesuffix(f"-{case.pk}"): {
            field.removeprefix(f"{name.removesuffix(f'-{case.pk}')}-"): text for field, text in fields.items()
        }
        for name, fields in kept_for(request.user, request.key, f"-{case.pk}").items()
    }


def _while_open(case: Case, forms: Mapping[str, Form], drafts: Mapping[str, dict[str, str]]) -> Iterator[Act]:
    def typed(name: str, **beforehand: Any) -> dict[str, Any]:
        return {**beforehand, **drafts.get(name, {})}

    def url(name: str) -> str:
        return reverse(f"adviser_case_{name}", args=[case.pk])

    yield Act(
        name="step",
        url=url("step"),
        summary=_("Skriv et notat eller skridt"),
        button=_("Gem"),
        form=forms.get("step") or StepForm(prefix="step", initial=typed("step", kind=StepKind.NOTE, key=uuid4())),
        key="n",
        intro=_("Har du talt med nogen, så skriv det vigtigste ned med det samme."),
        is_primary=True,
    )
    yield Act(
        name="plan",
        url=url("plan"),
        summary=_("Sæt dato for næste skridt"),
        button=_("Gem dato"),
        form=forms.get("plan") or PlanForm(prefix="plan", initial=typed("plan", next_on=case.next_on)),
        key="d",
    )
    yield Act(
        name="consent",
        url=url("consent"),
        summary=_("Skriv et samtykke ned"),
        button=_("Gem samtykke"),
        form=forms.get("consent") or ConsentForm(prefix="consent", initial=typed("consent")),
        key="y",
        intro=_("Det skal stå her, før du taler med en afdeling om borgeren. Det kan være mundtligt."),
    )
    yield Act(
        name="party",
        url=url("party"),
        summary=_("Tilføj en part, partsrepræsentant eller bisidder"),
        button=_("Tilføj"),
        form=forms.get("party") or PartyForm(prefix="party", initial=typed("party")),
        key="p",
    )
    yield Act(
        name="close",
        url=url("closing"),
        summary=_("Luk sagen"),
        button=_("Luk sagen"),
        form=forms.get("close") or CloseForm(prefix="close", initial=typed("close"), loose_ends=case.loose_ends()),
        key="l",
    )
