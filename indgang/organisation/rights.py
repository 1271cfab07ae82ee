"""What each role (rolle) may do; the one table that every queryset and page asks."""

from enum import StrEnum
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    """The eight roles of the house."""

    CLERK = "clerk", _("Borgerservicemedarbejder")
    TEAM_LEAD = "team_lead", _("Teamleder")
    DEPARTMENT = "department", _("Afdelingsmedarbejder")
    ADVISER = "adviser", _("Borgervejleder")
    CHIEF = "chief", _("Borgerservicechef")
    COMMITTEE = "committee", _("Udvalgsmedlem")
    DPO = "dpo", _("Databeskyttelsesrådgiver")
    ADMIN = "admin", _("Systemadministrator")


class Ability(StrEnum):
    """One thing that a person may do."""

    REGISTER = "register"
    SEE_INQUIRIES = "see_inquiries"
    SEE_DEPARTMENT_INQUIRIES = "see_department_inquiries"
    SEE_CITIZENS = "see_citizens"
    REVEAL_CPR = "reveal_cpr"
    SEE_TASKS = "see_tasks"
    SEE_FIGURES = "see_figures"
    DRILL_DOWN = "drill_down"
    IMPORT = "import"
    SEE_JOURNAL = "see_journal"
    READ_KNOWLEDGE = "read_knowledge"
    WRITE_KNOWLEDGE = "write_knowledge"
    WRITE_DEPARTMENT_KNOWLEDGE = "write_department_knowledge"
    TEACH_WAYFINDER = "teach_wayfinder"
    ADVISE = "advise"
    ANSWER_ADVISER = "answer_adviser"
    SEE_ADVISER_FIGURES = "see_adviser_figures"
    MAINTAIN_LAW = "maintain_law"


_CLERK: Final = frozenset(
    {
        Ability.REGISTER,
        Ability.SEE_INQUIRIES,
        Ability.SEE_CITIZENS,
        Ability.REVEAL_CPR,
        Ability.SEE_TASKS,
        Ability.SEE_FIGURES,
        Ability.DRILL_DOWN,
        Ability.READ_KNOWLEDGE,
    }
)

ABILITIES: Final[dict[Role, frozenset[Ability]]] = {
    Role.CLERK: _CLERK,
    Role.TEAM_LEAD: _CLERK | {Ability.WRITE_KNOWLEDGE, Ability.TEACH_WAYFINDER},
    Role.DEPARTMENT: frozenset(
        {
            Ability.SEE_DEPARTMENT_INQUIRIES,
            Ability.SEE_TASKS,
            Ability.READ_KNOWLEDGE,
            Ability.WRITE_DEPARTMENT_KNOWLEDGE,
            Ability.ANSWER_ADVISER,
        }
    ),
    Role.ADVISER: frozenset(
        {
            Ability.SEE_TASKS,
            Ability.SEE_FIGURES,
            Ability.READ_KNOWLEDGE,
            Ability.ADVISE,
            Ability.SEE_ADVISER_FIGURES,
            Ability.MAINTAIN_LAW,
        }
    ),
    Role.CHIEF: _CLERK
    | {
        Ability.IMPORT,
        Ability.WRITE_KNOWLEDGE,
        Ability.TEACH_WAYFINDER,
        Ability.SEE_ADVISER_FIGURES,
        Ability.MAINTAIN_LAW,
    },
    Role.COMMITTEE: frozenset({Ability.SEE_FIGURES, Ability.SEE_ADVISER_FIGURES}),
    Role.DPO: frozenset({Ability.SEE_JOURNAL, Ability.SEE_FIGURES, Ability.SEE_TASKS}),
    Role.ADMIN: frozenset({Ability.SEE_TASKS, Ability.SEE_FIGURES, Ability.IMPORT}),
}


def abilities_of(roles: frozenset[Role]) -> frozenset[Ability]:
    """Return all that a person with these roles may do."""
    return frozenset().union(*(ABILITIES[role] for role in roles))
