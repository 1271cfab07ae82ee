"""Tables to take along (regneark): CSV that a Danish Excel opens as it should."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Final

from django.http import HttpResponse
from django.utils.text import slugify

_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def sheet(name: str, header: Sequence[str], rows: Iterable[Sequence[str]]) -> HttpResponse:
    """Return a table as a file: semicolons, UTF-8 with its mark, and no cell that a spreadsheet would run."""
    text = StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)
    answer = HttpResponse("\ufeff" + text.getvalue(), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="{slugify(name)}.csv"'
    return answer


def _harmless(cell: str) -> str:
    """Put a ' before what a spreadsheet would take for a formula; people type names and reasons."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
