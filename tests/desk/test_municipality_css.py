import re

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from indgang.desk.municipality import Colour, contrast, readable_on_white, text_on
from indgang.organisation.models import Municipality
from indgang.sample.cast import Cast
from tests.pages import check_page

WHITE, BLACK = (255, 255, 255), (0, 0, 0)
PART = st.integers(0, 255)
RULE = re.compile(r":root \{ --municipality-primary: (#[0-9a-f]{6}); --municipality-on-primary: (#[0-9a-f]{6}); \}\n")


def coloured(colour: str) -> Municipality:
    municipality = Municipality(name="Fjordby Kommune", primary_colour=colour)
    municipality.save()
    return municipality


def test_the_colours_are_a_stylesheet(db: None, client: Client) -> None:
    answer = client.get(coloured("#1A4F6E").stylesheet_url)
    assert answer.headers["Content-Type"] == "text/css; charset=utf-8"
    assert answer.content.decode() == ":root { --municipality-primary: #1a4f6e; --municipality-on-primary: #ffffff; }\n"


def test_it_is_kept_for_a_year_under_the_address_that_names_the_colours(db: None, client: Client) -> None:
    municipality = coloured("#1a4f6e")
    assert client.get(municipality.stylesheet_url).headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert client.get("/kommune.css?v=andet").headers["Cache-Control"] == "public, max-age=60"
    assert client.get("/kommune.css").headers["Cache-Control"] == "public, max-age=60"


def test_new_colours_have_a_new_address(db: None, client: Client) -> None:
    assert coloured("#1a4f6e").stylesheet_url != coloured("#5e1a6e").stylesheet_url


def test_it_is_the_same_for_everybody(db: None, client: Client) -> None:
    answer = client.get("/kommune.css")
    assert answer.cookies == {}
    assert "Vary" not in answer.headers


def test_a_yellow_is_darkened_until_it_can_be_read(db: None, client: Client) -> None:
    found = RULE.fullmatch(client.get(coloured("#ffdd00").stylesheet_url).content.decode())
    assert found
    assert found[1] != "#ffdd00"


def test_before_any_data_there_are_colours_too(db: None, client: Client) -> None:
    assert RULE.fullmatch(client.get("/kommune.css").content.decode())


def test_every_page_asks_for_it(cast: Cast, client: Client) -> None:
    answer = client.get("/log-ind/")
    check_page(answer)
    assert f'href="{Municipality.current().stylesheet_url}"' in answer.content.decode()


@given(PART, PART, PART)
def test_every_colour_becomes_readable_both_ways(red: int, green: int, blue: int) -> None:
    primary = readable_on_white((red, green, blue))
    assert contrast(primary, WHITE) >= 4.5
    assert contrast(primary, text_on(primary)) >= 4.5


@given(PART, PART, PART)
def test_a_readable_colour_is_left_alone(red: int, green: int, blue: int) -> None:
    colour: Colour = (red, green, blue)
    if contrast(colour, WHITE) >= 4.5:
        assert readable_on_white(colour) == colour


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [(WHITE, BLACK, 21.0), (WHITE, WHITE, 1.0), ((119, 119, 119), WHITE, 4.48), (BLACK, (255, 0, 0), 5.25)],
)
def test_contrast_is_reckoned_as_the_web_guidelines_do(one: Colour, other: Colour, expected: float) -> None:
    assert contrast(one, other) == pytest.approx(expected, abs=0.005)
    assert contrast(other, one) == contrast(one, other)
