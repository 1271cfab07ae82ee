"""The reckoning of a deadline in sentences (mellemregning) that adviser and citizen can follow, each with its day."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from .calendars import CERTAIN, WIDEST
from .deliveries import Delivery
from .lengths import Length, Unit
from .runs import Pause


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the reckoning (trin): the day that it is about, and what it says."""

    day: date
    text: str


def on(day: date) -> str:
    """Return a day as one says it: fredag den 02.05.2025."""
    names = (_("mandag"), _("tirsdag"), _("onsdag"), _("torsdag"), _("fredag"), _("lørdag"), _("søndag"))
    return _("%(weekday)s den %(day)s") % {"weekday": names[day.weekday()], "day": f"{day:%d.%m.%Y}"}


def received(day: date, delivery: Delivery) -> Step:
    """Tell when the decision came, and why that is the day."""
    said = {
        Delivery.DIGITAL_POST: _(
            "Beskeden lå i Digital Post %(day)s. Den dag tæller, også selv om beskeden ikke er åbnet, og også i en "
            "weekend eller på en helligdag."
        ),
        Delivery.HANDED_OVER: _("Det blev afleveret eller sagt direkte %(day)s."),
        Delivery.LETTER: _("Brevet kom %(day)s."),
        Delivery.PUBLIC_NOTICE: _("Det blev offentliggjort %(day)s. Fristen løber fra den dag."),
        Delivery.UNKNOWN: _(
            "Vi regner fra %(day)s. Er det ikke sikkert, hvilken dag det var, så brug den første, det kan have været. "
            "Var det senere, er fristen længere."
        ),
    }
    return Step(day, said[delivery] % {"day": on(day)})


def sent(day: date) -> Step:
    """Tell the letter's date."""
    return Step(day, _("Brevet er dateret %(day)s.") % {"day": on(day)})


def arrived(day: date, *, is_uncertain: bool) -> Step:
    """Tell when a letter is deemed to have come."""
    if is_uncertain:
        said = _(
            "Efter den seneste regel, vi kender, regnes brevet for at være kommet %(day)s, men reglen er usikker. Den "
            "sikre dag regnes derfor fra brevets dato. Spørg, hvilken dag brevet faktisk kom, og regn fra den."
        )
    else:
        said = _("Brevet regnes for at være kommet %(day)s. Kom det faktisk en anden dag, så regn fra den.")
    return Step(day, said % {"day": on(day)})


def not_begun(day: date) -> Step:
    """Tell that the time has not begun, since nobody has told how to complain."""
    return Step(
        day,
        _(
            "Der fulgte ingen klagevejledning med afgørelsen. Fristen begynder først, når vejledningen er givet. Vent "
            "ikke: klagen kan sendes nu."
        ),
    )


def guided_later(day: date) -> Step:
    """Tell that the time begins with the guidance."""
    return Step(day, _("Klagevejledningen kom først %(day)s. Fristen løber fra den dag.") % {"day": on(day)})


def not_counted(start: date) -> Step:
    """Tell that the first day is not counted."""
    first = start + timedelta(days=1)
    return Step(first, _("Dagen selv tælles ikke med. Den første dag, der tæller, er %(day)s.") % {"day": on(first)})


def counted(start: date, end: date, length: Length) -> Step:
    """Tell where the length ends."""
    facts = {"length": length.words, "day": on(end)}
    if length.unit is Unit.WORKING_DAYS:
        said = _("%(length)s, som er mandag til fredag uden helligdage, slutter %(day)s.")
    elif length.unit is Unit.WEEKS:
        said = _("%(length)s slutter på samme ugedag: %(day)s.")
    elif length.unit is Unit.DAYS:
        said = _("%(length)s slutter %(day)s. Alle kalenderdage tæller.")
    elif end.day == start.day:
        said = _("%(length)s slutter på samme dato: %(day)s.")
    else:
        said = _("%(length)s slutter %(day)s. Måneden har ikke datoen, så det er dens sidste dag.")
    return Step(end, said % facts)


