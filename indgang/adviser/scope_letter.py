"""The letter that tells a citizen why the adviser cannot treat a matter, and who can (afvisningsbrev)."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from indgang.foundation.documents import Document, Heading, Paragraph

from .models.scope import ScopeCheck


def letter(check: ScopeCheck, *, name: str, adviser: str, municipality: str) -> Document:
    """Return the letter in plain Danish: what was decided, why, who can help instead, and what to do now.

    Letters are written in Danish, whatever language the screen speaks. Raises ValueError when nothing was excluded.
    """
    exclusion = check.exclusion
    if exclusion is None:
        raise ValueError("nothing stands in the way")
    with override("da"):
        blocks = (
            Paragraph(_("Kære %(name)s") % {"name": name} if name else _("Kære borger")),
            Paragraph(_("Tak for din henvendelse til borgervejlederen i %(town)s.") % {"town": municipality}),
            Heading(_("Jeg kan ikke behandle den")),
            Paragraph(exclusion.reason),
            Heading(_("Hvem kan hjælpe i stedet?")),
            Paragraph(check.body, strong=True),
            Paragraph(exclusion.next_step),
            Heading(_("Du kan stadig spørge mig")),
            Paragraph(
                _(
                    "Jeg kan forklare dig breve og regler, vise dig vej og hjælpe dig med at skrive en klage. "
                    "Er du uenig i, at jeg ikke kan behandle sagen, så skriv eller ring, og fortæl hvorfor."
                )
            ),
            Paragraph(_("Venlig hilsen")),
            Paragraph(f"{adviser}, {_('borgervejleder')}"),
        )
        return Document(_("Svar på din henvendelse"), blocks, author=municipality)
