"""What lies on the adviser's desk on the last day (i dag): messages, agreed times and the list at the library."""

from datetime import datetime, time, timedelta
from typing import Final

from django.utils import timezone

from indgang.adviser.messaging import receive
from indgang.adviser.models import Booking, DropIn, PresenceChange, Wish
from indgang.adviser.presence import coming
from indgang.foundation import clock, workdays

from .stage import Stage

_MESSAGES: Final = (
    (
        Wish.GUIDANCE,
        "Jeg har fået et brev om partshøring, og jeg forstår ikke, hvad jeg skal svare. Fristen er på fredag.",
        False,
    ),
    (
        Wish.COMPLAINT,
        "Jeg har skrevet tre gange til min sagsbehandler siden august og hører intet. Jeg vil gerne klage.",
        True,
    ),
)
_ABOUT: Final = ("Vil have læst en afgørelse igennem", "Forberedelse til møde med jobcentret", "Opfølgning på mægling")


def tell(stage: Stage) -> None:
    """Leave the desk as it looks on an ordinary morning."""
    evening = clock.end_of_day(stage.until) - timedelta(hours=3)
    for wish, text, known in _MESSAGES:
        who = stage.names.person() if known else {}
        receive(wish, text, at=evening, **{name: who[name] for name in ("name", "phone", "email") if name in who})
    _agree_times(stage)
    _announce(stage)
    _let_people_come(stage)


def _agree_times(stage: Stage) -> None:
    at, place = clock.end_of_day(stage.until) - timedelta(hours=2), next(iter(stage.places.values()))
    for number, about in enumerate(_ABOUT):
        day = workdays.add_working_days(stage.until, 1 + number)
        begins = timezone.make_aware(datetime.combine(day, time(10 + number, 30)))
        texts = {name: text for name, text in stage.names.person().items() if name in ("name", "phone")}
        Booking.agree(place, begins, begins + timedelta(minutes=45), by=stage.ali, at=at, about=about, **texts)


def _announce(stage: Stage) -> None:
    """Tell of one day in the coming weeks that is not as usual."""
    ahead = [each for each in coming(stage.until + timedelta(days=4), 14) if each.is_open]
    if ahead:
        at = clock.end_of_day(stage.until) - timedelta(hours=4)
        PresenceChange.announce(ahead[0].place, ahead[0].day, "Kursus", by=stage.ali, at=at)


def _let_people_come(stage: Stage) -> None:
    """Let five have come to the last open hours, of whom one went again."""
    days = [each for each in coming(stage.until - timedelta(days=13), 14) if each.is_open and each.day <= stage.until]
    if not days or not days[-1].opens:
        return
    last, begins = days[-1], timezone.make_aware(datetime.combine(days[-1].day, days[-1].opens))
    for number in range(5):
        came = DropIn.come(last.place, at=begins + timedelta(minutes=11 * number))
        if number == 3:
            came.leave(at=begins + timedelta(minutes=50))
    for number in range(3):
        DropIn.call_next(last.place, at=begins + timedelta(minutes=5 + 25 * number))
