"""The wayfinder (vejviseren) on the command line: asked, and held against questions with known answers."""

import json
from pathlib import Path
from typing import Any, Final

import click
from django.db import DatabaseError

from indgang.catalogue.models import Task
from indgang.wayfinder import catalogue
from indgang.wayfinder.answering import answer
from indgang.wayfinder.building import build
from indgang.wayfinder.embedding import embedder
from indgang.wayfinder.evaluation import Asked, Ranked, Report, Score, evaluate, read_questions
from indgang.wayfinder.fitting import fit
from indgang.wayfinder.held import held
from indgang.wayfinder.ranking import Ranker
from indgang.wayfinder.shelf import points_of
from indgang.wayfinder.slips import with_a_slip

from .complaints import Complaint
from .wayfinder_training import rollback, train, trainings

_ALL: Final = 100_000


@click.group
def wayfinder() -> None:
    """Spørg vejviseren, og mål, hvor tit den finder den rette opgave."""


for _command in (train, trainings, rollback):
    wayfinder.add_command(_command)


@wayfinder.command("ask")
@click.argument("text")
@click.option("--json", "as_json", is_flag=True, help="Skriv JSON.")
def ask(text: str, as_json: bool) -> None:
    """Find opgaven, som TEXT handler om."""
    if not _has_tasks():
        raise Complaint(
            "Der er ingen opgaver i databasen. Kør indgang demo, eller læs kommunens egne ind med indgang load."
        )
    found = answer(text)
    told: dict[str, Any] = {
        "said": found.said,
        "read_as": found.read_as,
        "certainty": str(found.certainty),
        "emergency": found.emergency.phone if found.emergency else None,
        "complaint": found.complaint,
        "life_events": [event.slug for event in found.life_events],
        "matches": [
            {
                "task": match.task.slug,
                "title": match.task.title,
                "share": match.share,
                "because": [" ~ ".join(filter(None, (each.typed, each.matched))) for each in match.reasons],
            }
            for match in found.matches
        ],
    }
    if as_json:
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
        return
    if found.emergency:
        click.echo(f"{found.emergency.call}: {found.emergency.text}")
    click.echo(f"Sikkerhed: {found.certainty}")
    for match in told["matches"]:
        click.echo(f"{match['share']:6.1%}  {match['task']:28} {match['title']}  ({'; '.join(match['because'][:3])})")


@wayfinder.command("evaluate")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--without-model", is_flag=True, help="Gå efter ordene alene, uden sprogmodellen.")
@click.option("--slips", type=int, help="Lav én tastefejl i hvert spørgsmål med dette frø.")
@click.option("--json", "as_json", is_flag=True, help="Skriv JSON.")
def evaluate_file(file: Path, without_model: bool, slips: int | None, as_json: bool) -> None:
    """Mål, hvor tit den rette opgave kommer først, på spørgsmålene i FILE.

    FILE er CSV med kolonnerne query og expected_task_ids (opgavernes koder adskilt af |; enhver af dem er rigtig) og
    gerne kind. Uden opgaver i databasen måles på det fælles katalog, som følger med.
    """
    ranker = _ranker(without_model)
    tasks = [task for task in ranker.tasks if task.slug != catalogue.OUTSIDE]
    authorities = {task.slug: task.authority for task in tasks}
    questions = read_questions(file, authorities)
    if slips is not None:
        questions = [asked._replace(query=with_a_slip(asked.query, slips)) for asked in questions]

    def rank(query: str) -> Ranked:
        found = ranker.rank(query, _ALL).found
        kept = [each for each in found if ranker.tasks[each.place].slug != catalogue.OUTSIDE]
        return Ranked([ranker.tasks[each.place].slug for each in kept], kept[0].share if kept else 0.0)

    report = evaluate(questions, rank, authorities)
    if as_json:
        click.echo(json.dumps(_as_json(report), ensure_ascii=False, indent=2))
    else:
        _print(report)


def _has_tasks() -> bool:
    try:
        return Task.objects.exists()
    except DatabaseError:  # the tables are not there yet
        return False


def _ranker(without_model: bool) -> Ranker:
    """Return the municipality's ranker, or the common catalogue's where there is none."""
    if _has_tasks() and not without_model:
        return held().ranker
    if _has_tasks():
        here = held().ranker
        return build(here.tasks, here.shapes, None)
    click.echo("Der er ingen opgaver i databasen: der måles på det fælles katalog.", err=True)
    facts = [*catalogue.common_facts(), catalogue.outside()]
    return build(facts, fit(facts), None if without_model else embedder(), points_of)


def _as_json(report: Report) -> dict[str, Any]:
    return {
        **_scores(report.whole),
        "surest_half": round(report.surest_half, 4),
        "kinds": {kind: _scores(score) for kind, score in sorted(report.kinds.items())},
        "misses": [
            {
                "query": miss.asked.query,
                "expected": sorted(miss.asked.expected),
                "found": list(miss.found),
                "rank": miss.rank,
            }
            for miss in report.misses
        ],
    }


def _scores(score: Score) -> dict[str, float]:
    return {
        "questions": score.count,
        "top1": round(score.top1, 4),
        "top3": round(score.top3, 4),
        "mrr": round(score.mrr, 4),
        "authority": round(score.right_authority, 4),
    }


def _print(report: Report) -> None:
    click.echo(f"{'':18}{'antal':>6}{'top-1':>8}{'top-3':>8}{'MRR':>8}{'myndighed':>11}")
    for name, score in [("I alt", report.whole), *sorted(report.kinds.items())]:
        if name:
            click.echo(
                f"{name:18}{score.count:6}{score.top1:8.3f}{score.top3:8.3f}{score.mrr:8.3f}{score.right_authority:11.3f}"
            )
    click.echo(f"Den sikreste halvdel: {report.surest_half:.3f} rigtige")
    if report.misses:
        click.echo(f"\nIkke fundet først ({len(report.misses)}):")
    for miss in report.misses:
        click.echo(_miss(miss.asked, miss.rank, list(miss.found)))


def _miss(asked: Asked, rank: int, found: list[str]) -> str:
    place = f"nr. {rank}" if rank else "ikke fundet"
    return (
        f"  {asked.query}\n    ventet {'|'.join(sorted(asked.expected))} ({place}), fandt {', '.join(found) or 'intet'}"
    )
