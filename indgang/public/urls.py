"""The citizens' addresses: nouns, in Danish as they are read."""

from . import (
    adviser,
    adviser_message,
    answers,
    authorities,
    complaints,
    goals,
    hours,
    language,
    letters,
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
    *adviser_message.urlpatterns,
    *goals.urlpatterns,
    *authorities.urlpatterns,
    *complaints.urlpatterns,
    *letters.urlpatterns,
    *language.urlpatterns,
    *machines.urlpatterns,
]
