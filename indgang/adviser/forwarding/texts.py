"""Ready words (færdige tekster) in plain Danish: to the citizen at each step, and to those who have not answered.

They are a beginning that the adviser reads through and changes; nothing is sent by itself.
"""

from collections.abc import Iterable
from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from indgang.adviser.models import Forwarding, ForwardingEvent
from indgang.foundation import clock
from indgang.organisation.models import Employee

from .codes import Happening, Reminder

_TOLD: Final = {
    Happening.SENT: gettext_lazy(
        "Den %(sent)s sendte jeg det, du har fortalt mig, til %(department)s. Jeg har bedt om et svar senest den "
        "%(first_due)s."
    ),
    Happening.RECEIVED: gettext_lazy(
        "%(department)s har modtaget det og ser på det. De skal svare senest den %(due)s."
    ),
    Happening.LEADER: gettext_lazy(
        "%(department)s har ikke svaret til tiden. Jeg har derfor bedt afdelingens leder om et svar."
    ),
    Happening.DIRECTOR: gettext_lazy(
        "%(department)s har stadig ikke svaret. Jeg har derfor bedt direktøren om et svar."
    ),
    Happening.EXTENDED: gettext_lazy("%(department)s har brug for mere tid. De skal nu svare senest den %(due)s."),
    Happening.PAUSED: gettext_lazy(
        "%(department)s kan først svare, når de har fået nogle oplysninger fra dig. Så længe venter fristen."
    ),
    Happening.ANSWERED: gettext_lazy("%(department)s har svaret. Svaret er: %(answer)s."),
    Happening.UNANSWERED: gettext_lazy(
        "%(department)s har ikke svaret, selv om jeg har rykket. Ring til mig, så finder vi en vej videre."
    ),
    Happening.RECALLED: gettext_lazy(
        "Jeg har taget brevet til %(department)s tilbage. De arbejder ikke videre med det."
    ),
}
_REMIND: Final = {
    Reminder.DEPARTMENT: gettext_lazy(
        "Den %(sent)s sendte jeg brevet »%(title)s« til %(department)s. Svaret skal være her senest den %(due)s.\n\n"
        "Vil I svare i indbakken, eller skrive til mig, hvis der er noget, I mangler?"
    ),
    Reminder.LEADER: gettext_lazy(
        "Den %(sent)s sendte jeg brevet »%(title)s« til %(department)s. Fristen for svar var den %(due)s, og der er "
        "ikke kommet noget svar.\n\nVil du som leder sørge for, at borgeren får et svar, eller fortælle mig, hvornår "
        "det kommer?"
    ),
    Reminder.DIRECTOR: gettext_lazy(
        "Den %(sent)s sendte jeg brevet »%(title)s« til %(department)s. Fristen for svar var den %(due)s, og der er "
        "ikke kommet noget svar, heller ikke da jeg spurgte lederen.\n\nVil du som direktør sørge for, at borgeren "
        "får et svar?"
    ),
}


def to_citizen(forwarding: Forwarding, untold: Iterable[ForwardingEvent], *, by: Employee, reply: str = "") -> str:
    """Return words to the citizen about all that has happened since last time (orientering); empty for nothing.

    An answer that the citizen has not heard of is told in the department's own words, when `reply` holds them.
    """
    kinds = [Happening(event.kind) for event in untold if event.kind in _TOLD]
    if not kinds:
        return ""
    said = " ".join(str(_TOLD[kind]) % _facts(forwarding) for kind in kinds)
    own_words = [_("De skriver:") + "\n" + reply] if reply and Happening.ANSWERED in kinds else []
    then = " ".join(_what_then(forwarding))
    if own_words:
        return _signed("\n\n".join([said, *own_words, then]), by)
    return _signed(f"{said} {then}".strip(), by)


def _what_then(forwarding: Forwarding) -> list[str]:
    """Return what the citizen can expect or do now."""
    if forwarding.is_standing and forwarding.answers_citizen:
        return [_("De svarer dig direkte, og jeg får en kopi. Du hører fra mig, hvis der sker noget nyt.")]
    if forwarding.is_standing:
        return [_("Svaret kommer til mig, og jeg giver dig besked.")]
    if forwarding.answered_at:
        return [
            _(
                "Fortæl mig gerne, om du er tilfreds med svaret. Holder du fast i din klage, så sig det til mig. "
                "Så ser jeg på, hvordan sagen er behandlet."
            )
        ]
    return []


def reminder(forwarding: Forwarding, step: Reminder, title: str, *, by: Employee) -> str:
    """Return the words with which an answer is asked for (rykker)."""
    return _signed(str(_REMIND[step]) % {**_facts(forwarding), "title": title}, by)


def _facts(forwarding: Forwarding) -> dict[str, str]:
    return {
        "department": forwarding.department.name,
        "sent": _day(clock.local_day(forwarding.sent_at)),
        "due": _day(forwarding.due),
        "first_due": _day(forwarding.first_due),
        "answer": forwarding.get_answer_display().lower() if forwarding.answer else "",
    }


def _signed(text: str, by: Employee) -> str:
    return f"{text}\n\n{_('Venlig hilsen')}\n{by.name}, {_('borgervejleder')}"


def _day(day: date) -> str:
    return f"{day:%d.%m.%Y}"
