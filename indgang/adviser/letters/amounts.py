"""Money in a letter (beløb): what it says, and which amount the reader is to pay or loses."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from .sheet import Quote, Sheet

_FIGURE: Final = r"\d{1,3}(?:[. ]\d{3})+(?:,\d{1,2})?|\d{1,7}(?:,\d{1,2})?"
_AMOUNT: Final = re.compile(
    rf"(?<![\w.,/-])(?:(?:kr\.?|DKK|beløb(?:et)?:?) ?(?P<behind>{_FIGURE})(?!\w)"
    rf"|(?P<before>{_FIGURE})(?:,-+| ?(?:kr\b\.?|kroner\b|DKK\b))"
    r"|(?<=[^\W\d_.:] )(?P<cell>\d{1,3}(?:\.?\d{3})*,\d{2})(?=$| \d))",
    re.IGNORECASE,
)
"""An amount has its kr. or stands as a row's figure with two decimals."""
_TOTAL: Final = re.compile(
    r"\b(?:i alt|ialt|samlet|total|at betale|til betaling|skylder|skyldigt beløb|skal (?:du "
    r"|I )?betale|betales? tilbage"
    r"|tilbagebetal\w*|beløb:)",
    re.IGNORECASE,
)
_ASKED: Final = re.compile(
    r"\b(?:betal\w*|\w*afgift\w*|\w*gebyr\w*|skyld\w*|trukket|trækker|fradrag\w*|for meget|restance\w*|tilbage"
    r"|får|dækker|højere|lavere|mindre|opkræve[rs]?|koster|prisen|søgt|søgte|bevilge[rt]|lejen)\b",
    re.IGNORECASE,
)
_WISHED: Final = re.compile(r"\b(?:søgt|søgte|bedt|ønsker|ønsket) om\b", re.IGNORECASE)
_IF: Final = re.compile(
    r"\b(?:hvis|såfremt|ellers|under|over|grænsen|betal(?:es|er) (?:du|I|der) ikke|ved for sen)\b", re.IGNORECASE
)
"""What stands near an amount that is a limit or a threat, and not what the letter is about."""
_PART: Final = re.compile(r"\b(?:rate|om måneden|pr\. måned|heraf|moms)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class FoundAmount:
    """An amount of money (beløb) and the sentence that names it."""

    amount: Decimal
    quote: Quote

    @property
    def kroner(self) -> str:
        """The amount as it is written in Danish: 4.318,00."""
        whole, cents = f"{self.amount:.2f}".split(".")
        return f"{int(whole):,}".replace(",", ".") + f",{cents}"


def find(sheet: Sheet) -> tuple[FoundAmount, ...]:
    """Return every amount in the letter once, in order."""
    found: dict[Decimal, FoundAmount] = {}
    for each in _every(sheet):
        found.setdefault(each.amount, each)
    return tuple(found.values())


def main(sheet: Sheet) -> FoundAmount | None:
    """Return the amount that matters most: the total when one is told, else one that is asked for.

    A row that sums up a table has what was decided in its last column.
    """
    named = list(_every(sheet))
    every = [each for each in named if _weight(each.quote) > 0] or [
        each for each in named if _ASKED.search(each.quote.sentence) and not _IF.search(each.quote.before[-60:])
    ]
    best = max(every, key=lambda each: _weight(each.quote), default=None)
    if best is None or not _TOTAL.match(best.quote.sentence):
        return best
    return [each for each in every if each.quote.sentence == best.quote.sentence][-1]


def _every(sheet: Sheet) -> Iterator[FoundAmount]:
    for sentence in sheet.sentences:
        for found in _AMOUNT.finditer(sentence):
            typed = (
                (found["behind"] or found["before"] or found["cell"])
                .replace(".", "")
                .replace(" ", "")
                .replace(",", ".")
            )
            yield FoundAmount(Decimal(typed), Quote(sentence, found.start(), found.end()))


def _weight(quote: Quote) -> int:
    told = 3 if _TOTAL.search(quote.sentence) else 0
    told += 1 if _ASKED.search(quote.sentence) else 0
    told -= 2 if _WISHED.search(quote.before[-60:]) else 0
    told -= 2 if told and _IF.search(quote.before[-60:]) else 0
    return told - (2 if _PART.search(f"{quote.before[-25:]} {quote.after[:18]}") else 0)
