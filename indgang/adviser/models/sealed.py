"""Reading and writing what is sealed in the closed zone (forseglet indhold)."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import ClassVar, Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from indgang.adviser import refusals
from indgang.foundation import envelopes
from indgang.foundation.prepared import Prepared

from .zone import Zone

_public_key = Prepared(lambda zone: Zone.objects.filter(pk=zone).values_list("public_key", flat=True))

UNREADABLE: Final = _("Kan ikke læses med din nøgle")


class Words(dict[str, str]):
    """The texts of one sealed row, by name; a text that was never written is empty."""

    def __missing__(self, name: str) -> str:
        return ""


class Sealed(models.Model):
    """A row whose names and texts are sealed (forseglet række); codes, dates and departments stand in clear.

    `private` names the texts. `seal` writes them, which needs no key; only `Key.read` reads them.
    """

    private: ClassVar[tuple[str, ...]] = ()

    sealed = models.TextField(_("forseglet indhold"), blank=True, editable=False)

    class Meta:
        abstract = True

    def seal(self, **texts: str) -> None:
        """Put the texts into the row's envelope, in place of all that was there; the caller saves the row.

        Raises ValueError for a text that the row does not have; NoZone before the zone is founded.
        """
        unknown = set(texts) - set(self.private)
        if unknown:
            raise ValueError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        self.sealed = put_away({name: text for name, text in texts.items() if text}, self._meta.label)


@dataclass(frozen=True, slots=True)
class Key:
    """The unlocked private key (nøgle), in an adviser's hand for as long as a request lasts."""

    private: str = field(repr=False)

    def read(self, row: Sealed) -> Words:
        """Return a row's texts."""
        return self.read_text(row.sealed, row._meta.label)

    def read_text(self, sealed: str, about: str) -> Words:
        """Return the texts of an envelope; one that was sealed for another key says so in every text."""
        if not sealed:
            return Words()
        try:
            return Words(json.loads(envelopes.unseal(sealed, self.private, about=about)))
        except envelopes.CannotOpen:
            return _Unreadable()

    def change(self, row: Sealed, **texts: str) -> None:
        """Write some of a row's texts anew and keep the others; the caller saves the row.

        Raises CannotOpen rather than write over what another key has sealed.
        """
        kept = self.read(row)
        if isinstance(kept, _Unreadable):
            raise envelopes.CannotOpen
        row.seal(**{**kept, **texts})

    def mark(self, text: str) -> str:
        """Return the mark by which the same text, such as a phone number, is found again."""
        return envelopes.fingerprint(text, self.private)


class _Unreadable(Words):
    def __missing__(self, name: str) -> str:
        return str(UNREADABLE)


def put_away(texts: dict[str, str], about: str) -> str:
    """Return an envelope with the texts for the zone's key; empty when there is nothing to hide."""
    if not texts:
        return ""
    public = _public_key(1)
    if not public:
        raise refusals.NoZone
    return envelopes.seal(json.dumps(texts, ensure_ascii=False), public[0], about=about)
