"""What to do next (næste skridt): plain steps in the order in which they matter."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .deadlines import FoundDeadline, Role
from .explaining import Explained
from .guidance import State
from .kinds import Kind, Outcome
from .reasons import Stated
from .sheet import Quote


@dataclass(frozen=True, slots=True)
class NextStep:
    """One step (skridt): what to do, why or how, and by when."""

    title: str | Promise
    text: str | Promise
    by: date | None = None
    leads_to_complaint: bool = False
    quote: Quote | None = None
    """The letter's own words, where the step is to do what they say."""
    is_appointment: bool = False
    """Whether it is to be done on the day, and not by it."""


_BY_ROLE: Final[dict[Role, tuple[Promise, Promise]]] = {
    Role.MEETING: (
        _("Mød op, eller sig til i god tid"),
        _("Kan du ikke komme, så ring til afsenderen, og få en ny tid. Du må tage en med."),
    ),
    Role.PAYMENT: (
        _("Betal, eller bed om en aftale"),
        _(
            "Kan du ikke betale det hele, så ring til afsenderen før fristen, og spørg,"
            " om du kan betale lidt ad gangen."
        ),
    ),
    Role.HEARING: (
        _("Skriv, hvad du mener"),
        _(
            "Sagen er ikke afgjort endnu. Ret det, der er forkert, og fortæl det, der mangler."
            " Har du brug for mere tid, så bed om det før fristen."
        ),
    ),
    Role.REPLY: (
        _("Gør det, brevet beder om"),
        _("Send det samlet, og behold en kopi. Kan du ikke nå det, så ring før fristen, og bed om mere tid."),
    ),
    Role.APPEAL: (
        _("Klag, hvis du er uenig"),
        _("Du behøver ikke skrive det hele med det samme: Skriv kort, at du klager, og send resten senere."),
    ),
    Role.COURT: (
        _("Tal med en advokat eller retshjælp, hvis du vil gå til domstolene"),
        _("Det kan koste penge. Retshjælp er gratis at spørge."),
    ),
}
_PASSED_BY_ROLE: Final[dict[Role, Promise]] = {
    Role.MEETING: _("Dagen ser ud til at være gået. Kom du ikke, så ring til afsenderen, og sig hvorfor."),
    Role.PAYMENT: _(
        "Dagen ser ud til at være gået. Har du ikke betalt, så betal, eller ring til afsenderen, før det bliver dyrere."
    ),
}
_PASSED: Final = _(
    "Dagen ser ud til at være gået. Gør det alligevel, og skriv, hvorfor det blev sent: Det er den, der modtager det,"
    " som afgør, om det er for sent."
)


def next_steps(letter: Explained, today: date) -> tuple[NextStep, ...]:
    """Return what the reader can do, the nearest deadline first and those that have passed behind the others."""
    if not letter.is_letter:
        return (
            NextStep(
                _("Det ligner ikke et brev fra en myndighed"),
                _(
                    "Se efter, om hele brevet kom med. Vær på vagt over for links og for dem, der beder om penge"
                    " eller MitID: Ring til myndigheden på et nummer, du selv finder."
                ),
            ),
        )
    steps = [*_by_deadline(letter, today), *_on_decision(letter), *_on_kind(letter)]
    return (*steps, _ask(letter))


def _by_deadline(letter: Explained, today: date) -> Iterator[NextStep]:
    for each in sorted(letter.readers, key=lambda deadline: deadline.has_passed(today)):
        title, text = _BY_ROLE[each.role]
        if each.has_passed(today):
            text = _PASSED_BY_ROLE.get(each.role, _PASSED)
        quote = each.quote if each.role == Role.REPLY else None
        yield NextStep(
            title,
            text,
            each.day,
            leads_to_complaint=each.role == Role.APPEAL,
            quote=quote,
            is_appointment=each.role == Role.MEETING,
        )
    if letter.asks and not letter.readers and letter.kind.kind != Kind.HEARING:
        yield NextStep(*_BY_ROLE[Role.REPLY], quote=letter.asks[0])
    if letter.undated or any(each.day is None for each in letter.readers):
        yield NextStep(
            _("Spørg, hvilken dag det senest skal være"),
            _("Brevet skynder på dig uden at sige en dag, eller vi kan ikke regne den ud."),
        )


def _on_decision(letter: Explained) -> Iterator[NextStep]:
    """Return what is to be done about a decision that lacks something, or that the reader may not agree with."""
    if letter.guidance.doubts:
        yield NextStep(
            _("Spørg, om klagevejledningen er rigtig"),
            _(
                "Noget i den ser forkert ud. Spørg afsenderen, hvem der afgør klagen, og hvor længe du har."
                " Klag for en sikkerheds skyld inden den dag, brevet selv nævner."
            ),
        )
    if letter.guidance.state == State.MISSING:
        yield NextStep(
            _("Bed om en klagevejledning"),
            _(
                "Vi fandt ingen i brevet. Kan der klages, og giver afgørelsen dig ikke fuldt ud ret, skal der stå"
                " hvordan. Mangler det, begynder fristen for at klage først, når du har fået det at vide."
            ),
            leads_to_complaint=True,
        )
    elif letter.guidance.state in (State.PARTIAL, State.NO_TIME) and not _appeal(letter):
        yield NextStep(_("Klag, hvis du er uenig"), _lacking(letter), leads_to_complaint=True)
    elif letter.guidance.state == State.PARTIAL and not letter.guidance.doubts:
        yield NextStep(_("Spørg om det, klagevejledningen mangler"), _lacking(letter))
    if letter.reasons.stated in (Stated.MISSING, Stated.THIN):
        yield NextStep(
            _("Bed om en bedre begrundelse"),
            _(
                "Vi fandt ikke både hvorfor og efter hvilken regel. Står det heller ikke, når du selv læser efter,"
                " har du ret til at få det at vide."
            ),
        )


def _appeal(letter: Explained) -> FoundDeadline | None:
    return letter.deadline_for(Role.APPEAL)


def _lacking(letter: Explained) -> Promise:
    """Return what is missing in the guidance, as one sentence to ask with."""
    found = letter.guidance
    if found.lacks_body and not found.lacks_time:
        return _(
            "Brevet siger ikke tydeligt, hvem der afgør klagen. Spørg afsenderen, og send klagen til dem i god tid."
        )
    if found.lacks_time:
        return _("Brevet siger ikke, hvornår du senest skal klage. Spørg afsenderen, og klag hellere før end siden.")
    return _("Brevet siger ikke tydeligt, hvor klagen skal sendes hen. Send den til afsenderen.")


def _on_kind(letter: Explained) -> Iterator[NextStep]:
    kind, outcome = letter.kind.kind, letter.kind.outcome
    if kind == Kind.HEARING and letter.deadline_for(Role.HEARING) is None:
        yield NextStep(*_BY_ROLE[Role.HEARING])
    if outcome == Outcome.GRANTED:
        yield NextStep(
            _("Tjek, at det er det, du bad om"), _("Du har fået ja. Passer det ikke helt, så skriv til afsenderen.")
        )
    if kind in (Kind.RECEIPT, Kind.INFORMATION) and not letter.readers and not letter.asks:
        yield NextStep(_("Gem brevet"), _("Så vidt vi kan se, skal du ikke gøre noget nu."))


def _ask(letter: Explained) -> NextStep:
    if letter.contact.case_number:
        return NextStep(_("Spørg, hvis du er i tvivl"), _("Ring til afsenderen, og hav sagsnummeret klar."))
    return NextStep(_("Spørg, hvis du er i tvivl"), _("Ring til afsenderen, og hav brevet foran dig."))
