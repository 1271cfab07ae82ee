from datetime import date, timedelta
from typing import Any

import pytest

from indgang.inquiries import consistency
from indgang.inquiries.models import Inquiry
from indgang.sample.cast import Cast


def found() -> list[str]:
    return [each.rule for each in consistency.contradictions()]


def test_the_verbs_never_contradict_themselves(cast: Cast) -> None:
    due = date(2026, 10, 1)
    cast.inquiry(outcome="guided")
    cast.inquiry(promise=due, promise_rule="Aftalt").promise(
        due, rule="Ny aftale", by=cast.karen, at=cast.later(days=1)
    )
    reopened = cast.inquiry(outcome="solved")
    reopened.withdraw_solution(by=cast.bo, at=cast.later(days=2), reason="Kom tilbage.")
    reopened.solve("solved", by=cast.bo, at=cast.later(days=3))
    cast.inquiry().discard_as("test", by=cast.karen, at=cast.later(minutes=2), reason="Prøve.")
    cast.inquiry().merge_into(reopened, by=cast.karen, at=cast.later(minutes=3))
    cast.inquiry(hand_to=cast.ydelse).solve("solved", by=cast.karen, at=cast.later(hours=1))
    cast.handed_over()
    cast.handed_over(accepted=True)
    cast.handed_over(accepted=True).answer_with("Klar.", by=cast.ditte, at=cast.later(days=2), citizen_told=True)
    cast.handed_over(accepted=True).answer_with("Klar.", by=cast.ditte, at=cast.later(days=2), citizen_told=False)
    cast.handed_over().send_back("Ikke os.", by=cast.ditte, at=cast.later(days=2))
    cast.handed_over().forward(cast.plan_og_byg, by=cast.ditte, at=cast.later(days=2), reason="Jeres.")
    cast.handed_over().recall(by=cast.karen, at=cast.later(days=2))
    assert found() == []


@pytest.mark.parametrize(
    ("columns", "rule"),
    [
        ({"solved_at": None}, "solved_at"),
        ({"promised_for": date(2026, 12, 24)}, "promised_for"),
        ({"channel": "phone"}, "channel"),
        ({"accepted_at": "at"}, "accepted_at"),
        ({"discarded_at": "at"}, "discarded_at"),
        ({"opened_at": "at"}, "opened_at"),
        ({"centre": "sandby"}, "centre"),
    ],
)
def test_each_contradiction_is_found_by_name(cast: Cast, columns: dict[str, Any], rule: str) -> None:
    inquiry = cast.inquiry(outcome="solved")
    values = {"at": cast.at + timedelta(days=1), "sandby": cast.sandby}
    changed = {name: values.get(value, value) if isinstance(value, str) else value for name, value in columns.items()}
    Inquiry.objects.filter(pk=inquiry.pk).update(**changed)
    (contradiction,) = consistency.contradictions()
    assert contradiction.rule == rule
    assert contradiction.count == 1
    assert contradiction.examples == [inquiry.reference]
    assert inquiry.reference in str(contradiction)


def test_a_closed_inquiry_lies_with_no_department(cast: Cast) -> None:
    inquiry = cast.inquiry(outcome="solved")
    Inquiry.objects.filter(pk=inquiry.pk).update(at_department=cast.ydelse)
    assert set(found()) == {"at_department", "closed_at_department"}
