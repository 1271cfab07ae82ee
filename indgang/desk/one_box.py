"""One box for everything (søgefeltet): tasks, life events and articles that words are about, beside the inquiries."""

from typing import Any, Final

from indgang.knowledge.searching import find_articles, find_life_events
from indgang.organisation.models import Employee
from indgang.organisation.rights import Ability
from indgang.wayfinder.finding import find

_TASKS: Final = 5
_ARTICLES: Final = 5
_LIFE_EVENTS: Final = 2


def around(employee: Employee, said: str) -> dict[str, Any]:
    """Return what the words are about besides inquiries, as far as this person may see it."""
    if not (said and employee.may(Ability.SEE_TASKS)):
        return {"tasks": [], "articles": [], "life_events": []}
    return {
        "tasks": find(said, _TASKS),
        "articles": find_articles(said, employee, _ARTICLES),
        "life_events": find_life_events(said, _LIFE_EVENTS),
    }
