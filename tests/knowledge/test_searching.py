from collections.abc import Iterator

import pytest

from indgang.catalogue.models import LifeEvent
from indgang.knowledge import searching
from indgang.knowledge.searching import find_articles, find_life_events
from indgang.sample.cast import SINCE, Cast

from .telling import article


@pytest.fixture(autouse=True)
def nothing_kept() -> Iterator[None]:
    searching._articles.cache_clear()
    searching._life_events.cache_clear()
    yield
    searching._articles.cache_clear()
    searching._life_events.cache_clear()


def test_the_title_counts_most_and_the_text_and_task_too(cast: Cast) -> None:
    text = article(cast, title="Det, vi ser efter", text="Se altid det gamle pas.", tasks=[])
    title = article(cast, title="Nyt pas", text="Kom forbi.", tasks=[])
    about = article(cast, title="Kom forbi", text="Vi hjælper.")
    article(cast, title="Flytning", text="Meld det.", tasks=[cast.moving])
    assert find_articles("hvor får jeg et pas", cast.karen)[0] == title
    assert set(find_articles("pas", cast.karen)) == {text, title, about}
    assert find_articles("pas", cast.karen, limit=1) == [title]


def test_a_word_on_its_way_is_found_too(cast: Cast) -> None:
    found = article(cast, title="Boligstøtte", text="Hjælp til huslejen.", tasks=[])
    assert find_articles("boligst", cast.karen) == [found]
    assert find_articles("bo", cast.karen) == []


def test_rights_stand_in_the_query(cast: Cast) -> None:
    public, internal = article(cast, audience="public"), article(cast)
    gone, proposal = article(cast), article(cast, audience="public", owner=cast.ditte, by=cast.ditte)
    gone.withdraw("Væk.", by=cast.tina, at=cast.at)
    assert find_articles("nyt pas", None) == [public]
    assert find_articles("nyt pas", cast.anders) == [public]
    assert set(find_articles("nyt pas", cast.karen)) == {public, internal}
    assert set(find_articles("nyt pas", cast.christian)) == {public, internal}
    assert find_articles("nyt pas", cast.outsider) == []
    assert proposal not in find_articles("nyt pas", cast.ditte)


def test_what_is_withdrawn_is_gone_at_once_and_what_is_new_comes_soon(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(searching, "monotonic", lambda: 0.0)
    row = article(cast)
    assert find_articles("pas", cast.karen) == [row]
    row.withdraw("Væk.", by=cast.tina, at=cast.at)
    assert find_articles("pas", cast.karen) == []
    new = article(cast)
    monkeypatch.setattr(searching, "monotonic", lambda: 10.0)
    assert find_articles("pas", cast.karen) == [new]


@pytest.mark.parametrize("said", ["", " ", "og det er", "😀", "<script>", "x" * 10_000, "你好", "' OR 1=1 --"])
def test_words_that_say_nothing(cast: Cast, said: str) -> None:
    article(cast)
    assert find_articles(said, cast.karen) == []
    assert find_life_events(said) == []


def test_life_events_are_found_by_all_of_the_words(cast: Cast) -> None:
    event = LifeEvent.objects.create(slug="flytning", title="Vi skal flytte sammen", valid_from=SINCE)
    LifeEvent.objects.create(slug="doed", title="En af mine nærmeste er død", valid_from=SINCE)
    assert find_life_events("vi flytter sammen") == [event]
    assert find_life_events("vi flytter til månen") == []


def test_as_many_questions_for_many(cast: Cast, django_assert_num_queries) -> None:
    for _n in range(12):
        article(cast)
    find_articles("pas", cast.karen)
    with django_assert_num_queries(2):
        assert len(find_articles("pas", cast.karen, 10)) == 10
