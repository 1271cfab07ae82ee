"""What the adviser can do with a forwarding as it stands (handlinger)."""

from collections.abc import Iterator, Mapping

from django.forms import Form
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from indgang.adviser.forwarding import texts
from indgang.adviser.models import Forwarding, ForwardingEvent
from indgang.foundation import clock

from .access import ZoneRequest
from .forms.forwardings import (
    AnswerForm,
    FindingForm,
    NothingForm,
    PauseForm,
    RecallForm,
    TellForm,
    ViewForm,
)
from .pieces import Act


def acts(request: ZoneRequest, row: Forwarding, forms: Mapping[str, Form]) -> list[Act]:
    """Return what can be done, the most pressing first."""
    return [*_wishes(row), *_telling(request, row, forms), *_while_standing(row, forms), *_at_the_end(row, forms)]


def _url(row: Forwarding, name: str) -> str:
    return reverse(f"adviser_forwarding_{name}", args=[row.pk])


def _wishes(row: Forwarding) -> Iterator[Act]:
    """Answer the department's wish for more time."""
    if not (row.is_standing and row.extension_to):
        return
    until = {"until": f"{row.extension_to:%d.%m.%Y}"}
    yield Act(
        name="extend",
        url=_url(row, "extend"),
        summary=_("Giv frist til %(until)s") % until,
        button=_("Forlæng fristen"),
        form=NothingForm(prefix="extend"),
        key="f",
        is_primary=True,
    )
    yield Act(
        name="decline",
        url=_url(row, "decline"),
        summary=_("Hold fast i fristen"),
        button=_("Hold fast i fristen"),
        form=NothingForm(prefix="decline"),
    )


def _telling(request: ZoneRequest, row: Forwarding, forms: Mapping[str, Form]) -> Iterator[Act]:
    untold = list(ForwardingEvent.objects.filter(forwarding=row).untold())
    if not untold or row.closed_at:
        return
    ready = texts.to_citizen(row, untold, by=request.user, reply=row.read_by(request.key)["reply"])
    yield Act(
        name="tell",
        url=_url(row, "tell"),
        summary=_("Orientér borgeren"),
        button=_("Borgeren er orienteret"),
        form=forms.get("tell") or TellForm(prefix="tell", initial={"text": ready}),
        key="o",
        intro=_("Teksten er et forslag. Ret den, giv den til borgeren, og gem, at det er gjort."),
        is_primary=not row.is_standing,
    )


def _while_standing(row: Forwarding, forms: Mapping[str, Form]) -> Iterator[Act]:
    if not row.is_standing:
        return
    yield Act(
        name="answer",
        url=_url(row, "answer"),
        summary=_("Skriv afdelingens svar ind"),
        button=_("Gem svaret"),
        form=forms.get("answer") or AnswerForm(prefix="answer"),
        key="s",
        intro=_("Når afdelingen har svaret på anden måde end i indbakken."),
    )
    if row.paused_on:
        yield Act(
            name="resume",
            url=_url(row, "resume"),
            summary=_("Lad fristen løbe igen"),
            button=_("Lad fristen løbe igen"),
            form=NothingForm(prefix="resume"),
            key="p",
            is_primary=True,
        )
    else:
        yield Act(
            name="pause",
            url=_url(row, "pause"),
            summary=_("Sæt fristen på pause"),
            button=_("Sæt på pause"),
            form=forms.get("pause") or PauseForm(prefix="pause"),
            key="p",
        )
    yield from _without_answer(row, forms)


def _without_answer(row: Forwarding, forms: Mapping[str, Form]) -> Iterator[Act]:
    if row.is_late(clock.local_day(clock.now())):
        yield Act(
            name="give_up",
            url=_url(row, "give_up"),
            summary=_("Opgiv at få svar"),
            button=_("Afslut uden svar"),
            form=NothingForm(prefix="give_up"),
            intro=_("Det tæller som ikke besvaret."),
            is_grave=True,
        )
    yield Act(
        name="recall",
        url=_url(row, "recall"),
        summary=_("Kald brevet tilbage"),
        button=_("Kald tilbage"),
        form=forms.get("recall") or RecallForm(prefix="recall"),
        intro=_("Afdelingen kan ikke læse brevet mere, og det tæller ikke med."),
        is_grave=True,
    )


def _at_the_end(row: Forwarding, forms: Mapping[str, Form]) -> Iterator[Act]:
    if row.is_standing or row.closed_at:
        return
    if row.answer:
        initial = {"view": row.citizen_view, "keeps_complaint": row.keeps_complaint}
        yield Act(
            name="view",
            url=_url(row, "view"),
            summary=_("Skriv borgerens oplevelse ned"),
            button=_("Gem"),
            form=forms.get("view") or ViewForm(prefix="view", initial=initial),
            key="b",
        )
    if row.keeps_complaint:
        yield Act(
            name="finding",
            url=_url(row, "finding"),
            summary=_("Skriv din vurdering"),
            button=_("Gem vurderingen"),
            form=forms.get("finding") or FindingForm(prefix="finding", initial={"finding": row.finding}),
            key="u",
        )
    yield Act(
        name="close",
        url=_url(row, "close"),
        summary=_("Afslut videresendelsen"),
        button=_("Afslut"),
        form=NothingForm(prefix="close"),
        key="a",
        intro=_("Brevet og svaret lægges bort i den lukkede zone, og afdelingen kan ikke læse dem mere."),
    )
