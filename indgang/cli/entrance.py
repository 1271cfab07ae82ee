"""The entrance of the command line: which commands there are, loaded only when they are asked for."""

import os
from dataclasses import dataclass
from functools import lru_cache
from importlib import import_module
from typing import Final

import click
import django

from indgang import __version__

from . import complaints, danish

danish.speak()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a command stands, what it is for, and whether it needs the house behind it."""

    module: str
    purpose: str
    name: str = ""
    needs_house: bool = True
    forgiving: bool = False


COMMANDS: Final[dict[str, Place]] = {
    "demo": Place("demo", "Prøv Indgang med en opdigtet kommune på denne maskine."),
    "serve": Place("serving", "Start serveren."),
    "worker": Place("working", "Udfør baggrundsjob, til processen standses."),
    "migrate": Place("migrating", "Bring databasens tabeller på plads."),
    "load": Place("loading", "Læs kommunens egne centre, afdelinger, medarbejdere og opgaver ind fra en mappe."),
    "import": Place("importing", "Tag kommunens tidligere registreringer ind.", name="import_"),
    "user": Place("users", "Opret medarbejdere, giv dem adgangskode og roller."),
    "wayfinder": Place("wayfinder", "Spørg vejviseren, og mål, hvor godt den finder vej."),
    "law": Place("law", "Regn en frist ud, trin for trin.", needs_house=False),
    "reindex": Place("searching", "Skær søgeordene om efter en ny version, og tæl dem."),
    "metrics": Place("metrics", "Vis andelen, der løses i borgerservice."),
    "check": Place("checking", "Se efter, om alt er, som det skal være.", forgiving=True),
    "journal": Place("journal", "Efterprøv journalen."),
    "backup": Place("backups", "Tag en sikkerhedskopi af databasen, mens den er i brug."),
    "export": Place("exporting", "Skriv alle data ud som CSV og JSON."),
    "sample": Place("samples", "Byg en opdigtet kommune."),
    "key": Place("keys", "Lav en krypteringsnøgle eller en hemmelig tekst til indstillingerne.", needs_house=False),
    "version": Place("keys", "Vis versionen.", needs_house=False),
}


class Entrance(click.Group):
    """Knows all commands by name, and loads one when it is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order in which people meet them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return one command, the house opened behind it if it needs that."""
        place = COMMANDS.get(cmd_name)
        if place is None:
            raise click.exceptions.NoSuchCommand(cmd_name, possibilities=COMMANDS, ctx=ctx)
        if place.needs_house:
            open_house()
            if not place.forgiving:
                complaints.refuse_wrong_settings()
        command = getattr(import_module(f"indgang.cli.{place.module}"), place.name or cmd_name)
        return command if isinstance(command, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without loading any."""
        with formatter.section(danish.word("Commands")):
            formatter.write_dl([(name, place.purpose) for name, place in COMMANDS.items()])

    def invoke(self, ctx: click.Context) -> object:
        """Run a command; a user's mistake becomes a sentence, and everything else stays what it is."""
        try:
            return super().invoke(ctx)
        except (click.exceptions.Exit, click.Abort, click.ClickException):
            raise
        except Exception as problem:
            complaint = None if ctx.params["debug"] else complaints.about(problem)
            if complaint is None:
                raise
            raise complaint from problem


@click.group(cls=Entrance)
@click.version_option(__version__, message="Indgang %(version)s")
@click.option("--debug", is_flag=True, help="Vis fejl med alle detaljer (skrives før kommandoen).")
def main(debug: bool) -> None:
    """Indgang: kommunens hovedindgang.

    Kommandoen ender med 0, når alt gik godt, 1, når den fandt noget, der skal ses på, og 2, når den ikke kunne
    bruges sådan. `indgang KOMMANDO --help` forklarer hver kommando.
    """


@lru_cache(maxsize=1)
def open_house() -> None:
    """Let Django read the settings and the models; once, and only for commands that need it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "indgang.config.settings")
    try:
        django.setup()
    except ValueError as problem:
        raise complaints.Complaint(f"Indstillingerne kan ikke bruges: {problem.__cause__ or problem}.") from problem
