"""The figures (tal) on the command line, the same as on the page."""

import json
from collections.abc import Callable, Iterable
from datetime import date, datetime
from typing import Any, Final

import click

from indgang.catalogue.models import PlacementKind, Task
from indgang.foundation import clock
from indgang.inquiries.models import Channel
from indgang.organisation.models import Centre
from indgang.results.figures import Counts, Figure
from indgang.results.metrics import METRICS, POPULATION, Metric
from indgang.results.reading import By, Reading, Selection

from .complaints import Complaint
from .migrating import refuse_old_tables

_DAY: Final = click.DateTime(["%Y-%m-%d", "%d-%m-%Y", "%d.%m.%Y"])


@click.command
@click.option("--from", "first", type=_DAY, help="Første dag, fx 2026-01-01; ellers årets første.")
@click.option("--to", "last", type=_DAY, help="Sidste dag; ellers i dag.")
@click.option("--by", type=click.Choice(["centre", "channel", "task", "week", "month", "placement"]), help="Fordel på.")
@click.option("--metric", type=click.Choice(list(METRICS)), help="Vis ét måltal; ellers alle.")
@click.option("--json", "as_json", is_flag=True, help="Skriv JSON.")
def metrics(first: datetime | None, last: datetime | None, by: str | None, metric: str | None, as_json: bool) -> None:
    """Vis andelen, der løses i borgerservice, og de andre måltal, med 95 % interval.

    Tallene er de samme som på siden Tal. Celler med under fem henvendelser vises her, men må ikke offentliggøres.
    """
    refuse_old_tables()
    now = clock.now()
    to = last.date() if last else clock.local_day(now)
    selection = Selection(first=first.date() if first else to.replace(month=1, day=1), last=to)
    if selection.first > selection.last:
        raise Complaint("--from ligger efter --to.")
    reading = Reading(selection, now)
    rows = _rows(reading, By(by) if by else None)
    chosen = [METRICS[metric]] if metric else list(METRICS.values())
    if as_json:
        click.echo(json.dumps(_as_json(selection, rows, chosen), ensure_ascii=False, indent=2))
    else:
        _print(selection, rows, chosen)


type Rows = list[tuple[str, str, Counts]]


def _rows(reading: Reading, by: By | None) -> Rows:
    """Return code, name and counts of each part, and of the whole last."""
    whole = [("", "I alt", reading.total())]
    if by is None:
        return whole
    name, parts = _namer(by), reading.breakdown(by)
    return [(*name(key), parts[key]) for key in sorted(parts, key=lambda key: name(key)[1])] + whole


def _namer(by: By) -> Callable[[Any], tuple[str, str]]:
    """Return how the parts of a breakdown are called: code and name."""
    if by is By.CENTRE:
        return _lookup((centre.pk, centre.slug, centre.name) for centre in Centre.objects.all())
    if by is By.TASK:
        return _lookup((task.pk, task.slug, task.title) for task in Task.objects.all())
    if by is By.CHANNEL:
        return _lookup((str(channel), str(channel), str(channel.label)) for channel in Channel)
    if by is By.PLACEMENT:
        return _lookup((str(kind), str(kind), str(kind.label)) for kind in PlacementKind)
    return lambda day: (day.isoformat(), _week(day) if by is By.WEEK else f"{day:%Y-%m}")


def _lookup(names: Iterable[tuple[Any, str, str]]) -> Callable[[Any], tuple[str, str]]:
    known = {key: (code, name) for key, code, name in names}
    return lambda key: known.get(key, ("", "Ingen"))


def _week(day: date) -> str:
    year, week, _weekday = day.isocalendar()
    return f"{year} uge {week:02}"


def _print(selection: Selection, rows: Rows, metrics: list[Metric]) -> None:
    click.echo(f"{selection.first:%d.%m.%Y} til {selection.last:%d.%m.%Y}")
    width = max(len(name) for _code, name, _counts in rows)
    for metric in metrics:
        click.echo(f"\n{metric.name} (definition {metric.number}, version {metric.version})")
        for _code, name, counts in rows:
            click.echo(f"  {name:{width}}  {_told(counts.figure(metric))}")


def _told(figure: Figure) -> str:
    if figure.share is None or figure.interval is None:
        return "ingen"
    low, high = (_percent(end) for end in figure.interval)
    return f"{_percent(figure.share):>6} %  ({low}-{high})  {figure.hits} af {figure.total}"


def _percent(share: float) -> str:
    return f"{100 * share:.1f}".replace(".", ",")


def _as_json(selection: Selection, rows: Rows, metrics: list[Metric]) -> dict[str, Any]:
    return {
        "from": selection.first.isoformat(),
        "to": selection.last.isoformat(),
        "population": str(POPULATION),
        "metrics": [
            {
                "metric": metric.slug,
                "version": metric.version,
                "name": str(metric.name),
                "definition": str(metric.sentence),
                "figures": [_figure(code, name, counts.figure(metric)) for code, name, counts in rows],
            }
            for metric in metrics
        ],
    }


def _figure(code: str, name: str, figure: Figure) -> dict[str, Any]:
    low, high = figure.interval or (None, None)
    share = {"hits": figure.hits, "total": figure.total, "share": figure.share, "low": low, "high": high}
    return {"code": code, "name": name} | share
