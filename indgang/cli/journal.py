"""Proving the journal (journalen) whole."""

import click

from indgang.journal import chain
from indgang.journal.models import Event


@click.group
def journal() -> None:
    """Efterprøv journalen."""


@journal.command
@click.option("--head", help="Kædens hoved, som det blev noteret tidligere; det skal stadig findes i kæden.")
def verify(head: str | None) -> None:
    """Gå hele kæden igennem, og find det første led, der ikke passer.

    Kæden viser, at intet er ændret eller slettet inde i den. At ingen har skåret enden af, viser et hoved, som I har
    noteret et andet sted: `indgang journal head` i dag, `indgang journal verify --head …` senere.
    """
    verdict = chain.verify()
    if not verdict.whole:
        click.echo(f"Kæden er brudt ved hændelse {verdict.broken_at}; {verdict.events} hændelser før den passer.")
        raise click.exceptions.Exit(1)
    if head and not _holds(head):
        click.echo("Kæden passer, men hovedet findes ikke i den: enden er skåret af, eller det er en anden database.")
        raise click.exceptions.Exit(1)
    click.echo(f"Kæden passer: {verdict.events} hændelser.\n{verdict.head}")


@journal.command(name="head")
def head_() -> None:
    """Vis kædens hoved. Notér det uden for systemet, fx hver nat."""
    last = Event.objects.newest_first().first()
    click.echo(bytes(last.hash).hex() if last else chain.GENESIS.hex())


def _holds(head: str) -> bool:
    try:
        wanted = bytes.fromhex(head)
    except ValueError as error:
        raise click.BadParameter("skriv de 64 tegn, som `indgang journal head` viste", param_hint="--head") from error
    return wanted == chain.GENESIS or Event.objects.filter(hash=wanted).exists()
