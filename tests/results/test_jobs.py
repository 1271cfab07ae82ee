"""The jobs do what folding does, at the clock's moment."""

import time_machine

from indgang.results import jobs
from indgang.results.models import DayFact, FoldedDay
from indgang.sample.cast import Cast


def test_both_jobs_fold_until_yesterday(cast: Cast) -> None:
    cast.inquiry()
    for job in (jobs.follow, jobs.nightly):
        with time_machine.travel(cast.later(days=3), tick=False):
            job.call()
        assert FoldedDay.objects.count() == 3
        assert DayFact.objects.get().population == 1
