import pytest

from indgang.citizens.phone import dialled


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("20304050", "20304050"),
        ("20 30 40 50", "20304050"),
        ("+45 20 30 40 50", "20304050"),
        ("0045 20304050", "20304050"),
        ("20-30.40 50", "20304050"),
        ("+46 70 123 45 67", "+46701234567"),
        ("", ""),
        ("kun efter kl. 16", "kun efter kl. 16"),
        ("070365-1231", "070365-····"),
    ],
)
def test_a_number_is_kept_as_it_is_dialled(typed: str, kept: str) -> None:
    assert dialled(typed) == kept
