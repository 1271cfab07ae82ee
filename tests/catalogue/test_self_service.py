"""Self-service: what a task's words say of where citizens can do it themselves."""

import pytest

from indgang.catalogue.models import Task
from indgang.catalogue.self_service import SelfService
from indgang.sample.cast import Cast


@pytest.mark.parametrize(
    ("words", "url", "page"),
    [
        ("borger.dk: Boligstøtte", "https://www.borger.dk/", "Boligstøtte"),
        ("Politi.dk: Kørekort", "https://www.politi.dk/", "Kørekort"),
        ("Familieretshuset: Skilsmisse", "", "Skilsmisse"),
        ("Kommunens tidsbestilling", "", ""),
        ("tinglysning.dk", "https://www.tinglysning.dk/", ""),
    ],
)
def test_a_site_that_is_named_can_be_opened(words: str, url: str, page: str) -> None:
    found = SelfService.of(Task(self_service=words))
    assert found is not None
    assert (found.text, found.url, found.page) == (words, url, page)


def test_a_task_without_self_service_has_none() -> None:
    assert SelfService.of(Task()) is None


def test_tasks_with_self_service_are_those_that_name_it(cast: Cast) -> None:
    assert set(Task.objects.with_self_service()) == {cast.passport, cast.moving, cast.housing_benefit}
