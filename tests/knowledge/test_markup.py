from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indgang.knowledge import markup

ALLOWED = {"p", "ul", "ol", "li", "a", "h2", "h3"}


class Tags(HTMLParser):
    """Gathers what stands in the markup."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_headings_paragraphs_lists_and_steps() -> None:
    text = "Først\ner der tekst.\n\n## Tag med\n- Pas\n* Penge\n\n1. Kom\n2) Betal\nFarvel"
    assert [(block.kind, block.lines) for block in markup.blocks(text)] == [
        ("paragraph", ("Først er der tekst.",)),
        ("heading", ("Tag med",)),
        ("points", ("Pas", "Penge")),
        ("steps", ("Kom", "Betal")),
        ("paragraph", ("Farvel",)),
    ]
    assert markup.drawn("## Tag med\n- Pas", 3) == "<h3>Tag med</h3>\n<ul><li>Pas</li></ul>"
    assert markup.drawn("") == ""


@pytest.mark.parametrize(
    ("line", "drawn"),
    [
        ("Se [borger.dk](https://borger.dk/pas).", 'Se <a href="https://borger.dk/pas">borger.dk</a>.'),
        (
            "Se https://borger.dk/a?b=1&c=2.",
            'Se <a href="https://borger.dk/a?b=1&amp;c=2">https://borger.dk/a?b=1&amp;c=2</a>.',
        ),
        ("[Ring](tel:70200000)", '<a href="tel:70200000">Ring</a>'),
        ("[Opgaven](/opgaver/pas-voksen/)", '<a href="/opgaver/pas-voksen/">Opgaven</a>'),
        ("[x](javascript:alert(1))", "[x](javascript:alert(1))"),
        ("[x](//ond.dk)", "[x](//ond.dk)"),
        ("[x](data:text/html,y)", "[x](data:text/html,y)"),
        ('[x](https://a.dk/"onclick=)', '<a href="https://a.dk/&quot;onclick=">x</a>'),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("[<b>](https://a.dk)", '<a href="https://a.dk">&lt;b&gt;</a>'),
    ],
)
def test_links_lead_only_where_they_may(line: str, drawn: str) -> None:
    assert markup.linked(line) == drawn


@given(st.text(alphabet=st.sampled_from("ab <>&\"'[]()/:.-#1)\nhttps:javascript\\"), max_size=120))
def test_nothing_but_our_own_tags_comes_out(text: str) -> None:
    tags = Tags()
    tags.feed(str(markup.drawn(text)))
    for tag, attributes in tags.found:
        assert tag in ALLOWED
        assert set(attributes) == ({"href"} if tag == "a" else set())
        assert not (attributes.get("href") or "").lower().startswith(("javascript", "data", "//"))


def test_read_aloud_only_the_words_are_left() -> None:
    assert markup.plain("## Tag\n- [pas](https://a.dk) og https://b.dk/c") == "Tag\npas og "
