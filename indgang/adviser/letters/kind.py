"""Seeing what kind of letter it is (brevets art), and by which signs."""

import re
from collections.abc import Mapping
from typing import Final

from . import english
from .kinds import DECISIONS, FoundKind, Kind, Outcome
from .meanings import Votes, votes
from .sheet import Quote, Sheet
from .signs import KINDS, PATTERNS
from .sureness import Sure

_HEADING: Final = 2
_VOICE: Final = 15
"""How much a sentence's meaning weighs against a sign."""
_APPEAL: Final = "appeal"
_PRIVATE: Final = "private"
_MUCH: Final = 0.15
_ENOUGH: Final = 3
_SURE: Final = 8
_AHEAD: Final = 3
_PARTLY: Final = re.compile(
    r"\bdelvist?\b|\ben del af det\b|\balene imødekommes\b|\bkun (?:bevilget|imødekomme)|\bi stedet\b"
    r"|\b(?:bedt|søgt|ansøgt) om \d|\bi øvrigt ikke\b|\bikke det hele\b|\bhavde søgt om\b|\bsøgte om\b",
    re.IGNORECASE,
)
_BURDEN: Final = re.compile(
    r"\b(?:påbud|forbud|pålægges|påbydes|tilbagebetal\w*|restskat|betale [\d. ,]+kr|tilbagebetal\w*"
    r"|betales? tilbage|trukket (?:\d|i )|fradrag i|stopper|ophør\w*|bortfald\w*"
    r"|frakend\w*|nedsæt\w*|registrer\w* dig|på vilkår|med vilkår|skal fjernes|opsig\w*|sanktion|inddrage[rt]?)\b",
    re.IGNORECASE,
)
_GRANTED: Final = re.compile(
    r"\b(?:har bevilget|er bevilget|fået bevilget|bevilget (?:dig|jer)|bevilges|får (?:ret til|bevilget)"
    r"|giver dig medhold|fuldt medhold"
    r"|imødekommer (?:din|jeres)|giver vi (?:dig|jer) lov|giver (?:dig|jer) lov|er (?:hermed )?(?:godkendt"
    r"|imødekommet|tilkendt|bevilget|visiteret til)|(?:vi|kommunen) (?:bevilger|dækker|imødekommer)"
    r"|(?:får|fås) (?:hermed |nu )?\w*tilladelse"
    r"|tilbyde \w+ (?:\w+ ){0,3}?\w*(?:plads|bolig)|givet \w*tilladelse|du kan få|(?:tilbyder"
    r"|kan tilbyde|tilbydes) (?:dig|jer))\b",
    re.IGNORECASE,
)
_NO: Final = re.compile(
    r"\b(?:det|den|dem) (?:kan|har|vil) (?:vi|kommunen) (?:desværre )?ikke\b|\b(?:vi|kommunen) (?:kan "
    r"|har |vil )?(?:desværre )?"
    r"ikke (?:\w+ )?(?:bevilge|dække|imødekomme|betale|give|yde)\w*\b|\b(?:dækker|bevilger|betaler"
    r"|giver) (?:vi )?ikke\b"
    r"|\bsiger (?:vi )?(?:\w+ ){0,2}nej til\b",
    re.IGNORECASE,
)
"""A no beside a yes: the reader got some of it."""
_PAID: Final = re.compile(
    r"\b(?:hjælpen|støtten|tilskuddet|beløbet|ydelsen) (?:udbetales|bliver udbetalt|begynder)\b"
    r"|^(?:vi dækker|bevilget)$",
    re.IGNORECASE,
)
_REFUSAL: Final = re.compile(r"\bafslag\b|\bikke\b", re.IGNORECASE)
_NO_VERDICT: Final = re.compile(r"^hvis\b|\?$|\b(?:enig|utilfreds|tilfreds|klage\w*)\b", re.IGNORECASE)
"""Headings that speak of what the reader may do, and not of what was decided."""
_STOPS: Final = re.compile(
    r"\b(?:stopper|stoppes|stoppet|standses|ophør\w*|bortfald\w*|nedsæt\w*|sænke[rs]?|tilbagebetal\w*"
    r"|betale .*tilbage"
    r"|efterbetal\w*|inddrage[rst]*|frakend\w*)\b",
    re.IGNORECASE,
)
_BOARD_DECIDES: Final = re.compile(
    r"\b(?:stadfæster|ophæver|hjemviser|omgør)\b|\b(?:ændrer|tiltræder) (?:\w+ ){0,3}(?:afgørelse|kommunens)",
    re.IGNORECASE,
)
"""What only one who hears complaints can do: that is a decision, however it ends."""
_SENT_BACK: Final = re.compile(
    r"\bhjemvis\w*|\bskal behandle sagen igen\b|\bsend(?:er|es) sagen tilbage\b", re.IGNORECASE
)
_UPHELD: Final = re.compile(r"\bstadfæst\w*|\bdet samme resultat\b|\btiltræder\b|\bikke ret til\b", re.IGNORECASE)
_FROM_AN_AUTHORITY: Final = re.compile(
    r"\b(?:kommune\w*|styrelse\w*|udbetaling danmark|region\w*|jobcent\w*|borgerservice|forvaltning\w*"
    r"|afdeling\w*|ministeri\w*"
    r"|sagsn\w*|j\.?nr|afgørelse\w*|kundenr|betalingsservice|familieretshuset|nævn\w*|politi\w*|skat\w*|sag\w*"
    r"|hospital\w*|municipality|case no)\b",
    re.IGNORECASE,
)