def paused(pause: Pause, at_least: Length | None, length: Length) -> list[Step]:
    """Tell what a request for access did."""
    facts = {"asked": on(pause.asked_on)}
    if pause.left is None:
        said = _("Der blev bedt om aktindsigt %(asked)s, efter at fristen var gået. Det afbryder ikke fristen.")
        return [Step(pause.asked_on, said % facts)]
    left = _left(pause.left, length)
    said = _("Der blev bedt om aktindsigt %(asked)s. Fristen står stille fra den dag. Der er %(left)s tilbage.")
    steps = [Step(pause.asked_on, said % (facts | {"left": left}))]
    if pause.answered_on is None:
        said = _("Svaret om aktindsigt er ikke kommet. Fristen løber først videre, når det kommer.")
        return [*steps, Step(pause.asked_on, said)]
    if pause.end is not None:
        steps.append(_resumed(pause.answered_on, pause.end, left, pause.left, at_least, length))
    return steps


def _resumed(answered: date, end: date, left: str, count: int, at_least: Length | None, length: Length) -> Step:
    facts = {"answered": on(answered), "day": on(end), "left": left}
    if at_least and not _is_what_was_left(answered, end, count, length):
        facts["least"] = at_least.words
        said = _("Svaret kom %(answered)s. Der skal være mindst %(least)s fra da af: fristen slutter %(day)s.")
    else:
        said = _("Svaret kom %(answered)s. Det, der var tilbage (%(left)s), løber videre og slutter %(day)s.")
    return Step(answered, said % facts)


def _is_what_was_left(answered: date, end: date, count: int, length: Length) -> bool:
    if length.unit is Unit.WORKING_DAYS:
        return CERTAIN.open_days_between(answered, end) == count
    return (end - answered).days == count


def _left(count: int, length: Length) -> str:
    if length.unit is Unit.WORKING_DAYS:
        return ngettext("%(count)s arbejdsdag", "%(count)s arbejdsdage", count) % {"count": count}
    return ngettext("%(count)s dag", "%(count)s dage", count) % {"count": count}


def ended(end: date, day: date) -> list[Step]:
    """Tell where a closed day moves the end, and the last day."""
    steps, closed = [], end
    while closed < day:
        said = _("%(day)s er lukket (%(why)s). Fristen flytter til næste dag.")
        steps.append(Step(closed, _capital(said % {"day": on(closed), "why": CERTAIN.why_closed(closed)})))
        closed += timedelta(days=1)
    said = _("Sidste sikre dag er %(day)s, til og med kl. 23.59. Det, der sendes, skal være nået frem inden da.")
    return [*steps, Step(day, said % {"day": on(day)})]


def latest(safe: date | None, day: date | None, why: str) -> Step:
    """Tell why somebody may reckon with a later day, and that one should not."""
    if day is None or safe is None:
        said = _(
            "Nogle regner %(safe)s som en lukkedag. Så kom anmodningen om aktindsigt i tide, og fristen står stille. "
            "Regn ikke med det."
        )
        return Step(safe or date.min, said % {"safe": on(safe) if safe else ""})
    facts = {"safe": on(safe), "day": on(day), "why": why}
    said = _("Nogle steder er fristen længere, til %(day)s (%(why)s). Det er ikke sikkert: regn med %(safe)s.")
    return Step(day, said % facts)


def came_later() -> str:
    """Return the reason of a later end when the letter may have come later."""
    return _("brevet regnes for at være kommet senere")


def doubtful_days(first: date, last: date) -> str:
    """Return the names of the days from first to last of which the law is not sure that they are closed."""
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    names = [WIDEST.why_closed(each) for each in days if CERTAIN.is_open(each) and not WIDEST.is_open(each)]
    return ", ".join(dict.fromkeys(names))


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
