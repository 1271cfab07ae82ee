"""A little of everything at the adviser's desk, so that none of its pages is empty."""

from indgang.sample.cast import Cast
from tests import adviser_zone
from tests.adviser import forwarding_town, frame_town, independence_town, intake_town, learning_town, letter_rows


def lived_in(cast: Cast) -> None:
    """Let the adviser have worked for a week before the cast's Monday."""
    key = adviser_zone.founded(cast)
    intake_town.lived_in(cast, key)
    learning_town.learnt(cast, key)
    letter_rows.fill(cast, 2)
    forwarding_town.lived_in(cast, key)
    frame_town.lived_in(cast)
    independence_town.lived_in(cast, key)
