"""The citizens' addresses: nouns, in Danish as they are read."""

from . import (
    adviser,
    answers,
    authorities,
    complaints,
    goals,
    hours,
    language,
    life_events,
    machines,
    start,
    task_list,
    tasks,
)

urlpatterns = [
    *start.urlpatterns,
    *answers.urlpatterns,
    *life_events.urlpatterns,
    *task_list.urlpatterns,
    *tasks.urlpatterns,
    *hours.urlpatterns,
    *adviser.urlpatterns,
    *goals.urlpatterns,
    *authorities.urlpatterns,
    *complaints.urlpatterns,
    *language.urlpatterns,
    *machines.urlpatterns,
]
