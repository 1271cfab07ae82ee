"""Where tasks were placed in earlier years (tidligere placeringer): a few decisions of a made-up town council."""

from datetime import date
from typing import Final, NamedTuple

from indgang.catalogue.models import Placement, Procedure, Task
from indgang.organisation.models import Centre, OpeningHours

SINCE: Final = date(2020, 1, 1)


class Move(NamedTuple):
    """A task that the council moved: what it was, until when, and by which decision."""

    slug: str
    before: str
    moved: date
    decision: str


MOVES: Final = (
    Move("helbredstillaeg", "guidance", date(2024, 7, 1), "Byrådet 22.05.2024, punkt 9"),
    Move("digitalpost-fritagelse", "partial", date(2024, 3, 1), "Byrådet 31.01.2024, punkt 6"),
    Move("sygedagpenge", "full", date(2024, 10, 1), "Byrådet 28.08.2024, punkt 11"),
    Move("kommunal-regning", "guidance", date(2025, 1, 1), "Byrådet 20.11.2024, punkt 7"),
    Move("byggesagsarkiv", "guidance", date(2025, 4, 1), "Byrådet 26.02.2025, punkt 8"),
    Move("hjaelpemidler", "guidance", date(2025, 9, 1), "Byrådet 18.06.2025, punkt 5"),
)


def place_as_before(first: date) -> None:
    """Let catalogue and opening hours reach back behind the town's first day, with the council's decisions since."""
    since = min(SINCE, first)
    Task.objects.update(valid_from=since)
    Procedure.objects.update(valid_from=since)
    Placement.objects.update(valid_from=since)
    for centre in Centre.objects.all():
        hours = OpeningHours.objects.filter(centre=centre)
        for earliest in hours.order_by("valid_from").values_list("valid_from", flat=True)[:1]:
            hours.filter(valid_from=earliest).update(valid_from=min(since, earliest))
    for move in MOVES:
        if move.moved > since:
            _move(move, since)


def _move(move: Move, since: date) -> None:
    standing = Placement.objects.filter(task__slug=move.slug, valid_to__isnull=True).first()
    if standing is None or standing.kind == move.before:
        return
    standing.valid_from, standing.decision = move.moved, move.decision
    standing.save(update_fields=["valid_from", "decision"])
    Placement.objects.create(task_id=standing.task_id, kind=move.before, valid_from=since, valid_to=move.moved)
