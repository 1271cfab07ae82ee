"""Next steps (næste skridt): what a person can do with an inquiry as it stands, and the forms for it."""

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any, Final
from uuid import uuid4

from django.forms import Form
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from indgang.foundation.kept import Kept
from indgang.inquiries.models import HandOver, Inquiry
from indgang.organisation.models import Employee
from indgang.organisation.rights import Ability

from .access import StaffRequest
from .forms.fields import departments
from .forms.inquiries import (
    AnswerForm,
    ContinueForm,
    DiscardForm,
    HandOverForm,
    MergeForm,
    NoteForm,
    PromiseForm,
    ReasonForm,
    SolveForm,
)

_ALWAYS: Final = frozenset({"note", "continue"})
BY_STATE: Final = {
    "open": _ALWAYS | {"solve", "handover", "promise", "merge", "discard"},
    "sent": _ALWAYS | {"solve", "recall", "promise", "merge", "discard"},
    "with_department": _ALWAYS,
    "solved": _ALWAYS | {"withdraw", "merge", "discard"},
    "discarded": frozenset[str](),
}
"""What citizen service can do with an inquiry as it stands."""
_KEYED: Final = ("note", "continue", "answer")
_TO_DEPARTMENT: Final = frozenset({"handover", "forward"})
_kept = Kept()


def next_steps(
    request: StaffRequest, row: Inquiry, standing: HandOver | None, turned_down: Mapping[str, Form]
) -> SafeString:
    """Draw what this person can do next, and besides it the form that was turned down when there is one.

    The forms are the same for all inquiries that stand alike; only the reference and the keys are new.
    """
    may_register = request.user.may(Ability.REGISTER)
    offered = _offered(request.user, row, standing) | turned_down.keys()
    suggested = row.task.department_id if row.task and "handover" in offered else None
    shows_how = row.task is None or bool(row.task.self_service)
    gaps = {
        "reference": row.reference,
        "person": request.user.pk,
        "csrf_token": get_token(request),
        **{f"{name}_key": uuid4() for name in _KEYED},
    }

    def draw(filled: Mapping[str, Any]) -> str:
        context = {
            "inquiry": SimpleNamespace(reference=filled["reference"], state=row.state, at_department=row.at_department),
            "user": {"pk": filled["person"]},
            "csrf_token": filled["csrf_token"],
            "forms": {**_forms(suggested, filled, shows_how=shows_how), **turned_down},
            "offered": offered,
            "may_register": may_register,
        }
        return render_to_string("desk/inquiries/_next.html", context)

    if turned_down:
        return SafeString(draw(gaps))
    depends_on = (
        frozenset(offered),
        may_register,
        row.state,
        row.at_department.name if row.at_department else "",
        suggested,
        shows_how,
        tuple(departments()) if offered & _TO_DEPARTMENT else (),
    )
    return _kept(depends_on, gaps, draw)


def _offered(employee: Employee, row: Inquiry, standing: HandOver | None) -> set[str]:
    """Return the names of what this person can do next."""
    offered: set[str] = set()
    if employee.may(Ability.REGISTER):
        offered |= BY_STATE[row.state]
    if standing and standing.department_id == employee.department_id and employee.may(Ability.SEE_DEPARTMENT_INQUIRIES):
        offered |= {"back", "forward", *(("answer", "note") if standing.accepted_at else ("accept",))}
    return offered


def _forms(suggested: int | None, keys: Mapping[str, Any], *, shows_how: bool) -> dict[str, Form]:
    return {
        "note": NoteForm(prefix="note", initial={"key": keys["note_key"]}),
        "solve": SolveForm(prefix="solve", shows_how=shows_how),
        "promise": PromiseForm(prefix="promise"),
        "handover": HandOverForm(prefix="handover", initial={"department": suggested or ""}),
        "continue": ContinueForm(prefix="continue", initial={"key": keys["continue_key"]}),
        "withdraw": ReasonForm(prefix="withdraw"),
        "merge": MergeForm(prefix="merge"),
        "discard": DiscardForm(prefix="discard"),
        "recusal": ReasonForm(prefix="recusal"),
        "answer": AnswerForm(prefix="answer", initial={"key": keys["answer_key"]}),
        "back": ReasonForm(prefix="back"),
        "forward": HandOverForm(prefix="forward"),
    }
