"""Who is signed in: one query brings the employee, the roles, the centre and the department."""

from django.contrib.auth.backends import ModelBackend

from .models import Employee


class EmployeeBackend(ModelBackend):
    """Loads the signed-in employee together with the roles, so that a page asks the database once."""

    def get_user(self, user_id: int) -> Employee | None:
        """Return the active employee, or None when the session must end."""
        found = Employee.objects.with_roles().select_related("centre", "department").filter(pk=user_id).first()
        return found if found and self.user_can_authenticate(found) else None
