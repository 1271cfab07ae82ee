"""Loading the special days (særlige dage); a municipality may leave the file out."""

from django.utils.translation import gettext as _

from indgang.foundation.tables import Line, Reading, Table

from .models import Centre, SpecialDay


def special_days(reading: Reading) -> Table:
    """Replace the days that the file names; those that it no longer names stay."""
    table = reading.table("special_days.csv", ["day", "reason"], optional=True)
    known = {centre.slug: centre for centre in Centre.objects.all()}
    rows: dict[tuple[int | None, object], SpecialDay] = {}
    for line in table:
        row = _special_day(line, known)
        if row and (row.centre_id, row.day) in rows:
            line.wrong(_("Dagen står allerede i filen for det center."))
        elif row:
            rows[row.centre_id, row.day] = row
    SpecialDay.objects.filter(day__in={row.day for row in rows.values()}).delete()
    SpecialDay.objects.bulk_create(rows.values())
    return table


def _special_day(line: Line, known: dict[str, Centre]) -> SpecialDay | None:
    day, opens, closes = line.day("day"), line.clock("opens"), line.clock("closes")
    centre = line.named("centre", known)
    if day is None or (line.text("centre") and centre is None):
        line.wrong(_("Dagen skal være udfyldt, og centret skal findes."))
        return None
    if (opens is None) != (closes is None) or (opens and closes and opens >= closes):
        line.wrong(_("Skriv både åbner og lukker, eller ingen af dem, når der er lukket hele dagen."))
        return None
    row = SpecialDay(centre=centre, day=day, opens=opens, closes=closes, reason=line.needed("reason"))
    return row if line.fits(row) else None
