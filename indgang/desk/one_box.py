"""One box for everything (søgefeltet): tasks, life events and articles that words are about, beside the inquiries."""

from typing import Any, Final

from indgang.catalogue.models import LifeEvent, LifeEventStep
from indgang.knowledge.models import Article
from indgang.knowledge.searching import find_articles, find_life_events
from indgang.organisation.models import Employee
from indgang.organisation.rights import Ability
from indgang.wayfinder.answering import Answer, Certainty, answer

_TASKS: Final = 5
_ARTICLES: Final = 5
_LIFE_EVENTS: Final = 2
_STEPS: Final = 6


def around(employee: Employee, said: str) -> dict[str, Any]:
    """Return what the words are about besides inquiries, as far as this person may see it."""
    if not (said and employee.may(Ability.SEE_TASKS)):
        return {"tasks": [], "articles": [], "life_events": []}
    answered = answer(said, _TASKS)
    events = dict.fromkeys((*answered.life_events, *find_life_events(said, _LIFE_EVENTS)))
    return {
        "tasks": answered.matches,
        "articles": _articles(employee, said, answered),
        "life_events": [(event, steps_of(event)) for event in list(events)[:_LIFE_EVENTS]],
    }


def _articles(employee: Employee, said: str, answered: Answer) -> list[Article]:
    """Return the articles on the task that the words are about, when that is clear, and then those with the words."""
    found = find_articles(said, employee, _ARTICLES)
    if answered.certainty in (Certainty.SURE, Certainty.LIKELY):
        on_task = Article.objects.visible_to(employee).standing().about(answered.matches[0].task.pk)
        found = [*on_task[:_ARTICLES], *found]
    return list(dict.fromkeys(found))[:_ARTICLES]


def steps_of(event: LifeEvent) -> list[LifeEventStep]:
    """Return the first tasks that follow from a life event."""
    return list(event.steps.select_related("task")[:_STEPS])
