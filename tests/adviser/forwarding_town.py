"""Letters to departments and mediations, for the tests that walk through all pages."""

from datetime import timedelta

from indgang.adviser.models import Key, Mediation
from indgang.sample.cast import Cast

from .forwarded import case_of, forwarded

_DEEDS = (
    *("reminder", "leader", "director", "pause", "resume", "extend", "decline", "answer", "tell", "give_up"),
    *("recall", "view", "finding", "close"),
)
_STEPS = (
    *("party", "prepare", "leave", "meeting", "move", "minutes", "cancel", "point", "withdraw", "follow", "end"),
    *("rating", "again"),
)


def mediated(cast: Cast) -> Mediation:
    """A mediation with both sides, a meeting and an agreed point."""
    row = Mediation.begin(case_of(cast, consent="mediation"), cast.ydelse, "Tonen.", by=cast.ali, at=cast.at)
    row.join("citizen", "Mette", by=cast.ali, at=cast.at)
    row.join("department", "Ditte", by=cast.ali, at=cast.at, view="Ro.")
    starts = cast.later(days=3)
    row.plan(starts, starts + timedelta(hours=1), by=cast.ali, at=cast.at, place="Biblioteket")
    row.agree("Ét brev om ugen.", "department", by=cast.ali, at=cast.at, due=cast.today + timedelta(days=30))
    return row


def known(cast: Cast) -> dict[str, int]:
    """Return the number of the row that each address asks for, by the address's name."""
    case, mediation = case_of(cast), mediated(cast)
    letter = forwarded(cast).pk
    letters = ("adviser_letter", "adviser_letter_receipt", "adviser_letter_extension", "adviser_letter_answer")
    mediations = (
        "adviser_mediation",
        *(f"adviser_mediation_{name}" for name in _STEPS),
        *(f"adviser_agreement_{form}" for form in ("pdf", "docx", "txt")),
    )
    return {
        "adviser_forward": case.pk,
        "adviser_mediation_new": case.pk,
        "adviser_forwarding": letter,
        **dict.fromkeys((f"adviser_forwarding_{name}" for name in _DEEDS), letter),
        **dict.fromkeys(letters, letter),
        **dict.fromkeys(mediations, mediation.pk),
        "adviser_mediation_calendar": mediation.meetings.get().pk,
    }


def lived_in(cast: Cast, key: Key) -> None:
    """Letters that wait, are late, paused, answered and closed, and mediations that run and have ended."""
    month = cast.later(days=-35)
    forwarded(cast, at=cast.later(days=-2))
    forwarded(cast, at=month)
    wishing = forwarded(cast, at=cast.later(days=-7), answers_citizen=True)
    wishing.ask_for_time(cast.today + timedelta(days=20), "Ferie.", by=cast.ditte, at=cast.later(days=-6))
    forwarded(cast, at=month).pause("En kvittering.", by=cast.ali, at=cast.later(days=-30))
    answered = forwarded(cast, at=month)
    answered.answer_with("delvis-medhold", "Vi beklager.", by=cast.ditte, at=cast.later(days=-20), changes="Ny frist.")
    answered.write_view("partly", by=cast.ali, at=cast.at, keeps_complaint=True)
    closed = forwarded(cast, at=month)
    closed.answer_with("medhold", "Ja.", by=cast.ditte, at=cast.later(days=-25))
    closed.tell("phone", "Fortalt.", by=cast.ali, at=cast.later(days=-24))
    closed.close(by=cast.ali, at=cast.later(days=-24))
    mediated(cast)
    ended = mediated(cast)
    ended.end("partly", "Godt møde.", key=key, by=cast.ali, at=cast.at, follow_up_on=cast.today)
    ended.rate("citizen", 4, by=cast.ali, at=cast.at)


def fill(cast: Cast, count: int) -> None:
    """Write so many letters that wait, and so many that are answered, and as many mediations."""
    for _ in range(count):
        case = case_of(cast, consent="mediation")
        case.allow("forward", "At spørge afdelingen.", by=cast.ali, at=cast.at)
        forwarded(cast, case, at=cast.later(days=-40)).answer_with("medhold", "Ja.", by=cast.ditte, at=cast.at)
        forwarded(cast, case, at=cast.later(days=-40))
        row = Mediation.begin(case, cast.ydelse, "Tonen.", by=cast.ali, at=cast.at)
        row.agree("Ét brev.", "citizen", by=cast.ali, at=cast.at, due=cast.today)
