"""Importing old registrations (import) from the command line."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import click
from django.utils import timezone

from indgang.foundation import clock
from indgang.inquiries.importing import runs, store
from indgang.inquiries.importing.mapping import Unknown, WordMapping
from indgang.inquiries.importing.vocabulary import Kind, Vocabulary
from indgang.inquiries.models import ImportRun
from indgang.organisation.models import Employee

from .folding import count_again
from .migrating import refuse_old_tables
from .people import employee_named

_STEP: Final = 1.0
_LETTERS: Final = {"utf-8-sig": "UTF-8", "utf-16": "UTF-16", "cp1252": "Windows-1252 (Latin-1)"}
_SEPARATORS: Final = {";": "semikolon", ",": "komma", "\t": "tabulator"}


@click.group
def import_() -> None:
    """Tag kommunens tidligere registreringer ind."""


@import_.command
@click.argument("file", metavar="FIL.csv", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--preview", is_flag=True, help="Vis kun, hvordan filen forstås; intet importeres.")
@click.option(
    "--mapping", type=click.Path(dir_okay=False, path_type=Path), help="Fil med, hvad jeres egne ord betyder."
)
@click.option("--guess", is_flag=True, help="Brug de bedste bud på ukendte ord uden at spørge.")
@click.option("--errors", type=click.Path(dir_okay=False, path_type=Path), help="Fejlfil; ellers FIL-fejl.csv.")
@click.option("--by", "username", metavar="BRUGERNAVN", help="Hvem der importerer; skrives i journalen.")
def contacts(
    file: Path, preview: bool, mapping: Path | None, guess: bool, errors: Path | None, username: str | None
) -> None:
    """Tag henvendelser ind fra FIL.csv, som kommunens tidligere system kan skrive den.

    Kolonner: tidspunkt eller dato (og klokkeslæt), center, kanal, opgave eller tekst, udfald, minutter, afdeling,
    initialer, reference. Den samme fil kan tages ind igen: det, der er her, kommer ikke med to gange. Rækker med fejl
    lægges i en fejlfil, som kan rettes og tages ind alene.

    Begynd med --preview --mapping kobling.json: så skrives de ord, Indgang ikke kender, i kobling.json med et bud på,
    hvad de betyder. Ret i den, og kør uden --preview. Kolonner og ord er forklaret i docs/import.md.
    """
    refuse_old_tables()
    by = employee_named(username) if username else None
    run = runs.begin(file, file.name, by=by, at=clock.now())
    with _put_away(run):
        vocabulary = Vocabulary.load()
        words = _mapping(mapping)
        run.change(mapping=words.words)
        unknown = runs.unknown(run, vocabulary)
        if preview:
            _show(run, vocabulary, words.with_guesses(unknown), unknown)
            _save_mapping(mapping, words, unknown)
            return
        if guess:
            words = words.with_guesses(unknown)
        runs.start(run, words, vocabulary, at=clock.now())
        _work(run, by)
    _tell(run, errors or file.with_name(f"{file.stem}-fejl.csv"))


def _work(run: ImportRun, by: Employee | None) -> None:
    with click.progressbar(length=run.rows, label="Importerer", file=sys.stderr) as bar:
        done = False
        while not done:
            before = run.done
            done = runs.step(run, by=by, at=clock.now(), seconds=_STEP)
            bar.update(run.done - before)
    if run.first_day and run.last_day:
        count_again(run.first_day, run.last_day)


def _tell(run: ImportRun, errors: Path) -> None:
    click.echo(f"{run.added} henvendelser er kommet ind, {run.known} var her i forvejen.")
    if run.added:
        click.echo(f"Se tallene: indgang metrics --from {run.first_day} --to {run.last_day}, eller /tal/ i browseren.")
    if run.faulty:
        store.errors_of(run.token).replace(errors)
        click.echo(f"{run.faulty} rækker har fejl. De ligger i {errors}: ret dem, og tag den fil ind.")
        raise click.exceptions.Exit(1)


@contextmanager
def _put_away(run: ImportRun) -> Iterator[None]:
    """Leave no rows behind on the disk, also when the import is broken off; a run that never began leaves no trace."""
    try:
        yield
    finally:
        store.forget(run.token)
        if run.started_at is None:
            run.delete()


def _mapping(path: Path | None) -> WordMapping:
    return WordMapping.from_json(path.read_text(encoding="utf-8-sig")) if path and path.exists() else WordMapping()


def _save_mapping(path: Path | None, mapping: WordMapping, unknown: list[Unknown]) -> None:
    """Write the mapping with every unknown word in it, for a person to look through."""
    undecided = [each for each in unknown if each.chosen is None]
    if path is None or not undecided:
        return
    path.write_text(mapping.with_guesses(unknown).as_json(), encoding="utf-8")
    click.echo(
        f"\n{path} har nu de ukendte ord med et bud på hvert. Se den igennem, ret den, og erstat null med en kode.\n"
        "Koderne vises med: indgang import codes"
    )


def _show(run: ImportRun, vocabulary: Vocabulary, words: WordMapping, unknown: list[Unknown]) -> None:
    found = run.found
    click.echo(
        f"{run.rows} rækker fra {found['first']} til {found['last']}."
        f" Skrevet med {_LETTERS[found['encoding']]} og {_SEPARATORS.get(found['separator'], found['separator'])}."
    )
    click.echo(f"Kolonner: {', '.join(found['columns'])}")
    if found["unused"]:
        click.echo(f"Bruges ikke: {', '.join(found['unused'])}")
    click.echo("\nDe første rækker, som de forstås med de bedste bud:")
    for seen in runs.first_rows(run, vocabulary, words, at=clock.now()):
        click.echo(f"{seen.row.number:6}  {_line(seen, vocabulary)}")
    if unknown:
        click.echo("\nUkendte ord:")
    for each in unknown:
        bid = each.chosen or each.guess
        click.echo(f"{each.rows:6} rækker  {each.kind.value} »{each.shown}« → {bid or 'intet bud'}")


def _line(seen: runs.Seen, vocabulary: Vocabulary) -> str:
    each = seen.registration
    if each is None:
        return f"FEJL: {seen.fault}"
    title = vocabulary.titles.get(each.task) or each.subject
    outcome = vocabulary.label(Kind.OUTCOME, each.outcome)
    where = vocabulary.label(Kind.CENTRE, each.centre)
    how = vocabulary.label(Kind.CHANNEL, each.channel)
    at = f"{timezone.localtime(each.started_at):%d.%m.%Y %H.%M}"
    return f"{at}  {where}, {how}: {title} → {outcome}, {f'{each.minutes:g}'.replace('.', ',')} min."


@import_.command
@click.argument("kind", metavar="SLAGS", required=False, type=click.Choice([kind.value for kind in Kind]))
def codes(kind: str | None) -> None:
    """Vis de koder, som en kobling kan pege på; SLAGS er center, kanal, opgave, udfald eller afdeling."""
    vocabulary = Vocabulary.load()
    for each in [Kind(kind)] if kind else list(Kind):
        click.echo(f"{each.value}:")
        for choice in vocabulary.choices[each]:
            click.echo(f"  {choice.code:32} {choice.label}")
