"""The law on the command line (lov og frister): a deadline reckoned step by step, without a database."""

import json
from collections.abc import Iterable
from typing import Any, Final

import click
from django.conf import settings

from indgang.law import written
from indgang.law.deadlines import Deadline, Delivery, Interruption, Length, Step, Unit, compute
from indgang.law.hours import HourDeadline, compute_hours

from .complaints import Complaint

_ALSO: Final = {
    "digital-post": Delivery.DIGITAL_POST,
    "handed-over": Delivery.HANDED_OVER,
    "in_person": Delivery.HANDED_OVER,
    "ordinary_letter": Delivery.LETTER,
    "post": Delivery.LETTER,
    "publication": Delivery.PUBLIC_NOTICE,
    "public-notice": Delivery.PUBLIC_NOTICE,
}
"""Other names that a way of delivery is known by."""


_ANSWER: Final = """\
Med --json er svaret altid ét objekt med disse felter:

\b
  received_on     den dag, afgørelsen kom, eller som det er sikkert at regne fra
  starts_on       den dag, fristen løber fra; null, før klagevejledningen er givet
  length          længden, som den blev skrevet
  safe_by         den sikre dag; null, så længe den ikke kan regnes ud
  latest_by       den seneste dag, eller null
  stands_still    om fristen venter på svar om aktindsigt
  is_uncertain    om dagen, afgørelsen kom, er regnet ud og ikke kendt
  ends_at         klokkeslættet, når længden er i timer; ellers null
  steps           trinene: [{"day": dagen, "text": sætningen}]

Dage skrives som 2026-12-24. Kan der ikke regnes, siger en sætning hvorfor, og koden er 2.
"""


@click.group
def law() -> None:
    """Regn frister ud efter reglerne om start, længde, lukkedage og afbrydelse."""
    if not settings.configured:
        settings.configure(USE_I18N=False, LANGUAGE_CODE="da", TIME_ZONE="Europe/Copenhagen")


@law.command(epilog=_ANSWER)
@click.option("--received", metavar="DATO", help="Den dag, afgørelsen kom: 2026-05-02. For timer: 2026-05-02T14:30.")
@click.option("--sent", metavar="DATO", help="Brevets dato, når ingen ved, hvilken dag det kom.")
@click.option(
    "--delivery",
    default=Delivery.DIGITAL_POST.value,
    show_default=True,
    type=click.Choice([*Delivery.values, *_ALSO], case_sensitive=False),
    metavar="MÅDE",
    help=f"Hvordan den kom: {', '.join(Delivery.values)}.",
)
@click.option("--sender", default="", metavar="NAVN", help="Brevets afsender, hvis den har sine egne postregler.")
@click.option("--length", "written_length", required=True, metavar="LÆNGDE", help="4w, 14d, 1m, 2y, 7wd eller 72h.")
@click.option("--interrupted-from", "asked", multiple=True, metavar="DATO", help="Der blev bedt om aktindsigt.")
@click.option(
    "--interrupted-to", "answered", multiple=True, metavar="DATO", help="Aktindsigten blev givet eller nægtet."
)
@click.option(
    "--at-least", default="14d", show_default=True, metavar="LÆNGDE", help="Så meget er der mindst efter en afbrydelse."
)
@click.option("--guidance-missing", is_flag=True, help="Klagevejledningen manglede.")
@click.option("--guidance-given", metavar="DATO", help="Den dag, klagevejledningen kom, hvis den kom senere.")
@click.option("--json", "as_json", is_flag=True, help="Skriv svaret som JSON.")
def deadline(
    received: str | None,
    sent: str | None,
    delivery: str,
    sender: str,
    written_length: str,
    asked: tuple[str, ...],
    answered: tuple[str, ...],
    at_least: str,
    guidance_missing: bool,
    guidance_given: str | None,
    as_json: bool,
) -> None:
    """Regn en frist ud, trin for trin.

    Svaret har to dage: den sikre, som borgeren skal have at vide, og den seneste, som nogle regner med. Flere
    anmodninger om aktindsigt skrives som flere --interrupted-from, hver med sin --interrupted-to; mangler den sidste,
    er svaret ikke kommet endnu.
    """
    length = Length.parse(written_length)
    if length.unit is Unit.HOURS:
        if sent or asked or answered or guidance_missing or guidance_given:
            raise Complaint("En frist i timer regnes kun fra --received. Lad de andre datoer være ude.")
        return _show_hours(compute_hours(written.moment(received or ""), length), length, as_json=as_json)
    found = compute(
        written.day(received) if received else None,
        length,
        delivery=_ALSO.get(delivery) or Delivery(delivery),
        sent=written.day(sent) if sent else None,
        sender=sender,
        interruptions=_interruptions(asked, answered),
        at_least=_at_least(at_least),
        guidance_missing=guidance_missing,
        guided_on=written.day(guidance_given) if guidance_given else None,
    )
    _show(found, as_json=as_json)


