import pytest

from tests.pages import read

SOUND = (
    '<!DOCTYPE html><html lang="da"><title>Hej – Indgang</title>'
    '<h1>Hej</h1><form method="post" action="/x"></form></html>'
)


def test_a_sound_page_has_no_faults() -> None:
    page = read(SOUND)
    assert page.faults == []
    assert (page.title, page.headings) == ("Hej – Indgang", ["Hej"])


def test_a_block_of_data_is_no_script() -> None:
    page = read(SOUND.replace("<h1>", '<script type="application/ld+json">{"a": 1}</script><h1>'))
    assert page.faults == []
    assert '"a"' not in page.text


@pytest.mark.parametrize(
    ("broken", "fault"),
    [
        ("<div><p>a</div>", "<p> is not closed before </div>"),
        ("<div>", "<div> is never closed"),
        ("</div>", "</div> closes nothing"),
        ("<div/>", "<div/> cannot close itself"),
        ("<p><div></div></p>", "<div> inside <p>"),
        ('<p id="a"></p><p id="a"></p>', "id a stands 2 times"),
        ('<label for="b"></label>', "for=b leads nowhere"),
        ('<p style="x"></p>', "inline style on <p>"),
        ('<p onclick="x"></p>', "inline onclick on <p>"),
        ("<script>x</script>", "inline script"),
        ('<input id="c" type="text">', "field c has no label"),
        ("<form></form>", "form without method"),
        ('<form method="post"></form>', "posted form without action"),
    ],
)
def test_every_fault_is_found(broken: str, fault: str) -> None:
    assert fault in read(broken).faults
