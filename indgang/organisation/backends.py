"""Who is signed in: one query brings the employee, the roles, the centre and the department."""

from django.contrib.auth.backends import ModelBackend
from django.db.models import QuerySet

from indgang.foundation.prepared import Prepared

from .models import Employee


def _with_number(number: int) -> QuerySet[Employee]:
    found: QuerySet[Employee] = Employee.objects.with_roles().select_related("centre", "department")
    return found.filter(pk=number)


_found = Prepared(_with_number)


class EmployeeBackend(ModelBackend):
    """Loads the signed-in employee together with the roles, so that a page asks the database once."""

    def get_user(self, user_id: int) -> Employee | None:
        """Return the active employee, or None when the session must end."""
        found = _found.first(int(user_id))
        return found if found and self.user_can_authenticate(found) else None