def see(sheet: Sheet, *, has_sender: bool) -> FoundKind:
    """Return the kind of a letter, by the signs in its headings and sentences, and by what the sentences mean."""
    scores, signs = _weighed(sheet)
    voted, signed = votes(sheet), dict(scores)
    _add(voted, scores, signs)
    if not has_sender and (not _looks_official(sheet) or voted.of(_PRIVATE) > _MUCH):
        return FoundKind(Kind.NO_LETTER, Outcome.UNKNOWN, Sure.LIKELY)
    order = sorted(scores, key=lambda kind: scores[kind], reverse=True)
    best = _preferred(scores, order[0])
    if best == Kind.RECEIPT:
        best = _more_than_a_receipt(sheet, signed)
    if scores[best] < _ENOUGH:
        kind = Kind.INFORMATION if has_sender else Kind.NO_LETTER
        return FoundKind(kind, Outcome.UNKNOWN, Sure.UNSURE, tuple(signs[Kind.INFORMATION]))
    beside = {best, *_kin(best)}
    if best in DECISIONS and _more_than_a_receipt(sheet, signed) != Kind.RECEIPT:
        beside.add(Kind.RECEIPT)
    ahead = scores[best] - max((scores[kind] for kind in scores if kind not in beside), default=0)
    outcome = Outcome.UNKNOWN
    if best in DECISIONS:
        best, outcome = _decided(sheet, best)
    return FoundKind(best, outcome, _sure(scores[best], ahead), tuple(signs[best][:4]))


def as_told(sheet: Sheet, kind: Kind) -> FoundKind:
    """Return the kind that the reader tells, with what a decision of that kind gives."""
    _scores, signs = _weighed(sheet)
    outcome = _decided(sheet, kind)[1] if kind in DECISIONS else Outcome.UNKNOWN
    return FoundKind(kind, outcome, Sure.SURE, tuple(signs.get(kind, ())[:4]))


def _weighed(sheet: Sheet) -> tuple[dict[Kind, int], dict[Kind, list[Quote]]]:
    scores: dict[Kind, int] = dict.fromkeys(KINDS, 0)
    signs: dict[Kind, list[Quote]] = {kind: [] for kind in KINDS}
    headings = set(sheet.headings)
    for kind, weight, pattern in english.PATTERNS if english.is_english(sheet.lines) else PATTERNS:
        for quote in sheet.find(pattern):
            factor = _HEADING if quote.sentence in headings else 1
            if quote not in signs[kind]:
                signs[kind].append(quote)
            scores[kind] += weight * factor
            break
    return scores, signs