def _at_least(text: str) -> Length:
    found = Length.parse(text)
    if found.unit is Unit.HOURS:
        raise Complaint("--at-least er et antal dage, uger eller måneder. Skriv for eksempel --at-least 14d.")
    return found


def _interruptions(asked: tuple[str, ...], answered: tuple[str, ...]) -> list[Interruption]:
    if len(answered) > len(asked):
        raise Complaint("Der er flere --interrupted-to end --interrupted-from. Skriv, hvornår der blev spurgt.")
    if len(asked) > len(answered) + 1:
        raise Complaint("Kun den sidste --interrupted-from kan mangle sin --interrupted-to.")
    ends = [written.day(each) for each in answered] + [None]
    return [Interruption(written.day(each), end) for each, end in zip(asked, ends, strict=False)]


def _show(found: Deadline, *, as_json: bool) -> None:
    if as_json:
        answer: dict[str, Any] = {
            "received_on": found.received_on.isoformat(),
            "starts_on": found.starts_on and found.starts_on.isoformat(),
            "length": str(found.length),
            "safe_by": found.safe_by and found.safe_by.isoformat(),
            "latest_by": found.latest_by and found.latest_by.isoformat(),
            "stands_still": found.stands_still,
            "is_uncertain": found.is_uncertain,
            "ends_at": None,
            "steps": _as_data(found.steps),
        }
        return _print(answer)
    for each in found.steps:
        click.echo(f"{each.day:%d.%m.%Y}  {each.text}")
    click.echo()
    click.echo(f"Sikker dag:   {found.safe_by:%d.%m.%Y}" if found.safe_by else "Sikker dag:   kan ikke regnes ud endnu")
    click.echo(
        f"Seneste dag:  {found.latest_by:%d.%m.%Y}" if found.latest_by else "Seneste dag:  kan ikke regnes ud endnu"
    )
    click.echo("Er dagen gået, så send klagen alligevel: klageinstansen afgør, om den kan tages med.")


def _show_hours(found: HourDeadline, length: Length, *, as_json: bool) -> None:
    if as_json:
        begun, day = found.begins_at.date().isoformat(), found.ends_at.date().isoformat()
        answer: dict[str, Any] = {
            "received_on": begun,
            "starts_on": begun,
            "length": str(length),
            "safe_by": day,
            "latest_by": day,
            "stands_still": False,
            "is_uncertain": False,
            "ends_at": found.ends_at.isoformat(),
            "steps": _as_data(found.steps),
        }
        return _print(answer)
    for each in found.steps:
        click.echo(f"{each.day:%d.%m.%Y}  {each.text}")


def _as_data(steps: Iterable[Step]) -> list[dict[str, str]]:
    return [{"day": each.day.isoformat(), "text": each.text} for each in steps]


def _print(answer: dict[str, Any]) -> None:
    click.echo(json.dumps(answer, ensure_ascii=False, indent=2))
