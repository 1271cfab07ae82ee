"""What the adviser's frame is made of in tests: a check of scope, hours, a list of those who wait, and a report."""

from datetime import date, time, timedelta

from indgang.adviser import scope
from indgang.adviser.learning.spans import Span
from indgang.adviser.models import (
    Absence,
    AdviserReport,
    Booking,
    Contact,
    ContactKind,
    DropIn,
    EarlierImport,
    Exclusion,
    PeriodRemark,
    Place,
    Presence,
    PresenceChange,
    Way,
)
from indgang.adviser.reporting.earlier import bring
from indgang.adviser.reporting.facts import gather
from indgang.adviser.scope import Reply
from indgang.sample.cast import Cast

SPAN = Span(date(2026, 1, 1), date(2026, 6, 30))


def declined(cast: Cast) -> Contact:
    """Return a contact that cannot be treated."""
    contact = Contact(kind=ContactKind.COMPLAINT, way=Way.PHONE, at=cast.at, by=cast.ali)
    contact.seal(title="Uenig i afgørelsen", text="Vil have mere hjælp.")
    contact.save()
    answers = {**dict.fromkeys(Exclusion.objects.values_list("code", flat=True), Reply.NO.value)}
    scope.check(contact, {**answers, "faglig-afgoerelse": Reply.YES.value}, by=cast.ali, at=cast.at)
    return contact


def lived_in(cast: Cast) -> dict[str, int]:
    """Write one of everything, and return the rows' numbers by what they are."""
    place = Place.objects.create(name="Hovedbiblioteket", address="Bibliotekspladsen 1", room="Samtalerum 2")
    hours = Presence.begin(
        by=cast.ali, at=cast.at, place=place, weekday=1, opens=time(10), closes=time(13), valid_from=cast.today
    )
    next_week = cast.today + timedelta(days=7)
    change = PresenceChange.announce(place, next_week, "Kursus", by=cast.ali, at=cast.at)
    booking = Booking.agree(
        place, cast.later(hours=5), cast.later(hours=6), by=cast.ali, at=cast.at, name="Mette Lauridsen", about="Brev"
    )
    drop_in = DropIn.come(place, at=cast.at)
    DropIn.come(place, at=cast.at)
    absence = Absence.note(cast.ali, next_week, next_week, at=cast.at)
    remark = PeriodRemark.add(SPAN.first, SPAN.last, "Fem ugers orlov.", by=cast.ali, at=cast.at)
    draft = AdviserReport.begin("Beretning 2026", SPAN.first, SPAN.last, by=cast.ali, at=cast.at)
    given = AdviserReport.begin("Beretning, første halvår 2026", SPAN.first, SPAN.last, by=cast.ali, at=cast.at)
    given.deliver(gather(SPAN), "byrådet", by=cast.ali, at=cast.at)
    printed = "year,table,unit,row,value,printed_total,source\n2021/22,Typer,henvendelser,Klage,44,50,Bilag 2\n"
    bring(printed.encode(), "tidligere.csv", by=cast.ali, at=cast.at)
    return {
        "place": place.pk,
        "hours": hours.pk,
        "change": change.pk,
        "booking": booking.pk,
        "drop_in": drop_in.pk,
        "absence": absence.pk,
        "remark": remark.pk,
        "draft": draft.pk,
        "given": given.pk,
        "contact": declined(cast).pk,
        "exclusion": Exclusion.objects.get(code="for-gammel").pk,
        "file": EarlierImport.objects.get().pk,
    }


def known(cast: Cast) -> dict[str, int]:
    """Return the number of the row that each address asks for."""
    rows = lived_in(cast)
    asked = {
        "contact": "scope scope_waiver scope_told scope_pdf scope_docx scope_txt",
        "exclusion": "exclusion exclusion_end",
        "hours": "presence_end",
        "change": "presence_unchange",
        "booking": "booking_cancel",
        "place": "drop_in call_next",
        "drop_in": "drop_in_end drop_in_left",
        "absence": "absence_back",
        "remark": "remark_back",
        "file": "earlier_back",
        "draft": "report report_delivery report_discard report_pdf report_docx",
    }
    numbers = {f"adviser_{name}": rows[row] for row, names in asked.items() for name in names.split()}
    public = dict.fromkeys(("public_adviser_report", "public_adviser_report_pdf"), rows["given"])
    return numbers | public | {"public_adviser_queue": rows["place"]}
