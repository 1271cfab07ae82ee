"""The adviser's jobs (kørsler): the marks of those who wrote are forgotten."""

from django.tasks import task
from steady_queue.recurring_task import recurring

from indgang.foundation import clock

from .models import SenderMark


@task()
def forget_senders() -> None:
    """Delete the marks of addresses that messages came from more than an hour ago (glem afsendere)."""
    SenderMark.objects.old(clock.now()).delete()


recurring(schedule="*/20 * * * *", key="adviser-forget-senders")(forget_senders)
