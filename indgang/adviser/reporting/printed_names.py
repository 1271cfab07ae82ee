"""What headings, totals and periods are called in printed tables (navne i trykte tabeller), in Danish and English."""

from __future__ import annotations

import re
from typing import Final

HEADINGS: Final = {
    "year": ("year", "år", "aar", "årstal", "periode", "period", "beretningsår"),
    "table": ("table", "tabel", "tabelnavn", "tabeltitel"),
    "unit": ("unit", "enhed", "tælleenhed", "taelleenhed"),
    "row": ("row", "række", "raekke", "rækkenavn"),
    "column": ("column", "kolonne", "søjle"),
    "value": ("value", "værdi", "vaerdi", "tal", "antal"),
    "printed_total": ("printed_total", "printed total", "trykt i alt", "trykt_i_alt", "trykt total", "trykt sum"),
    "source": ("source", "kilde"),
}
NEEDED: Final = ("year", "table", "unit", "row", "value", "source")
_TOTALS: Final = frozenset({"i alt", "ialt", "total", "totalt", "totaler", "sum", "samlet", "tilsammen", "alle", "all"})
_BESIDE: Final = frozenset({"i", "alt", "antal", "samlet", "samlede", "hele", "kommunen", "total", "sum", "for"})
_YEAR: Final = re.compile(r"(?:19|20)\d\d")
_DAY: Final = re.compile(r"(\d{1,2})[./-] ?(\d{1,2})[./-] ?((?:19|20)\d\d)")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")


def columns_of(header: list[str]) -> list[str]:
    """Return which column each heading names, empty for one that is none of ours or has a better one beside it."""
    said = [same(words.replace("\ufeff", "")) for words in header]
    chosen = {known: name for name, names in HEADINGS.items() if (known := next((n for n in names if n in said), ""))}
    return [chosen.get(words, "") for words in said]


def same(words: str) -> str:
    """Return what two writings of a name have in common: "Råd  og vejledning" is "råd og vejledning"."""
    return " ".join(words.split()).casefold()


def is_total(name: str, unit: str = "") -> bool:
    """Tell whether a row or column is a printed total: "I alt", "Total", "Sum", "Alle", "Henvendelser i alt"."""
    said = same(name).strip(" .:*()")
    if said in _TOTALS:
        return True
    counted = set(same(unit).split())
    words = said.split()
    rest = [word for word in words if word not in counted and word not in _BESIDE]
    named = " i alt" in f" {said}" or bool({"total", "sum", "samlet", "ialt"} & set(words))
    return (named and not rest) or (rest == ["alle"] and len(words) > 1)


def when(period: str) -> tuple[int, int]:
    """Return where a period stands in time, as year and month: "2018/19", "1.8.2018-31.7.2019", "2. halvår 2019"."""
    day = _DAY.search(period)
    if day:
        return int(day[3]), int(day[2])
    year = _YEAR.search(period)
    return (int(year[0]) if year else 0), _month(same(period))


def _month(said: str) -> int:
    part = re.match(r"(\d)\. ?(halvår|kvartal|kvt)", said)
    if part:
        return 1 + (int(part[1]) - 1) * (6 if part[2] == "halvår" else 3)
    return next((n for n, month in enumerate(_MONTHS, 1) if said.startswith(month)), 1)
