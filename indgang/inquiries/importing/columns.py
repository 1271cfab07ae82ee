"""The columns (kolonner) of a file of old registrations, by the names that municipalities give them."""

import re
import unicodedata
from collections.abc import Sequence
from enum import StrEnum
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .refusals import MissingColumns


class Column(StrEnum):
    """What a column holds; the values are the Danish names that documentation and error files use."""

    WHEN = "tidspunkt"
    DAY = "dato"
    TIME = "klokkeslæt"
    CENTRE = "center"
    CHANNEL = "kanal"
    TASK = "opgave"
    TEXT = "tekst"
    OUTCOME = "udfald"
    MINUTES = "minutter"
    DEPARTMENT = "afdeling"
    CLERK = "initialer"
    REFERENCE = "reference"
    ROW_KEY = "rækkenøgle"

    @property
    def label(self) -> str:
        """Return what the column is called on the screen."""
        return str(_LABELS[self])


_LABELS: Final[dict[Column, Promise]] = {
    Column.WHEN: gettext_lazy("tidspunkt"),
    Column.DAY: gettext_lazy("dato"),
    Column.TIME: gettext_lazy("klokkeslæt"),
    Column.CENTRE: gettext_lazy("center"),
    Column.CHANNEL: gettext_lazy("kanal"),
    Column.TASK: gettext_lazy("opgave"),
    Column.TEXT: gettext_lazy("tekst"),
    Column.OUTCOME: gettext_lazy("udfald"),
    Column.MINUTES: gettext_lazy("minutter"),
    Column.DEPARTMENT: gettext_lazy("afdeling"),
    Column.CLERK: gettext_lazy("initialer"),
    Column.REFERENCE: gettext_lazy("reference"),
    Column.ROW_KEY: gettext_lazy("rækkenøgle"),
}

NAMES: Final[dict[Column, str]] = {
    Column.WHEN: "tidspunkt|dato og tid|dato og klokkeslæt|datotid|henvendelsestidspunkt|oprettet|when|timestamp"
    "|datetime|date and time|started at",
    Column.DAY: "dato|dag|date|day",
    Column.TIME: "klokkeslæt|klokken|kl|tid|time",
    Column.CENTRE: "center|centre|borgerservicecenter|sted|lokation|centre name|location|site",
    Column.CHANNEL: "kanal|henvendelsesform|kontaktform|channel",
    Column.TASK: "opgave|opgavenavn|emne|kategori|task|subject|category",
    Column.TEXT: "tekst|fritekst|beskrivelse|bemærkning|note|spørgsmål|text|free text|description|comment",
    Column.OUTCOME: "udfald|resultat|afslutning|outcome|result",
    Column.MINUTES: "minutter|min|varighed|varighed i minutter|tidsforbrug|minutes|duration",
    Column.DEPARTMENT: "afdeling|overdraget til|viderestillet til|forvaltning|department|handed over to",
    Column.CLERK: "initialer|medarbejder|bruger|registreret af|clerk|initials|employee|user",
    Column.REFERENCE: "reference|referencenummer|løbenummer|nummer|id|record id|number",
    Column.ROW_KEY: "rækkenøgle|row key",
}
FREE_TEXT: Final = (Column.TASK, Column.TEXT)


def recognise(headers: Sequence[str]) -> list[Column | None]:
    """Return what each header means, None for those not used; of two with one meaning the better name wins.

    Raises MissingColumns without a moment, or without both task and text.
    """
    found: list[Column | None] = [None] * len(headers)
    plain = [_plain(header) for header in headers]
    for column, names in NAMES.items():
        for name in names.split("|"):
            if name in plain and found[plain.index(name)] is None:
                found[plain.index(name)] = column
                break
    _refuse_unusable(found, headers)
    return found


def fitness(headers: Sequence[str]) -> int:
    """Return how many of the headers are known, to tell the right separator from the wrong."""
    known = {name for names in NAMES.values() for name in names.split("|")}
    return sum(_plain(header) in known for header in headers)


def _refuse_unusable(found: Sequence[Column | None], headers: Sequence[str]) -> None:
    missing = []
    if Column.WHEN not in found and Column.DAY not in found:
        missing.append(_("kolonnen »tidspunkt« eller »dato«"))
    if Column.TASK not in found and Column.TEXT not in found:
        missing.append(_("kolonnen »opgave« eller »tekst«"))
    if missing:
        seen = ", ".join(f"»{header[:40]}«" for header in headers[:15])
        raise MissingColumns(columns=_(" og ").join(missing), found=seen)


def _plain(header: str) -> str:
    lowered = unicodedata.normalize("NFC", header).casefold()
    return re.sub(r"[\s_\-.:]+", " ", lowered).strip()
