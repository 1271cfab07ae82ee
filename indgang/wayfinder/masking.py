"""Masking (maskering): a text without the personal data that it held, before it is kept to learn from.

Numbers, addresses, e-mail and names are replaced by what they were, such as [navn]. A name is known by a list and a
capital, by what stands before it (»jeg hedder …«), or by the surname after it. The text is pseudonymised, not
anonymous: docs/learning.md tells what is found and what slips through.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from indgang.citizens import apps, cpr
from indgang.foundation import lexicon

NAME, ADDRESS, PHONE, MAIL, NUMBER, DATE = "[navn]", "[adresse]", "[telefon]", "[mail]", "[nummer]", "[dato]"
MARKS: Final = (NAME, ADDRESS, PHONE, MAIL, NUMBER, DATE)

_FILE: Final = Path(apps.__file__).with_name("data") / "names.txt"
_MONTHS: Final = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
_AT: Final = r"(?:@|[(\[]\s*(?:at|snabel-?a)\s*[)\]]|\s+snabel-?a\s+)"
_DOT: Final = r"(?:\.|\s*[(\[](?:dot|punktum)[)\]]\s*|\s+punktum\s+)"
_STREET: Final = (
    r"(?:vej|vejen|gade|gaden|all[eé]|boulevard|stræde|strædet|plads|pladsen|torv|torvet|vænge|vænget|toften|parken|bakken|"
    r"marken|engen|lunden|skrænten|stien|svinget|kajen|højen|krogen|løkken|hegnet|buen|ageren|vangen|toft|krog|kvarteret)"
)
_UNIT: Final = (
    r"(?:,?\s*(?:\d{1,2}|st|kl)\.?\s*(?:sal)?\.?,?\s*(?:t\.?v|t\.?h|m\.?f|tv|th|mf)\b\.?"
    r"|,?\s*\d{1,2}\.?\s*sal\b|,?\s*(?:dør|lejl\.?)\s*\d+)?"
)
_POSTCODE: Final = r"(?:,?\s*(?:DK-)?\d{4}\s+[A-ZÆØÅ][\w.]+(?:\s+[A-ZÆØÅ]{1,2}\b)?)?"
_PATTERNS: Final = (
    (MAIL, re.compile(rf"(?i)[\w.+-]+\s?{_AT}\s?[\w-]+(?:{_DOT}[\w-]+)+")),
    (ADDRESS, re.compile(r"(?i)\b(?:https?://|www\.)\S+")),
    (
        DATE,
        re.compile(rf"(?i)\b\d{{1,2}}[./-]\d{{1,2}}[./-](?:\d{{4}}|\d\d)\b|\b\d{{1,2}}\.?\s+(?:{_MONTHS})\s+\d{{4}}\b"),
    ),
    (
        ADDRESS,
        re.compile(
            rf"(?:\b[A-ZÆØÅ][\w.'-]*\s+){{0,2}}\b[^\W\d][\w'.-]+(?i:{_STREET}),?\s+\d{{1,3}}\s?[A-Za-zÆØÅ]?\b"
            rf"{_UNIT}{_POSTCODE}"
            rf"|(?:\b[A-ZÆØÅ][\w.'-]*\s+){{1,3}}(?i:vej|gade|all[eé]|boulevard|plads|torv|stræde|vænge)\s+\d{{1,3}}\s?[A-Za-z]?\b"
            rf"{_UNIT}{_POSTCODE}"
        ),
    ),
    (ADDRESS, re.compile(rf"(?i)(?<=\bbor på )[^\W\d][\w'.-]+{_STREET}\b")),
    (ADDRESS, re.compile(r"\b[A-ZÆØÅ][\w'-]+(?:vej|gade|stræde|vænge|allé)\b")),
    (ADDRESS, re.compile(r"\b(?:DK-)?(?!19\d\d|20[1-4]\d)\d{4}\s+[A-ZÆØÅ][a-zæøå]\w+(?:\s+[A-ZÆØÅ]{1,2}\b)?")),
    (PHONE, re.compile(r"(?<![\d\w])(?:(?:\+|00)\d{2}[ .-]?)?\d{2}(?:[ .-]?\d{2}){3}(?!\d)")),
    (PHONE, re.compile(r"(?<![\d\w])(?:\+\d{1,3}[ .-]?)?(?:\d{4}[ .-]\d{4}|\d{3}[ .-]\d{2}[ .-]\d{3})(?!\d)")),
    (NUMBER, re.compile(r"(?:\b[A-ZÆØÅ]{2}\s?\d{2}\s?\d{3}\b)|\d(?:[ ./\-\u2010-\u2015]?\d){5,}")),
)
_WORD: Final = re.compile(r"\[\w+\]|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_ENDS: Final = re.compile(r"[.!?:;\n]\s*[\"»(]*\s*$")
_TELLING: Final = re.compile(
    r"(?i)\b(?:jeg hedder|han hedder|hun hedder|der hedder|som hedder|hedder|mit navn er|"
    r"navnet er|navn er|navn:|mit navn|hilsen|hilsner|mvh\.?|vh\.?|kh\.?|ved navn|kaldet|my name is|"
    r"i am called)[\s,:]*(?:fra )?$"
)
_NEAR: Final = re.compile(
    r"(?i)\b(?:(?:min|din|sin|hans|hendes|vores|deres|mit) (?:\w+ )?(?:søn|datter|mor|far|mand|kone|bror|søster|"
    r"kæreste|nabo|barn|dreng|pige|moster|faster|onkel|ven|veninde|mormor|morfar|farmor|farfar|svigermor|svigerfar|samlever|eks|ekskone|"
    r"eksmand|ægtefælle|tante|fætter|kusine|udlejer|chef|læge)|"
    r"sagsbehandler(?:en|ens)?|hr\.?|herr|fru|frk\.?|frøken|dr\.?|læge|"
    r"advokat|konsulent|taler? med|talte med|talt med|snakket med|her er|det er|this is|fra|til|af)\s+$"
)
_AFTER: Final = 4
"""So many words after a name can belong to it."""
_SHORT: Final = 4
"""A word no longer than this ends in s of its own."""
_PARTICLES: Final = frozenset({"van", "von", "de", "der", "del", "al", "el", "bin", "ben", "af"})


@dataclass(frozen=True, slots=True)
class _Names:
    first: frozenset[str]
    last: frozenset[str]
    words: frozenset[str]
    """Those that are ordinary words as well."""


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    start: int
    end: int

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper()


def masked(text: str) -> str:
    """Return the text with everything by which somebody could be found replaced by its kind."""
    for found in reversed(list(cpr.find(text))):
        text = f"{text[: found.start]}{NUMBER}{text[found.end :]}"
    for mark, pattern in _PATTERNS:
        text = pattern.sub(mark, text)
    return _without_names(text)


def without_marks(text: str) -> str:
    """Return a masked text without its marks: only the words of the matter."""
    for mark in MARKS:
        text = text.replace(mark, " ")
    return " ".join(text.split())


def holds_personal_data(text: str) -> bool:
    """Tell whether masking would take something out of the text."""
    return masked(text) != text


def _without_names(text: str) -> str:
    tokens = [_Token(each[0], each.start(), each.end()) for each in _WORD.finditer(text)]
    pieces, last = [], 0
    for first, after in _names_in(text, tokens):
        pieces += [text[last : tokens[first].start], NAME]
        last = tokens[after - 1].end
    return "".join([*pieces, text[last:]])


def _names_in(text: str, tokens: list[_Token]) -> Iterator[tuple[int, int]]:
    """Yield where each name begins and ends, in words."""
    at = 0
    while at < len(tokens):
        if _begins_name(text, tokens, at):
            after = _end_of_name(text, tokens, at)
            yield at, after
            at = after
        else:
            at += 1


def _begins_name(text: str, tokens: list[_Token], at: int) -> bool:
    token, before = tokens[at], text[: tokens[at].start]
    if token.text in MARKS or len(token.text) < 2:
        return False
    follows = _followed_by_surname(text, tokens, at)
    if _TELLING.search(before[-40:]) and not _is_ordinary(token.low, is_told=True):
        return True
    if not _is_name(token.low):
        return token.is_capital and _strange_pair(text, tokens, at)
    if _is_word_too(token.low):
        return (token.is_capital and not _starts_sentence(before) and not text.isupper()) or (
            follows and _is_first(token.low) and token.low not in _CLOSED
        )
    if token.is_capital or follows:
        return True
    return not _is_ordinary(token.low) or bool(_NEAR.search(before[-40:]))


def _end_of_name(text: str, tokens: list[_Token], at: int) -> int:
    """Return the place after the name's last word: further names, surnames, initials and what stands between them."""
    end = at + 1
    for after in range(at + 1, min(at + 1 + _AFTER, len(tokens))):
        between, token = text[tokens[after - 1].end : tokens[after].start], tokens[after]
        if between.strip(" .") or token.text in MARKS:
            break
        if _belongs(token, is_capital=tokens[at].is_capital, ended="." in between and len(tokens[after - 1].text) > 2):
            end = after + 1
        elif token.low not in _PARTICLES and not (len(token.text) == 1 and token.is_capital):
            break
    return end


