"""The made-up municipality (eksempelkommune) from the command line."""

from datetime import datetime
from typing import Final

import click

from indgang.foundation import clock
from indgang.results.folding import fold_changes
from indgang.sample.build import SEED
from indgang.sample.build import build as build_town

from .migrating import refuse_old_tables

_SIZES: Final = click.Choice(["small", "demo", "large"])


@click.group
def sample() -> None:
    """Byg en opdigtet kommune."""


@sample.command
@click.option(
    "--size", type=click.Choice(["small", "demo", "large"]), default="small", show_default=True, help="Størrelse."
)
@click.option("--seed", default=SEED, show_default=True, help="Det samme tal giver den samme by.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="Sidste dag, der er sket noget; ellers i går.")
@click.option("--inquiries", type=click.IntRange(1), metavar="TAL", help="Hvor mange henvendelser large skal have.")
def build(size: str, seed: int, until: datetime | None, inquiries: int | None) -> None:
    """Byg Fjordby Kommune i en tom database: small (sekunder), demo (tre år) eller large (millioner)."""
    refuse_old_tables()
    build_sample(size, seed=seed, until=until, inquiries=inquiries)


def build_sample(size: str, *, seed: int = SEED, until: datetime | None = None, inquiries: int | None = None) -> None:
    """Build the town, and fold its days into facts."""
    last = until.date() if until else None
    build_town(size, seed, last, inquiries=inquiries, report=lambda line: click.echo(f"  {line}"))
    click.echo("  Gør tallene op …")
    fold_changes(at=clock.now())
