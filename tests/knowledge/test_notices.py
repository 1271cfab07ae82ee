from datetime import date, timedelta
from typing import Any

import pytest

from indgang.journal.models import Event
from indgang.knowledge import refusals
from indgang.knowledge.models import Notice, Reading
from indgang.organisation.models import Employee
from indgang.organisation.rights import Role
from indgang.sample.cast import Cast


def notice(cast: Cast, **changes: Any) -> Notice:
    facts: dict[str, Any] = {"title": "MitID driller", "text": "- Prøv igen", "valid_from": cast.today}
    return Notice.write(**facts | {"by": cast.tina, "at": cast.at} | changes)


def waiting(employee: Employee, day: date) -> list[str]:
    return [each.title for each in Notice.objects.waiting_for(employee.pk, employee.centre_id or 0, day)]


def test_it_waits_until_it_is_read_and_its_author_has_read_it(cast: Cast) -> None:
    row = notice(cast)
    assert waiting(cast.karen, cast.today) == ["MitID driller"]
    assert waiting(cast.tina, cast.today) == []
    row.mark_read(by=cast.karen, at=cast.later(minutes=5))
    row.mark_read(by=cast.karen, at=cast.later(minutes=9))
    assert waiting(cast.karen, cast.today) == []
    assert [(each.employee, each.at) for each in row.readers] == [
        (cast.tina, cast.at),
        (cast.karen, cast.later(minutes=5)),
    ]
    assert cast.karen not in row.still_to_read
    assert {cast.bo, cast.ditte} <= set(row.still_to_read)
    assert cast.outsider not in row.still_to_read
    kinds = Event.objects.about("notice", row.pk).order_by("id").values_list("kind", flat=True)
    assert list(kinds) == ["notice.written", "notice.acknowledged"]


def test_for_a_centre_or_a_role(cast: Cast) -> None:
    here, leads = notice(cast, centre=cast.fjordby), notice(cast, role=Role.DEPARTMENT, title="Til jer")
    assert waiting(cast.karen, cast.today) == ["MitID driller"]
    assert waiting(cast.bo, cast.today) == []
    assert waiting(cast.ditte, cast.today) == ["Til jer"]
    assert {cast.ditte, cast.per} == set(leads.still_to_read)
    assert cast.bo not in here.still_to_read
    cast.ditte.grants.update(ended_at=cast.at)
    assert waiting(cast.ditte, cast.today) == []
    with pytest.raises(refusals.NotForYou):
        here.mark_read(by=cast.bo, at=cast.at)
    assert set(Notice.objects.visible_to(cast.karen)) == {here}
    assert not Notice.objects.visible_to(cast.ulla).exists()


def test_only_in_its_days_and_the_important_first(cast: Cast) -> None:
    day = timedelta(days=1)
    notice(cast, valid_to=cast.today + day)
    notice(cast, title="Vigtigt", important=True, valid_from=cast.today - 3 * day)
    notice(cast, title="Senere", valid_from=cast.today + day)
    assert waiting(cast.karen, cast.today) == ["Vigtigt", "MitID driller"]
    assert waiting(cast.karen, cast.today + day) == ["Vigtigt", "Senere", "MitID driller"]
    assert waiting(cast.karen, cast.today + 2 * day) == ["Vigtigt", "Senere"]


@pytest.mark.parametrize(
    ("changes", "refusal"),
    [
        ({"title": ""}, refusals.NothingWritten),
        ({"text": " "}, refusals.NothingWritten),
        ({"text": "p" * 2001}, refusals.TooLong),
        ({"valid_to": date(2026, 9, 13)}, refusals.EndsBeforeItBegins),
    ],
)
def test_what_cannot_be_told(cast: Cast, changes: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        notice(cast, **changes)


@pytest.mark.parametrize("who", ["karen", "ditte", "ali", "anders", "outsider"])
def test_who_may_not_tell(cast: Cast, who: str) -> None:
    person = getattr(cast, who)
    with pytest.raises(refusals.MayNotWrite):
        notice(cast, by=person)
    with pytest.raises(refusals.MayNotWrite):
        notice(cast).withdraw(by=person, at=cast.at)


def test_withdrawn_it_is_gone_from_the_desks_and_kept(cast: Cast) -> None:
    row = notice(cast, for_citizens=True)
    assert list(Notice.objects.public().on(cast.today)) == [row]
    row.withdraw(by=cast.christian, at=cast.at)
    assert waiting(cast.karen, cast.today) == []
    assert not Notice.objects.public().exists()
    assert not Notice.objects.visible_to(cast.karen).exists()
    assert list(Notice.objects.visible_to(cast.tina)) == [row]
    with pytest.raises(refusals.IsWithdrawn):
        Notice.objects.get(pk=row.pk).withdraw(by=cast.tina, at=cast.at)


def test_citizens_see_only_what_is_for_them(cast: Cast) -> None:
    notice(cast)
    assert not Notice.objects.public().exists()


def test_what_it_says_is_escaped(cast: Cast) -> None:
    assert notice(cast, text="<b>Hej</b>").html == "<p>&lt;b&gt;Hej&lt;/b&gt;</p>"
    assert Reading.objects.count() == 1
