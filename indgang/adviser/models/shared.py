"""What somebody outside the zone must read while it waits (delt indhold); afterwards it is put away in the zone."""

import json

from django.db import models
from django.utils.translation import gettext_lazy as _

from indgang.foundation import vault

from .sealed import UNREADABLE, Key, Sealed, Words


class Shared(Sealed):
    """A row whose texts a department reads while it waits: sealed with the server's key, and at the end for the zone.

    A copy of the database opens neither without the server's key; once put away, the server's key opens nothing.
    """

    open_texts = models.TextField(_("delt indhold"), blank=True, editable=False)

    class Meta:
        abstract = True

    def share(self, **texts: str) -> None:
        """Write texts that the department may read, and keep those already there; the caller saves the row."""
        unknown = set(texts) - set(self.private)
        if unknown:
            raise ValueError(f"{type(self).__name__} has no {', '.join(sorted(unknown))}")
        kept = {name: text for name, text in {**self._opened(), **texts}.items() if text}
        self.open_texts = vault.seal(json.dumps(kept, ensure_ascii=False)) if kept else ""

    @property
    def shared(self) -> Words:
        """The texts that the department may read; none once they are put away."""
        try:
            return self._opened()
        except vault.Unreadable:
            return Words(dict.fromkeys(self.private, str(UNREADABLE)))

    def put_away(self) -> None:
        """Seal the texts for the zone and let the server no longer open them (læg bort); the caller saves the row.

        Raises Unreadable rather than put away nothing.
        """
        if self.open_texts:
            self.seal(**self._opened())
            self.open_texts = ""

    def read_by(self, key: Key) -> Words:
        """Return the texts, wherever they are kept now."""
        return self.shared if self.open_texts else key.read(self)

    def _opened(self) -> Words:
        return Words(json.loads(vault.unseal(self.open_texts))) if self.open_texts else Words()
