"""Jobs (kørsler) that keep the search good: safe to run twice or never."""

from django.tasks import task
from steady_queue.recurring_task import recurring

from indgang.foundation import clock

from . import frequencies, retokenising


@task()
def tend_words() -> None:
    """Cut anew what older rules have cut, and count how common the words are (søgeordene passes)."""
    retokenising.cut_anew()
    frequencies.count_anew(at=clock.now())


recurring(schedule="55 2 * * *", key="inquiries-words")(tend_words)
