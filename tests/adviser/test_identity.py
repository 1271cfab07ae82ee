"""What in a text could tell who it is about."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.adviser import refusals
from indgang.adviser.clear_text import in_clear
from indgang.adviser.identity import Trace, found_in


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("Borgeren har CPR-nummer 070365-1231.", Trace.CPR, "070365-1231"),
        ("En mand ved navn Mogens Ploug ringede.", Trace.NAME, "Mogens Ploug"),
        ("Ring til hende på 95 30 40 50.", Trace.PHONE, "95 30 40 50"),
        ("Svaret kom fra mette@fjord.example i går.", Trace.MAIL, "mette@fjord.example"),
        ("Familien bor på Birkevej 4 og er syge.", Trace.ADDRESS, "Birkevej 4"),
        ("Brevet kom den 3. maj, og så skete der intet.", Trace.DATE, "den 3. maj"),
        ("Brevet er fra 12.05.2026 og er langt.", Trace.DATE, "12.05.2026"),
        ("En kvinde på 83 år fik afslag.", Trace.AGE, "83 år"),
        ("Den 83-årige fik afslag.", Trace.AGE, "83-årige"),
        ("Det står i sag nr. 24/117 hos os.", Trace.NUMBER, "sag nr. 24/117"),
        ("Han er graver og har få timer.", Trace.JOB, "graver"),
        ("Sønnen går på Kløftedalskolen og har det svært.", Trace.PLACE, "Kløftedalskolen"),
    ],
)
def test_each_kind_is_found(text: str, kind: Trace, words: str) -> None:
    found = {(each.kind, each.words) for each in found_in(text)}
    assert (kind, words) in found
    assert all(each.advice for each in found_in(text))


def test_what_stands_in_the_case_is_found_in_any_form() -> None:
    found = found_in("Ploughs søster skrev igen om hestene.", known=["Signe Plough", "Borgeren har heste på marken."])
    assert [(each.kind, each.words) for each in found] == [(Trace.CASE, "Ploughs")]


def test_a_story_without_identity_is_clean() -> None:
    text = (
        "En borger ventede længe på svar. Afdelingen havde lovet at ringe, men gjorde det ikke.\n\n"
        "Borgervejlederen talte med lederen, og borgeren fik svar dagen efter. Kommunen sagde undskyld."
    )
    assert found_in(text) == []
    assert in_clear(text, read_through=False) == text


def test_a_text_in_clear_holds_no_numbers_and_no_unread_names() -> None:
    with pytest.raises(refusals.PersonalContent) as sure:
        in_clear("Ring til 95304050.", read_through=True)
    assert "»95304050«" in sure.value.message
    with pytest.raises(refusals.MayBePersonal):
        in_clear("Det gælder Mogens Ploug.", read_through=False)
    assert in_clear(" Det gælder Mogens Ploug. ", read_through=True) == "Det gælder Mogens Ploug."
    with pytest.raises(refusals.NothingWritten):
        in_clear("  ", read_through=True)


@given(st.text(max_size=120), st.lists(st.text(max_size=20), max_size=3))
def test_no_text_breaks_it(text: str, known: list[str]) -> None:
    for each in found_in(text, known):
        assert each.words
