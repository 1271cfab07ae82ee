"""The wayfinder's jobs (kørsler): what is too old is forgotten."""

from django.tasks import task
from steady_queue.recurring_task import recurring

from indgang.foundation import clock

from . import learning


@task()
def forget_searches() -> None:
    """Delete searches that are older than a year (glem søgninger)."""
    learning.forget_old(clock.now())


recurring(schedule="10 3 * * *", key="wayfinder-forget-searches")(forget_searches)
