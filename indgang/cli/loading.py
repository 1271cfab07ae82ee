"""Loading a municipality's own tables (indlæsning)."""

import shutil
from pathlib import Path

import click

from indgang.adviser import loading as adviser
from indgang.adviser.models import Exclusion, Theme
from indgang.catalogue import loading as catalogue
from indgang.foundation import clock
from indgang.knowledge import loading as knowledge
from indgang.law import loading as law
from indgang.law.models import Rule
from indgang.organisation import loading as organisation
from indgang.wayfinder import loading as wayfinder
from indgang.wayfinder.training import train as learn

from .complaints import Complaint
from .migrating import refuse_old_tables


@click.command
@click.argument("folder", metavar="MAPPE", type=click.Path(path_type=Path, file_okay=False))
@click.option("--example", is_flag=True, help="Skriv i stedet eksempelfiler til mappen, som I kan rette i.")
def load(folder: Path, example: bool) -> None:
    """Læs kommunens egne filer i MAPPE ind: centre, åbningstider, afdelinger, medarbejdere, opgaver m.m.

    Filerne er CSV med kolonnenavne på første linje; artikler er tekstfiler i mappen articles. Er der én fejl, læses
    intet ind, og hver fejl nævnes med fil og linje. Den samme mappe kan læses ind igen; det, der er rettet, rettes, og
    intet kommer dobbelt.
    """
    if example:
        write_example(folder)
        click.echo(f"Eksempelfilerne ligger i {folder}. Ret dem til, og kør `indgang load {folder}`.")
        return
    if not folder.is_dir():
        raise Complaint(f"{folder} findes ikke.")
    refuse_old_tables()
    lines = load_folder(folder)
    for name, count in lines.items():
        click.echo(f"{count:6} linjer  {name}")
    if lines.get(wayfinder.NAME):
        learn(by=None, at=clock.now(), report=click.echo, force=True)


def load_folder(folder: Path) -> dict[str, int]:
    """Load what a folder has of tables and articles, and return how many lines each table held."""
    lines: dict[str, int] = {}
    if (folder / "centres.csv").is_file():
        lines |= organisation.load_organisation(folder, at=clock.now()).lines
    if (folder / "tasks.csv").is_file():
        lines |= catalogue.load_catalogue(folder).lines
    if (folder / knowledge.NAME).is_dir():
        lines[knowledge.NAME] = knowledge.load_articles(folder / knowledge.NAME, at=clock.now())
    lines |= _law(folder, with_common="tasks.csv" in lines)
    lines |= _adviser(folder, with_common="tasks.csv" in lines)
    lines |= _sayings(folder, with_common="tasks.csv" in lines)
    if not lines:
        raise Complaint(
            f"{folder} har hverken centres.csv eller tasks.csv.\nSe eksemplerne: indgang load --example {folder}"
        )
    return lines


def _law(folder: Path, with_common: bool) -> dict[str, int]:
    """Load rules and ways to complain: the folder's own files, or else the common ones beside a new catalogue."""
    if any((folder / name).is_file() for name in law.FILES):
        return law.load_law(folder)
    return law.load_law() if with_common and not Rule.objects.exists() else {}


def _adviser(folder: Path, with_common: bool) -> dict[str, int]:
    """Load the adviser's themes and exclusions: the folder's own files, or else the common ones where none are."""
    lines: dict[str, int] = {}
    at = clock.now()
    if any((folder / name).is_file() for name in adviser.THEMES):
        lines |= adviser.load_themes(folder, at=at)
    elif with_common and not Theme.objects.exists():
        lines |= adviser.load_themes(at=at)
    if (folder / adviser.EXCLUSIONS).is_file():
        lines |= adviser.load_exclusions(folder, at=at)
    elif with_common and not Exclusion.objects.exists():
        lines |= adviser.load_exclusions(at=at)
    return lines


def _sayings(folder: Path, with_common: bool) -> dict[str, int]:
    """Load what citizens say: the folder's own file, or else the common one beside a new catalogue."""
    if (folder / wayfinder.NAME).is_file():
        return {wayfinder.NAME: wayfinder.load_sayings(folder, at=clock.now())}
    return {wayfinder.NAME: wayfinder.load_sayings(at=clock.now())} if with_common else {}


def write_example(folder: Path) -> None:
    """Write the made-up municipality's tables into a folder, never over files that are there."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = (
        *sorted(organisation.FOLDER.glob("*.csv")),
        *sorted(catalogue.FOLDER.glob("*.csv")),
        *sorted(law.FOLDER.glob("*.csv")),
        *(adviser.FOLDER / name for name in (*adviser.THEMES, adviser.EXCLUSIONS)),
    )
    for source in (*tables, wayfinder.FOLDER / wayfinder.NAME):
        target = folder / source.name
        if target.exists():
            raise Complaint(f"{target} findes allerede.")
        shutil.copyfile(source, target)
    shutil.copytree(knowledge.FOLDER, folder / knowledge.NAME, dirs_exist_ok=True)