def _add(voted: Votes, scores: dict[Kind, int], signs: dict[Kind, list[Quote]]) -> None:
    """Add what the sentences mean to what their words show."""
    for name, weight in voted.weights.items():
        kind = Kind.DECISION if name == _APPEAL else Kind(name) if name in Kind.values else None
        if kind in scores:
            scores[kind] += round(weight * _VOICE)
            quote = voted.loudest.get(name)
            if quote and quote.sentence not in {sign.sentence for sign in signs[kind]}:
                signs[kind].append(quote)


def _preferred(scores: Mapping[Kind, int], best: Kind) -> Kind:
    """Return the kind that a reader must know of first, where two stand side by side."""
    if best == Kind.DECISION and scores[Kind.REFUSAL] >= 4:
        return Kind.REFUSAL
    if best == Kind.REFUSAL and scores[Kind.REFUSAL] < 4 <= scores[Kind.DECISION]:
        return Kind.DECISION
    if best in (Kind.INVOICE, Kind.REQUEST) and scores[Kind.REMINDER] >= 7:
        return Kind.REMINDER
    if best in (Kind.DECISION, Kind.REFUSAL, Kind.REQUEST) and scores[Kind.HEARING] >= 10:
        return Kind.HEARING
    return best


def _more_than_a_receipt(sheet: Sheet, signed: Mapping[Kind, int]) -> Kind:
    """Return what a letter is that begins "Vi har modtaget din ansøgning" and then decides it, by its words alone."""
    if signed[Kind.REFUSAL] >= 5:
        return Kind.REFUSAL
    return Kind.DECISION if signed[Kind.DECISION] >= 4 and sheet.first(_GRANTED) else Kind.RECEIPT


def _kin(kind: Kind) -> frozenset[Kind]:
    return DECISIONS if kind in DECISIONS else frozenset()


def _sure(score: int, ahead: int) -> Sure:
    if score >= _SURE and ahead >= _AHEAD:
        return Sure.SURE
    return Sure.LIKELY if ahead > 0 else Sure.UNSURE


def _decided(sheet: Sheet, kind: Kind) -> tuple[Kind, Outcome]:
    """Return what a decision gives: one that says both yes and no, or takes something, is no plain refusal."""
    if sheet.first(_BOARD_DECIDES):
        return Kind.DECISION, _board_outcome(sheet)
    headings = [heading for heading in sheet.headings if not _NO_VERDICT.search(heading)]
    says_refusal = any(_REFUSAL.search(heading) for heading in headings)
    if any(_STOPS.search(heading) for heading in headings):
        return Kind.DECISION, Outcome.BURDEN
    says_both = kind == Kind.REFUSAL and bool(sheet.first(_GRANTED) or sheet.first(_PAID)) and not says_refusal
    if sheet.first(_PARTLY) or says_both:
        return Kind.REFUSAL if says_refusal else Kind.DECISION, Outcome.PARTLY
    if sheet.first(_GRANTED) and sheet.first(_NO):
        return Kind.REFUSAL if says_refusal else Kind.DECISION, Outcome.PARTLY
    if sheet.first(_BURDEN) and not says_refusal:
        return Kind.DECISION, Outcome.BURDEN
    if kind == Kind.REFUSAL:
        return kind, Outcome.REFUSED
    return kind, Outcome.GRANTED if sheet.first(_GRANTED) else Outcome.UNKNOWN


def _board_outcome(sheet: Sheet) -> Outcome:
    """Return what one who hears complaints has decided; that a decision is changed may be for better or worse."""
    if sheet.first(_SENT_BACK):
        return Outcome.SENT_BACK
    return Outcome.REFUSED if sheet.first(_UPHELD) else Outcome.UNKNOWN


def _looks_official(sheet: Sheet) -> bool:
    return len({found.lower() for line in sheet.lines for found in _FROM_AN_AUTHORITY.findall(line)}) >= 2
