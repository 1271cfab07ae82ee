"""Counting anew (foldning) after many inquiries came at once."""

from datetime import date

import click

from indgang.foundation import clock
from indgang.results.folding import fold_changes


def count_again(first: date, last: date) -> None:
    """Fold the days that changed, and tell so."""
    click.echo(f"Gør tallene op for {first} til {last} …", err=True)
    fold_changes(at=clock.now())
