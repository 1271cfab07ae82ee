"""Tending the search words (søgeord) by hand, after a new version that cuts words in another way."""

import click

from indgang.foundation import clock
from indgang.inquiries import frequencies, retokenising

from .migrating import refuse_old_tables


@click.command
def reindex() -> None:
    """Skær henvendelsernes søgeord om, hvis de er skåret efter ældre regler, og tæl, hvor almindelige ordene er.

    Det samme gøres hver nat af baggrundsjobbet. Kommandoen kan afbrydes og køres igen; imens kan alle arbejde.
    """
    refuse_old_tables()
    count = retokenising.cut_anew(_tell)
    counted = frequencies.count_anew(at=clock.now())
    click.echo(f"{_number(count)} henvendelser er skåret om. Ordene er talt i {_number(counted)} henvendelser.")


def _tell(done: int, of: int) -> None:
    if done % (20 * retokenising.PART) == 0:
        click.echo(f"{_number(done)} af {_number(of)}", err=True)


def _number(count: int) -> str:
    return f"{count:,}".replace(",", ".")
