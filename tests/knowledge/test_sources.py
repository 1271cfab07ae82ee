from datetime import date

import pytest

from indgang.knowledge import sources
from indgang.knowledge.refusals import UnreadableSource


def test_text_address_and_day_in_any_combination() -> None:
    found = sources.read("Pasloven\nborger.dk | https://borger.dk | 01.09.2026\n\nCPR-loven | 2026-09-02")
    assert found == (
        sources.Source("Pasloven"),
        sources.Source("borger.dk", "https://borger.dk", date(2026, 9, 1)),
        sources.Source("CPR-loven", "", date(2026, 9, 2)),
    )
    assert sources.written("CPR-loven |  | 2026-09-02 ") == "CPR-loven | 02.09.2026"
    assert sources.read("") == ()


@pytest.mark.parametrize(
    "line", ["| https://a.dk", "Lov | a.dk", "Lov | javascript:x", "Lov | 32.1.2026", "a | b | c | d"]
)
def test_what_cannot_be_read_is_told_with_its_line(line: str) -> None:
    with pytest.raises(UnreadableSource) as told:
        sources.read(f"Pasloven\n{line}")
    assert "linje 2" in told.value.message


def test_what_is_written_is_read_again() -> None:
    lines = "borger.dk | https://borger.dk | 01.09.2026\nPasloven"
    assert sources.written(lines) == sources.written(sources.written(lines)) == lines
