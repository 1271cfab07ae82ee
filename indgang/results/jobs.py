"""Jobs (kørsler) that keep the facts: shallow, and safe to run twice or never."""

from django.tasks import task
from steady_queue.recurring_task import recurring

from indgang.foundation import clock

from . import folding


@task()
def follow() -> None:
    """Fold what the journal tells of since last time (følg med), so that pages have little to count live."""
    folding.fold_changes(at=clock.now())


@task()
def nightly() -> None:
    """Fold the last days once more (natkørsel), so that whatever came in late heals."""
    folding.fold_changes(at=clock.now(), again=folding.LATE)


recurring(schedule="*/10 * * * *", key="results-follow")(follow)
recurring(schedule="40 2 * * *", key="results-nightly")(nightly)
