"""Texts in clear (åbne tekster): what others than the adviser will read, looked through before it is kept."""

from indgang.adviser import refusals
from indgang.adviser.identity import UNMISTAKABLE, found_in


def in_clear(text: str, *, read_through: bool) -> str:
    """Return a text that may be kept in clear (åben tekst).

    Numbers, addresses and the like are never let through. Names, dates and ages are let through when the adviser has
    read the text and says so. Raises NothingWritten, PersonalContent, MayBePersonal.
    """
    text = text.replace("\x00", "").replace("\r\n", "\n").strip()
    if not text:
        raise refusals.NothingWritten
    found = found_in(text)
    sure = [each.words for each in found if each.kind in UNMISTAKABLE]
    if sure:
        raise refusals.PersonalContent(words=_said(sure))
    if found and not read_through:
        raise refusals.MayBePersonal(words=_said([each.words for each in found]))
    return text


def _said(words: list[str]) -> str:
    return ", ".join(f"»{each}«" for each in words[:8])
