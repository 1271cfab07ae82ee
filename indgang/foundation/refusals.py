"""Named refusals (afvisninger): what could not be done, and what to do instead."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Refusal(Exception):
    """A wish that the rules of the house turn down; every face shows its sentence and its advice."""

    sentence: str | Promise = _("Det kan ikke lade sig gøre.")
    advice: str | Promise = ""

    def __init__(self, **facts: object) -> None:
        super().__init__(type(self).__name__)
        self.facts = facts

    @property
    def name(self) -> str:
        """Return the refusal's stable name, as the API and the tests know it."""
        return type(self).__name__

    @property
    def message(self) -> str:
        """Return the sentence for the screen, with its facts filled in."""
        return str(self.sentence) % self.facts

    @property
    def hint(self) -> str:
        """Return the advice for the screen: what to do next."""
        return str(self.advice) % self.facts

    @property
    def in_full(self) -> str:
        """Return sentence and advice as one text, for a message or beside a field."""
        return f"{self.message} {self.hint}"
