"""Who may work at the adviser's desk (borgervejlederen selv)."""

from indgang.organisation.models import Employee
from indgang.organisation.rights import Ability

from . import refusals


def only_an_adviser(employee: Employee) -> None:
    """Turn down whoever is not the adviser; raises NotTheAdviser."""
    if not employee.may(Ability.ADVISE):
        raise refusals.NotTheAdviser