def _belongs(token: _Token, *, is_capital: bool, ended: bool) -> bool:
    """Tell whether a word after a name is a part of it."""
    if ended:
        return False
    if _is_name(token.low):
        return not _is_word_too(token.low) or (token.is_capital == is_capital and token.low not in _CLOSED)
    if _is_sen(token.low):
        return True
    return token.is_capital and is_capital and not _is_ordinary(token.low)


def _followed_by_surname(text: str, tokens: list[_Token], at: int) -> bool:
    if at + 1 >= len(tokens) or text[tokens[at].end : tokens[at + 1].start].strip(" "):
        return False
    low = tokens[at + 1].low
    return _is_sen(low) or (_is_last(low) and not _is_word_too(low)) or (_is_last(low) and tokens[at + 1].is_capital)


def _strange_pair(text: str, tokens: list[_Token], at: int) -> bool:
    """Tell whether two capitalised words stand side by side that no dictionary has."""
    if at + 1 >= len(tokens) or text.isupper() or _starts_sentence(text[: tokens[at].start]):
        return False
    after = tokens[at + 1]
    touching = not text[tokens[at].end : after.start].strip(" ")
    strange = all(not _is_ordinary(each.low) for each in (tokens[at], after))
    return touching and after.is_capital and after.text not in MARKS and strange


