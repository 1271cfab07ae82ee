"""Keys and the version: what can be told before there is a house."""

import secrets

import click
from cryptography.fernet import Fernet

from indgang import __version__


@click.command
@click.option("--secret", is_flag=True, help="En hemmelig tekst til SECRET_KEY eller INDGANG_INDEX_KEY.")
def key(secret: bool) -> None:
    """Lav en ny krypteringsnøgle til INDGANG_KEYS.

    En ny nøgle sættes forrest i INDGANG_KEYS, og de gamle bliver stående bagved, så det, de har låst, kan læses.
    Gem nøglerne et andet sted end sikkerhedskopierne.
    """
    click.echo(secrets.token_urlsafe(48) if secret else Fernet.generate_key().decode())


@click.command
def version() -> None:
    """Vis versionen."""
    click.echo(__version__)
