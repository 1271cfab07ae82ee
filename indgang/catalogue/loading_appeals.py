"""Loading the ways to complain (klageveje); a municipality may leave the file out."""

from indgang.foundation.tables import Line, Reading, Table
from indgang.organisation.loading import upsert

from .models import Appeal, AppealRoute, Confidence, Task


def appeals(reading: Reading) -> Table:
    """Load the appeal of each task that the file names; one that it no longer names stays."""
    table = reading.table("appeals.csv", ["task", "body", "route", "confidence", "source"], optional=True)
    tasks = {task.slug: task for task in Task.objects.all()}
    rows = [row for _slug, line in table.by("task") if (row := _appeal(line, tasks))]
    upsert(rows, ["task"], ["body", "deadline", "route", "note", "confidence", "source"])
    return table


def _appeal(line: Line, tasks: dict[str, Task]) -> Appeal | None:
    task = line.named("task", tasks)
    if task is None:
        return None
    appeal = Appeal(
        task=task,
        body=line.needed("body"),
        deadline=line.text("deadline"),
        route=line.choice("route", AppealRoute),
        note=line.text("note"),
        confidence=line.choice("confidence", Confidence, Confidence.MEDIUM),
        source=line.needed("source"),
    )
    return appeal if line.fits(appeal) else None
