"""Teaching the wayfinder (indlæring) on the command line: learn anew, see what came of it, and go back."""

import json
from typing import Any, Final

import click
from django.utils.timezone import localtime

from indgang.foundation import clock
from indgang.foundation.refusals import Refusal
from indgang.wayfinder import using
from indgang.wayfinder.models import Training
from indgang.wayfinder.training import train as learn

from .complaints import Complaint
from .migrating import refuse_old_tables

_FIGURES: Final = (("top1", "rette først"), ("top3", "blandt tre"), ("mrr", "MRR"))
_WORST: Final = 10
_LISTED: Final = 10


@click.command
@click.option("--force", is_flag=True, help="Tag indlæringen i brug, også hvis den giver dårligere svar.")
@click.option("--json", "as_json", is_flag=True, help="Skriv JSON.")
def train(force: bool, as_json: bool) -> None:
    """Lad vejviseren lære på ny af alle vendinger og af medarbejdernes valg, og mål svarene før og efter.

    Indlæringen tages i brug, når den ikke giver dårligere svar. Kommandoen ender med 1, når den ikke blev taget i brug.
    """
    refuse_old_tables()
    try:
        made = learn(by=None, at=clock.now(), force=force, report=lambda line: click.echo(line, err=True))
    except Refusal as refusal:
        raise Complaint(refusal.in_full) from refusal
    if as_json:
        click.echo(json.dumps(_as_json(made), ensure_ascii=False, indent=2))
    else:
        _print(made)
    if not made.in_use:
        raise click.exceptions.Exit(1)


@click.command
@click.option("--json", "as_json", is_flag=True, help="Skriv JSON.")
def trainings(as_json: bool) -> None:
    """Vis de seneste indlæringer: hvad de gjorde ved svarene, og hvilken der er i brug."""
    refuse_old_tables()
    rows = list(Training.objects.without_weights()[:_LISTED])
    if as_json:
        click.echo(json.dumps([_as_json(row) for row in rows], ensure_ascii=False, indent=2))
        return
    if not rows:
        click.echo("Ingen indlæringer endnu. Kør indgang wayfinder train.")
    for row in rows:
        click.echo(f"{row.pk:>4}  {_when(row)}  {_state(row):24} {_whole(row)}")


@click.command
def rollback() -> None:
    """Gå tilbage til den forrige indlæring; det, der er lært siden, sættes til side."""
    refuse_old_tables()
    try:
        former = using.rollback(by=None, at=clock.now())
    except Refusal as refusal:
        raise Complaint(refusal.in_full) from refusal
    click.echo(f"Vejviseren går nu efter indlæring {former.pk} fra {_when(former)}.")


def _print(made: Training) -> None:
    before, after = made.report["before"], made.report["after"]
    lines = [("I alt", before["whole"], after["whole"])]
    lines += [(kind, before["kinds"][kind], after["kinds"][kind]) for kind in before["kinds"]]
    click.echo(f"{'':12}{'antal':>6}" + "".join(f"{name:>18}" for _key, name in _FIGURES))
    for name, was, becomes in lines:
        moves = (f"{_percent(was[key])} > {_percent(becomes[key])}" for key, _name in _FIGURES)
        click.echo(f"{name:12}{was['count']:>6}" + "".join(f"{move:>18}" for move in moves))
    click.echo(f"\n{made.report['better_count']} spørgsmål bedre, {made.report['worse_count']} dårligere.")
    for change in made.report["worse"][:_WORST]:
        click.echo(f"  {change['before'] or '-'} > {change['after'] or '-'}  {change['query']}  ({change['task']})")
    click.echo(f"Lært {len(made.report['learnt'])} nye valg. {_state(made)}.")


def _state(row: Training) -> str:
    if row.running:
        return "I gang"
    if row.report.get("stopped"):
        return "Standset"
    if row.in_use:
        return "I brug"
    return "Tidligere i brug" if row.used_at else "Ikke taget i brug"


def _whole(row: Training) -> str:
    if "after" not in row.report:
        return ""
    was, becomes = row.report["before"]["whole"], row.report["after"]["whole"]
    return "   ".join(f"{name} {_percent(was[key])} > {_percent(becomes[key])}" for key, name in _FIGURES)


def _when(row: Training) -> str:
    return f"{localtime(row.made_at):%d.%m.%Y %H.%M}"


def _percent(share: float) -> str:
    return f"{100 * share:.1f}".replace(".", ",")


def _as_json(row: Training) -> dict[str, Any]:
    return {
        "number": row.pk,
        "made_at": row.made_at.isoformat(),
        "in_use": row.in_use,
        "running": row.running,
        "sayings": row.sayings_count,
        **row.report,
    }
