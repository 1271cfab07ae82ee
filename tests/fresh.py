"""Every test begins with nothing that a process keeps in memory for a while, and in Danish, whichever ran before it."""

import pytest
from django.utils import translation

from indgang.desk import context
from indgang.knowledge import searching
from indgang.public import goals
from indgang.wayfinder import held

KEPT = (context._municipality, goals._kept, goals._solved, searching._articles, searching._life_events)


@pytest.fixture(autouse=True)
def nothing_is_kept() -> None:
    translation.deactivate()
    held.forget()
    for kept in KEPT:
        kept.cache_clear()
