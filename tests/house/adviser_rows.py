"""What the adviser's addresses are about, in the table of who gets in where."""

from indgang.adviser.models import Key
from indgang.sample.cast import Cast
from tests.adviser import forwarding_town, frame_town, independence_town, learning_town, letter_rows

from . import intake_rows


def known(cast: Cast, key: Key) -> dict[str, int]:
    """Return the number of the row that each of the adviser's addresses asks for, by the address's name."""
    return {
        **intake_rows.known(cast, key),
        **learning_town.known(cast, key),
        **forwarding_town.known(cast),
        **letter_rows.known(cast),
        **frame_town.known(cast),
        **independence_town.known(cast, key),
    }