def _is_name(low: str) -> bool:
    return _is_first(low) or _is_last(low)


def _is_first(low: str) -> bool:
    return any(all(part in _names().first for part in form.split("-")) for form in _bare(low))


def _is_last(low: str) -> bool:
    return any(all(part in _names().last for part in form.split("-")) for form in _bare(low))


def _is_sen(low: str) -> bool:
    """Tell whether a word is built as Danish surnames are, and is no other word."""
    return any(form.endswith("sen") and len(form) > len("olsen") for form in _bare(low)) and not _is_ordinary(low)


def _bare(low: str) -> tuple[str, ...]:
    """Return a word as it may stand in the list: as it is, and without an ending for belonging."""
    for ending in ("'s", "’s", "s", "'"):
        if low.endswith(ending) and len(low) > _SHORT:
            return low, low.removesuffix(ending)
    return (low,)


def _is_word_too(low: str) -> bool:
    names = _names()
    return low in names.words or (low not in names.first | names.last and any(f in names.words for f in _bare(low)))


def _is_ordinary(low: str, is_told: bool = False) -> bool:
    """Tell whether a word stands in the dictionary; after »jeg hedder« a name does not, even if it does."""
    if is_told and _is_name(low) and low not in _CLOSED:
        return False
    return low in lexicon.forms() or low in _CLOSED or low in _COMMON_ENGLISH


def _starts_sentence(before: str) -> bool:
    return not before.strip(' "»(') or bool(_ENDS.search(before))


@cache
def _names() -> _Names:
    sections: dict[str, set[str]] = {}
    here: set[str] = set()
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            here = sections.setdefault(line.strip("[]"), set())
        elif not line.startswith("#"):
            here.update(line.lower().split())
    return _Names(*(frozenset(sections[name]) for name in ("fornavne", "efternavne", "ord")))


_CLOSED: Final = frozenset(
    """
    hans per min din sin den det de der dem han hun hvad hvem hvor hvornår jeg du vi i mig dig os mit mine nu my
    do to no so an at on in me tage have lange lang grøn kold mørk glad fra til for med om og eller som er var har
    bor vil kan skal må ikke ja nej tak kære hej can art will mark from with the and or is not your you we they
    how what where when kommune kommunen kommunens borgerservice danmark fjordby
    """.split()  # noqa: SIM905 - reads as the text it is
)
_COMMON_ENGLISH: Final = frozenset(
    "hello please thanks want need help card passport license driving move moving residence permit tax health".split()  # noqa: SIM905
)
