"""Case number and contact (sagsnummer og kontakt), as the letter's head and foot tell them."""

import re
from dataclasses import dataclass
from typing import Final

from .sheet import Sheet

_CASE: Final = re.compile(
    r"\b(?:sags?(?:nummer|nr\.?|-?id\.?)?|sag nr\.?|j\.? ?nr\.?|journal(?:nummer|nr\.?)"
    r"|ref(?:erence)?(?:nr)?\.?|vores ref\.?"
    r"|case (?:number|no\.?))"
    r" ?:? ?(?P<number>\d{2,3}(?: \d{3}){2}\b|(?=[\w./-]*\d)[\w][\w./-]{3,40}\w)",
    re.IGNORECASE,
)
_OTHER_NUMBER: Final = re.compile(
    r"\b(?:faktura|afgifts|regnings|ejendoms|opkrævnings)-?(?:nummer|nr\.?|id\.?)"
    r" ?:? ?(?P<number>(?=[\w./-]*\d)[\w][\w./-]{3,40}\w)",
    re.IGNORECASE,
)
"""What a bill is known by, where there is no case."""
_ALONE: Final = re.compile(
    r"^(?P<number>\d{2}/\d{3,6}(?:-\d{1,3})?"
    r"|\d{2}\.\d{2}\.\d{2}-[A-ZÆØÅ]\d{2}-\d{1,5}-\d{2})$"
)
"""A number on a line of its own in the way Danish journals write them."""
_CPR_LIKE: Final = re.compile(r"^\d{6}-?\d{4}$")
_PHONE: Final = re.compile(
    r"(?:tlf\.?|telefon|ring(?: til os)? på"
    r"|nummer)[^\d+]{0,12}(?P<number>(?:\+45 ?)?\d{2} ?\d{2} ?\d{2} ?\d{2})(?!\d)",
    re.IGNORECASE,
)
_MAIL: Final = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_HANDLER: Final = re.compile(
    r"\b(?i:sagsbehandler|kontaktperson|socialrådgiver"
    r"|rådgiver)\b:? ?(?P<name>[A-ZÆØÅ][\w.-]+(?: [A-ZÆØÅ][\w.-]+){1,3})"
)


@dataclass(frozen=True, slots=True)
class Contact:
    """How the sender can be reached, and the number to tell them."""

    case_number: str = ""
    phone: str = ""
    mail: str = ""
    handler: str = ""


def find(sheet: Sheet) -> Contact:
    """Return the case number and the contact that the letter tells."""
    return Contact(
        case_number=next((number for number in _numbers(sheet) if not _CPR_LIKE.match(number)), ""),
        phone=_first(_PHONE, sheet, "number"),
        mail=_first(_MAIL, sheet, 0),
        handler=_first(_HANDLER, sheet, "name"),
    )


def _numbers(sheet: Sheet) -> list[str]:
    return [
        found["number"].rstrip(".,")
        for pattern in (_CASE, _ALONE, _OTHER_NUMBER)
        for line in sheet.lines
        for found in pattern.finditer(line)
    ]


def _first(pattern: re.Pattern[str], sheet: Sheet, group: str | int) -> str:
    return next((found[group] for line in sheet.lines for found in pattern.finditer(line)), "")
