"""Words on their way into an envelope (tekster): measured, trimmed, and cleared of CPR numbers."""

from typing import Final, NamedTuple

from indgang.inquiries import texts

TITLE: Final = 200


class Tidy(NamedTuple):
    """Texts that may be sealed, and how many CPR numbers were masked in them."""

    texts: dict[str, str]
    masked: int


def tidied(**said: str) -> Tidy:
    """Return the texts trimmed and with CPR numbers masked; raises TextTooLong beyond the limit."""
    masked, kept = 0, {}
    for name, text in said.items():
        clean = texts.clean(text, TITLE if name == "title" else texts.LIMIT)
        kept[name] = clean.text
        masked += clean.masked
    return Tidy(kept, masked)
