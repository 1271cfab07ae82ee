"""A little of everything among contacts, cases, people and messages, for the pages in the browser."""

from datetime import timedelta

from indgang.adviser import people
from indgang.adviser.messaging import receive
from indgang.adviser.models import Case, Key, Theme
from indgang.adviser.registration import NewContact, NewPoint, log
from indgang.sample.cast import Cast


def lived_in(cast: Cast, key: Key) -> None:
    """Mette's case with a consent, a companion and a call; a passer-by; and a message that nobody has read."""
    at = cast.at - timedelta(days=3)
    mette = people.register(name="Mette Lauridsen", phone="95304050", by=cast.ali, at=at, key=key)
    point = NewPoint(theme=Theme.objects.get(code="manglende-svar"), department=cast.ydelse)
    asked = NewContact(
        kind="complaint", way="phone", at=at, text="Intet svar i to måneder.", person=mette, points=[point]
    )
    case = Case.open_from(log(asked, by=cast.ali, at=at), kind="complaint", title="Intet svar", by=cast.ali, at=at)
    case.allow("contact", "At ringe til afdelingen.", department=cast.ydelse, by=cast.ali, at=at)
    case.join("companion", name="Bent Lauridsen", phone="11223344", by=cast.ali, at=at)
    case.write("call", "Afdelingen svarer i næste uge.", department=cast.ydelse, by=cast.ali, at=at)
    case.plan(cast.today, by=cast.ali, at=at)
    log(NewContact(kind="signposting", way="desk", at=at, task=cast.passport, text="Pas."), by=cast.ali, at=at)
    receive("guidance", "Jeg forstår ikke mit brev.", phone="20304050", at=at)
