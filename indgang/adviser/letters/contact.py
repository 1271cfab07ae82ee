"""Case number and contact (sagsnummer og kontakt), as the letter's head and foot tell them."""

import re
from collections.abc import Iterator
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
    r"(?<![\d/.-])(?P<number>\+45 ?\d{2} ?\d{2} ?\d{2} ?\d{2}|\d{2} \d{2} \d{2} \d{2})(?![\d/.-]\d| \d|\d)"
    r"|\b(?:tlf|telefon|mobil|ring|phone)\w*\W{1,4}(?:\w+ ){0,3}?(?P<other>\d{4} ?\d{4})(?!\d)",
    re.IGNORECASE,
)
_NO_PHONE: Final = re.compile(r"\b(?:cvr|ean|se-nr|kontonr|konto|reg|fi|kreditor)\w*\W{0,6}$", re.IGNORECASE)
_ASK: Final = re.compile(
    r"\b(?:ring|skriv|kontakt|henvend|spørg|mail)\w*\b.{0,40}\b(?:os|mig|til|på|hos)\b"
    r"|\bspørgsmål\b.{0,60}\b(?:velkommen|kontakt|ring|skriv)",
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
    says_whom: bool = False
    """Whether a sentence tells to ring, write or come."""

    @property
    def is_told(self) -> bool:
        """Tell whether the letter says in any way whom one can ask."""
        return bool(self.phone or self.mail or self.handler or self.says_whom)


def find(sheet: Sheet) -> Contact:
    """Return the case number and the contact that the letter tells."""
    return Contact(
        case_number=next((number for number in _numbers(sheet) if not _CPR_LIKE.match(number)), ""),
        phone=next(_phones(sheet), ""),
        mail=_first(_MAIL, sheet, 0),
        handler=_first(_HANDLER, sheet, "name"),
        says_whom=sheet.first(_ASK) is not None,
    )


def _numbers(sheet: Sheet) -> list[str]:
    return [
        found["number"].rstrip(".,")
        for pattern in (_CASE, _ALONE, _OTHER_NUMBER)
        for line in sheet.lines
        for found in pattern.finditer(line)
    ]


def _phones(sheet: Sheet) -> Iterator[str]:
    for line in sheet.lines:
        for found in _PHONE.finditer(line):
            if not _NO_PHONE.search(line[: found.start()]):
                yield found["number"] or found["other"]


def _first(pattern: re.Pattern[str], sheet: Sheet, group: str | int) -> str:
    return next((found[group] for line in sheet.lines for found in pattern.finditer(line)), "")
